//! Printed labels in the source of a page: where a paragraph's or a heading's label ends and its words begin.
//!
//! In: the source of a block from its first character, `12\. The Committee` or `Annex I. Summary`. Out: the label without
//! its full stop and where the words begin. The same grammar serves writing: what would be read as a label though it is none gets
//! a character reference for its last sign, and a label that would not be read as one goes into a `span`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::{
    CHINESE_ANNEX, CHINESE_DIVISIONS, CHINESE_FIGURES, DIVISIONS, DRAFT, DRAFT_ACTS, Division, ORDINALS, figure_from_roman,
};

/// Opens a label that no grammar knows; `</span>` closes it.
pub(super) const SPAN: &str = "<span class=\"label\">";

/// A label found at the start of a source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The label without its full stop: `12`, `(a)`, `Annex I`.
    pub label: String,
    /// The sign that makes it one: the full stop or bracket with its backslash, or the last character of a label that is all.
    pub closing: Range<usize>,
    /// Where the words begin.
    pub rest: usize,
}

const LATIN: &str = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)";
const FIGURE: &str = r"[0-9٠-٩۰-۹]{1,4}(?:\.[0-9]{1,4})*(?:-?[A-Za-z])?";
const ROMAN: &str = "[ivxlc]{2,10}|[IVXLC]{2,10}";
const LETTER: &str = r"\p{L}\x{640}?|aa|bb|cc|dd|ee|ff|gg|hh|AA|BB|CC|DD|EE|FF";

/// What stands before the number of one of a collection: `Resolution 5/2`.
const RESOLUTION: &str = "resolution|decision|résolution|décision|resolución|decisión";

static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    let core = format!("(?:{FIGURE}|(?P<roman>{ROMAN})|{LETTER})(?: ?{LATIN})?");
    regex(&format!(r"^(?P<open>\()?(?P<core>{core})(?P<closing>\\?[.)])(?:\s+|$)"))
});

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    let words = |wanted: &dyn Fn(Division) -> bool| {
        let words: Vec<&str> = DIVISIONS.iter().filter(|(_, division, _)| wanted(*division)).map(|(word, ..)| *word).collect();
        words.join("|")
    };
    let alone = words(&|division| division == Division::Annex);
    let kinds = words(&|division| division != Division::Annex);
    let words = ORDINALS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("|");
    let number = format!("(?:{FIGURE}|(?P<roman>[IVXLCivxlc]+(?:[.-][A-Z0-9]{{1,3}})?)|[A-Z]|(?i:{words}))(?: ?{LATIN})?");
    let adopted = format!("(?:(?i:{RESOLUTION}) )?[0-9]{{1,4}}/(?:[0-9]{{1,4}}(?: [A-Z])?|[A-Z]{{2,4}}\\.[0-9]{{1,2}})");
    let recommended = format!("(?i:{}) (?:[IVXLC]{{1,6}}|[0-9]{{1,3}})", DRAFT_ACTS.join("|"));
    let label = format!("(?:(?i:{DRAFT})?(?i:{alone}|{kinds}|art\\.) {number}|(?i:{alone})|{adopted}|{recommended})");
    regex(&format!(r"^(?P<core>{label})(?:(?P<closing>\\?[.:])(?:\s+|$)|$)"))
});

/// A label that is all of a heading: `II`, `A`, `3`.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"^(?P<core>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|(?P<roman>{ROMAN})|\p{{L}})$")));

/// Labels in Chinese, which no stop closes: `第一条` and `附件一` stand apart from their words, `一、` and `㈠` need not.
static CHINESE_DIVISION: LazyLock<Regex> = LazyLock::new(|| {
    let words = CHINESE_DIVISIONS.map(|(word, ..)| word).join("|");
    regex(&format!(
        r"^(?P<core>第[0-9{CHINESE_FIGURES}]{{1,7}}(?:{words})|{CHINESE_ANNEX}[0-9{CHINESE_FIGURES}]{{0,5}})(?:\s+|$)"
    ))
});
static CHINESE_SERIES: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"^(?P<core>[{CHINESE_FIGURES}]{{1,5}}、|[㈠-㈩]|（[{CHINESE_FIGURES}]{{1,5}}）)\s*")));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the label grammar is a valid pattern")
}

/// The label at the start of a paragraph's source.
pub(super) fn of_paragraph(source: &str) -> Option<Split> {
    // A label is short; a paragraph can be a megabyte.
    let head = &source[..source.floor_char_boundary(80)];
    PARAGRAPH.captures(head).and_then(|found| split(&found)).or_else(|| chinese(head, &[&CHINESE_SERIES]))
}

/// The label at the start of a heading's source (one line).
pub(super) fn of_heading(source: &str) -> Option<Split> {
    let found = [&HEADING, &PARAGRAPH, &BARE].into_iter().find_map(|pattern| split(&pattern.captures(source)?));
    found.or_else(|| chinese(source, &[&CHINESE_DIVISION, &CHINESE_SERIES]))
}

/// A label in Chinese: most sources begin in another way, and need not be looked at.
fn chinese(source: &str, patterns: &[&LazyLock<Regex>]) -> Option<Split> {
    let begins = source.as_bytes().first().is_some_and(|first| !first.is_ascii());
    if begins { patterns.iter().find_map(|pattern| split(&pattern.captures(source)?)) } else { None }
}

