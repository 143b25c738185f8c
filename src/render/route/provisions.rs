//! The provisions of instruments as addresses: which there are, and what their anchors are called.
//!
//! In: instruments and documents, and a target that names an article. Out: anchors such as `article-16-3-a`. They are made here and not in `anchors`,
//! since articles exist only as places in pages. Never says which page they stand on.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use arcstr::ArcStr;

use crate::model::{InstrumentPage, LinkedDocument, Provisions, Target};

/// The anchor that names a provision in full: `article-16-3-a`; `None` where the target names no article.
pub fn article_anchor(target: &Target) -> Option<String> {
    let article = target.article.as_deref()?;
    let parts = [Some(article), target.paragraph.as_deref(), target.point.as_deref()];
    let mut anchor = String::from("article");
    for part in parts.into_iter().flatten().flat_map(|part| part.split(|c: char| !c.is_alphanumeric())) {
        if !part.is_empty() {
            let _ = write!(anchor, "-{}", part.to_lowercase());
        }
    }
    Some(anchor)
}

/// For each instrument the anchors of the articles it lists and of the provisions that documents cite.
pub fn provisions(instruments: &[Arc<InstrumentPage>], documents: &[Arc<LinkedDocument>]) -> Provisions {
    let mut found: Provisions = instruments
        .iter()
        .map(|page| {
            let articles = page.instrument.articles.iter().map(|article| Target {
                article: Some(article.number.as_str().into()),
                ..Target::instrument(page.instrument.id.clone())
            });
            (page.instrument.id.clone(), articles.filter_map(|target| article_anchor(&target)).map(Into::into).collect())
        })
        .collect();
    for (id, anchor) in documents.iter().flat_map(|linked| cited_provisions(linked)) {
        if let Some(known) = found.get_mut(id)
            && !known.contains(anchor)
        {
            known.insert(anchor.clone());
        }
    }
    found
}

/// The provisions that a document cites, each with its article: the instrument and the anchor.
pub fn cited_provisions(linked: &LinkedDocument) -> &[(ArcStr, ArcStr)] {
    linked.digest.provisions.get_or_init(|| {
        let mut found = BTreeSet::new();
        for target in linked.references.iter().flat_map(|reference| &reference.targets) {
            let (Some(id), Some(anchor)) = (&target.instrument, article_anchor(target)) else { continue };
            let article = article_anchor(&Target { article: target.article.clone(), ..Target::default() });
            found.extend(article.into_iter().chain([anchor]).map(|anchor| (id.clone(), ArcStr::from(anchor))));
        }
        found.into_iter().collect()
    })
}
