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
    /// The `members` of a batch, out of what all components need. What does not belong to the batch is
    /// nobody's to wait for; what that needs in its turn is.
    pub(super) fn new(all: &BTreeMap<Member, BTreeSet<Member>>, members: &BTreeSet<Member>) -> Self {
        Self { needs: members.iter().map(|member| (member.clone(), reached(all, members, member))).collect() }
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

/// The nearest members on every way from `start`.
fn reached(all: &BTreeMap<Member, BTreeSet<Member>>, members: &BTreeSet<Member>, start: &Member) -> BTreeSet<Member> {
    let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![start]);
    while let Some(next) = open.pop() {
        for needed in all.get(next).into_iter().flatten() {
            if needed != start && members.contains(needed) {
                found.insert(needed.clone());
            } else if seen.insert(needed) {
                open.push(needed);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(lines: &[(&str, &[&str])]) -> Graph {
        let all: BTreeMap<Member, BTreeSet<Member>> =
            lines.iter().map(|(name, needs)| (member(name), needs.iter().map(member).collect())).collect();
        Graph::new(&all, &all.keys().cloned().collect())
    }

    fn member(name: &&str) -> Member {
        ("dev".to_owned(), (*name).to_owned())
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
    fn what_is_left_out_still_stands_between_two_others() {
        let all = [("app", "db"), ("db", "vnet"), ("logs", "logs"), ("vnet", "app")];
        let all = all.iter().map(|(name, needs)| (member(name), BTreeSet::from([member(needs)]))).collect();
        let members = ["app", "logs", "vnet"].iter().map(member).collect();
        let graph = Graph::new(&all, &members);
        assert_eq!(graph.needs(&member(&"app")), &BTreeSet::from([member(&"vnet")]));
        assert_eq!(graph.needs(&member(&"logs")), &BTreeSet::new());
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
