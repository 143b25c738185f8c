//! `front-matter.md`: the facts above the pages of documents, instruments and the site itself, made from the types that read them.

use std::fmt::Write as _;

use pincite::markdown::{read_document, read_instrument, read_page};
use pincite::report::Finding;
use pincite::source::Source;

use super::types::{self, Type};
use super::{hold, page, plain};

const OPENING: &str = "\
Every page begins with facts about it, its front matter: lines of [TOML](https://toml.io) between two lines `+++`. A key that is not known,
or a value of another kind, is an error that names the line and the nearest key. What a page does not state may be left out.
";

const DOCUMENT: &str = "+++
slug = \"harbour-watch\"
title = \"Harbour watch: first experience\"
symbol = \"HW/2019/4\"
date = \"2019-03-14\"
body = \"Conference of the Parties\"
agenda_item = \"4\"
default_instrument = \"smuggling-protocol\"

[names]
\"Model Law\" = \"untoc\"
+++

1\\. The present paper gathers what five small ports have learnt.
";

const INSTRUMENT: &str = "+++
title = \"Convention on the Northern Lakes\"
short_title = \"Lakes Convention\"
aliases = [\"Northern Lakes Convention\"]
generic_names = [\"the Convention\"]
adopted = \"1998-05-02\"
article_count = 24
series = [\"LAKES\"]
url = \"https://example.org/lakes-convention\"

[[articles]]
number = \"3\"
title = \"Fishing\"

[paragraphs]
3 = 4
+++

Adopted by the States around the Northern Lakes.
";

const ORDINARY: &str = "+++
title = \"About this site\"
order = 10
+++

## Who we are
";

/// A kind of page: its heading, where it lies, what is said of it, an example, and how one is read.
type Kind = (&'static str, &'static str, &'static str, fn(&Source) -> Vec<Finding>);

const KINDS: [Kind; 3] = [
    (
        "Documents",
        "Pages of documents lie in `content/documents/`. `pincite import` writes them with what the raw text states; they may be edited, \
         and they may be written by hand, then without `[source]`.",
        DOCUMENT,
        |source| read_document(source).findings,
    ),
    (
        "Instruments",
        "Pages of treaties and of what else documents cite lie in `content/protocols/`. The name of the file is the id of the instrument, \
         which links (`cite:lakes-convention/3`) and other pages name.",
        INSTRUMENT,
        |source| read_instrument(source).findings,
    ),
    ("Ordinary pages", "All other pages lie in `content/pages/`, in folders if you like.", ORDINARY, |source| {
        read_page(source).findings
    }),
];

/// A type of Rust as somebody who writes front matter sees it.
fn kind(written: &str) -> String {
    let inside = |name: &str| written.strip_prefix(name)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        return kind(inner);
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}s", kind(inner));
    }
    match written {
        "String" => "text".into(),
        "u32" | "i64" => "number".into(),
        "BTreeMap<String, String>" => "table of texts".into(),
        "BTreeMap<String, u32>" => "table of numbers".into(),
        "Numbering" => "`\"arabic\"` or `\"roman\"`".into(),
        "Article" | "TreatySeries" | "SourceFile" => "table".into(),
        other => panic!("the reference has no words for the type {other}"),
    }
}

fn keys(of: &Type) -> String {
    let mut out = String::from("| key | kind | what it is |\n| --- | --- | --- |\n");
    for field in &of.fields {
        assert!(!field.about.is_empty(), "{}.{} has no comment", of.name, field.name);
        let must = if field.optional { "" } else { ", needed" };
        let _ = writeln!(out, "| `{}` | {}{must} | {} |", field.name, kind(&field.written), plain(&field.about));
    }
    out
}

fn reference() -> String {
    let facts = [
        vec![("", types::find("src/model/meta.rs", "Meta")), ("[source]", types::find("src/model/meta.rs", "SourceFile"))],
        vec![
            ("", types::find("src/model/instrument.rs", "Instrument")),
            ("[[treaty_series]]", types::find("src/model/instrument.rs", "TreatySeries")),
            ("[[articles]]", types::find("src/model/instrument.rs", "Article")),
        ],
        vec![("", types::find("src/markdown/page.rs", "PageFacts"))],
    ];
    let mut out = String::from(OPENING);
    for ((title, about, example, _), types) in KINDS.into_iter().zip(facts) {
        let _ = write!(out, "\n## {title}\n\n{about}\n\n```markdown\n{example}```\n");
        for (table, of) in types {
            let below = if table.is_empty() { String::new() } else { format!("Below a line `{table}`:\n\n") };
            let _ = write!(out, "\n{below}{}", keys(&of));
        }
    }
    out
}

#[test]
fn the_reference_of_front_matter_says_what_the_code_says() {
    hold("front-matter.md", &page("Reference: front matter", "the types that read it", &reference()));
}

#[test]
fn the_examples_of_front_matter_are_read_without_a_finding() {
    for (title, _, example, read) in KINDS {
        assert_eq!(read(&Source::new("content/lakes.md", example)), vec![], "{title}");
    }
}
