//! Assertions: tokens by which a CI system, a cluster or another issuer says who a program is.

mod audience;
mod check;
mod claims;
mod fetch;
mod find;
mod issuers;
mod origin;
mod search;
#[cfg(test)]
mod tests;

pub(crate) use self::{
    audience::refuse_other_audience,
    check::check,
    claims::Claims,
    fetch::fetch,
    find::{find, variables},
    issuers::note,
    origin::{alternatives, origin},
    search::Asked,
};
