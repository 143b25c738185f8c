//! A citation as reference managers exchange it: a RIS record.
//!
//! In: a [`Citation`]. Out: lines of a tag and a value. The tags of a report are those that reference managers agree on: `SN` is its
//! number, `PB` its institution, `M3` what it calls itself. The comma behind an author says that a body has no first name; one with a
//! comma in its name would be taken apart there, and stands as institution alone. A treaty is a statute, the nearest that there is.

use super::{Citation, Kind};

/// The record of a citation.
pub(super) fn record(citation: &Citation) -> String {
    let work = &citation.work;
    let (kind, printed) = match &work.kind {
        Kind::Report => ("RPRT", None),
        Kind::Treaty(series) => ("STAT", series.clone()),
    };
    let date = work.date_parts();
    let author = work.author.as_ref().filter(|author| !author.contains(',')).map(|author| format!("{author},"));
    let day = (!date.is_empty()).then(|| {
        let part = |place: usize| date.get(place).map(|part| format!("{part:02}")).unwrap_or_default();
        format!("{:04}/{}/{}/", date[0], part(1), part(2))
    });
    let quoted = citation.quoted();
    let note = match &citation.pinpoint {
        Some(_) if quoted.is_empty() => Some(citation.words.clone()),
        Some(_) => Some(format!("“{quoted}” ({})", citation.words)),
        None => None,
    };
    let fields = [
        ("TY", Some(kind.to_string())),
        ("ID", Some(work.slug.clone())),
        ("AU", author),
        ("TI", Some(work.title.clone())),
        ("PB", work.body.clone()),
        ("M3", work.genre.clone()),
        ("SN", work.symbol.clone()),
        ("T2", printed),
        ("PY", date.first().map(|year| format!("{year:04}"))),
        ("DA", day),
        ("LA", Some(work.language.clone())),
        ("N1", note),
        ("UR", Some(citation.address.clone())),
    ];
    let lines = fields.into_iter().filter_map(|(tag, value)| Some((tag, value?))).map(|(tag, value)| {
        // A line of the format is a field.
        format!("{tag}  - {}\n", value.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    format!("{}ER  - ", lines.collect::<String>())
}
