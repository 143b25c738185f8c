//! The lines of a title block taken apart, and put together again where one goes on with another.
//!
//! In: a line, or two that follow each other. Out: its columns, and what a converter printed beside each other with one space; whether
//! the second goes on with the first.
//!
//! `United Nations A/86/368` is the letterhead and the symbol, `General Assembly Distr.: General` the body and the distribution.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::extent::is_fact;
use super::patterns::{AGENDA, BODY, DATED, MONTHS, ORIGINAL, SYMBOL, regex};
use crate::import::furniture::JOB;
use crate::import::words::OPEN_WORDS;

/// What parts columns.
static GAP: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\s{3,}|\s*[\t|]\s*|<br ?/?>"));
static DISTRIBUTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(.*\S)\s+(distr(?:\.|ibution)\s*:?\s*\p{L}*|dist\.\s*:?\s*\p{L}*)$"));
static LETTERHEAD: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(united nations|nations unies|naciones unidas)\s+(\S+(?: \(\d{4}\))?)(?:\s+(\S.*))?$"));

/// A fact of a letterhead within a line. Its words and figures are those of ASCII: no engine is slow to make it.
static FACT: LazyLock<Regex> = LazyLock::new(|| {
    let months = |language: usize| format!("(?:{})", MONTHS[12 * language..12 * (language + 1)].join("|"));
    let [month, mois, mes] = [0, 1, 2].map(months);
    let facts = [
        r"(?i-u:distr(?:\.|ibution) *:? *(?:general|limited|restricted|limitada))|[Dd]istr\. (?:générale|limitée)".to_string(),
        r"(?i-u:original *: *(?:arabic|chinese|english|french|russian|spanish))".to_string(),
        r"(?i-u:(?:[a-z]+-)?[a-z]+(?:st|nd|rd|th) session)|[^ ]+ième session|(?:[^ ]+ )?[^ ]+o per[ií]odo de sesiones"
            .to_string(),
        r"(?i-u:agenda items? [0-9]+(?: ?\([a-z]\))*)|Tema [0-9]+(?: [a-z]\))? (?:del programa|de la agenda)".to_string(),
        r"(?i-u:items? [0-9]+(?: ?\([a-z]\))* of the (?:provisional )?agenda)|Point [0-9]+ de l['’]ordre du jour".to_string(),
        format!(r"(?i-u:[0-9]{{1,2}}(?: {month})?(?: [0-9]{{4}})? ?(?:-|(?u:–)) ?[0-9]{{1,2}} {month} [0-9]{{4}})"),
        format!(
            "(?i-u:[0-9]{{1,2}} {month} [0-9]{{4}})|[0-9]{{1,2}}(?:er)? {mois} [0-9]{{4}}|[0-9]{{1,2}} de {mes} de [0-9]{{4}}"
        ),
        "[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()]*)+".to_string(),
    ];
    regex(&format!(r"\b(?:{})(?:\\?\*)*", facts.join("|")))
});
/// What stands at the top of a letterhead.
const LETTERHEADS: [&str; 3] = ["united nations", "nations unies", "naciones unidas"];

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The words, emphasis marks of the whole part included.
    pub(super) text: String,
    /// Characters before it on the line.
    pub(super) column: usize,
}

/// The parts of a line.
pub(super) fn parts(layout: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut from = 0;
    for (start, end) in GAP.find_iter(layout).map(|gap| (gap.start(), gap.end())).chain([(layout.len(), layout.len())]) {
        let words = layout[from..start].trim();
        if words.chars().any(char::is_alphanumeric) {
            let column = layout[..from].chars().count();
            let torn = goes_on_behind_gap(&parts, words);
            match parts.last_mut().filter(|last| torn || is_number_of_act(&last.text)) {
                Some(last) => last.text = format!("{} {words}", last.text),
                None => parts.extend(beside_each_other(words).into_iter().map(|text| Part { text, column })),
            }
        }
        from = end;
    }
    parts
}

/// Whether words behind a gap belong to the name of a body: a converter tore it apart, `Committee on the Peaceful    Uses of Outer Space`.
fn goes_on_behind_gap(parts: &[Part], words: &str) -> bool {
    let torn = parts.last().is_some_and(|last| is_bar_code(&parts[0].text) && BODY.is_match(&last.text));
    torn && !is_fact(words) && !BODY.is_match(words)
}

