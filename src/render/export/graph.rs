//! `citations.graphml`: who cites what how often, for programs that draw networks (Gephi, yEd, networkx).
//!
//! In: the network of citations. Out: `GraphML` with directed, weighted edges from documents to what they cite. A node is named by its
//! kind and its name, so that it keeps its id from build to build.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::authority::Authority;
use super::super::edition::{Edition, document_route, document_title};
use super::super::network::{Network, Node};
use super::super::view::FieldView;
use super::xml::{self, Memory, Written};
use crate::model::LinkedDocument;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// The attributes of nodes and edges, and what they hold.
pub(super) const ATTRIBUTES: [FieldView; 7] = [
    FieldView { name: "label", about: "of a node: its name" },
    FieldView {
        name: "kind",
        about: "of a node: document (of this site), instrument, resolution, document-elsewhere, treaty-series or web",
    },
    FieldView { name: "symbol", about: "of a node: symbol of the document" },
    FieldView { name: "date", about: "of a node: date of the document, adoption of the instrument" },
    FieldView { name: "url", about: "of a node: its address" },
    FieldView { name: "citations", about: "of a node: how often it is cited" },
    FieldView { name: "weight", about: "of an edge: how often the one cites the other; each target of a reference counts once" },
];

/// The whole file.
pub(super) fn all(edition: &Edition) -> Vec<u8> {
    let network = Network::new(edition);
    xml::file("graphml", &[("xmlns", NAMESPACE)], |writer| {
        for attribute in &ATTRIBUTES {
            key(writer, attribute)?;
        }
        let attributes = [("id", "citations"), ("edgedefault", "directed")];
        xml::element(writer, "graph", &attributes, |writer| graph_content(writer, edition, &network))
    })
}

fn key(writer: &mut Memory, attribute: &FieldView) -> Written {
    let domain = if attribute.name == "weight" { "edge" } else { "node" };
    let number = matches!(attribute.name, "weight" | "citations");
    let attributes = [
        ("id", attribute.name),
        ("for", domain),
        ("attr.name", attribute.name),
        ("attr.type", if number { "int" } else { "string" }),
    ];
    xml::element(writer, "key", &attributes, |writer| xml::words(writer, "desc", &[], attribute.about))
}

fn graph_content(writer: &mut Memory, edition: &Edition, network: &Network) -> Written {
    let cited = network.cited();
    for node in &network.nodes {
        let mut facts = facts(edition, node);
        facts.insert("citations", cited.get(node).copied().unwrap_or_default().to_string());
        xml::element(writer, "node", &[("id", id(node).as_str())], |writer| {
            // In the order in which the keys are declared.
            let known = ATTRIBUTES.iter().filter_map(|attribute| Some((attribute.name, facts.get(attribute.name)?)));
            known.into_iter().try_for_each(|(name, value)| xml::words(writer, "data", &[("key", name)], value))
        })?;
    }
    for ((from, to), weight) in &network.edges {
        let (source, target) = (id(&Node::Document(from)), id(to));
        xml::element(writer, "edge", &[("source", source.as_str()), ("target", target.as_str())], |writer| {
            xml::words(writer, "data", &[("key", "weight")], &weight.to_string())
        })?;
    }
    Ok(())
}

/// What is known about a node, by attribute.
fn facts(edition: &Edition, node: &Node) -> BTreeMap<&'static str, String> {
    match node {
        Node::Document(slug) => edition.document(slug).map(|linked| document_facts(edition, linked)).unwrap_or_default(),
        Node::Authority(authority) => {
            let kind = match authority {
                Authority::Document(_) => "document-elsewhere",
                other => other.kind().name(),
            };
            let symbol = match authority {
                Authority::Document(symbol) | Authority::Resolution { issuer: None, number: symbol } => Some(symbol.clone()),
                _ => None,
            };
            let adopted = match authority {
                Authority::Instrument(id) => edition.instrument(id).and_then(|page| page.instrument.adopted.clone()),
                _ => None,
            };
            let url = authority.destination(edition).map(|destination| edition.routes.absolute_destination(&destination));
            given([
                ("label", Some(authority.label(edition))),
                ("kind", Some(kind.to_string())),
                ("symbol", symbol),
                ("date", adopted),
                ("url", url),
            ])
        }
    }
}

fn document_facts(edition: &Edition, linked: &LinkedDocument) -> BTreeMap<&'static str, String> {
    let meta = &linked.document.meta;
    given([
        ("label", Some(document_title(linked).0)),
        ("kind", Some("document".to_string())),
        ("symbol", meta.symbol.clone()),
        ("date", meta.date.clone()),
        ("url", Some(edition.routes.absolute(document_route(linked)))),
    ])
}

fn given<const N: usize>(facts: [(&'static str, Option<String>); N]) -> BTreeMap<&'static str, String> {
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The id of a node: its kind and its name, with signs that ids may not have as `_` and their hexadecimal figures.
fn id(node: &Node) -> String {
    let name = match node {
        Node::Document(slug) => format!("site:{slug}"),
        Node::Authority(authority) => match authority {
            Authority::Instrument(id) => format!("instrument:{id}"),
            Authority::Resolution { issuer, number } => format!("resolution:{}:{number}", issuer.unwrap_or_default()),
            Authority::Document(symbol) => format!("document:{symbol}"),
            Authority::Series { series, volume, number } => {
                format!("series:{series}:{}:{}", volume.unwrap_or_default(), number.unwrap_or_default())
            }
            Authority::Web(url) => format!("web:{url}"),
            Authority::External(title) => format!("treaty:{title}"),
        },
    };
    name.bytes().fold(String::with_capacity(name.len()), |mut id, byte| {
        if byte.is_ascii_alphanumeric() || b":-.".contains(&byte) {
            id.push(char::from(byte));
        } else {
            let _ = write!(id, "_{byte:02X}");
        }
        id
    })
}
