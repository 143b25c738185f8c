//! What a converter writes as TeX does: formulas where a printer had set raised figures, per cents and sums, and quotation marks.
//!
//! In: a line. Out: the same with such formulas as words; one that says more than a figure stays as it is.
//!
//! `on Ports ${ }^{1}$ and` is `on Ports<sup>1</sup> and`, `resolution $70 / 1$` is `resolution 70/1`, `$75 \%$` is `75%`;
//! two backticks open a quotation.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::tex::remark;
use crate::import::furniture::regex;

/// The container of the notes of a page, and the place where it belongs: `[^0]`, `[^0]:    ${ }^{1}$ See A/66/1.`
static CONTAINER: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*\[\^0\](?:\s*$|:\s+(?P<note>\$.*)$)"));
static MARK: LazyLock<Regex> =
    LazyLock::new(|| regex(r" ?\$\s*(?:\{\s*\})?\s*\^\s*\{?\s*(\d{1,3}|[a-z]|\\?\*{1,3}|\\dagger)\s*\}?\s*\$"));
/// The other way to set a formula: `\( 75 \% \)`.
static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| regex(r"\\\((.{1,60}?)\\\)"));
static FORMULA: LazyLock<Regex> = LazyLock::new(|| regex(r"(^|[^\\])\$((?:[^$\\]|\\.){1,60}?)\$"));
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| regex(r"\^\{\s*\\(?:text|mathrm)\s*\{\s*([a-z]{1,3})\s*\}\s*\}"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| regex(r"\\(?:text|mathrm|mathbf)\s*\{~?\s*([^{}]*?)\s*\}"));
static LETTERS: LazyLock<Regex> = LazyLock::new(|| regex(r"^[A-Za-z ]+$"));
static SIGN: LazyLock<Regex> = LazyLock::new(|| regex(r"\s*([/–-])\s*"));

/// How a quotation opens.
const QUOTATION: &str = "``";

/// Whether a text has formulas or such quotation marks; more of the marks beside each other fence a piece of code.
pub(super) fn has_any(text: &str) -> bool {
    let quoted = || text.contains(QUOTATION) && !text.contains("```");
    text.contains("^{") && (text.contains("$^") || text.contains("}^")) || quoted()
}

/// A line with its formulas as words.
pub(super) fn as_words(line: Cow<'_, str>) -> Cow<'_, str> {
    if !line.contains(['$', '^', '`']) && !line.contains("\\(") {
        return line;
    }
    let line = if line.contains(QUOTATION) { Cow::Owned(line.replace(QUOTATION, "“").replace("''", "”")) } else { line };
    let line = match CONTAINER.captures(&line).map(|found| found.name("note").map(|note| note.as_str().to_string())) {
        Some(None) => return remark(&line),
        Some(Some(note)) => note,
        None => line.into_owned(),
    };
    let line = MARK.replace_all(&line, "<sup>$1</sup>");
    let line = PARENTHESES.replace_all(&line, |found: &Captures| figures(&found[1]).unwrap_or_else(|| found[0].to_string()));
    let line = FORMULA.replace_all(&line, |found: &Captures| {
        figures(&found[2]).map_or_else(|| found[0].to_string(), |figures| format!("{}{figures}", &found[1]))
    });
    Cow::Owned(line.replace("\\$", "$"))
}

/// What a formula says, where that is a figure with its unit.
fn figures(formula: &str) -> Option<String> {
    let words = ORDINAL.replace_all(formula, "$1");
    let words = WORDS.replace_all(&words, " $1").replace("\\%", "%").replace("\\$", "$").replace(['~'], " ").replace("\\,", " ");
    let words = SIGN.replace_all(&words, "$1").replace(" %", "%").replace("$ ", "$");
    let plain = !words.contains(['\\', '{', '}', '^', '_', '=']) && words.contains(|c: char| c.is_ascii_digit());
    (plain && !LETTERS.is_match(&words)).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_words_and_marks_are_raised() {
        for (line, words) in [
            (r"on Ports ${ }^{1}$ and", "on Ports<sup>1</sup> and"),
            (r"the ports.$^{12}$", "the ports.<sup>12</sup>"),
            (r"[^0]:    ${ }^{1}$ See A/66/1.", "<sup>1</sup> See A/66/1."),
            ("[^0]", "<!-- [^0] -->"),
            (r"resolution $70 / 1$ of", "resolution 70/1 of"),
            (r"that $75 \%$ of ports", "that 75% of ports"),
            (r"the $21^{\text {st }}$ session", "the 21st session"),
            (r"of $12 \mathrm{~km}$ and", "of 12 km and"),
            (r"sums of \$5 million and \$6 million", "sums of $5 million and $6 million"),
            (r"that \(75 \%\) of ports^{}", "that 75% of ports^{}"),
            (r"where $x_{1} = 4$ holds", r"where $x_{1} = 4$ holds"),
            ("[^1]: See A/66/1.", "[^1]: See A/66/1."),
            ("a ``Port'' and a ``Reef\"", "a “Port” and a “Reef\""),
        ] {
            assert_eq!(as_words(Cow::Borrowed(line)), words);
        }
    }
}
