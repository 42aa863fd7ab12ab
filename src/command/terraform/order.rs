//! The order of a batch: what a component depends on comes first.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};

/// A component of a stack: stack, then name, as they are sorted.
pub(super) type Member = (String, String);

/// Components with what they depend on.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    needs: BTreeMap<Member, BTreeSet<Member>>,
}

impl Graph {
    /// What does not belong to the batch is nobody's to wait for.
    pub(super) fn new(mut needs: BTreeMap<Member, BTreeSet<Member>>) -> Self {
        let members: BTreeSet<Member> = needs.keys().cloned().collect();
        for (member, needed) in &mut needs {
            needed.retain(|one| members.contains(one) && one != member);
        }
        Self { needs }
    }

    /// The other way round: what depends on a component comes first, as `destroy` wants it.
    pub(super) fn reversed(&self) -> Self {
        let mut needs: BTreeMap<_, _> = self.needs.keys().map(|member| (member.clone(), BTreeSet::new())).collect();
        for (member, needed) in &self.needs {
            for one in needed {
                needs.entry(one.clone()).or_default().insert(member.clone());
            }
        }
        Self { needs }
    }

    /// What `member` waits for.
    pub(super) fn needs(&self, member: &Member) -> &BTreeSet<Member> {
        &self.needs[member]
    }

    /// All members, each behind what it needs; by stack and name where nothing else decides.
    pub(super) fn sorted(&self) -> Result<Vec<Member>> {
        let (mut sorted, mut done) = (Vec::new(), BTreeSet::new());
        let mut waiting: BTreeSet<&Member> = self.needs.keys().collect();
        while !waiting.is_empty() {
            let next = waiting.iter().find(|member| self.needs[**member].is_subset(&done)).copied();
            let next = next.ok_or_else(|| self.cycle(&waiting))?;
            waiting.remove(next);
            done.insert(next.clone());
            sorted.push(next.clone());
        }
        Ok(sorted)
    }

    /// Each of `waiting` needs another one of them, so following the first leads into a circle.
    fn cycle(&self, waiting: &BTreeSet<&Member>) -> Error {
        let mut path: Vec<&Member> = Vec::new();
        let mut at = *waiting.first().expect("somebody waits");
        while !path.contains(&at) {
            path.push(at);
            at = self.needs[at].iter().find(|needed| waiting.contains(needed)).expect("it waits for one of them");
        }
        let start = path.iter().position(|member| *member == at).unwrap_or_default();
        let names = path[start..].iter().chain([&at]).map(|(stack, name)| format!("`{name}` of stack `{stack}`"));
        let names: Vec<String> = names.collect();
        Error::configuration("components depend on each other in a circle")
            .because(names.join(" needs "))
            .help("remove one of them from `dependencies.components` or `settings.depends_on`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(lines: &[(&str, &[&str])]) -> Graph {
        let member = |name: &&str| ("dev".to_owned(), (*name).to_owned());
        Graph::new(lines.iter().map(|(name, needs)| (member(name), needs.iter().map(member).collect())).collect())
    }

    fn names(graph: &Graph) -> Vec<String> {
        graph.sorted().expect("there is an order").into_iter().map(|(_, name)| name).collect()
    }

    const LINES: [(&str, &[&str]); 4] =
        [("app", &["db", "vnet"]), ("db", &["vnet"]), ("logs", &[]), ("vnet", &["dns"])];

    #[test]
    fn what_is_needed_comes_first() {
        assert_eq!(names(&graph(&LINES)), ["logs", "vnet", "db", "app"]);
    }

    #[test]
    fn destroying_goes_the_other_way() {
        assert_eq!(names(&graph(&LINES).reversed()), ["app", "db", "logs", "vnet"]);
    }

    #[test]
    fn a_circle_is_shown() {
        let error = graph(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"])]).sorted().unwrap_err().to_string();
        let want = "error: components depend on each other in a circle\n  caused by: `b` of stack `dev` needs `c` of \
                    stack `dev` needs `b` of stack `dev`\nhelp: remove one of them from `dependencies.components` or \
                    `settings.depends_on`";
        assert_eq!(error, want);
    }
}
