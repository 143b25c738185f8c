//! References turned around: who cites this article, who cites this paragraph.
//!
//! In: the linked site. Out: for each instrument its articles with the places that cite them, and for each document its anchors
//! with theirs. Pure and in a fixed order; knows no address on the web.

use std::collections::BTreeMap;

use crate::model::{Site, Target};

/// A reference, by where it stands: document and reference are indexes into the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// Index of the citing document in `Site::documents`.
    pub document: usize,
    /// Index of the reference in its `references`.
    pub reference: usize,
    /// Index of the target in the reference's `targets`.
    pub target: usize,
}

/// Everything that is cited, with who cites it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackLinks {
    /// By instrument id, then by article (`None`: the instrument as a whole).
    pub instruments: BTreeMap<String, BTreeMap<Option<String>, Vec<Citation>>>,
    /// By slug of a document, then by anchor in it (`None`: the document as a whole).
    pub documents: BTreeMap<String, BTreeMap<Option<String>, Vec<Citation>>>,
}

/// Turns all references of a site around.
pub fn back_links(site: &Site) -> BackLinks {
    let mut links = BackLinks::default();
    let by_symbol: BTreeMap<String, usize> = site
        .documents
        .iter()
        .enumerate()
        .filter_map(|(index, linked)| Some((without_spaces(linked.document.meta.symbol.as_deref()?), index)))
        .collect();
    for (document, linked) in site.documents.iter().enumerate() {
        for (reference, cited) in linked.references.iter().enumerate() {
            for (index, target) in cited.targets.iter().enumerate() {
                let citation = Citation { document, reference, target: index };
                if let Some(instrument) = &target.instrument {
                    let articles = links.instruments.entry(instrument.clone()).or_default();
                    articles.entry(target.article.clone()).or_default().push(citation);
                }
                let place = match &target.anchor {
                    Some(anchor) => Some((linked.document.meta.slug.clone(), Some(anchor.clone()))),
                    None => cited_document(target, &by_symbol).map(|index| {
                        let other = &site.documents[index];
                        let number = target.paragraph.as_ref();
                        let block =
                            other.addresses.blocks.iter().find(|block| number.is_some() && block.number.as_ref() == number);
                        (other.document.meta.slug.clone(), block.map(|block| block.id.clone()))
                    }),
                };
                if let Some((slug, anchor)) = place {
                    links.documents.entry(slug).or_default().entry(anchor).or_default().push(citation);
                }
            }
        }
    }
    links
}

/// The document of this site that a symbol or a resolution of the General Assembly names.
fn cited_document(target: &Target, by_symbol: &BTreeMap<String, usize>) -> Option<usize> {
    let resolution = target.resolution.as_deref().filter(|_| target.issuer.is_none());
    by_symbol.get(&without_spaces(target.symbol.as_deref().or(resolution)?)).copied()
}

fn without_spaces(symbol: &str) -> String {
    symbol.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Addresses, Document, LinkedDocument, Meta, Place, Reference, ReferenceKind};

    fn document(slug: &str, symbol: &str, targets: Vec<Target>) -> LinkedDocument {
        let meta = Meta { slug: slug.into(), symbol: Some(symbol.into()), ..Meta::default() };
        let reference =
            Reference { place: Place::Block(0), start: 0, end: 1, kind: ReferenceKind::Treaty, implicit: false, targets };
        let address = Address { id: "para-5".into(), number: Some("5".into()), ..Address::default() };
        LinkedDocument {
            document: Document { meta, ..Document::default() },
            addresses: Addresses { blocks: vec![address] },
            references: vec![reference],
            ..LinkedDocument::default()
        }
    }

    #[test]
    fn articles_and_paragraphs_know_who_cites_them() {
        let article = Target { article: Some("16".into()), ..Target::instrument("smuggling-protocol") };
        let paragraph = Target { symbol: Some("A/1/1".into()), paragraph: Some("5".into()), ..Target::default() };
        let site = Site {
            documents: vec![document("one", "A/1/1", vec![article]), document("two", "A/1/2", vec![paragraph])],
            ..Site::default()
        };
        let links = back_links(&site);
        let first = Citation { document: 0, reference: 0, target: 0 };
        assert_eq!(links.instruments["smuggling-protocol"][&Some("16".to_string())], [first]);
        let second = Citation { document: 1, ..first };
        assert_eq!(links.documents["one"][&Some("para-5".to_string())], [second]);
    }
}
