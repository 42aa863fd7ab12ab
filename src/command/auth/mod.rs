//! `wrap auth`: sign in, and see or use who you are.

mod env;
mod exec;
mod explain;
mod kept;
mod login;
mod logout;
mod renewal;
pub(crate) mod secret;
mod whoami;

pub(crate) use env::{EnvFormat, env};
pub(crate) use exec::exec;
pub(crate) use explain::explain;
pub(crate) use login::login;
pub(crate) use logout::{LogoutArguments, logout};
pub(crate) use whoami::{WhoamiFormat, whoami};
