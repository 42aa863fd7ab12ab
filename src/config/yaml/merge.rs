//! Deep merge, as Atmos merges.

use super::Node;

/// `settings.list_merge_strategy`: what becomes of two lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ListMerge {
    #[default]
    Replace,
    Append,
    Merge,
}

/// `over` laid over `base`.
pub(crate) fn merge(_base: &Node, _over: &Node, _lists: ListMerge) -> Node {
    todo!()
}
