//! What is called what: one page a test, one anchor a block.

use super::*;
use crate::markdown::read_document;
use crate::source::Source;

fn read(body: &str) -> (Document, Source) {
    let source = Source::new("a.md", format!("+++\nslug = \"a\"\n+++\n\n{body}"));
    let document = read_document(&source).value.expect("the page can be used");
    (document, source)
}

fn anchors(body: &str) -> Vec<String> {
    address(&read(body).0).blocks.into_iter().map(|address| address.id).collect()
}

fn numbers(body: &str) -> Vec<Option<String>> {
    address(&read(body).0).blocks.into_iter().map(|address| address.number).collect()
}

#[test]
fn paragraphs_are_called_by_their_printed_numbers() {
    let body = "1\\. One\n\n3\\. Three:\n\n- (a) A:\n  - (i) I\n  - (ii) II\n- (b) B\n\n12 bis. Twelve\n";
    assert_eq!(anchors(body), ["para-1", "para-3", "para-3-a", "para-3-a-i", "para-3-a-ii", "para-3-b", "para-12-bis"]);
    let printed: Vec<_> = numbers(body).into_iter().flatten().collect();
    assert_eq!(printed, ["1", "3", "3(a)", "3(a)(i)", "3(a)(ii)", "3(b)", "12 bis"]);
}

#[test]
fn unnumbered_paragraphs_are_counted_and_bullets_belong_to_what_introduces_them() {
    let body = "One\n\nTwo:\n\n- x\n- y:\n  - z\n\n5\\. Five:\n\n- x\n\nThree:\n\n- (a) A\n";
    let expected = ["u1", "u2", "u2-item-1", "u2-item-2", "u2-item-2-item-1", "para-5", "para-5-item-1", "u3", "u3-a"];
    assert_eq!(anchors(body), expected);
    assert_eq!(numbers(body).last().cloned().flatten().as_deref(), Some("(a)"));
}

#[test]
fn paragraph_that_continues_an_item_leaves_it_open() {
    let body = "3\\. Three:\n\n- (a) A\n\n  More:\n\n  - (i) I\n";
    assert_eq!(anchors(body), ["para-3", "para-3-a", "u1", "para-3-a-i"]);
    let addresses = address(&read(body).0);
    assert_eq!(addresses.blocks[2].parent(), Some(0));
    assert_eq!(addresses.blocks[3].parent(), Some(1));
}

#[test]
fn headings_are_called_by_their_labels_along_the_outline() {
    let body = "## I. One\n\n### A. Sub\n\n## Introduction\n\n## Annex I. Annex\n\n### B. Sub\n\n#### 3. Sub\n\n### C. Sub\n\n## Annex\n";
    let expected = [
        "section-i",
        "section-i-a",
        "heading-introduction",
        "annex-1",
        "annex-1-section-b",
        "annex-1-section-b-3",
        "annex-1-section-c",
        "annex",
    ];
    assert_eq!(anchors(body), expected);
}

#[test]
fn same_label_below_two_headings_takes_the_heading_in_front() {
    let body = "## Part I\n\n### Section 1. A\n\n## Part II\n\n### Section 1. B\n\n### Notes\n\n### Notes\n";
    let expected = ["part-1", "section-1", "part-2", "part-2-section-1", "heading-notes", "part-2-heading-notes"];
    assert_eq!(anchors(body), expected);
}

#[test]
fn articles_number_their_paragraphs_for_themselves() {
    let body = "## Article 15. One\n\n1\\. x\n\n## Article 16. Two\n\n1\\. x\n\n3\\. y:\n\n- (b) z:\n  - (i) w\n\n## Article 17\n\nText:\n\n- (a) x\n";
    let expected = [
        "article-15",
        "article-15-1",
        "article-16",
        "article-16-1",
        "article-16-3",
        "article-16-3-b",
        "article-16-3-b-i",
        "article-17",
        "u1",
        "article-17-a",
    ];
    assert_eq!(anchors(body), expected);
    assert_eq!(numbers(body)[6].as_deref(), Some("3(b)(i)"));
}

#[test]
fn annex_prefix_comes_only_where_numbering_begins_anew() {
    assert_eq!(anchors("## Annex I. A\n\n1\\. x\n\n2\\. y\n"), ["annex-1", "para-1", "para-2"]);
    let body = "1\\. x\n\n## Annex I. A\n\n1\\. x\n\n2\\. y\n\n### I. B\n\n3\\. z\n\n## Annex II. C\n\n1\\. x\n";
    let expected = [
        "para-1",
        "annex-1",
        "annex-1-para-1",
        "annex-1-para-2",
        "annex-1-section-i",
        "annex-1-para-3",
        "annex-2",
        "annex-2-para-1",
    ];
    assert_eq!(anchors(body), expected);
}

