//! The tree: a page of HTML in little memory.
//!
//! In: HTML. Out: its elements and texts, tamed and then put in order by the parser that browsers agree on. A node takes 28 bytes and
//! words stand in one string, so that a page takes a few times its size and no more, whatever its tags are. The names of elements
//! are those of `tame`; comments and declarations are not kept.

mod sink;

use std::iter;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, parse_document};

use self::sink::Sink;
use super::tame::{ATTRIBUTES, NAMES, tame};

/// A page of HTML.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Chunks<Node>,
    attributes: Chunks<Said>,
    /// All words and values, one behind the other.
    text: String,
    /// Whether something was nested too deep to be kept as it was.
    pub(super) deep: bool,
}

/// No parent, no sibling, no child.
const NONE: u32 = u32::MAX;
/// The page itself, which holds the outermost element.
const PAGE: u32 = 0;

/// An element or a text.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    /// The sibling before; for the first one the last one.
    before: u32,
    next: u32,
    first: u32,
    what: What,
}

#[derive(Debug, Clone, Copy)]
enum What {
    /// The place of its name, how many attributes it has, and the place of the first one.
    Element { name: u8, attributes: u8, first: u32 },
    /// Where its words stand.
    Words { start: u32, end: u32 },
}

/// An attribute: the place of its name, and where its value stands.
#[derive(Debug, Clone, Copy)]
struct Said {
    name: u8,
    start: u32,
    end: u32,
}

/// A list that grows without being copied.
#[derive(Debug)]
struct Chunks<T>(Vec<Vec<T>>);

/// How many entries a chunk has.
const CHUNK: usize = 1 << 11;

impl<T: Copy> Chunks<T> {
    fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * CHUNK + last.len())
    }

    fn push(&mut self, entry: T) -> u32 {
        let place = place(self.len());
        if let Some(last) = self.0.last_mut().filter(|last| last.len() < CHUNK) {
            last.push(entry);
        } else {
            let mut chunk = Vec::with_capacity(CHUNK);
            chunk.push(entry);
            self.0.push(chunk);
        }
        place
    }

    fn get(&self, place: u32) -> T {
        self.0[place as usize / CHUNK][place as usize % CHUNK]
    }

    fn at(&mut self, place: u32) -> &mut T {
        &mut self.0[place as usize / CHUNK][place as usize % CHUNK]
    }
}

/// A place in a page.
fn place(at: usize) -> u32 {
    u32::try_from(at).expect("no seed is read that is longer than a gigabyte")
}

impl Tree {
    /// The tree of a page.
    pub(super) fn read(html: &str) -> Self {
        let mut parser = parse_document(Sink::new(html.len()), ParseOpts::default());
        parser.process(StrTendril::from_slice("<!DOCTYPE html>"));
        let deep = tame(html, |piece| parser.process(StrTendril::from_slice(piece)));
        Self { deep, ..parser.finish() }
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Element<'_> {
        let root = self.nodes.get(PAGE).first;
        Element { tree: self, place: root }
    }

    /// The element at a place.
    pub(super) fn at(&self, place: u32) -> Option<Element<'_>> {
        matches!(self.nodes.get(place).what, What::Element { .. }).then_some(Element { tree: self, place })
    }
}

/// An element of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    tree: &'a Tree,
    place: u32,
}

