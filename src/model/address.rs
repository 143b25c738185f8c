//! The addresses of a document's blocks, worked out by `anchors` and kept beside the tree.

/// What the tree implies for one block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The anchor in the page: `para-12`, `para-3-a-i`, `u5`, `fn-3`, `article-16`, `table-1`.
    pub id: String,
    /// For paragraphs: the printed number with those above it, `3(a)(i)`; `None` where the text prints none.
    pub number: Option<String>,
    /// Index of the block that introduces this one: the paragraph above an item, the heading above a heading.
    pub parent: Option<usize>,
    /// Index of the innermost heading above.
    pub section: Option<usize>,
}

/// One [`Address`] for each block of a document, in the same order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// By index of the block.
    pub blocks: Vec<Address>,
}

impl Addresses {
    /// The block that an anchor names.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.blocks.iter().position(|address| address.id == id)
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
