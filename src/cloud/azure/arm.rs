//! Azure Resource Manager: the subscriptions a principal sees.
