//! Notes of a page: short links that lead down to what they stand for.
//!
//! In: a page. Out: which elements are the texts of notes, with their labels, and which links are marks. HTML has no notes; pages make
//! them of links both ways: `<sup><a href="#fn1">1</a></sup>` in the text, `<li id="fn1">` or `<p><a name="fn1">` further down.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Tree};

/// Longest label of a note.
const LABEL: usize = 5;
/// Elements that can be the text of a note.
const BLOCKS: &[&str] = &["p", "li", "div", "dd", "aside", "blockquote", "section"];

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Labels by the element that is the text of the note.
    texts: BTreeMap<u32, String>,
    /// Labels by the fragment that marks lead to.
    targets: BTreeMap<String, String>,
}

impl Notes {
    pub(super) fn find(page: &Tree) -> Self {
        let mut notes = Self::default();
        let fragments: BTreeSet<&str> = page.root().descendants().filter_map(fragment).collect();
        let mut places: BTreeMap<&str, Element> = BTreeMap::new();
        for element in page.root().descendants().filter(|_| !fragments.is_empty()) {
            let name = element.attr("name").filter(|_| element.name() == "a");
            for id in element.attr("id").into_iter().chain(name).filter(|id| fragments.contains(id)) {
                places.entry(id).or_insert(element);
            }
        }
        for link in page.root().descendants().filter(|element| element.name() == "a") {
            let (Some(fragment), Some(label)) = (fragment(link), label(link)) else { continue };
            let Some(block) = places.get(fragment).and_then(|place| block(*place)) else { continue };
            // A link upwards leads from the note back to its mark; what holds the link itself is no note of it.
            if looks_like_mark(link, fragment) && block.place() > link.place() {
                notes.texts.entry(block.place()).or_insert_with(|| label.clone());
                notes.targets.entry(fragment.to_string()).or_insert(label);
            }
        }
        for block in notes.texts.keys().copied().collect::<Vec<_>>() {
            if let Some(held) = page.at(block).and_then(|block| notes.holder(block)) {
                let label = notes.texts.remove(&block).expect("the note is there");
                notes.texts.insert(held.place(), label);
            }
        }
        notes
    }

    /// The element around the first paragraph of a note that holds this note and no other, as word processors write it.
    fn holder<'a>(&self, block: Element<'a>) -> Option<Element<'a>> {
        let around = block.parent().filter(|around| is_called_note(*around) || around.name() == "li")?;
        let first = around.elements().next().is_some_and(|first| first.place() == block.place());
        let notes = around.descendants().filter(|inner| self.text(*inner).is_some()).count();
        (block.name() == "p" && first && notes == 1).then_some(around)
    }

    /// The labels of all notes.
    pub(super) fn labels(&self) -> BTreeSet<&str> {
        self.texts.values().map(String::as_str).collect()
    }

    /// The label of the note whose text an element is.
    pub(super) fn text(&self, element: Element) -> Option<&str> {
        self.texts.get(&element.place()).map(String::as_str)
    }

    /// The label that a link marks; nothing for a link that is no mark.
    pub(super) fn mark(&self, link: Element) -> Option<&str> {
        let target = self.targets.get(fragment(link)?)?;
        label(link).map(|_| target.as_str())
    }

    /// Whether a link leads from a note back into the text.
    pub(super) fn leads_back(&self, link: Element) -> bool {
        let words: String = link.text().collect();
        let short = words.chars().filter(|c| c.is_alphanumeric()).count() <= LABEL;
        fragment(link).is_some_and(|fragment| short && !self.targets.contains_key(fragment))
    }
}

fn fragment(link: Element<'_>) -> Option<&str> {
    link.attr("href")?.trim().strip_prefix('#').filter(|fragment| !fragment.is_empty())
}

/// The label that a link shows: a figure, a few letters or a sign, with or without brackets.
fn label(link: Element) -> Option<String> {
    let words: String = link.text().take(LABEL).collect();
    let label = words.trim().trim_matches(['[', ']', '(', ')']).trim();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '*' | '†' | '‡' | '§');
    (!label.is_empty() && label.chars().count() <= LABEL && label.chars().all(fits)).then(|| label.to_string())
}

/// Whether a link is raised, bracketed, or called a note.
fn looks_like_mark(link: Element, fragment: &str) -> bool {
    let words: String = link.text().take(LABEL).collect();
    let raised = std::iter::once(link).chain(link.ancestors().take(3)).chain(link.elements()).any(|near| near.name() == "sup");
    let named = |text: &str| {
        let lower = text.to_ascii_lowercase();
        ["fn", "ftn", "note", "cite", "edn"].iter().any(|part| lower.contains(part))
    };
    let called = [link.attr("class"), link.attr("role"), link.attr("epub:type"), link.attr("id"), Some(fragment)];
    raised || words.trim().starts_with('[') || called.into_iter().flatten().any(named)
}

/// Whether an element is called a note, by its number or by Word: `<div id="ftn1">`, `style="mso-element:footnote"`.
fn is_called_note(element: Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let numbered = element.attr("id").filter(|id| id.ends_with(|c: char| c.is_ascii_digit()));
    let named = |id: &str| ["ftn", "edn", "note", "fn"].iter().any(|name| id.contains(name));
    numbered.is_some_and(named) || style.contains("mso-element:footnote") || style.contains("mso-element:endnote")
}

/// The block that an element is or stands in, where it can be the text of a note.
fn block(place: Element<'_>) -> Option<Element<'_>> {
    std::iter::once(place).chain(place.ancestors()).take(6).find(|element| BLOCKS.contains(&element.name()))
}
