//! `wrap auth`: sign in, and see or use who you are.

mod env;
mod exec;
mod explain;
mod kept;
mod list;
mod login;
mod logout;
mod renewal;
pub(crate) mod secret;
mod shell;
mod whoami;

pub(crate) use env::{EnvFormat, env};
pub(crate) use exec::exec;
pub(crate) use explain::explain;
pub(crate) use list::{ListArguments, list};
pub(crate) use login::login;
pub(crate) use logout::{LogoutArguments, logout};
pub(crate) use shell::shell;
pub(crate) use whoami::{WhoamiFormat, whoami};
