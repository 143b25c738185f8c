//! Elements of a Word file, by the names that the standard gives them.
//!
//! In: nodes. Out: children, values and switches. Both forms of the standard are read, the one that Word writes and the strict one;
//! they differ in the addresses of their namespaces alone.

use roxmltree::Node;

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The name of an element of the text; empty for elements of drawings, formulas and the like.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    match node.tag_name().namespace() {
        Some(TRANSITIONAL | STRICT) => node.tag_name().name(),
        _ => "",
    }
}

/// The first child of a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| name(*child) == wanted)
}

/// All children of a name.
pub(super) fn children<'a, 'i>(node: Node<'a, 'i>, wanted: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| name(*child) == wanted)
}

/// An attribute of the text's own namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    node.attribute((TRANSITIONAL, wanted)).or_else(|| node.attribute((STRICT, wanted)))
}

/// The value of the first child of a name.
pub(super) fn value<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    attribute(child(node, wanted)?, "val")
}

/// The value of the first child of a name, as a figure.
pub(super) fn number<T: std::str::FromStr>(node: Node, wanted: &str) -> Option<T> {
    value(node, wanted)?.trim().parse().ok()
}

/// Whether a switch is on, off or not there.
pub(super) fn switch(node: Node, wanted: &str) -> Option<bool> {
    let found = child(node, wanted)?;
    Some(!matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
}

/// The id of a relation, whatever the namespace of relations is called.
pub(super) fn relation<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "id" && attribute.namespace().is_some()).map(|found| found.value())
}
