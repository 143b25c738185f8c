//! What several tests of this room need: the register of the instruments in `content/protocols/`, and the fixture of mentions.

use std::sync::{Arc, LazyLock};

use arcstr::ArcStr;
use include_dir::{Dir, include_dir};

use super::mention::{Claims, Sense};
use super::words::{self, Hit};
use super::{Issuers, Linked, Register, link};
use crate::model::{
    Address, Addresses, Block, Content, Document, Heading, Instrument, InstrumentPage, Mark, MarkKind, Note, Paragraph,
    Reference, Target, Text,
};
use crate::source::Source;

static PROTOCOLS: Dir = include_dir!("$CARGO_MANIFEST_DIR/content/protocols");
static MENTIONS: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/fixtures/mentions");

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let mut pages: Vec<Arc<InstrumentPage>> = PROTOCOLS.files().map(|file| Arc::new(page(file))).collect();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Register::new(&pages, std::iter::empty(), Issuers::built_in())
});

/// The register of the repository's own instruments.
pub(super) fn register() -> &'static Register {
    &REGISTER
}

/// What one grammar claims in a text: the words and their sense.
pub(super) fn claimed(text: &str, claim: fn(&str, &[Hit], &mut Claims)) -> Vec<(String, Sense)> {
    let mut claims = Claims::default();
    claim(text, &words::hits(text, register()), &mut claims);
    claims.into_sorted().into_iter().map(|mention| (text[mention.range].to_string(), mention.sense)).collect()
}

fn page(file: &include_dir::File) -> InstrumentPage {
    let path = file.path().to_string_lossy().into_owned();
    let text = file.contents_utf8().expect("pages are UTF-8");
    let front_matter = text.split("+++\n").nth(1).expect("a page has front matter");
    let facts: Instrument = toml::from_str(front_matter).expect("the front matter of the repository's pages parses");
    let instrument = Instrument { id: path.trim_end_matches(".md").into(), ..facts };
    InstrumentPage { path, instrument, body: String::new() }
}

/// The header facts that the lines below it are read with.
#[derive(Default, Clone)]
struct Header {
    symbol: Option<String>,
    body: Option<String>,
    title: Option<String>,
    default_instrument: Option<String>,
}

/// A line of the fixture: paragraphs between `¶`, mentions as `[words]{targets}`.
struct Line {
    document: Document,
    addresses: Addresses,
    expected: Vec<String>,
    /// Words that a finding tells, and its reason.
    told: Vec<(String, String)>,
}

impl Line {
    fn read(line: &str, header: &Header) -> Self {
        let mut document = Document::default();
        document.meta.symbol.clone_from(&header.symbol);
        document.meta.body.clone_from(&header.body);
        document.meta.title.clone_from(&header.title);
        document.meta.default_instrument.clone_from(&header.default_instrument);
        let mut addresses = Addresses::default();
        let mut expected = Vec::new();
        let mut section = None;
        for (index, part) in line.split('¶').map(str::trim).enumerate() {
            let (content, address) = block(part, index, section, &mut expected);
            if matches!(content, Content::Heading(_)) {
                section = Some(index);
            }
            document.blocks.push(Block { content, line: 1 });
            addresses.blocks.push(address);
        }
        let (told, expected): (Vec<_>, Vec<_>) = expected.into_iter().partition(|one: &String| one.contains(" -> !"));
        let parts = |one: String| {
            let (words, reason) = one.split_once(" -> !").expect("it was asked for");
            (words.split_once(": ").expect("a block stands before").1.to_string(), reason.trim().to_string())
        };
        Self { document, addresses, expected, told: told.into_iter().map(parts).collect() }
    }

    fn found(&self) -> Linked {
        link(&self.document, &self.addresses, &&Source::new("line.md", ""), register())
    }
}

fn block(part: &str, index: usize, section: Option<usize>, expected: &mut Vec<String>) -> (Content, Address) {
    let address = |id: String, number: Option<&str>| Address::new(id).numbered(number.map(Into::into)).below(None, section);
    if let Some(heading) = part.strip_prefix("## ") {
        let (label, text) = heading.split_once(" | ").unwrap_or((heading, ""));
        let id = label.to_lowercase().replace([' ', '.'], "-");
        let content = Heading {
            level: if label.starts_with("Annex") { 1 } else { 2 },
            label: Some(label.into()),
            text: marked(text, index, expected),
        };
        return (Content::Heading(content), address(id, None));
    }
    if let Some((label, text)) = part.strip_prefix('^').and_then(|note| note.split_once(' ')) {
        return (
            Content::Note(Note { key: label.into(), text: marked(text, index, expected) }),
            address(format!("fn-{label}"), None),
        );
    }
    let number = part.split_once(". ").filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()));
    let label = number.map(|(number, _)| number);
    let text = marked(number.map_or(part, |(_, text)| text), index, expected);
    let id = label.map_or_else(|| format!("u{index}"), |label| format!("para-{label}"));
    let paragraph = Paragraph { label: label.map(Into::into), text, ..Paragraph::default() };
    (Content::Paragraph(paragraph), address(id, label))
}

