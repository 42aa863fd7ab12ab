//! The token endpoint of Microsoft Entra ID: grants and their replies.
