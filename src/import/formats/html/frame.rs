//! The frame: what a website puts around a text: menus, heads and feet of its pages, notices on cookies, tables of contents.
//!
//! In: a page and its notes. Out: which elements are no part of the text, and why. Where a page says what its main part is, all around it
//! is frame. Where it does not, an element counts as frame for what it is called, or for where it stands, and only where most of its
//! words are links; a list that a heading or a colon leads to is the document's own, and so is whatever holds a note or a title.

use std::collections::{BTreeMap, BTreeSet};

use super::super::block::LeftOut;
use super::notes::Notes;
use super::table::is_table;
use super::tree::{Child, Element, Tree};

/// Most letters outside of links in a menu, a head or a foot.
const PROSE: usize = 400;
/// So many letters outside of links show that the text has begun.
const BEGUN: usize = 100;
/// Most letters of a link that stands alone above the text: the name of the site, or the way past its menu.
const WAY: usize = 40;
/// Elements that can be a part of a frame; a link can where it stands in no other.
const WHOLES: &[&str] =
    &["ul", "ol", "menu", "dir", "p", "div", "section", "table", "header", "footer", "aside", "address", "fieldset"];
/// What authors of websites call the parts of a frame; notices on cookies are a kind of their own.
const NAMES: &[&str] = &[
    "nav",
    "menu",
    "breadcrumb",
    "sidebar",
    "footer",
    "header",
    "topbar",
    "toolbar",
    "banner",
    "share",
    "social",
    "related",
    "skip",
];

/// What authors call the way to a page from the first one, which is no text wherever it stands.
const BREADCRUMB: &str = "breadcrumb";

/// The frame of a page.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Elements that are no part of the text.
    left: BTreeMap<u32, LeftOut>,
    /// Elements that hold the main part and more.
    around: BTreeSet<u32>,
}

impl Frame {
    /// Finds the frame of a page; `main` is the element that the page says to be its main part.
    pub(super) fn find(page: &Tree, notes: &Notes, main: Option<Element>) -> Self {
        let mut look = Look { notes, frame: Self::default(), links: main.is_none(), prose: 0, in_table: false };
        let sums = look.inside(main.unwrap_or_else(|| page.root()));
        // A page of nothing but links is no frame around nothing.
        if sums.letters == 0 && !sums.notes && main.is_none() {
            look.frame.left.retain(|place, _| page.at(*place).is_some_and(is_apart));
        }
        let mut inner = main;
        while let Some((held, holder)) = inner.and_then(|inner| Some((inner, inner.parent()?))) {
            look.frame.around.insert(holder.place());
            for element in holder.elements().filter(|element| element.place() != held.place()) {
                // Notes are the text's wherever they stand.
                if !element.descendants().any(|inner| notes.text(inner).is_some()) {
                    look.frame.left.insert(element.place(), LeftOut::Frame);
                }
            }
            inner = Some(holder);
        }
        look.frame
    }

    /// Why an element is no part of the text, where it is none.
    pub(super) fn leaves_out(&self, element: Element) -> Option<LeftOut> {
        self.left.get(&element.place()).copied()
    }

    /// Whether an element holds the main part of the page, so that its own words are none of the text.
    pub(super) fn is_around(&self, element: Element) -> bool {
        self.around.contains(&element.place())
    }
}

/// What stands in an element, without what was found to be frame.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Letters and figures.
    letters: usize,
    /// Those in links.
    linked: usize,
    links: usize,
    /// Links to places of the page itself.
    inner: usize,
    /// Links to what has an address with a host.
    outside: usize,
    /// Whether there is a heading, and whether a title that is no link is among them.
    heading: bool,
    title: bool,
    notes: bool,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.letters += other.letters;
        self.linked += other.linked;
        self.links += other.links;
        self.inner += other.inner;
        self.outside += other.outside;
        self.heading |= other.heading;
        self.title |= other.title;
        self.notes |= other.notes;
    }

    /// Whether so many of ten letters are in links.
    fn linked(&self, tenths: usize) -> bool {
        self.linked > 0 && self.linked * 10 >= self.letters * tenths
    }
}

/// A look at the elements of a page, in their order.
struct Look<'a> {
    notes: &'a Notes,
    frame: Frame,
    /// Whether links tell what is frame.
    links: bool,
    /// Letters outside of links so far.
    prose: usize,
    /// Whether it looks into a table of facts.
    in_table: bool,
}

