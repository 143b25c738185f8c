//! `citations.csv`: all references of the site for spreadsheets, one row for each target of a reference.
//!
//! In: the edition. Out: CSV as RFC 4180 has it, with a header row. It begins with a byte order mark, because spreadsheets take the
//! file for another encoding without one; programs that want none read `citations.json`. A cell that a spreadsheet would run as a
//! formula gets an apostrophe before it.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::super::authority;
use super::super::edition::{Edition, document_title};
use super::super::names;
use super::super::view::FieldView;
use super::element;
use super::reference::{self, ReferenceExport, TargetExport};
use crate::model::{LinkedDocument, Reference, Target};

const MARK: &[u8] = "\u{feff}".as_bytes();

/// The columns in their order, and what they hold.
pub(super) const COLUMNS: [FieldView; 27] = [
    FieldView { name: "document", about: "the citing document, by its name in addresses" },
    FieldView { name: "document_title", about: "its title" },
    FieldView { name: "document_symbol", about: "its symbol" },
    FieldView { name: "document_date", about: "its date" },
    FieldView { name: "place", about: "where it cites: “para. 12”, “note 3”" },
    FieldView { name: "from", about: "address of that place" },
    FieldView { name: "in", about: "anchor of that place" },
    FieldView { name: "start", about: "first character of the mention in the text of that place, counted from 0" },
    FieldView { name: "end", about: "one past its last character" },
    FieldView { name: "text", about: "the mention" },
    FieldView { name: "kind", about: "treaty, resolution, symbol, treaty-series, paragraph, section, annex, footnote or url" },
    FieldView { name: "implicit", about: "whether the target comes from the context" },
    FieldView { name: "authority", about: "what is cited, by name; empty for a place in the same document" },
    FieldView { name: "target", about: "address of what is cited, where one is known" },
    FieldView { name: "instrument", about: "the cited instrument, by its name in addresses" },
    FieldView { name: "article", about: "its article" },
    FieldView { name: "paragraph", about: "paragraph of the article or of the cited document" },
    FieldView { name: "point", about: "point of the paragraph" },
    FieldView { name: "resolution", about: "the cited resolution or decision" },
    FieldView { name: "issuer", about: "who issued it, if not the General Assembly" },
    FieldView { name: "annex", about: "annex of the resolution or document" },
    FieldView { name: "symbol", about: "symbol of the cited document" },
    FieldView { name: "section", about: "section or chapter of the cited document" },
    FieldView { name: "series", about: "the treaty series" },
    FieldView { name: "volume", about: "its volume" },
    FieldView { name: "number", about: "registration number in it" },
    FieldView { name: "anchor", about: "anchor of a place in the same document, or in the cited one" },
];

/// The whole table.
pub(super) fn all(edition: &Edition) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    let mut write = |row: [&str; COLUMNS.len()]| writer.write_record(row).expect("rows of one length fit, and memory takes them");
    write(COLUMNS.map(|column| column.name));
    for linked in &edition.site.documents {
        for (reference, export) in linked.references.iter().zip(reference::of_document(edition, linked)) {
            for (target, cited) in reference.targets.iter().zip(&export.targets) {
                let cells = cells(edition, linked, reference, target, &export, cited);
                write(cells.each_ref().map(AsRef::as_ref));
            }
        }
    }
    writer.into_inner().expect("memory takes what is left")
}

fn cells<'c>(
    edition: &Edition,
    linked: &'c LinkedDocument,
    reference: &Reference,
    target: &Target,
    export: &'c ReferenceExport,
    cited: &'c TargetExport,
) -> [Cow<'c, str>; COLUMNS.len()] {
    let meta = &linked.document.meta;
    let given = |fact: Option<&'c str>| Cow::Borrowed(fact.unwrap_or_default());
    let authority = authority::principal(target).map(|authority| authority.label(edition)).unwrap_or_default();
    [
        Cow::Borrowed(meta.slug.as_str()),
        document_title(linked).0.into(),
        given(meta.symbol.as_deref()),
        given(meta.date.as_deref()),
        element::flat(&names::place(edition.words, linked, reference.place)).into(),
        reference::place_url(edition, linked, reference.place).into(),
        Cow::Borrowed(export.r#in.as_str()),
        export.start.to_string().into(),
        export.end.to_string().into(),
        Cow::Borrowed(export.text.as_str()),
        export.kind.into(),
        if export.implicit { "true" } else { "false" }.into(),
        authority.into(),
        given(cited.url.as_deref()),
        given(cited.instrument),
        given(cited.article),
        given(cited.paragraph),
        given(cited.point),
        given(cited.resolution),
        given(cited.issuer),
        given(cited.annex),
        given(cited.symbol),
        given(cited.section),
        given(cited.series),
        given(cited.volume),
        given(cited.number),
        given(cited.anchor),
    ]
    .map(harmless)
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: Cow<str>) -> Cow<str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_spreadsheets_would_run_are_words() {
        assert_eq!(harmless("=HYPERLINK(1)".into()), "'=HYPERLINK(1)");
        assert_eq!(harmless("article 5".into()), "article 5");
    }
}
