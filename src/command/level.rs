//! How deep shells and steps are inside of each other.

use crate::system::Env;

/// Says it, to prompts and scripts that know Atmos too.
pub(crate) const VARIABLE: &str = "ATMOS_SHLVL";

/// The level of what is started from here.
pub(crate) fn next(env: &Env) -> u32 {
    let level = env.var(VARIABLE).and_then(|level| level.parse::<u32>().ok()).unwrap_or_default();
    level.saturating_add(1)
}
