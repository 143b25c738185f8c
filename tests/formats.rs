//! Every folder of `fixtures/formats` holds a Word or HTML file and what import makes of it.
//!
//! `document.xml` with the parts beside it is packed into a Word file (`links.txt` holds its links, an id and an address a line),
//! `page.html` is read as it is. `text.txt` is the text that import reads, `page.md` the page, `findings.txt` what a person is told;
//! a file that cannot be read has neither text nor page. `UPDATE_FIXTURES=1` writes what is made now.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures from the disk")]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use pincite::import::formats::to_text;
use pincite::import::import_text;
use pincite::markdown::write_document;
use pincite::report;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word file of these parts.
fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        archive.write_all(bytes).expect("a part can be written");
    }
    archive.finish().expect("an archive can be finished").into_inner()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A list of relations: id, kind, target, and whether it leads out of the file.
fn relations(of: &[(String, &str, String, bool)]) -> String {
    let one = |(id, kind, target, outside): &(String, &str, String, bool)| {
        let mode = if *outside { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: Vec<String> = of.iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        all.concat()
    )
}

/// The Word file of a folder.
fn packed(folder: &Path) -> Vec<u8> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut named = Vec::new();
    for kind in ["styles", "numbering", "settings", "footnotes", "endnotes"] {
        if let Ok(bytes) = fs::read(folder.join(format!("{kind}.xml"))) {
            named.push((format!("r-{kind}"), kind, format!("{kind}.xml"), false));
            parts.push((format!("word/{kind}.xml"), bytes));
        }
    }
    let links = fs::read_to_string(folder.join("links.txt")).unwrap_or_default();
    for (id, address) in links.lines().filter_map(|line| line.split_once(' ')) {
        named.push((id.to_string(), "hyperlink", address.to_string(), true));
    }
    let main = relations(&[("r".into(), "officeDocument", "word/document.xml".into(), false)]);
    parts.push(("_rels/.rels".into(), main.into_bytes()));
    parts.push(("word/_rels/document.xml.rels".into(), relations(&named).into_bytes()));
    parts.push(("word/document.xml".into(), fs::read(folder.join("document.xml")).expect("a Word file has its text")));
    docx(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_file_becomes_its_text_and_page() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (name, bytes) = match fs::read(case.join("page.html")) {
            Ok(bytes) => ("seeds/page.html", bytes),
            Err(_) => ("seeds/paper.docx", packed(&case)),
        };
        let (source, mut findings) = to_text(name, &bytes);
        let text = source.map(|source| source.text).unwrap_or_default();
        let mut page = String::new();
        if !text.is_empty() {
            let imported = import_text(name, &text);
            findings.extend(imported.findings);
            page = write_document(&imported.document);
        }
        let told = report::render(&findings, false);
        for (file, made) in [("text.txt", &text), ("page.md", &page), ("findings.txt", &told)] {
            let path = case.join(file);
            if std::env::var_os("UPDATE_FIXTURES").is_none() {
                if fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n") != *made {
                    wrong.push(format!("{}:\n{made}", path.display()));
                }
            } else if made.is_empty() {
                let _ = fs::remove_file(&path); // it need not have been there
            } else {
                fs::write(&path, made).expect("the fixture can be written");
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ from what is expected:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is said of a file that is not read.
fn refused(name: &str, bytes: &[u8]) -> String {
    let (source, findings) = to_text(name, bytes);
    assert_eq!(source, None);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings[0].message.clone()
}

const BODY: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

#[test]
fn a_part_that_unpacks_to_far_more_than_it_is_is_refused() {
    let mut bomb = BODY.as_bytes().to_vec();
    bomb.resize(40 << 20, b' ');
    let bytes = docx(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 1 << 20);
    assert!(refused("a.docx", &bytes).contains("unpacks to more than"));
}

#[test]
fn elements_nested_without_end_are_refused() {
    let text = format!(
        "{BODY}{}{}</w:body></w:document>",
        "<w:sdt><w:sdtContent>".repeat(50_000),
        "</w:sdtContent></w:sdt>".repeat(50_000)
    );
    assert!(refused("a.docx", &docx(&[("word/document.xml", text.as_bytes())])).contains("deep"));
}

#[test]
fn files_that_are_not_what_their_name_says_are_refused_in_words() {
    assert!(refused("a.docx", b"just words").contains("no Word file"));
    assert!(refused("a.docx", b"\xd0\xcf\x11\xe0 old").contains(".doc"));
    assert!(refused("a.docx", b"PK\x03\x04 cut off").contains("damaged"));
    assert!(refused("a.docx", &docx(&[("mimetype", b"x")])).contains("word/document.xml is missing"));
    assert!(refused("a.docx", &docx(&[("word/document.xml", b"\x00\x01\x02\x03")])).contains("not XML"));
    assert!(refused("a.pdf", b"just words").contains("no PDF"));
    assert!(refused("a.txt", b"%PDF-1.7").contains("not a text file"));
    assert!(refused("a.html", b"PK\x03\x04").contains("not a text file"));
}

#[test]
fn a_million_small_things_are_read_in_time_that_grows_with_them() {
    let open = "<b><i><font a=1><div>".repeat(200_000);
    let (source, _) = to_text("a.html", format!("{open}<p>words").as_bytes());
    assert!(source.expect("it has words").text.contains("words"));
    let rows = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>";
    let text = format!("{BODY}<w:p><w:r><w:t>Words</w:t></w:r></w:p><w:tbl>{}</w:tbl></w:body></w:document>", rows.repeat(2000));
    let (source, _) = to_text("a.docx", &docx(&[("word/document.xml", text.as_bytes())]));
    assert!(source.expect("it has words").text.contains("colspan=\"63\""));
}

/// Pieces of Word files and pages, put together without sense.
fn pieces(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(of).prop_map(str::to_string), 1 => "\\PC{0,6}".prop_map(|text| text.replace(['<', '&'], ""))];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const WORD: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>words</w:t>",
    "<w:t>*</w:t>",
    "<w:tab/>",
    "<w:br/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:vMerge/><w:gridSpan w:val=\"3\"/></w:tcPr>",
    "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"12\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:sym w:char=\"D800\"/>",
    "<w:rPr><w:b/><w:vertAlign w:val=\"superscript\"/></w:rPr>",
];
const PAGE: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "<div>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td colspan=0 rowspan=0>",
    "<th rowspan=99999>",
    "<ol type=i start=4294967295>",
    "<li value=-1>",
    "</ol>",
    "<sup>",
    "</sup>",
    "<a href=#n>1</a>",
    "<a href='#n' id=n>[1]",
    "<p id=n>1",
    "<h2>",
    "<pre>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<a href=\"http://x.org/(\">",
    "words ",
    "*",
    "[",
    "]",
    "|",
    "&lt;",
    "&#0;",
    "<q>",
    "<caption>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(&["a.docx", "a.html", "a.pdf", "a.txt", "a"][..])) {
        to_text(name, &bytes);
        to_text(name, &[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_word_file_makes_reading_panic(body in pieces(WORD), notes in pieces(WORD)) {
        let wrapped = |inner: &str, name: &str| format!("<w:{name} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inner}</w:{name}>");
        let text = wrapped(&format!("<w:body>{}</w:body>", balanced(&body)), "document");
        let notes = wrapped(&format!("<w:footnote w:id=\"1\">{}</w:footnote>", balanced(&notes)), "footnotes");
        let named = relations(&[("f".into(), "footnotes", "footnotes.xml".into(), false)]);
        let parts = [("word/document.xml", text.as_bytes()), ("word/footnotes.xml", notes.as_bytes()), ("word/_rels/document.xml.rels", named.as_bytes())];
        if let (Some(source), _) = to_text("a.docx", &docx(&parts)) {
            import_text("a.docx", &source.text);
        }
    }

    #[test]
    fn no_page_makes_reading_panic(page in pieces(PAGE)) {
        if let (Some(source), _) = to_text("a.html", page.as_bytes()) {
            import_text("a.html", &source.text);
        }
    }

    /// Words of plain paragraphs come through whole, whatever signs are in them.
    #[test]
    fn no_word_of_a_paragraph_is_lost(paragraphs in prop::collection::vec("[a-zA-Z]{1,8}( [a-z*_<>&^#|\\[\\]()\\\\`~]{1,9}){1,8}", 1..6)) {
        let escaped: Vec<String> = paragraphs.iter().map(|text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")).collect();
        let page: String = escaped.iter().map(|text| format!("<p>{text}</p>")).collect::<Vec<_>>().concat();
        let body: String = escaped.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect::<Vec<_>>().concat();
        let word = docx(&[("word/document.xml", format!("{BODY}{body}</w:body></w:document>").as_bytes())]);
        for (name, bytes) in [("a.html", page.as_bytes()), ("a.docx", word.as_slice())] {
            let text = to_text(name, bytes).0.expect("it has words").text;
            let document = import_text(name, &text).document;
            let title = document.meta.title.iter().chain(&document.meta.subtitle).cloned();
            let said: String = title.chain(document.blocks.iter().filter_map(|block| block.content.text()).map(|text| text.plain.clone())).collect();
            for word in paragraphs.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() > 3) {
                prop_assert!(said.to_lowercase().contains(&word.to_lowercase()), "{word} of {text:?} is not in {said:?}");
            }
        }
    }
}

/// The same tags with every element closed, so that the parts are XML and the words in them are read.
fn balanced(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in text.split_inclusive('>') {
        let start = piece.find('<').unwrap_or(piece.len());
        let (words, tag) = piece.split_at(start);
        out.push_str(words);
        let name = tag.trim_start_matches(['<', '/']).split([' ', '/', '>']).next().unwrap_or_default();
        if let Some(_closing) = tag.strip_prefix("</") {
            let Some(place) = open.iter().rposition(|other| *other == name) else { continue };
            out.extend(open.drain(place..).rev().map(|inner| format!("</{inner}>")));
            continue;
        }
        if !tag.is_empty() && !tag.ends_with("/>") {
            open.push(name);
        }
        out.push_str(tag);
    }
    out.extend(open.drain(..).rev().map(|inner| format!("</{inner}>")));
    out
}