#[test]
fn section_prefix_comes_where_numbering_begins_anew_in_a_section() {
    let body = "## I. A\n\n1\\. x\n\n2\\. y\n\n## II. B\n\n### A. C\n\n1\\. x\n\n### B. D\n\n2\\. y\n";
    let expected =
        ["section-i", "para-1", "para-2", "section-ii", "section-ii-a", "section-ii-para-1", "section-ii-b", "section-ii-para-2"];
    assert_eq!(anchors(body), expected);
}

#[test]
fn number_printed_twice_gets_a_count_and_is_reported() {
    let body = "1\\. a\n\n2\\. b\n\n## II. B\n\n2\\. c\n\n3\\. d\n\n5\\. e\n";
    assert_eq!(anchors(body), ["para-1", "para-2", "section-ii", "para-2-2", "para-3", "para-5"]);
    let (document, source) = read(body);
    let findings = check(&document, &address(&document), &&source);
    let found: Vec<_> = findings.iter().map(|f| (f.rule.code, f.message.as_str())).collect();
    let expected =
        [("number-gap", "paragraph 2 is printed twice; this one has the anchor para-2-2"), ("number-gap", "5 follows 3")];
    assert_eq!(found, expected);
}

#[test]
fn letter_i_follows_h_and_roman_figure_follows_nothing() {
    let items = |labels: &[&str]| {
        let list: Vec<_> = labels.iter().map(|label| format!("- ({label}) x")).collect();
        let (document, source) = read(&format!("1\\. x\n\n{}\n", list.join("\n")));
        check(&document, &address(&document), &&source).len()
    };
    assert_eq!(items(&["g", "h", "i", "j"]), 0);
    assert_eq!(items(&["i", "ii", "iii", "iv", "v"]), 0);
    assert_eq!(items(&["a", "c"]), 1);
}

#[test]
fn numbers_of_a_quotation_are_not_the_documents_own() {
    assert_eq!(anchors("1\\. x:\n\n> 1\\. y\n\n2\\. z\n"), ["para-1", "u1", "para-2"]);
}

#[test]
fn notes_and_tables_have_names_of_their_own() {
    let body = "x[^1] [^star] [^annex-2/a]\n\n[^1]: n\n\n[^star]: n\n\n[^annex-2/a]: n\n\n| a |\n| --- |\n| b |\n";
    assert_eq!(anchors(body), ["u1", "fn-1", "fn-star", "annex-2-fn-a", "table-1"]);
}

#[test]
fn anchors_are_unique_and_made_of_plain_characters() {
    let body = "## Études — 中文\n\n## Études — 中文\n\n7.2. a\n\n7\\. b\n\n7\\. c\n\n- б) x\n- (A) y\n- (a) z\n";
    let mut all = anchors(body);
    assert!(all.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')), "{all:?}");
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn printed_pinpoint_finds_its_paragraph() {
    let (document, _) = read(
        "3\\. x:\n\n- (a) A:\n  - (i) I\n- (b) B\n- (c) C\n\n4\\. y\n\n## Article 1\n\n1\\. z\n\n## Article 2\n\n1\\. w\n\n2\\. v\n",
    );
    let addresses = address(&document);
    let id = |index: usize| addresses.blocks[index].id.as_str();
    let find = |section: Option<usize>, number: &str| find_paragraph(&document, &addresses, section, number).map(id);
    assert_eq!(find(None, "3 (a) (i)"), Some("para-3-a-i"));
    assert_eq!(find(None, "99"), None);
    assert_eq!(find(addresses.find("article-2"), "1"), Some("article-2-1"));
    assert_eq!(find(addresses.find("article-2"), "3"), Some("para-3"));
    let range = |from: &str, to: &str| find_range(&document, &addresses, None, from, to).into_iter().map(id).collect::<Vec<_>>();
    assert_eq!(range("3", "4"), ["para-3", "para-4"]);
    assert_eq!(range("3 (a)", "(c)"), ["para-3-a", "para-3-b", "para-3-c"]);
    assert_eq!(range("3", "99"), Vec::<&str>::new());
}

#[test]
fn citation_from_elsewhere_finds_paragraphs_annexes_and_their_paragraphs() {
    let body = "3\\. Three:\n\n- (a) A\n\n## Annex I. Rules\n\n3\\. Three\n\n## Annex 2. More\n\n4\\. Four\n";
    let document = read(body).0;
    let addresses = address(&document);
    let place = |annex: Option<&str>, number: Option<&str>| {
        find_place(&document, &addresses, annex, number).map(|index| addresses.blocks[index].id.as_str())
    };
    assert_eq!(place(None, Some("3 (a)")), Some("para-3-a"));
    assert_eq!(place(Some("I"), Some("3")), Some("annex-1-para-3"));
    assert_eq!(place(Some("II"), None), Some("annex-2"));
    assert_eq!(place(Some("annex II"), Some("3")), Some("annex-2"), "an annex without the paragraph is the place itself");
    assert_eq!(place(Some("III"), Some("3")), None);
    assert_eq!(place(None, None), None);
}
