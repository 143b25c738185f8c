//! What a document's page says about it to programs: a description in the words of schema.org, and the tags of academic search.
//!
//! In: the [`Work`] and the site it stands on. Out: JSON-LD that can stand in a `script` element, and names and contents of `meta`
//! elements. Reference managers read the latter: `dc.type` and the institution of a technical report tell them what the page is.
//! No author is named there, because they would take a body for a person and its name apart.

use serde_json::{Map, Value, json};

use super::{Kind, Work};
use crate::config::Config;
use crate::render::view::MetaView;

/// The description of a work, safe inside a `script` element.
pub(in crate::render) fn json_ld(work: &Work, config: &Config, base_url: &str) -> String {
    let organization = |name: &String| json!({ "@type": "Organization", "name": name });
    let (kind, number) = match &work.kind {
        Kind::Report => ("Report", "reportNumber"),
        Kind::Treaty(_) => ("Legislation", "legislationIdentifier"),
    };
    let date = if work.kind == Kind::Report { "datePublished" } else { "legislationDate" };
    let identifier = match &work.kind {
        Kind::Treaty(Some(series)) => Some(series.clone()),
        _ => work.symbol.clone(),
    };
    let facts = [
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!(kind))),
        ("@id", Some(json!(work.url))),
        ("url", Some(json!(work.url))),
        ("name", Some(json!(work.title))),
        ("author", work.author.as_ref().map(organization)),
        ("publisher", work.body.as_ref().filter(|body| Some(*body) != work.author.as_ref()).map(organization)),
        ("identifier", identifier.clone().map(Value::String)),
        (number, identifier.map(Value::String)),
        ("genre", work.genre.clone().map(Value::String)),
        (date, work.date.clone().map(Value::String)),
        ("inLanguage", Some(json!(work.language))),
        ("isPartOf", Some(json!({ "@type": "WebSite", "name": config.title, "url": base_url }))),
    ];
    let facts: Map<String, Value> = facts.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect();
    // `</script>` in a title would end the element.
    Value::Object(facts).to_string().replace('<', "\\u003c")
}

/// The tags of a work.
pub(in crate::render) fn tags(work: &Work) -> Vec<MetaView> {
    let kind = if work.kind == Kind::Report { "report" } else { "statute" };
    let tags = [
        ("dc.type", Some(kind.to_string())),
        ("citation_title", Some(work.title.clone())),
        ("citation_date", work.date.as_ref().map(|date| date.replace('-', "/"))),
        ("citation_technical_report_institution", work.body.clone().filter(|_| work.kind == Kind::Report)),
        ("citation_technical_report_number", work.symbol.clone()),
        ("citation_language", Some(work.language.clone())),
        ("citation_public_url", Some(work.url.clone())),
    ];
    tags.into_iter().filter_map(|(name, content)| Some(MetaView { name, content: content? })).collect()
}