/// The words without the notation; what it expects goes to the list. `[^1]` is a note's mark, `*words*` are italics.
fn marked(part: &str, index: usize, expected: &mut Vec<String>) -> Text {
    let mut text = Text::default();
    let mut rest = part;
    let mut italic: Option<usize> = None;
    while let Some(at) = rest.find(['[', '*']) {
        text.plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('*') {
            rest = after;
            match italic.take() {
                Some(start) => text.marks.push(Mark { start, end: text.plain.len(), kind: MarkKind::Emphasis }),
                None => italic = Some(text.plain.len()),
            }
            continue;
        }
        let close = rest.find(']').expect("a bracket is closed");
        let words = &rest[1..close];
        rest = &rest[close + 1..];
        if let Some(key) = words.strip_prefix('^') {
            let at = text.plain.len();
            text.marks.push(Mark { start: at, end: at, kind: MarkKind::NoteMark(key.into()) });
        } else {
            let targets = rest.strip_prefix('{').expect("targets follow in braces");
            let close = targets.find('}').expect("a brace is closed");
            expected.push(format!("{index}: {words} -> {}", &targets[..close]));
            text.plain.push_str(words);
            rest = &targets[close + 1..];
        }
    }
    text.plain.push_str(rest);
    text
}

fn shown(document: &Document, reference: &Reference) -> String {
    let crate::model::Place::Block(block) = reference.place else { return format!("{:?}", reference.place) };
    let text = document.blocks[block].content.text().map_or("", |text| &text.plain);
    let targets: Vec<String> = reference.targets.iter().map(target).collect();
    format!("{block}: {} -> {}", &text[reference.start..reference.end], targets.join(" + "))
}

