//! `annotations.jsonld`: every linked mention as a Web Annotation (W3C), for programs that show or gather annotations.
//!
//! In: the edition. Out: one `AnnotationCollection` with one page. Each annotation has the motivation `linking`; its target is the
//! paragraph by its anchor and in it the words by their quotation, since the text of a page has labels and marks that offsets would
//! have to count; its bodies are the addresses that the mention leads to. What leads to no address is left out.

use serde::Serialize;

use super::super::edition::{Edition, document_route};
use super::super::route::Route;
use super::element;
use super::reference::{self, ReferenceExport};
use crate::model::{LinkedDocument, Reference};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What fragments of HTML pages mean.
const FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3236";
/// How many characters of the text around it help to tell a quotation from others.
const AROUND: usize = 32;

/// All annotations of a site.
#[derive(Debug, Serialize)]
pub(super) struct Collection {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    label: String,
    total: usize,
    first: Page,
}

#[derive(Debug, Serialize)]
struct Page {
    id: String,
    r#type: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation>,
}

#[derive(Debug, Serialize)]
struct Annotation {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<String>,
    target: Target,
}

#[derive(Debug, Serialize)]
struct Target {
    source: String,
    selector: Selector,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "FragmentSelector")]
    Fragment {
        #[serde(rename = "conformsTo")]
        conforms_to: &'static str,
        value: String,
        #[serde(rename = "refinedBy")]
        refined_by: Box<Selector>,
    },
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: String, prefix: String, suffix: String },
}

/// The whole file.
pub(super) fn all(edition: &Edition) -> Collection {
    let id = edition.routes.absolute(Route::Annotations);
    let mut items = Vec::new();
    for linked in &edition.site.documents {
        let exports = reference::of_document(edition, linked);
        let both = linked.references.iter().zip(&exports);
        items.extend(both.filter_map(|(reference, export)| annotation(edition, linked, reference, export, &id)));
    }
    let page = Page { id: format!("{id}#page-1"), r#type: "AnnotationPage", start_index: 0, items };
    Collection {
        context: CONTEXT,
        id,
        r#type: "AnnotationCollection",
        label: edition.config.title.clone(),
        total: page.items.len(),
        first: page,
    }
}

fn annotation(
    edition: &Edition,
    linked: &LinkedDocument,
    reference: &Reference,
    export: &ReferenceExport,
    file: &str,
) -> Option<Annotation> {
    let mut body: Vec<String> = export.targets.iter().filter_map(|target| target.url.clone()).collect();
    body.dedup();
    if body.is_empty() {
        return None;
    }
    let quote = quote(linked.text_at(reference.place), reference);
    let selector = match element::anchor(linked, reference.place) {
        Some(anchor) => Selector::Fragment { conforms_to: FRAGMENTS, value: anchor.to_string(), refined_by: Box::new(quote) },
        None => quote,
    };
    let slug = &linked.document.meta.slug;
    Some(Annotation {
        id: format!("{file}#{slug}/{}/{}-{}", export.r#in, export.start, export.end),
        r#type: "Annotation",
        motivation: "linking",
        body,
        target: Target { source: edition.routes.absolute(document_route(linked)), selector },
    })
}

/// The words with some of the text before and behind them.
fn quote(plain: &str, reference: &Reference) -> Selector {
    let (before, behind) = (&plain[..reference.start], &plain[reference.end..]);
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(index, _)| index);
    Selector::Quote {
        exact: plain[reference.start..reference.end].to_string(),
        prefix: before[from..].to_string(),
        suffix: behind.chars().take(AROUND).collect(),
    }
}
