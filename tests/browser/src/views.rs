//! The kinds of pages there are, with one of each to look at.

/// A kind of page: its name, the site it is on, and its address there.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What it is called.
    pub name: &'static str,
    /// Its address below that of the site.
    pub path: &'static str,
}

/// One of each kind on the site of this repository.
pub const KINDS: &[Kind] = &[
    Kind { name: "home", path: "" },
    Kind { name: "document", path: "challenges-good-practices/" },
    Kind { name: "long-document", path: "technical-assistance-2005/" },
    Kind { name: "paragraph", path: "challenges-good-practices/12/" },
    Kind { name: "instrument", path: "protocols/smuggling-protocol/" },
    Kind { name: "instruments", path: "protocols/" },
    Kind { name: "authorities", path: "authorities/" },
    Kind { name: "map", path: "map/" },
    Kind { name: "ordinary", path: "about/" },
    Kind { name: "missing", path: "no/such/page/" },
];

/// The fixture whose documents were renamed and withdrawn.
pub const PAST: &str = "tests/fixtures/sites/past";
/// One of each kind that only such a site has.
pub const PAST_KINDS: &[Kind] = &[
    Kind { name: "gone", path: "gamma/4/" },
    Kind { name: "withdrawn", path: "lost/" },
    Kind { name: "addresses-gone", path: "gamma/" },
];