/// `71/9.`: the title of the resolution stands behind it, however wide the gap is.
fn is_number_of_act(text: &str) -> bool {
    let number = text.strip_suffix('.').and_then(|number| number.split_once('/'));
    let figures = |figures: &str| (1..=4).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    number.is_some_and(|(session, number)| figures(session) && figures(number))
}

/// The number of a bar code before the words that stood beside it: `*0260213* Committee on Ports`.
fn barred(words: &str) -> Option<(&str, &str)> {
    words.split_once(' ').map(|(number, rest)| (number, rest.trim_start())).filter(|(number, _)| is_bar_code(number))
}

fn is_bar_code(word: &str) -> bool {
    let figures = word.strip_prefix('*').and_then(|word| word.strip_suffix('*')).unwrap_or_default();
    (7..=8).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit())
}

/// Letterhead, symbol, body and distribution that stand on one line with a space between them.
pub(super) fn beside_each_other(words: &str) -> Vec<String> {
    let bare = if words.contains('*') { Cow::Owned(words.replace("**", "")) } else { Cow::Borrowed(words) };
    if let Some((number, rest)) = barred(words) {
        return [vec![number.to_string()], beside_each_other(rest)].concat();
    }
    if let Some(parts) = in_a_row(&bare) {
        return parts;
    }
    let (rest, distribution) = match DISTRIBUTED.captures(&bare) {
        Some(found) => (found.get(1).map_or("", |rest| rest.as_str()), found.get(2)),
        None => (bare.as_ref(), None),
    };
    // `**United Nations Convention** 4 July 2031`: the left column is bold, the right one is not.
    let columns = words.strip_prefix("**").and_then(|rest| rest.split_once("** ")).filter(|(_, right)| is_fact(right));
    if let Some((left, right)) = columns.filter(|_| distribution.is_none()) {
        return vec![format!("**{left}**"), right.to_string()];
    }
    if distribution.is_none()
        && let Some(parts) = fact_behind(rest)
    {
        return parts;
    }
    let letterhead = LETTERHEAD.captures(rest).filter(|found| SYMBOL.is_match(&found[2]) || distribution.is_some());
    if distribution.is_none() && letterhead.is_none() {
        return vec![words.to_string()];
    }
    let mut out: Vec<String> = match letterhead {
        Some(found) if SYMBOL.is_match(&found[2]) => {
            found.iter().skip(1).flatten().map(|part| part.as_str().to_string()).collect()
        }
        Some(found) => vec![found[1].to_string(), rest[found[1].len()..].trim().to_string()],
        None => vec![rest.to_string()],
    };
    out.extend(distribution.map(|part| part.as_str().to_string()));
    out
}

/// Whether a line is facts of a letterhead behind each other and nothing else.
pub(in crate::import) fn lists_facts(words: &str) -> bool {
    in_a_row(&words.replace("**", "")).is_some()
}

/// Facts that stand behind each other, with the name of a body before them or the title of the agenda item behind them, as a converter
/// writes the lines of a letterhead that it takes for a paragraph: `General Assembly Distr.: General 18 November 2035`,
/// `Eightieth session Agenda item 40 Ports of the north`.
fn in_a_row(words: &str) -> Option<Vec<String>> {
    let (mut parts, mut from): (Vec<String>, usize) = (Vec::new(), 0);
    for fact in FACT.find_iter(words) {
        let name = words[from..fact.start()].trim();
        let known =
            || LETTERHEADS.iter().any(|head| name.eq_ignore_ascii_case(head)) || BODY.is_match(name) || JOB.is_match(name);
        if !name.is_empty() {
            parts.push(Some(name).filter(|_| known())?.to_string());
        }
        parts.push(fact.as_str().to_string());
        from = fact.end();
    }
    let title = words[from..].trim();
    if !title.is_empty() {
        let titled = parts.last().is_some_and(|last| AGENDA.is_match(last)) && title.starts_with(char::is_uppercase);
        parts.push(Some(title).filter(|_| titled)?.to_string());
    }
    (parts.len() > 1).then_some(parts)
}

