//! `azureProfile.json`: the subscriptions the Azure CLI knows.
