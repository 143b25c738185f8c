//! No text makes import slow or hungry: whatever a text is made of, reading it takes time that grows with its length and no faster,
//! and at most 20 times its size in memory.
//!
//! Each text here repeats what an author, a converter or an attacker could write. There is no clock in it: at this length what grows
//! with the square of it does not come to an end. One test alone, since the memory of all threads is counted together.

use std::iter;

use peak_alloc::PeakAlloc;
use pincite::import::import_text;
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Length of each text, in bytes.
const LENGTH: usize = 200_000;
/// How much memory a text may take for each of its bytes.
const TIMES: usize = 20;
/// What import takes whatever the text: patterns remember some of what they saw.
const ALLOWANCE: usize = 1 << 20;

#[test]
fn any_text_is_read_in_memory_and_time_that_grow_with_its_length() {
    let mut hungry = Vec::new();
    for (name, text) in texts() {
        // The first time the patterns are built, too.
        import_text("seeds/a.txt", &text[..text.floor_char_boundary(LENGTH / 10)]);
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let document = import_text("seeds/a.txt", &text).document;
        let taken = MEMORY.peak_usage() - before;
        println!("{name:32} {:3} times its size", taken / text.len());
        if taken > TIMES * text.len() + ALLOWANCE {
            hungry.push(name);
        }
        let page = write_document(&document);
        assert!(read_document(&Source::new("a.md", page)).value.is_some(), "{name}");
    }
    assert!(hungry.is_empty(), "these take more than {TIMES} times their size: {hungry:?}");
}

/// What each text is made of.
fn texts() -> Vec<(&'static str, String)> {
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
        ("wide table", format!("{0}\n{0}\n", "cell\t".repeat(LENGTH / 10))),
        ("long table", again("a cell\tanother cell\ta third cell\n")),
        ("sparse table", again("x\t\t\t\t\t\tx\n")),
        ("captions", again("Table 1 Cases\n| cell | cell |\n| cell | cell |\n\n")),
        ("wide HTML table", format!("<table>\n<tr>{}</tr>\n</table>", "<td>cell</td>".repeat(LENGTH / 13))),
        ("bullets inside one another", format!("{}x", again("- "))),
        ("quotations inside one another", format!("{}x", again("> "))),
        ("deep items", iter::repeat_n(format!("{}- an item\n", "  ".repeat(40)), LENGTH / 90).collect()),
    ]
}
