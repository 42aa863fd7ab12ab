//! Assertions: tokens by which a CI system, a cluster or another issuer says who a program is.

mod claims;
mod fetch;
mod issuers;
mod search;

pub(crate) use self::{
    claims::Claims,
    fetch::fetch,
    issuers::{find, note, refuse_other_audience, variables},
    search::Asked,
};