impl Look<'_> {
    /// Looks at what stands in an element.
    fn inside(&mut self, element: Element) -> Sums {
        let mut sums = Sums::default();
        let mut above = None;
        for child in element.children() {
            match child {
                Child::Words(words) => {
                    let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
                    self.prose += letters;
                    sums.letters += letters;
                }
                Child::Element(inner) => {
                    sums.add(self.at(inner, above));
                    above = Some(inner);
                }
            }
        }
        sums
    }

    /// Looks at an element, and says what stands in it if it is no frame; `above` is the element before it.
    fn at(&mut self, element: Element, above: Option<Element>) -> Sums {
        let class = || element.attr("class").unwrap_or_default().to_ascii_lowercase();
        if is_apart(element) || class().contains(BREADCRUMB) {
            return self.leave(element, LeftOut::Frame);
        }
        if element.attr("class").is_some_and(|class| class.starts_with("MsoToc")) {
            return self.leave(element, LeftOut::Contents);
        }
        if self.notes.text(element).is_some() {
            return Sums { notes: true, ..Sums::default() };
        }
        let before = self.prose;
        // The cells of a table are the text's, with all that stands in them.
        let outside = self.in_table;
        self.in_table |= element.name() == "table" && is_table(element);
        let mut sums = self.inside(element);
        self.in_table = outside;
        match element.name() {
            "a" if self.notes.mark(element).is_none() => {
                let href = element.attr("href").map(str::trim).filter(|href| !href.is_empty());
                sums.links += usize::from(href.is_some());
                sums.inner += usize::from(href.is_some_and(|href| href.starts_with('#')));
                sums.outside += usize::from(href.is_some_and(|href| href.contains("://")));
                sums.linked = if href.is_some() { sums.letters } else { 0 };
                self.prose = before + sums.letters - sums.linked;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                sums.heading = true;
                sums.title = element.name() == "h1" && !sums.linked(10);
            }
            _ => {}
        }
        let whole = match element.name() {
            "a" => element.parent().is_some_and(|above| above.name() == "body"),
            name => WHOLES.contains(&name),
        };
        if sums.letters == 0 || sums.notes || self.in_table || !whole {
            return sums;
        }
        if sums.links > 1 && sums.inner == sums.links && sums.linked(8) {
            self.prose = before;
            return self.leave(element, LeftOut::Contents);
        }
        if self.links && (is_named(element, sums) || is_menu(element, sums, before) && !above.is_some_and(leads_to_list)) {
            self.prose = before;
            return self.leave(element, LeftOut::Frame);
        }
        sums
    }

    fn leave(&mut self, element: Element, why: LeftOut) -> Sums {
        self.frame.left.insert(element.place(), why);
        Sums::default()
    }
}

/// Whether an element says that it is no part of the text.
fn is_apart(element: Element) -> bool {
    matches!(element.name(), "nav" | "search" | "dialog")
        || matches!(element.attr("role"), Some("navigation" | "search" | "dialog" | "alertdialog"))
}

/// Whether an element is called as a part of a frame is, and holds what such a part does.
fn is_named(element: Element, sums: Sums) -> bool {
    let called: Vec<&str> = [element.attr("class"), element.attr("id")].into_iter().flatten().flat_map(names).collect();
    let called_so = |name: &str| {
        called.iter().any(|said| {
            said.len() >= name.len() && {
                let said = said.to_ascii_lowercase();
                said.starts_with(name) || name.len() > 4 && said.ends_with(name)
            }
        })
    };
    let says = |word: &str| element.text().any(|text| text.to_lowercase().contains(word));
    if sums.title || sums.letters - sums.linked > PROSE {
        return false;
    }
    let foot = element.name() == "footer" || element.attr("role") == Some("contentinfo") || called_so("footer");
    let part = foot
        || matches!(element.name(), "header" | "aside")
        || matches!(element.attr("role"), Some("banner" | "complementary"))
        || NAMES.iter().any(|name| called_so(name));
    part && sums.linked(5) || foot && (says("©") || says("copyright")) || called_so("cookie") && says("cookie")
}

/// The words of a class or id: `site-footer`, `siteFooter`.
fn names(said: &str) -> impl Iterator<Item = &str> {
    let parts = said.split(|c: char| !c.is_ascii_alphanumeric());
    parts.flat_map(|part| {
        let humps = part.char_indices().filter(|(at, c)| *at > 0 && c.is_ascii_uppercase()).map(|(at, _)| at);
        let ends: Vec<usize> = humps.chain([part.len()]).collect();
        ends.into_iter().scan(0, move |from, end| Some(&part[std::mem::replace(from, end)..end]))
    })
}

/// Whether an element is links and nothing else, and stands where menus do; `before` is how many letters stand above it.
fn is_menu(element: Element, sums: Sums, before: usize) -> bool {
    let above_all = before < BEGUN;
    if sums.heading || !sums.linked(9) {
        return false;
    }
    match element.name() {
        "ul" | "ol" | "menu" | "dir" => sums.links > 1 && (above_all || sums.outside == 0),
        "p" | "div" | "section" | "table" | "a" => above_all && (sums.links > 1 || sums.outside == 0 && sums.linked <= WAY),
        _ => false,
    }
}

/// Whether an element leads to the list below it: a heading, or words that end with a colon.
fn leads_to_list(element: Element) -> bool {
    let is_heading = matches!(element.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    is_heading || element.text().filter(|text| !text.trim().is_empty()).last().is_some_and(|text| text.trim_end().ends_with(':'))
}
