//! Notes of a page: short links that lead down to what they stand for.
//!
//! In: a page. Out: which elements are the texts of notes, with their labels, and which links are marks. HTML has no notes; pages make
//! them of links both ways: `<sup><a href="#fn1">1</a></sup>` in the text, `<li id="fn1">` or `<p><a name="fn1">` further down.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html};

/// Longest label of a note.
const LABEL: usize = 5;
/// Elements that can be the text of a note.
const BLOCKS: &[&str] = &["p", "li", "div", "dd", "aside", "blockquote", "section"];

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Labels by the element that is the text of the note.
    texts: BTreeMap<usize, String>,
    /// Labels by the fragment that marks lead to.
    targets: BTreeMap<String, String>,
}

impl Notes {
    pub(super) fn find(page: &Html) -> Self {
        let elements: Vec<ElementRef> = page.root_element().descendants().filter_map(ElementRef::wrap).collect();
        let order: BTreeMap<usize, usize> = elements.iter().enumerate().map(|(index, element)| (key(*element), index)).collect();
        let mut places: BTreeMap<&str, ElementRef> = BTreeMap::new();
        for element in &elements {
            let name = element.attr("name").filter(|_| element.value().name() == "a");
            for id in element.attr("id").into_iter().chain(name) {
                places.entry(id).or_insert(*element);
            }
        }
        let mut notes = Self::default();
        for (index, link) in elements.iter().enumerate().filter(|(_, element)| element.value().name() == "a") {
            let (Some(fragment), Some(label)) = (fragment(*link), label(*link)) else { continue };
            let Some(block) = places.get(fragment).and_then(|place| block(*place)) else { continue };
            // A link upwards leads from the note back to its mark; what holds the link itself is no note of it.
            if looks_like_mark(*link, fragment) && order.get(&key(block)).is_some_and(|&place| place > index) {
                notes.texts.entry(key(block)).or_insert_with(|| label.clone());
                notes.targets.entry(fragment.to_string()).or_insert(label);
            }
        }
        notes
    }

    /// The label of the note whose text an element is.
    pub(super) fn text(&self, element: ElementRef) -> Option<&str> {
        self.texts.get(&key(element)).map(String::as_str)
    }

    /// The label that a link marks; nothing for a link that is no mark.
    pub(super) fn mark(&self, link: ElementRef) -> Option<&str> {
        let target = self.targets.get(fragment(link)?)?;
        label(link).map(|_| target.as_str())
    }

    /// Whether a link leads from a note back into the text.
    pub(super) fn leads_back(&self, link: ElementRef) -> bool {
        let words: String = link.text().collect();
        let short = words.chars().filter(|c| c.is_alphanumeric()).count() <= LABEL;
        fragment(link).is_some_and(|fragment| short && !self.targets.contains_key(fragment))
    }
}

/// What an element is known by while the page is read.
fn key(element: ElementRef) -> usize {
    std::ptr::from_ref(element.value()).addr()
}

fn fragment(link: ElementRef<'_>) -> Option<&str> {
    link.attr("href")?.trim().strip_prefix('#').filter(|fragment| !fragment.is_empty())
}

/// The label that a link shows: a figure, a few letters or a sign, with or without brackets.
fn label(link: ElementRef) -> Option<String> {
    let words: String = link.text().take(LABEL).collect();
    let label = words.trim().trim_matches(['[', ']', '(', ')']).trim();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '*' | '†' | '‡' | '§');
    (!label.is_empty() && label.chars().count() <= LABEL && label.chars().all(fits)).then(|| label.to_string())
}

/// Whether a link is raised, bracketed, or called a note.
fn looks_like_mark(link: ElementRef, fragment: &str) -> bool {
    let words: String = link.text().take(LABEL).collect();
    let raised = std::iter::once(link)
        .chain(link.ancestors().take(3).filter_map(ElementRef::wrap))
        .chain(link.children().filter_map(ElementRef::wrap))
        .any(|near| near.value().name() == "sup");
    let named = |text: &str| {
        let lower = text.to_ascii_lowercase();
        ["fn", "ftn", "note", "cite", "edn"].iter().any(|part| lower.contains(part))
    };
    let called = [link.attr("class"), link.attr("role"), link.attr("epub:type"), link.attr("id"), Some(fragment)];
    raised || words.trim().starts_with('[') || called.into_iter().flatten().any(named)
}

/// The block that an element is or stands in, where it can be the text of a note.
fn block(place: ElementRef<'_>) -> Option<ElementRef<'_>> {
    std::iter::once(place)
        .chain(place.ancestors().filter_map(ElementRef::wrap))
        .take(6)
        .find(|element| BLOCKS.contains(&element.value().name()))
}
