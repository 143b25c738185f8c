//! Reading what was written gives the same document again.

use proptest::prelude::*;
use proptest::sample::select;

use super::{read_document, write_document};
use crate::model::{Block, Cell, Content, Document, Heading, Mark, MarkKind, Meta, Note, Paragraph, SourceFile, Table, Text};
use crate::source::Source;

/// Words and signs that have given Markdown trouble somewhere.
fn nasty_piece() -> impl Strategy<Value = String> {
    let pieces = vec![
        "word",
        "article",
        "A",
        "I",
        "a",
        "iv",
        "12",
        "1966",
        "1.2",
        "3",
        "(a)",
        "(i)",
        "1)",
        "12.",
        "A.",
        "II.",
        "e.g.",
        "bis",
        "Annex",
        "Annex I",
        "Article 5",
        "Table:",
        "Table: x",
        "*",
        "**",
        "_",
        "__",
        "a_b",
        "`",
        "``",
        "~",
        "~~",
        "[",
        "]",
        "[1]",
        "[^1]",
        "[^x]:",
        "(",
        ")",
        "](",
        "<",
        ">",
        "<b>",
        "</em>",
        "<span class=\"label\">",
        "<br>",
        "&",
        "&amp;",
        "&#46;",
        "\\",
        "\\*",
        "|",
        "||",
        "#",
        "##",
        "+",
        "-",
        "--",
        "---",
        "=",
        "===",
        "!",
        "![",
        ":",
        ":-",
        "\"",
        "“",
        "”",
        "–",
        "€",
        "\u{a0}x",
        "é",
        "中文",
        "العربية",
        "¹",
        "½",
        "http://x.org/a_b",
        "<http://x>",
        "+++",
        "```",
        "§",
        "•",
        ",",
        ".",
        ";",
        "{#id}",
        "%20",
        "$x$",
        "^2^",
        "H~2~O",
        "- [ ]",
        "[!NOTE]",
        "'",
        "\u{301}",
        "\u{200b}",
        "1.",
        "-x",
        "#1",
    ];
    select(pieces).prop_map(str::to_string)
}

fn plain() -> impl Strategy<Value = String> {
    let seam = select(vec![" ", " ", ""]);
    prop::collection::vec((nasty_piece(), seam), 1..7).prop_map(|pieces| {
        let joined: String = pieces.into_iter().map(|(piece, seam)| piece + seam).collect();
        let single = joined.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        single.trim().to_string()
    })
}

fn key() -> impl Strategy<Value = String> {
    select(vec!["1", "2", "a", "iv", "*", "**", "annex-2/a", "annex-2/*", "†"]).prop_map(str::to_string)
}

fn link() -> impl Strategy<Value = String> {
    let targets =
        vec!["http://x.org/a_b", "cite:untoc/16/3", "#para-9", "/a (b)", "a?x=1&amp;y=*", "mailto:a@b.c", "a|b", "a\\b<c>"];
    select(targets).prop_map(str::to_string)
}

fn span_kind() -> impl Strategy<Value = MarkKind> {
    prop_oneof![
        3 => Just(MarkKind::Emphasis),
        2 => Just(MarkKind::Strong),
        1 => Just(MarkKind::Strike),
        1 => Just(MarkKind::Code),
        1 => link().prop_map(|target| MarkKind::Link(target.into())),
    ]
}

/// Text in its normal form: marks nest, links do not, a break stands behind a space and points are sorted.
fn text() -> impl Strategy<Value = Text> {
    let spans = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), span_kind()), 0..3);
    let notes = prop::collection::vec((any::<prop::sample::Index>(), key()), 0..2);
    let breaks = prop::collection::vec(any::<prop::sample::Index>(), 0..2);
    (plain(), spans, notes, breaks).prop_map(|(plain, spans, notes, breaks)| {
        let seams: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
        let mut marks: Vec<Mark> = Vec::new();
        for (from, to, kind) in spans {
            let (from, to) = (*from.get(&seams), *to.get(&seams));
            let (start, end) = (from.min(to), from.max(to));
            let nests = |other: &Mark| {
                let apart = end <= other.start || other.end <= start;
                let inside = other.start <= start && end <= other.end || start <= other.start && other.end <= end;
                let both_links = matches!((&kind, &other.kind), (MarkKind::Link(_), MarkKind::Link(_)));
                apart || inside && !both_links
            };
            if start < end && marks.iter().all(nests) {
                marks.push(Mark { start, end, kind });
            }
        }
        for (at, key) in notes {
            let at = *at.get(&seams);
            marks.push(Mark { start: at, end: at, kind: MarkKind::NoteMark(key.into()) });
        }
        let spaces: Vec<usize> = plain.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at < plain.len()).collect();
        for index in breaks.into_iter().filter(|_| !spaces.is_empty()).take(1) {
            let at = *index.get(&spaces);
            // Two points in one place have no order that a page could show.
            if marks.iter().all(|mark| mark.start != at || mark.end != at) {
                marks.push(Mark { start: at, end: at, kind: MarkKind::Break });
            }
        }
        marks.sort_by(|left, right| left.start.cmp(&right.start).then(right.end.cmp(&left.end)));
        Text { plain, marks }
    })
}

