//! Identities of one run that the questions of its programs cannot tell apart.

use crate::{auth::ChainKey, credentials::Azure};

/// A warning for each identity that never answers, because one before it in the same tenant
/// answers whatever names a subscription or the tenant: see [`super::records::route`].
pub(crate) fn warnings(members: &[(&Azure, &ChainKey)]) -> Vec<String> {
    let hidden = members.iter().enumerate().filter_map(|(position, (azure, key))| {
        let (_, other) = members[..position].iter().find(|(earlier, _)| hides(earlier, azure))?;
        Some(format!(
            "`az` never answers for identity `{}`: identity `{}` is in tenant {} too, and no other subscription tells them apart",
            key.name, other.name, azure.tenant
        ))
    });
    hidden.collect()
}

fn hides(earlier: &Azure, azure: &Azure) -> bool {
    let subscription = |azure: &Azure| azure.target.as_ref().map(|target| target.subscription_id.to_lowercase());
    let own = subscription(azure);
    earlier.tenant.eq_ignore_ascii_case(&azure.tenant) && (own.is_none() || own == subscription(earlier))
}
