//! All stacks, or one component of one.

use super::{
    Scope, auth,
    checks::{Checks, Found},
    finding::Finding,
};
use crate::{
    config::{Config, yaml::Node},
    error::Error,
    stack::{self, Inspection, Stacks, Subject},
    system::Env,
};

/// Whether the project has stacks, or says that it has. Who keeps only `auth` here has none to look at.
pub(super) fn are_wanted(config: &Config, tree: &Node) -> bool {
    ["stacks", "components"].iter().any(|name| tree.get(name).is_some()) || config.stacks.base_path.is_dir()
}

pub(super) fn findings(config: &Config, env: &Env, tree: &Node, scope: Scope<'_>) -> Vec<Finding> {
    let projects_auth = auth::project(config, env);
    // Like Atmos, whoever asks for the stacks only hears of their manifests.
    let reads_code = scope != Scope::Stacks;
    let (checks, mut findings) = Checks::new(config, env, tree, (projects_auth.clone(), reads_code));
    if matches!(scope, Scope::Component { .. }) {
        // Nobody else says it then.
        findings.extend(projects_auth);
    }
    let visit = |found: &mut Found, subject: Subject<'_>| checks.take(found, subject);
    let (inspection, found) = match scope {
        Scope::Component { name, stack, .. } => match one(config, env, (stack, name), &visit) {
            Ok((inspection, found)) => (inspection, vec![found]),
            Err(error) => return vec![Finding::error("stack", &error)],
        },
        _ => stack::inspect(config, env, &visit),
    };
    findings.extend(found.into_iter().flat_map(|found| found.findings));
    let shapes: Vec<_> = findings.iter().filter(|finding| finding.rule == "schema").map(|shape| shape.place).collect();
    // What a manifest's shape makes impossible is said once.
    let is_new = |error: &&Error| error.place().is_none() || !shapes.contains(&error.place());
    findings.extend(inspection.errors.iter().filter(is_new).map(|error| Finding::error("stack", error)));
    findings.extend(inspection.doubts.iter().map(|error| Finding::warning("stack", error)));
    findings
}

fn one(
    config: &Config,
    env: &Env,
    (stack, name): (&str, &str),
    visit: &(dyn Fn(&mut Found, Subject<'_>) + Sync),
) -> Result<(Inspection, Found), Error> {
    let stacks = Stacks::open(config, env)?;
    // Whatever keeps it from being found is the answer.
    let missing = || Stacks::open(config, env).and_then(|stacks| stacks.component(stack, name)).err();
    Ok(stack::inspect_one(&stacks, (stack, name), visit).unwrap_or_else(|| {
        let mut inspection = Inspection::default();
        inspection.errors.extend(missing());
        (inspection, Found::default())
    }))
}
