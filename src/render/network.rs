//! Who cites what how often, as a network.
//!
//! In: the edition. Out: nodes and weighted edges. Every target of every reference counts once, under its principal authority; a
//! cited document of this site is the same node as the citing one. What a document says about itself is no edge.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::LinkedDocument;

use super::authority::{self, Authority};
use super::edition::Edition;

/// Something that cites or is cited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node<'s> {
    /// A document of this site by its slug.
    Document(&'s str),
    /// Anything else that is cited.
    Authority(Authority<'s>),
}

/// All documents of the site and all they cite.
#[derive(Debug, Default)]
pub(super) struct Network<'s> {
    /// Documents, then authorities, each once.
    pub nodes: BTreeSet<Node<'s>>,
    /// By slug of the citing document and cited node: how many targets.
    pub edges: BTreeMap<(&'s str, Node<'s>), usize>,
}

impl<'s> Network<'s> {
    /// The network of a site.
    pub(super) fn new(edition: &Edition<'s>) -> Self {
        let slug = |linked: &'s LinkedDocument| linked.document.meta.slug.as_str();
        let mut network = Self::default();
        network.nodes.extend(edition.site.documents.iter().map(|linked| Node::Document(slug(linked))));
        for citing in edition.citations() {
            let Some(authority) = authority::principal(citing.target) else { continue };
            let node = match (&authority, edition.routes.document_of(citing.target)) {
                (Authority::Document(_) | Authority::Resolution { .. }, Some(cited)) => Node::Document(slug(cited)),
                _ => Node::Authority(authority),
            };
            let from = slug(citing.from);
            if node != Node::Document(from) {
                network.nodes.insert(node.clone());
                *network.edges.entry((from, node)).or_default() += 1;
            }
        }
        network
    }

    /// How often a node is cited.
    pub(super) fn cited(&self) -> BTreeMap<&Node<'s>, usize> {
        let mut cited = BTreeMap::new();
        for ((_, node), count) in &self.edges {
            *cited.entry(node).or_default() += count;
        }
        cited
    }
}
