//! What the texts and files are made of that import is tried with: what an author, a converter or an attacker could repeat.

use std::iter;

/// Length of each text, in bytes.
pub(super) const LENGTH: usize = 1_000_000;
/// As many lines as a text may have however short they are.
const MOST: usize = 50_000;

/// Texts, each with a name for what it is made of.
pub(super) fn texts() -> Vec<(&'static str, String)> {
    let sentence = "The Committee notes with appreciation the report of the State party and its replies to the list of issues.";
    let letters = "abcdefghijklmnopqrstuvwxyz";
    let numbered = |piece: &dyn Fn(usize) -> String| {
        let count = LENGTH / piece(1000).len();
        (1..=count).map(piece).collect::<String>()
    };
    let notes = |mark: &dyn Fn(usize) -> String| {
        let count = LENGTH / 40;
        let cited: String = (1..=count).map(mark).collect();
        let notes = (1..=count).map(|number| format!("[^{number}]: See note {number} above.\n\n")).collect::<Vec<_>>().concat();
        format!("{cited}\n\n{notes}")
    };
    let again = |piece: &str| piece.repeat(LENGTH / piece.len());
    vec![
        ("paragraphs", numbered(&|number| format!("{number}. {sentence}\n\n"))),
        ("wrapped lines", again(&format!("{}\n{}\n\n", &sentence[..70], &sentence[70..]))),
        ("one wrapped paragraph", again("These words go on and on, **and on** they go over many a line\n")),
        ("brackets closed line by line", format!("{}\n{}", "(".repeat(LENGTH / 2), again("a) and so on it goes,\n"))),
        ("a paragraph in capitals", again("THESE WORDS ARE ALL IN CAPITALS AND NO SENTENCE OF THEM ENDS\n")),
        ("one line", again(sentence)),
        ("one word", again("word")),
        ("headings", numbered(&|number| format!("## {number}. A heading of some words\n\n"))),
        ("headings of one number", again("## 1. A heading of some words\n\n")),
        ("plain headings", again("A heading of some words\n\n")),
        ("items", numbered(&|number| format!("({}) an item of a list;\n", &letters[number % 26..=number % 26]))),
        ("notes", numbered(&|number| format!("[^{number}]: See the report, para. 12.\n\n"))),
        ("notes and their marks", notes(&|number| format!("word[^{number}] "))),
        ("notes and glued figures", notes(&|number| format!("word{number} and "))),
        ("notes and spaced figures", notes(&|number| format!("word {number} and "))),
        ("one note many times", again("<sup>1</sup> Ibid.\n\nArticle 1 and word 1 and\n\n")),
        ("marks behind spaces", format!("{}\n\n[^1]: Note.\n", again("*word* [^1] "))),
        ("stars", again("*a ")),
        ("stars in words", again("a*b_c ")),
        ("low lines", again("_a ")),
        ("a line of low lines", again("x____")),
        ("brackets", format!("{}](x", again("["))),
        ("brackets and parentheses", again("[a](")),
        ("links", again("[a](http://x.org/a_b) ")),
        ("open tags", again("<i>a <b>")),
        ("signs of less", again("a < b ")),
        ("tables without end", again("<table><tr><td>a ")),
        ("backslashes", format!("x{}", again("\\"))),
        ("raised figures", format!("x{}", again("¹"))),
        ("quotation marks", again("'a \"b ")),
        ("hyphens", again("Inter- Departmental ")),
        ("bookmarks", again("a [bookmark: _Go]")),
        ("decimals", again("1.1")),
        ("capitals", again("ANNEX ")),
        ("pieces of a sentence", again("which the members of the Commission\n\n")),
        ("an enumeration", format!("The following: {}", again("one matter; and another;\n\n"))),
        ("rules", again("--------------------\n")),
        ("page ends", again("page of a text with words on it\n\u{c}")),
        ("contents", numbered(&|number| format!("A title of a section\n\n{}\n\n", number % 999))),
        ("leaders", again("A title ................ 12\n\n")),
        ("wide table", format!("{0}\n{0}\n", "cells\t".repeat(LENGTH / 12))),
        ("long table", again("a cell\tanother cell\ta third cell\n")),
        ("sparse table", again("x\t\t\t\t\t\tx\n")),
        ("captions", again("Table 1 Cases\n| cell | cell |\n| cell | cell |\n\n")),
        ("wide HTML table", format!("<table>\n<tr>{}</tr>\n</table>", "<td>cell</td>".repeat(LENGTH / 13))),
        ("bullets inside one another", format!("{}x", again("- "))),
        ("quotations inside one another", format!("{}x", again("> "))),
        ("blank lines", again("\n")),
        ("pages without words", again("\u{c}\n")),
        ("spaced blank lines", format!("word\n{}word\n", again(" \t\n"))),
        ("words on lines of their own", again("the committee\n")),
        ("words far apart", again("committees\n\n")),
        ("letters on lines of their own", "a\n".repeat(MOST)),
        ("letters far apart", "a\n\n".repeat(MOST)),
        ("numbers alone", "2.\n\n".repeat(MOST)),
        ("items of a letter", "(a) b\n".repeat(MOST)),
        ("headings of a letter", "# A\n\n".repeat(MOST)),
        ("notes of a letter", numbered(&|number| format!("[^{number}]: b\n"))),
        ("too many lines", "a\n".repeat(2 * MOST)),
        ("cells without words", format!("<table>\n<tr>{}</tr>\n</table>", again("<td>"))),
        ("cells of a letter", format!("<table>\n<tr>{}</tr>\n</table>", again("<td>55"))),
        ("rows without end", format!("<table>\n{}</table>", again("<tr><td>5<td>6\n"))),
        ("spans", format!("<table>\n<tr>{}</tr>\n</table>", again("<td colspan=9>"))),
        ("a table of letters", again("a\tb\tc\td\n")),
        ("deep items", iter::repeat_n(format!("{}- an item\n", "  ".repeat(40)), LENGTH / 90).collect()),
    ]
}