/// A body and the fact behind it: `Ministerial Council 7 December 2031`, `Sofia 2031 Original: ENGLISH`.
fn fact_behind(words: &str) -> Option<Vec<String>> {
    let is_symbol = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && SYMBOL.is_match(text);
    let symbol = words.rsplit_once(' ').filter(|(body, last)| body.len() > 12 && is_symbol(last) && BODY.is_match(body));
    let date = || DATED.captures(words).map(|found| found[1].len()).filter(|&end| BODY.is_match(&words[..end]));
    let original =
        || words.to_lowercase().find(" original").filter(|&at| words.get(at..).is_some_and(|end| ORIGINAL.is_match(end.trim())));
    let at = symbol.map(|(body, _)| body.len()).or_else(date).or_else(original)?;
    Some(vec![words[..at].to_string(), words[at..].trim().to_string()])
}

/// Whether words go on with those above them.
pub(super) fn runs_on(above: &str, below: &str) -> bool {
    is_open(above) || below.trim_start_matches(['*', '_']).starts_with(char::is_lowercase)
}

/// Whether something must follow the words.
pub(super) fn is_open(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ']);
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    OPEN_WORDS.contains(&last.as_str()) && text.contains(' ') || text.ends_with(['-', '–', '/', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(layout: &str) -> Vec<String> {
        parts(layout).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn what_stands_beside_each_other_is_taken_apart() {
        assert_eq!(texts("United Nations A/86/368"), ["United Nations", "A/86/368"]);
        assert_eq!(texts("**General Assembly** Distr.: General"), ["General Assembly", "Distr.: General"]);
        assert_eq!(texts("**Convention on Ports** 4 July 2031"), ["**Convention on Ports**", "4 July 2031"]);
        assert_eq!(texts("United Nations\tCCPR/C/GC/64"), ["United Nations", "CCPR/C/GC/64"]);
        assert_eq!(texts("   United Nations            A/1     "), ["United Nations", "A/1"]);
        assert_eq!(texts("United Nations S/RES/2999 (2031)"), ["United Nations", "S/RES/2999 (2031)"]);
        assert_eq!(
            texts("United Nations S/2031/4 Security Council Distr.: Limited"),
            ["United Nations", "S/2031/4", "Security Council", "Distr.: Limited"]
        );
        assert_eq!(
            texts("General Assembly Distr.: General 18 November 2035"),
            ["General Assembly", "Distr.: General", "18 November 2035"]
        );
        assert_eq!(texts("E/CN.4/2031/64 13 February 2031"), ["E/CN.4/2031/64", "13 February 2031"]);
        assert_eq!(
            texts("COMMISSION ON HUMAN RIGHTS Fifty-seventh session Item 11 (c) of the provisional agenda"),
            ["COMMISSION ON HUMAN RIGHTS", "Fifty-seventh session", "Item 11 (c) of the provisional agenda"]
        );
        assert_eq!(
            texts("Eightieth session Agenda item 40 Ports of the north"),
            ["Eightieth session", "Agenda item 40", "Ports of the north"]
        );
        assert_eq!(
            texts("**United Nations** A/HRC/RES/54/4 **General Assembly** Distr.: General 22 July 2031 Original: English"),
            ["United Nations", "A/HRC/RES/54/4", "General Assembly", "Distr.: General", "22 July 2031", "Original: English"]
        );
        assert_eq!(
            texts("**Human Rights Council Forty-fourth session** 30 June–17 July 2031 Agenda item 3"),
            ["Human Rights Council", "Forty-fourth session", "30 June–17 July 2031", "Agenda item 3"]
        );
        assert_eq!(
            texts("Septuagésimo noveno período de sesiones Tema 27 del programa Adelanto de los faros"),
            ["Septuagésimo noveno período de sesiones", "Tema 27 del programa", "Adelanto de los faros"]
        );
        assert_eq!(texts("Distr. general 19 de diciembre de 2031"), ["Distr. general", "19 de diciembre de 2031"]);
        for title in ["Report of the Board on its eightieth session", "Addendum to A/86/368 of 4 May 2031 on ports"] {
            assert_eq!(texts(title), [title]);
        }
        assert_eq!(texts("United Nations Convention against Corruption"), ["United Nations Convention against Corruption"]);
    }

    #[test]
    fn a_line_goes_on_with_the_one_that_cannot_end() {
        for (above, below) in [
            ("Committee on the Elimination of Discrimination", "against Women"),
            ("EXECUTIVE COMMITTEE OF THE", "HIGH COMMISSIONER’S PROGRAMME"),
            ("on trafficking in women and", "Girls"),
        ] {
            assert!(runs_on(above, below), "{above} / {below}");
        }
        assert!(!runs_on("Human Rights Council", "Sixty-ninth session"));
    }
}