fn target(target: &Target) -> String {
    let provision = |id: &ArcStr| {
        [Some(id), target.article.as_ref(), target.paragraph.as_ref(), target.point.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join("/")
    };
    let annex = target
        .annex
        .as_ref()
        .map(|annex| format!(" {}", if annex == "annex" { annex.to_string() } else { format!("annex {annex}") }))
        .unwrap_or_default();
    let is = target.instrument.as_ref().map(|id| format!(" = {id}")).unwrap_or_default();
    let section = target.section.as_ref().map(|section| format!(" sect. {section}")).unwrap_or_default();
    let issuer = target.issuer.as_ref().map(|issuer| format!("{issuer} ")).unwrap_or_default();
    let paragraph = match (&target.article, &target.paragraph) {
        (Some(article), _) => {
            let parts = [Some(article), target.paragraph.as_ref(), target.point.as_ref()];
            format!(" art. {}", parts.into_iter().flatten().cloned().collect::<Vec<_>>().join("/"))
        }
        (None, Some(paragraph)) => format!(" para. {paragraph}"),
        (None, None) => String::new(),
    };
    match target {
        Target { anchor: Some(anchor), symbol: None, .. } => format!("#{anchor}"),
        Target { url: Some(url), .. } => url.to_string(),
        Target { resolution: Some(resolution), .. } => format!("{issuer}{resolution}{annex}{paragraph}{is}"),
        Target { symbol: Some(symbol), .. } => format!("{symbol}{annex}{section}{paragraph}"),
        Target { series: Some(series), volume, number, .. } => {
            let parts: Vec<&str> = [volume.as_deref(), number.as_deref()].into_iter().flatten().collect();
            format!("{series} {}{is}", parts.join("/"))
        }
        Target { instrument: Some(id), .. } => format!("{}{annex}", provision(id)),
        _ => String::new(),
    }
}

#[test]
fn every_mention_of_the_fixture_points_where_it_should_and_nothing_else_does() {
    let mut wrong = Vec::new();
    let mut mentions = 0;
    for file in MENTIONS.files().filter(|file| file.path().extension().is_some_and(|extension| extension == "txt")) {
        let mut header = Header::default();
        for (number, line) in file.contents_utf8().expect("fixtures are UTF-8").lines().enumerate() {
            let line = line.trim();
            if let Some(fact) = line.strip_prefix('@') {
                let (key, value) = fact.split_once(' ').unwrap_or((fact, ""));
                let value = (!value.is_empty()).then(|| value.to_string());
                match key {
                    "symbol" => header.symbol = value,
                    "body" => header.body = value,
                    "title" => header.title = value,
                    "default_instrument" => header.default_instrument = value,
                    _ => panic!("{key} is no fact of a header"),
                }
            } else if !line.is_empty() && !line.starts_with("# ") {
                let line = Line::read(line, &header);
                mentions += line.expected.len().max(1);
                let linked = line.found();
                let found: Vec<String> = linked
                    .references
                    .iter()
                    .map(|reference| shown(&line.document, reference))
                    .filter(|shown| !shown.starts_with("Title"))
                    .collect();
                let tells = |(words, reason): &(String, String)| {
                    let is_it = |message: &str| message.contains(&format!("“{words}”")) && message.contains(reason.as_str());
                    linked.findings.iter().any(|finding| is_it(&finding.message))
                };
                if found != line.expected || !line.told.iter().all(tells) {
                    let findings: Vec<&str> = linked.findings.iter().map(|finding| finding.message.as_str()).collect();
                    let place = format!("{}:{}", file.path().display(), number + 1);
                    wrong.push(format!("{place}\n  expected {:#?}\n  found {found:#?}\n  findings {findings:#?}", line.expected));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {mentions} mentions\n{}", wrong.len(), wrong.join("\n"));
    assert!(mentions >= 100, "{mentions} mentions");
}

proptest::proptest! {
    /// Whatever the words, nothing panics, and every reference lies on whole characters of its text, beside the others.
    #[test]
    fn no_text_breaks_the_linker(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..60)) {
        let paragraphs: Vec<String> = parts.concat().split('¶').map(str::to_string).collect();
        let mut document = Document::default();
        let mut addresses = Addresses::default();
        for (index, text) in paragraphs.iter().enumerate() {
            let text = Text::plain(text.as_str());
            let content = if text.plain.starts_with("Ibid") {
                Content::Note(Note { key: index.to_string(), text })
            } else {
                Content::Paragraph(Paragraph { label: Some((index + 1).to_string()), text, ..Paragraph::default() })
            };
            document.blocks.push(Block { content, line: index + 1 });
            addresses.blocks.push(Address::new(format!("para-{}", index + 1)));
        }
        let linked = link(&document, &addresses, &&Source::new("a.md", paragraphs.join("\n")), register());
        for reference in &linked.references {
            let crate::model::Place::Block(block) = reference.place else { panic!("only blocks have words here") };
            let words = document.blocks[block].content.text().expect("it has words").plain.get(reference.start..reference.end);
            assert!(words.is_some_and(|words| !words.trim().is_empty()));
            assert!(!reference.targets.is_empty());
        }
        for pair in linked.references.windows(2) {
            assert!(pair[0].place != pair[1].place || pair[0].end <= pair[1].start, "references overlap");
        }
        assert_eq!(linked.references.len(), linked.rules.len());
    }
}

/// Pieces of text that grammars begin, go on and end with.
const PARTS: &[&str] = &[
    "article ",
    "Articles ",
    "arts.",
    "paragraph ",
    "paras. ",
    "subparagraph ",
    "16",
    "3",
    " (a)",
    "(2)",
    "-7",
    " to ",
    " and ",
    ", ",
    ". ",
    " of ",
    "the ",
    "that ",
    "its ",
    "both ",
    "this ",
    "present ",
    "Convention",
    "Protocols",
    "Covenant",
    "conventions",
    " thereto",
    "Organized Crime Convention",
    "Smuggling of Migrants Protocol",
    "CEDAW",
    "Trafficking in Persons",
    " supplementing ",
    "Optional ",
    "resolution ",
    "55/25",
    "1373 (2001)",
    "428 (V)",
    " annex ",
    "II",
    "annexes I",
    "A/RES/",
    "A/55/383",
    " and Add.1-3",
    "/",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "é",
    "ﬁ",
    "А/НRС/",
    "Ibid., vol. 606, No. 8791",
    "United Nations, Treaty Series, vol. ",
    "189 UNTS 137",
    "www.",
    "x.org",
    "¶",
    "1951 ",
    "Conference of the Parties to ",
    "Framework for ",
    "entitled ",
    "note 1",
    " above",
    "section ",
    "\u{a0}",
    "(hereinafter “the Convention”)",
];