/// Pages of HTML, each with a name for what it is made of.
pub(super) fn pages() -> Vec<(&'static str, String)> {
    let sentence = "The Committee notes with appreciation the report of the State party and its replies to the list of issues.";
    let again = |piece: &str| piece.repeat(LENGTH / piece.len());
    let numbered = |piece: &dyn Fn(usize) -> String| (1..=LENGTH / piece(1000).len()).map(piece).collect::<String>();
    vec![
        ("paragraphs", again(&format!("<p>{sentence}</p>\n"))),
        ("paragraphs of a word", again("<p>committees</p>")),
        ("paragraphs without words", again("<p>")),
        ("too many paragraphs", again("<p>a")),
        ("line ends", again("<br>")),
        ("words and line ends", again("committees<br>")),
        ("looks", again("<i>a</i>b")),
        ("looks inside one another", again("<i><b>a")),
        ("items", again("<li>committees")),
        ("items of a list", format!("<ol start=2000000000>{}", again("<li>committees"))),
        ("deep lists", again("<ul><li>committees")),
        ("a table of facts", format!("<table>{}</table>", again("<tr><td>5</td><td>12</td></tr>"))),
        ("cells without words", format!("<table><tr><td>a<td>b{}</table>", again("<td>"))),
        ("cells of a letter", format!("<table><tr>{}</table>", again("<td>55"))),
        ("tables", again("<table><tr><td>a<td>b</table>")),
        ("words beside cells", again("<table>a<tr>b")),
        ("links", again("<a href=http://x.org>a</a> ")),
        ("marks of notes", numbered(&|number| format!("<sup><a href=#n{number}>{number}</a></sup>"))),
        (
            "notes",
            numbered(&|number| format!("a<sup><a href=#n{number}>{number}</a></sup> <p id=n{number}>{number} See above.</p>")),
        ),
        ("names", numbered(&|number| format!("<i id={number}>"))),
        ("unknown elements", numbered(&|number| format!("<e{number}>a"))),
        ("signs", again("&amp;")),
        ("comments", again("<!-- a -->")),
        ("one line of words", again(sentence)),
        ("lines as they are", format!("<pre>{}</pre>", again(&format!("{sentence}\n")))),
        ("headings", again("<h2>Of committees</h2>")),
    ]
}

/// Texts of Word files, each with a name for what it is made of.
pub(super) fn word() -> Vec<(&'static str, String)> {
    const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let sentence = "The Committee notes with appreciation the report of the State party and its replies to the list of issues.";
    let of = |name, piece: &str| {
        let body = piece.repeat(LENGTH / piece.len());
        (name, format!("<w:document xmlns:w=\"{SPACE}\"><w:body>{body}</w:body></w:document>"))
    };
    let cell = "<w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc>";
    vec![
        of("paragraphs", &format!("<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>")),
        of("paragraphs of a word", "<w:p><w:r><w:t>committees</w:t></w:r></w:p>"),
        of("paragraphs of a letter", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
        of("paragraphs without words", "<w:p/>"),
        of("looks", "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>"),
        of("line ends", "<w:p><w:r><w:br/><w:t>committees</w:t></w:r></w:p>"),
        of("rows", &format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(4)).replace("<w:tbl>", "").replace("</w:tbl>", "")),
        of("tables", &format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(4)).repeat(9))),
        of("elements without words", "<a/>"),
    ]
}
