//! The addresses of a document's blocks, worked out by `anchors` and kept beside the tree.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::OnceLock;

use super::{Content, Document};

/// What the tree implies for one block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The anchor in the page: `para-12`, `para-3-a-i`, `u5`, `fn-3`, `article-16`, `table-1`.
    pub id: String,
    /// For paragraphs: the printed number with those above it, `3(a)(i)`; `None` where the text prints none.
    pub number: Option<String>,
    parent: Option<Above>,
    section: Option<Above>,
}

/// Index of a block that stands above another, and one more: a large site has millions of them.
type Above = NonZeroU32;

impl Address {
    /// An anchor, without a number and below nothing.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// The same with a printed number.
    #[must_use]
    pub fn numbered(self, number: Option<String>) -> Self {
        Self { number, ..self }
    }

    /// The same below these blocks.
    #[must_use]
    pub fn below(self, parent: Option<usize>, section: Option<usize>) -> Self {
        let above = |index: usize| u32::try_from(index + 1).ok().and_then(Above::new).expect("a page has fewer bytes than that");
        Self { parent: parent.map(above), section: section.map(above), ..self }
    }

    /// Index of the block that introduces this one: the paragraph above an item, the heading above a heading.
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(index)
    }

    /// Index of the innermost heading above.
    pub fn section(&self) -> Option<usize> {
        self.section.map(index)
    }
}

fn index(above: Above) -> usize {
    above.get() as usize - 1
}

/// One [`Address`] for each block of a document, in the same order.
#[derive(Debug, Clone, Default)]
pub struct Addresses {
    /// By index of the block.
    pub blocks: Vec<Address>,
    /// The blocks in the order of their anchors, worked out when somebody first asks for one.
    by_id: OnceLock<Box<[u32]>>,
    /// The place of each block among its neighbours, worked out when somebody first asks for one.
    places: OnceLock<Box<[Unnumbered]>>,
}

/// Where a block without a number stands among those beside it: with the same parent, or in the same section without one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unnumbered {
    /// Its place among those without a number, counted from 1.
    pub place: u32,
    /// Whether there is none beside it.
    pub alone: bool,
    /// Whether some of those beside it have numbers.
    pub mixed: bool,
}

impl PartialEq for Addresses {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
    }
}

impl Eq for Addresses {}

impl Addresses {
    /// The addresses of blocks in their order.
    pub fn new(blocks: Vec<Address>) -> Self {
        Self { blocks, ..Self::default() }
    }

    /// The block that an anchor names.
    pub fn find(&self, id: &str) -> Option<usize> {
        let id_of = |&index: &u32| self.blocks[index as usize].id.as_str();
        let by_id = self.by_id.get_or_init(|| {
            let mut all: Box<[u32]> = (0..).take(self.blocks.len()).collect();
            all.sort_by_key(id_of);
            all
        });
        let first = by_id.partition_point(|index| id_of(index) < id);
        by_id.get(first).filter(|index| id_of(index) == id).map(|&index| index as usize)
    }

    /// Where a block without a number stands among those beside it; below no parent only the running text counts.
    pub fn unnumbered(&self, document: &Document, block: usize) -> Unnumbered {
        self.places.get_or_init(|| self.count(document))[block]
    }

    fn count(&self, document: &Document) -> Box<[Unnumbered]> {
        let is_text = |block: usize| matches!(document.blocks[block].content, Content::Paragraph(_) | Content::Preformatted(_));
        let group = |block: usize| {
            let address = &self.blocks[block];
            (address.parent.is_some() || is_text(block))
                .then(|| (address.parent, address.section.filter(|_| address.parent.is_none())))
        };
        let mut groups: BTreeMap<_, (u32, u32)> = BTreeMap::new();
        let mut places = vec![0; self.blocks.len()];
        for (block, address) in self.blocks.iter().enumerate() {
            let Some(group) = group(block) else { continue };
            let (all, unnumbered) = groups.entry(group).or_default();
            *all += 1;
            *unnumbered += u32::from(address.number.is_none());
            places[block] = *unnumbered;
        }
        let counted = places.into_iter().enumerate().map(|(block, place)| {
            let (all, unnumbered) = group(block).map_or((0, 0), |group| groups[&group]);
            Unnumbered { place, alone: all == 1, mixed: unnumbered < all }
        });
        counted.collect()
    }
}

/// Blocks that are cited as one, from the first to the last, both included, with all that they introduce.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Index of the first block.
    pub first: usize,
    /// Index of the last block.
    pub last: usize,
}

impl Passage {
    /// One block alone.
    pub fn one(block: usize) -> Self {
        Self { first: block, last: block }
    }
}
