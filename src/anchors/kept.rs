//! Anchors that stay: what the walk is told of those that were published.
//!
//! In: for each block the anchor it was published under. Out: whether the block may keep it. An anchor made from printed labels is
//! never kept against them; one that was counted is kept, since its number says nothing but where it once stood.

use std::collections::HashSet;

/// Where the anchor of a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// From printed labels.
    Printed,
    /// From printed labels that another block has too, so with a count: `para-7-2`.
    Repeated,
    /// `u5`.
    Unnumbered,
    /// `para-5-item-2`.
    Item,
    /// `table-1`.
    Table,
    /// From the words of a heading.
    Title,
}

/// What was published, for one walk.
#[derive(Debug, Default)]
pub(super) struct Kept<'k> {
    /// For each block the anchor it had; missing ones had none.
    pub own: Vec<Option<&'k str>>,
    /// Anchors that the block they belong to will have again: no other block takes them.
    pub held: HashSet<&'k str>,
    /// Anchors that were ever published: no new count makes them.
    pub published: HashSet<&'k str>,
}

impl Naming {
    /// Whether a block with this sort of anchor keeps a published one, whatever it would be called today. Items and numbers depend on
    /// what stands above them or is printed, so for them the walk has to look.
    pub(super) fn keeps(self, published: &str) -> bool {
        match self {
            Self::Unnumbered => published.strip_prefix('u').is_some_and(is_count),
            Self::Table => published.strip_prefix("table-").is_some_and(is_count),
            Self::Title => published.starts_with("heading") || published.contains("-heading"),
            Self::Printed | Self::Repeated | Self::Item => false,
        }
    }
}

/// The count at the end of the anchor of an item: `2` of `para-5-item-2`, `2-1` of one that was put in behind it later.
pub(super) fn item_count(published: &str) -> Option<&str> {
    let (_, count) = published.rsplit_once("-item-")?;
    is_count(count).then_some(count)
}

/// Whether an anchor is another with a count behind it: `para-7-2` and `para-7`.
pub(super) fn is_counted(anchor: &str, plain: &str) -> bool {
    anchor.strip_prefix(plain).and_then(|rest| rest.strip_prefix('-')).is_some_and(is_count)
}

/// Figures, and those of later insertions: `5`, `5-1`.
fn is_count(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