fn split(found: &Captures) -> Option<Split> {
    let core = found.name("core").expect("every pattern has a core");
    if let Some(roman) = found.name("roman") {
        figure_from_roman(roman.as_str().split(['.', '-']).next().unwrap_or_default())?;
    }
    let rest = found.get_match().end();
    let open = found.name("open").is_some();
    let Some(closing) = found.name("closing") else {
        let last = core.as_str().chars().next_back().map_or(0, char::len_utf8);
        return Some(Split { label: core.as_str().to_string(), closing: core.end() - last..core.end(), rest });
    };
    let label = match (open, closing.as_str().ends_with(')')) {
        (true, true) => format!("({})", core.as_str()),
        (false, true) => format!("{})", core.as_str()),
        (false, false) => core.as_str().to_string(),
        (true, false) => return None,
    };
    Some(Split { label, closing: closing.range(), rest })
}

/// The source without what would be read as a label: its closing sign becomes a character reference.
pub(super) fn guard(source: String, split: Option<Split>) -> String {
    let Some(Split { closing, .. }) = split else { return source };
    let sign = source[closing.clone()].chars().next_back().expect("a closing sign has a character");
    format!("{}&#{};{}", &source[..closing.start], u32::from(sign), &source[closing.end..])
}

/// The label as it stands before a paragraph's words, to be read back as the same.
pub(super) fn print_paragraph(label: &str) -> Option<String> {
    let (core, closing) = match label.strip_suffix(')') {
        Some(core) => (core, ')'),
        None => (label, '.'),
    };
    // `12.` and `1)` alone would start a list that counts on its own.
    let backslash = if core.bytes().all(|byte| byte.is_ascii_digit()) { "\\" } else { "" };
    let forms = [Some(label).filter(|label| !label.is_ascii()).map(String::from), Some(format!("{core}{backslash}{closing}"))];
    let reads = |form: &String| {
        of_paragraph(&format!("{form} x")).is_some_and(|split| split.label == label && split.rest == form.len() + 1)
    };
    forms.into_iter().flatten().find(reads)
}

/// The label as it stands before a heading's words, or alone where there are none.
pub(super) fn print_heading(label: &str, alone: bool) -> Option<String> {
    let stop = if label.ends_with(')') { "" } else { "." };
    let forms = [if alone || !label.is_ascii() { label.to_string() } else { format!("{label}{stop}") }, format!("{label}{stop}")];
    let tail = if alone { "" } else { " x" };
    forms.into_iter().find(|form| of_heading(&format!("{form}{tail}")).is_some_and(|split| split.label == label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(source: &str) -> Option<(String, &str)> {
        of_paragraph(source).map(|split| (split.label, &source[split.rest..]))
    }

    fn heading(source: &str) -> Option<(String, &str)> {
        of_heading(source).map(|split| (split.label, &source[split.rest..]))
    }

    #[test]
    fn printed_labels_of_paragraphs_are_recognised() {
        for (source, label) in [
            ("12\\. Text", "12"),
            ("12. Text", "12"),
            ("12 bis. Text", "12 bis"),
            ("1.2. Text", "1.2"),
            ("(a) Text", "(a)"),
            ("(xiv) Text", "(xiv)"),
            ("(aa) Text", "(aa)"),
            ("1\\) Text", "1)"),
            ("A. Text", "A"),
            ("iv. Text", "iv"),
            ("б) Text", "б)"),
            ("(هـ) Text", "(هـ)"),
            ("٣. Text", "٣"),
            ("一、Text", "一、"),
            ("㈠ Text", "㈠"),
        ] {
            assert_eq!(paragraph(source), Some((label.to_string(), "Text")), "{source}");
        }
    }

    #[test]
    fn words_are_no_labels() {
        for source in ["Mr. Smith", "(see) Text", "e.g. this", "12 Text", "A&#46; Smith", "(iiii) Text", "12.5 million", "(a) "] {
            assert!(paragraph(source).is_none_or(|(label, rest)| label == "(a)" && rest.is_empty()), "{source}");
        }
    }

    #[test]
    fn labels_of_headings_are_recognised() {
        for (source, label, text) in [
            ("II. Issues for discussion", "II", "Issues for discussion"),
            ("A. General", "A", "General"),
            ("Annex I. Summary", "Annex I", "Summary"),
            ("Annex", "Annex", ""),
            ("ANNEX: Summary", "ANNEX", "Summary"),
            ("Article 16. Protection", "Article 16", "Protection"),
            ("Article 5", "Article 5", ""),
            ("Part One. General", "Part One", "General"),
            ("Artículo 3. Objeto", "Artículo 3", "Objeto"),
            ("1.2. Scope", "1.2", "Scope"),
            ("(a) Scope", "(a)", "Scope"),
            ("IV", "IV", ""),
            ("Draft article 3. Scope", "Draft article 3", "Scope"),
            ("Art. IV. Scope", "Art. IV", "Scope"),
            ("Draft resolution II. Scope", "Draft resolution II", "Scope"),
            ("第一条 目的", "第一条", "目的"),
            ("附件一", "附件一", ""),
        ] {
            assert_eq!(heading(source), Some((label.to_string(), text)), "{source}");
        }
        for source in
            ["Section", "Principles", "Article 5 of the Protocol", "Civil matters", "Annexes", "Draft rules", "附件一所载"]
        {
            assert_eq!(heading(source), None, "{source}");
        }
    }

    #[test]
    fn labels_that_no_grammar_knows_are_not_printed() {
        assert_eq!(print_paragraph("§ 4"), None);
        assert_eq!(print_paragraph("12").as_deref(), Some("12\\."));
        assert_eq!(print_paragraph("12 bis").as_deref(), Some("12 bis."));
        assert_eq!(print_heading("Annex", true).as_deref(), Some("Annex"));
        assert_eq!(print_heading("Article", true), None);
        assert_eq!(print_heading("Статья 5", false).as_deref(), Some("Статья 5."));
        assert_eq!(print_heading("第一条", false).as_deref(), Some("第一条"));
        assert_eq!(print_paragraph("一、").as_deref(), Some("一、"));
    }
}