/// What stands in an element.
pub(super) enum Child<'a> {
    Words(&'a str),
    Element(Element<'a>),
}

impl<'a> Element<'a> {
    /// Its place among all nodes, which is that of its tag among all tags.
    pub(super) fn place(self) -> u32 {
        self.place
    }

    pub(super) fn name(self) -> &'static str {
        match self.node().what {
            What::Element { name, .. } => NAMES[usize::from(name)],
            What::Words { .. } => "",
        }
    }

    pub(super) fn attr(self, name: &str) -> Option<&'a str> {
        let What::Element { attributes, first, .. } = self.node().what else { return None };
        let mut said = (first..first + u32::from(attributes)).map(|place| self.tree.attributes.get(place));
        let found = said.find(|said| ATTRIBUTES[usize::from(said.name)] == name)?;
        Some(&self.tree.text[found.start as usize..found.end as usize])
    }

    /// The element that it stands in.
    pub(super) fn parent(self) -> Option<Self> {
        let parent = self.node().parent;
        (parent != NONE && parent != PAGE).then_some(Self { place: parent, ..self })
    }

    /// The elements that it stands in, from the innermost on.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Self> {
        iter::successors(self.parent(), |element| element.parent())
    }

    /// What stands in it.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'a>> {
        let first = Some(self.node().first).filter(|first| *first != NONE);
        let places = iter::successors(first, move |place| Some(self.tree.nodes.get(*place).next).filter(|next| *next != NONE));
        places.map(move |place| self.child(place))
    }

    /// The elements that stand directly in it.
    pub(super) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Words(_) => None,
        })
    }

    /// All elements in it, in the order of their tags.
    pub(super) fn descendants(self) -> impl Iterator<Item = Self> {
        self.below().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Words(_) => None,
        })
    }

    /// All words in it.
    pub(super) fn text(self) -> impl Iterator<Item = &'a str> {
        self.below().filter_map(|child| match child {
            Child::Words(words) => Some(words),
            Child::Element(_) => None,
        })
    }

    fn below(self) -> impl Iterator<Item = Child<'a>> {
        let first = Some(self.node().first).filter(|first| *first != NONE);
        iter::successors(first, move |place| self.following(*place)).map(move |place| self.child(place))
    }

    /// The node behind another one, as long as it stands in this element.
    fn following(self, mut place: u32) -> Option<u32> {
        let mut node = self.tree.nodes.get(place);
        if node.first != NONE {
            return Some(node.first);
        }
        while node.next == NONE {
            place = node.parent;
            if place == self.place {
                return None;
            }
            node = self.tree.nodes.get(place);
        }
        Some(node.next)
    }

    fn child(self, place: u32) -> Child<'a> {
        match self.tree.nodes.get(place).what {
            What::Words { start, end } => Child::Words(&self.tree.text[start as usize..end as usize]),
            What::Element { .. } => Child::Element(Self { place, ..self }),
        }
    }

    fn node(self) -> Node {
        self.tree.nodes.get(self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The elements of a page with what they say, one behind the other.
    fn outline(html: &str) -> String {
        fn write(element: Element, out: &mut String) {
            out.extend([element.name(), "("]);
            for child in element.children() {
                match child {
                    Child::Words(words) => out.push_str(words),
                    Child::Element(inner) => write(inner, out),
                }
            }
            out.push(')');
        }
        let mut out = String::new();
        let tree = Tree::read(html);
        let body = tree.root().elements().find(|element| element.name() == "body").expect("every page has a body");
        write(body, &mut out);
        out
    }

    #[test]
    fn elements_stand_where_a_browser_puts_them() {
        assert_eq!(outline("<p>one<p>two <b>three"), "body(p(one)p(two x-b(three)))");
        assert_eq!(outline("<table><tr><td>a</table>"), "body(table(tbody(tr(td(a)))))");
        assert_eq!(outline("x<table>y<tr><td>a<p>b</table>z"), "body(xytable(tbody(tr(td(ap(b)))))z)");
        assert_eq!(outline("<my-part>R&amp;D &lt;b></my-part>"), "body(span(R&D <b>))");
    }

    #[test]
    fn what_stands_in_an_element_is_found_in_order() {
        let tree = Tree::read("<ul id=l><li class='a b'>one <i>two</i><li>three</ul>four");
        let list = tree.root().descendants().find(|element| element.attr("id") == Some("l")).expect("it is there");
        assert_eq!(list.descendants().map(Element::name).collect::<Vec<_>>(), ["li", "x-i", "li"]);
        assert_eq!(list.text().collect::<String>(), "one twothree");
        assert_eq!(list.elements().next().and_then(|item| item.attr("class")), Some("a b"));
        assert_eq!(list.ancestors().map(Element::name).collect::<Vec<_>>(), ["body", "html"]);
    }
}
