//! The sink: what the parser of HTML says becomes nodes.
//!
//! In: the calls of the parser: make this element, put these words there. Out: the tree. Nothing is decided here.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, ns};

use super::super::tame::{ATTRIBUTES, NAMES, OTHER};
use super::{Chunks, NONE, Node, PAGE, Said, Tree, What, place};

/// A tree that grows.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The names there are, as the parser knows them.
    names: Vec<QualName>,
}

impl Sink {
    /// A tree without anything, for a page of so many bytes.
    pub(super) fn new(length: usize) -> Self {
        let names = NAMES.iter().map(|name| QualName::new(None, ns!(html), LocalName::from(*name)));
        let tree =
            Tree { nodes: Chunks(Vec::new()), attributes: Chunks(Vec::new()), text: String::with_capacity(length), deep: false };
        let sink = Self { tree: RefCell::new(tree), names: names.collect() };
        sink.node(What::Words { start: 0, end: 0 });
        sink
    }

    fn node(&self, what: What) -> u32 {
        self.tree.borrow_mut().nodes.push(Node { parent: NONE, before: NONE, next: NONE, first: NONE, what })
    }
}

impl Tree {
    /// Takes a node out of where it stands.
    fn cut(&mut self, place: u32) {
        let Node { parent, before, next, .. } = self.nodes.get(place);
        if parent == NONE {
            return;
        }
        let first = self.nodes.get(parent).first;
        if first == place {
            self.nodes.at(parent).first = next;
        } else {
            self.nodes.at(before).next = next;
        }
        if next != NONE {
            self.nodes.at(next).before = before;
        } else if first != place {
            self.nodes.at(first).before = before;
        }
        let node = self.nodes.at(place);
        (node.parent, node.before, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node into another one, before one of its children or at its end.
    fn put(&mut self, parent: u32, place: u32, next: u32) {
        self.cut(place);
        let first = self.nodes.get(parent).first;
        let before = match (first, next) {
            (NONE, _) => place,
            (first, NONE) => self.nodes.get(first).before,
            (_, next) => self.nodes.get(next).before,
        };
        let node = self.nodes.at(place);
        (node.parent, node.before, node.next) = (parent, before, next);
        if first == NONE || first == next {
            self.nodes.at(parent).first = place;
        } else {
            self.nodes.at(before).next = place;
        }
        if next != NONE {
            self.nodes.at(next).before = place;
        } else if first != NONE {
            self.nodes.at(first).before = place;
        }
    }

    /// Puts words into an element, before one of its children or at its end.
    fn write(&mut self, parent: u32, words: &str, next: u32) {
        let first = self.nodes.get(parent).first;
        let last = match (first, next) {
            (NONE, _) => NONE,
            (first, next) if first == next => NONE,
            (first, NONE) => self.nodes.get(first).before,
            (_, next) => self.nodes.get(next).before,
        };
        let start = place(self.text.len());
        self.text.push_str(words);
        let written = place(self.text.len());
        if last != NONE
            && let What::Words { end, .. } = &mut self.nodes.at(last).what
            && *end == start
        {
            *end = written;
            return;
        }
        let what = What::Words { start, end: written };
        let new = self.nodes.push(Node { parent: NONE, before: NONE, next: NONE, first: NONE, what });
        self.put(parent, new, next);
    }

    fn add(&mut self, parent: u32, child: NodeOrText<u32>, next: u32) {
        match child {
            NodeOrText::AppendNode(child) => self.put(parent, child, next),
            NodeOrText::AppendText(words) => self.write(parent, &words, next),
        }
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Tree;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        PAGE
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> &'a QualName {
        match self.tree.borrow().nodes.get(*target).what {
            What::Element { name, .. } => &self.names[usize::from(name)],
            What::Words { .. } => &self.names[OTHER],
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> u32 {
        let name = NAMES.binary_search(&&*name.local).unwrap_or(OTHER);
        let mut tree = self.tree.borrow_mut();
        let first = place(tree.attributes.len());
        let mut count = 0;
        for attribute in attributes {
            let Some(name) = ATTRIBUTES.iter().position(|name| **name == *attribute.name.local) else { continue };
            let start = place(tree.text.len());
            tree.text.push_str(&attribute.value);
            let end = place(tree.text.len());
            tree.attributes.push(Said { name: u8::try_from(name).expect("there are few"), start, end });
            count += 1;
        }
        drop(tree);
        self.node(What::Element { name: u8::try_from(name).expect("there are few"), attributes: count, first })
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.node(What::Words { start: 0, end: 0 })
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.node(What::Words { start: 0, end: 0 })
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.tree.borrow_mut().add(*parent, child, NONE);
    }

    fn append_based_on_parent_node(&self, element: &u32, last: &u32, child: NodeOrText<u32>) {
        let parent = self.tree.borrow().nodes.get(*element).parent;
        if parent == NONE {
            self.append(last, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, one: &u32, other: &u32) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.tree.borrow().nodes.get(*sibling).parent;
        if parent != NONE {
            self.tree.borrow_mut().add(parent, child, *sibling);
        }
    }

    fn add_attrs_if_missing(&self, _: &u32, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &u32) {
        self.tree.borrow_mut().cut(*target);
    }

    fn reparent_children(&self, node: &u32, parent: &u32) {
        let mut tree = self.tree.borrow_mut();
        while let first = tree.nodes.get(*node).first
            && first != NONE
        {
            tree.put(*parent, first, NONE);
        }
    }
}