fn label() -> impl Strategy<Value = String> {
    let labels =
        vec!["12", "12 bis", "1.2", "(a)", "(iv)", "(12)", "1)", "a)", "A", "iv", "7", "§ 4", "(see)", "*", "Rule 3", "1966"];
    select(labels).prop_map(str::to_string)
}

fn heading() -> impl Strategy<Value = Content> {
    let labels = vec![
        "II",
        "A",
        "Annex I",
        "Annex",
        "ANNEX II",
        "Article 5",
        "1.2",
        "Article",
        "(a)",
        "Part One",
        "Section 3",
        "1)",
        "x y",
    ];
    let label = prop::option::of(select(labels).prop_map(str::to_string));
    (1..=5u8, label, text(), any::<bool>()).prop_map(|(level, label, text, alone)| {
        let text = if alone && label.is_some() { Text::default() } else { text };
        Content::Heading(Heading { level, label, text })
    })
}

fn paragraph() -> impl Strategy<Value = Content> {
    (prop::option::of(label()), 0..4u8, any::<bool>(), prop::bool::weighted(0.2), text()).prop_map(
        |(label, level, bullet, quoted, text)| {
            let bullet = bullet && label.is_none() && level > 0;
            Content::Paragraph(Paragraph { label, level, bullet, quoted, text })
        },
    )
}

fn table() -> impl Strategy<Value = Content> {
    let row = prop::collection::vec(prop_oneof![1 => Just(Text::default()), 3 => text()], 4);
    (prop::option::of(text()), 0..3usize, 1..5usize, prop::collection::vec(row, 1..4), any::<bool>()).prop_map(
        |(caption, header_rows, columns, rows, spans)| {
            let mut rows: Vec<Vec<Cell>> =
                rows.into_iter().map(|row| row.into_iter().take(columns).map(Cell::new).collect()).collect();
            if spans && columns > 1 {
                rows[0][0].colspan = 2;
                rows[0][1] = Cell::covered();
            }
            if spans && rows.len() > 1 && columns > 2 {
                rows[0][2].rowspan = 2;
                rows[1][2] = Cell::covered();
            }
            Content::Table(Table { caption, header_rows: header_rows.min(rows.len()), rows })
        },
    )
}

fn preformatted() -> impl Strategy<Value = Content> {
    prop::collection::vec(plain(), 0..3).prop_map(|lines| Content::Preformatted(lines.join("\n  ")))
}

fn document() -> impl Strategy<Value = Document> {
    let note = (key(), text()).prop_map(|(key, text)| Content::Note(Note { key, text }));
    let content = prop_oneof![6 => paragraph(), 2 => heading(), 1 => table(), 1 => note, 1 => preformatted()];
    (prop::collection::vec(content, 0..6), prop::option::of(plain())).prop_map(|(contents, title)| {
        let blocks = contents.into_iter().map(|content| Block { content, line: 0 }).collect();
        let source = title.clone().map(|file| SourceFile { file, sha256: "0".into() });
        Document { meta: Meta { slug: "a".into(), title, source, ..Meta::default() }, blocks }
    })
}

/// The document without its lines.
fn without_lines(mut document: Document) -> Document {
    document.blocks.iter_mut().for_each(|block| block.line = 0);
    document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_reads_back_the_same(document in document()) {
        let page = write_document(&document);
        let read = read_document(&Source::new("a.md", page.clone())).value.expect("a written page can be used");
        prop_assert_eq!(without_lines(read), document, "{}", page);
    }

    #[test]
    fn any_text_is_read_without_panic_and_settles_when_written(body in "[-a-z0-9 \n\t.()*_`~<>/\\[\\]^:|#&;=!\"]{0,80}") {
        let page = format!("+++\nslug = \"a\"\n+++\n\n{body}\n");
        let first = read_document(&Source::new("a.md", page)).value.expect("the front matter is good");
        let written = write_document(&first);
        let second = read_document(&Source::new("a.md", written.clone())).value.expect("a written page can be used");
        prop_assert_eq!(without_lines(second), without_lines(first), "{}", written);
    }
}
