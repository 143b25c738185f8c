//! A citation as data for citation styles: CSL-JSON.
//!
//! In: a [`Citation`]. Out: a list of one item, as the schema of the Citation Style Language has it. What is not known is left out.

use serde::Serialize;

use super::{Citation, Kind};

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(rename = "event-title", skip_serializing_if = "Option::is_none")]
    event: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annote: Option<String>,
    #[serde(rename = "URL")]
    url: &'a str,
}

/// A body, which has no first name.
#[derive(Debug, Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Debug, Serialize)]
struct Date {
    #[serde(rename = "date-parts")]
    parts: [Vec<u16>; 1],
}

/// The items of a citation: one.
pub(super) fn items(citation: &Citation) -> String {
    let work = &citation.work;
    let (kind, container) = match &work.kind {
        Kind::Report => ("report", None),
        Kind::Treaty(series) => ("treaty", series.as_deref()),
    };
    let date = work.date_parts();
    let item = Item {
        id: &work.slug,
        kind,
        title: &work.title,
        author: work.author.as_deref().map(|literal| [Name { literal }]),
        publisher: work.body.as_deref(),
        genre: work.genre.as_deref(),
        number: work.symbol.as_deref(),
        container,
        event: work.meeting.as_deref(),
        issued: (!date.is_empty()).then_some(Date { parts: [date] }),
        language: &work.language,
        note: citation.pinpoint.as_deref(),
        annote: (!citation.quotation.is_empty()).then(|| citation.quoted()),
        url: &citation.address,
    };
    serde_json::to_string_pretty(&[item]).expect("an item is made of strings and numbers")
}
