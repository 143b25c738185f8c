//! Which documents are translations of each other.
//!
//! In: the documents, each of which may say whose translation it is. Out: for each document that has any, all of its languages, the
//! original first. Whatever leads to one original belongs together, also through another translation; a circle has no original and
//! begins with the first of its slugs.

use std::collections::BTreeMap;

use super::{LinkedDocument, Site};

/// The languages of each document that has several, by slug.
pub type Translations<'s> = BTreeMap<&'s str, Vec<&'s LinkedDocument>>;

/// Groups the documents of a site by their original.
pub fn translations(site: &Site) -> Translations<'_> {
    let mut groups: Translations = BTreeMap::new();
    for linked in site.documents.iter().filter(|linked| linked.document.meta.translation_of.is_some()) {
        let original = original(site, linked);
        let group = groups.entry(slug(original)).or_insert_with(|| vec![original]);
        if !std::ptr::eq(original, linked.as_ref()) {
            group.push(linked);
        }
    }
    let several = groups.into_iter().filter(|(_, group)| group.len() > 1).flat_map(|(original, mut group)| {
        group.sort_by_key(|linked| (slug(linked) != original, slug(linked)));
        group.clone().into_iter().map(move |linked| (slug(linked), group.clone()))
    });
    several.collect()
}

fn slug(linked: &LinkedDocument) -> &str {
    &linked.document.meta.slug
}

fn original<'s>(site: &'s Site, linked: &'s LinkedDocument) -> &'s LinkedDocument {
    let mut seen = BTreeMap::from([(slug(linked), linked)]);
    let mut last = linked;
    while let Some(next) = last.document.meta.translation_of.as_deref().and_then(|slug| site.document(slug)) {
        if seen.insert(slug(next), next).is_some() {
            return seen.into_values().next().unwrap_or(linked);
        }
        last = next;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::model::{Document, Meta};

    fn document(slug: &str, of: Option<&str>) -> Arc<LinkedDocument> {
        let meta = Meta { slug: slug.into(), translation_of: of.map(str::to_string), ..Meta::default() };
        let document = Arc::new(Document { meta, ..Document::default() });
        Arc::new(LinkedDocument { document, ..LinkedDocument::default() })
    }

    fn groups(documents: &[(&str, Option<&str>)]) -> Vec<String> {
        let documents = documents.iter().map(|(slug, of)| document(slug, *of)).collect();
        let site = Site { documents, ..Site::default() };
        let found = translations(&site);
        let line = |(of, group): (&&str, &Vec<&LinkedDocument>)| {
            format!("{of}: {}", group.iter().map(|linked| slug(linked)).collect::<Vec<_>>().join(" "))
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn what_leads_to_one_original_belongs_together() {
        let found = groups(&[("ar", Some("fr")), ("en", None), ("fr", Some("en")), ("lost", Some("nobody")), ("other", None)]);
        assert_eq!(found, ["ar: en ar fr", "en: en ar fr", "fr: en ar fr"]);
    }

    #[test]
    fn a_circle_is_a_group_without_end() {
        assert_eq!(groups(&[("a", Some("b")), ("b", Some("a"))]), ["a: a b", "b: a b"]);
    }
}
