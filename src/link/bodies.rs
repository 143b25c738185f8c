//! Names of bodies that bear a treaty's name, and titles of other documents that contain one: no references to the treaty.
//!
//! In: a text, its marks and the place of a treaty's name. Out: what the name is used for there. `Conference of the Parties to
//! the X Convention` and `Secretariat of the Convention` are bodies; `Framework for Action to Implement the X Protocol`, and a
//! name inside a title in quotation marks or italics, belong to another document.

use std::ops::Range;

use super::cursor::{ends_with_words, is_capital, word_before};
use super::mention::Standing;
use crate::model::{Mark, MarkKind};

/// Nouns that the name of a body begins with.
const BODIES: &[&str] = &[
    "Conference",
    "Meeting",
    "Assembly",
    "Secretariat",
    "Committee",
    "Fund",
    "Group",
    "Mechanism",
    "Bureau",
    "Body",
    "Bodies",
    "Subcommittee",
    "Commission",
    "Tribunal",
    "Forum",
    "Network",
    "Alliance",
    "Office",
    "Section",
    "Division",
    "Coalition",
    "Secretary",
];

/// Nouns that the title of a document begins with.
const TITLES: &[&str] = &[
    "Framework",
    "Frameworks",
    "Guide",
    "Guides",
    "Guidelines",
    "Guidance",
    "Manual",
    "Manuals",
    "Toolkit",
    "Handbook",
    "Commentary",
    "Commentaries",
    "Compendium",
    "Digest",
    "Report",
    "Review",
    "Programme",
    "Program",
    "Plan",
    "Strategy",
    "Study",
    "Paper",
    "Papers",
    "Kit",
    "Course",
    "Module",
    "Modules",
    "Project",
    "Initiative",
    "Checklist",
    "Law",
    "Laws",
    "Legislation",
    "Provisions",
    "Preparatoires",
    "Préparatoires",
    "Assessment",
    "Campaign",
    "Questionnaire",
    "Agreement",
    "Introduction",
    "History",
];

/// Nouns of a body behind the name that it bears: `UNCAC Coalition`, `X Convention Implementation Review Group`.
const BODIES_BEHIND: &[&str] = &[
    "Secretariat",
    "secretariat",
    "Bureau",
    "Committee",
    "Subcommittee",
    "Conference",
    "Coalition",
    "Group",
    "Mechanism",
    "Network",
    "Fund",
    "Tribunal",
];

/// Nouns of a publication behind the name that it explains: `CCPR Commentary`.
const TITLES_BEHIND: &[&str] = &["Commentary", "Handbook", "Guide", "Guides", "Manual", "Toolkit", "Digest", "Compendium"];

/// Small words that a name or a title runs over.
const SMALL: &[&str] = &["the", "of", "to", "for", "on", "against", "in", "its", "a", "an", "relating"];

/// Words of processes that a title of a document runs over although they are written small.
const PROCESSES: &[&str] = &[
    "implementation",
    "application",
    "ratification",
    "interpretation",
    "negotiation",
    "negotiations",
    "elaboration",
    "drafting",
];

/// Nouns of publications before a title in quotation marks.
const PUBLICATIONS: &[&str] = &[
    "entitled",
    "titled",
    "called",
    "named",
    "report",
    "paper",
    "study",
    "article",
    "handbook",
    "guide",
    "manual",
    "presentation",
    "publication",
    "item",
    "theme",
    "topic",
    "workshop",
    "seminar",
    "project",
    "document",
    "book",
    "brochure",
    "course",
    "event",
    "resolution",
    "decision",
    "recommendation",
    "panel",
    "conference",
    "campaign",
    "declaration",
    "agenda",
];

/// What a treaty's name at `range` is used for.
pub(super) fn standing(text: &str, marks: &[Mark], range: &Range<usize>) -> Standing {
    if in_italic_title(marks, range) || in_quoted_title(text, range) || has_subtitle(text, range.end) || in_comment(text, range) {
        return Standing::Title;
    }
    match headed(text, range.start) {
        Standing::Meant => followed(text, range.end),
        other => other,
    }
}

/// Looks ahead from a name for the noun of a body or a publication, over capitals only.
fn followed(text: &str, end: usize) -> Standing {
    let mut rest = &text[end..];
    // "CRC general comment No. 5": the committee that is called by the name of its treaty.
    if [" general comment", " general recommendation"].iter().any(|words| rest.starts_with(words)) {
        return Standing::Body;
    }
    for _ in 0..4 {
        let Some(next) = rest.strip_prefix(' ') else { break };
        let word = next.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        if BODIES_BEHIND.contains(&word) {
            return Standing::Body;
        }
        if TITLES_BEHIND.contains(&word) {
            return Standing::Title;
        }
        if !is_capital(word) {
            break;
        }
        rest = &next[word.len()..];
    }
    Standing::Meant
}

/// Longest subtitle, in words.
const LONGEST_SUBTITLE: usize = 10;

/// `The X Convention: A Commentary`, `The X Convention: A Legal History (2019)`: words in capitals behind a colon.
fn has_subtitle(text: &str, end: usize) -> bool {
    let Some(rest) = text[end..].strip_prefix(": ") else { return false };
    let stop = rest.find(['.', ';', ',', '(', '”', '"', ':', '[']).unwrap_or(rest.len());
    let words: Vec<&str> = rest[..stop].split_whitespace().collect();
    let title =
        words.len() <= LONGEST_SUBTITLE && words.iter().all(|word| is_capital(word) || SMALL.contains(word) || *word == "and");
    let noun = words.iter().any(|word| TITLES.contains(word));
    let dated = || {
        rest[stop..].strip_prefix('(').is_some_and(|inner| {
            let inner = inner.split(')').next().unwrap_or_default();
            inner.split(|c: char| !c.is_ascii_digit()).any(|figure| figure.len() == 4)
        })
    };
    title && !words.is_empty() && (noun || dated())
}

/// Longest title of a general comment, in bytes.
const LONGEST_COMMENT: usize = 250;

/// `general comment No. 31 on the nature of the obligation imposed on States parties to the Covenant`.
fn in_comment(text: &str, range: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(LONGEST_COMMENT));
    let before = &text[from..range.start];
    let number =
        ["comment No. ", "recommendation No. "].iter().filter_map(|words| Some(before.rfind(words)? + words.len())).max();
    let Some(number) = number else { return false };
    let behind = before[number..].trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = behind.strip_prefix(" (").and_then(|year| Some(year.split_once(')')?.1)).unwrap_or(behind);
    let behind = behind.trim_start_matches([',', ':']);
    let about = behind.starts_with(" on ") || behind.starts_with(" concerning ");
    about && !behind.contains([';', '.', '(', ')', '”', ':'])
}

/// Looks back from a name for the noun of a body or a title that it belongs to, over capitals and small words only.
fn headed(text: &str, start: usize) -> Standing {
    let mut at = start;
    let mut capitals = 0;
    let mut crossed_and = false;
    let mut process = false;
    for _ in 0..16 {
        let Some((word_start, word)) = word_before(text, at) else { return Standing::Meant };
        if word.ends_with([',', ';', ':', '.', ')', '”', '"', ']']) {
            return Standing::Meant;
        }
        let lower = word.to_lowercase();
        if (lower == "parties" || lower == "party") && !is_meeting_of_parties(text, word_start) {
            return Standing::Meant;
        }
        if lower == "secretariat" && capitals == 0 && !process {
            return Standing::Body;
        }
        if BODIES.contains(&word) && !crossed_and && !process {
            return Standing::Body;
        }
        if word == "Group" && capitals > 0 && !process {
            return Standing::Body;
        }
        let declaration = word == "Declaration" && text[word_start..].starts_with("Declaration on ");
        if TITLES.contains(&word) || declaration {
            return Standing::Title;
        }
        if is_capital(word) {
            capitals += 1;
        } else if lower == "and" && capitals > 0 {
            crossed_and = true;
        } else if PROCESSES.contains(&lower.as_str()) {
            process = true;
        } else if !(SMALL.contains(&word) || capitals > 0 && matches!(lower.as_str(), "parties" | "states")) {
            return Standing::Meant;
        }
        at = word_start;
    }
    Standing::Meant
}

/// `Conference of the States Parties`, `Meeting of the Parties`: the word `Parties` at `at` belongs to a body.
fn is_meeting_of_parties(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let before = ends_with_words(before, "states")
        .or_else(|| ends_with_words(before, "state"))
        .map_or(before, |cut| before[..cut].trim_end());
    let before = ends_with_words(before, "the").map_or(before, |cut| before[..cut].trim_end());
    let Some(cut) = ends_with_words(before, "of") else { return false };
    ["conference", "meeting", "assembly", "committee"]
        .iter()
        .any(|body| ends_with_words(before[..cut].trim_end(), body).is_some())
}

/// Italics that hold more words than the name are a title.
fn in_italic_title(marks: &[Mark], range: &Range<usize>) -> bool {
    marks.iter().any(|mark| {
        mark.kind == MarkKind::Emphasis
            && mark.start <= range.start
            && mark.end >= range.end
            && mark.start > 0
            && (mark.end - mark.start) > (range.end - range.start) + 12
    })
}

/// Longest title in quotation marks, in bytes before and behind a name.
const LONGEST_TITLE: usize = 300;

/// Quotation marks around more words than the name, with the noun of a publication before them.
fn in_quoted_title(text: &str, range: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(LONGEST_TITLE));
    let Some(open) = text[from..range.start].rfind(['“', '"', '«']).map(|at| from + at) else { return false };
    let mark = text[open..].chars().next().expect("a mark was found here");
    let inside = &text[open + mark.len_utf8()..range.start];
    let opens = mark != '"' || text[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    if inside.contains(['”', '»']) || !opens {
        return false;
    }
    let to = text.ceil_char_boundary((range.end + LONGEST_TITLE).min(text.len()));
    let Some(close) = text[range.end..to].find(['”', '"', '»']).map(|at| range.end + at) else { return false };
    if inside.trim().is_empty() && text[range.end..close].trim().is_empty() {
        return false;
    }
    if is_of_author(text, open, close) {
        return true;
    }
    let mut at = open;
    for _ in 0..6 {
        let Some((start, word)) = word_before(text, at) else { return false };
        let word = word.trim_end_matches([',', ':', ')']).to_lowercase();
        let singular = word.strip_suffix('s').unwrap_or(&word);
        if PUBLICATIONS.contains(&word.as_str()) || PUBLICATIONS.contains(&singular) {
            return true;
        }
        if word.ends_with(['.', ';']) {
            return false;
        }
        at = start;
    }
    false
}

/// `J. Smith, “The X Convention at fifty”, p. 3`: an author before the marks, and a place of publication behind them.
fn is_of_author(text: &str, open: usize, close: usize) -> bool {
    let author = word_before(text, open).is_some_and(|(_, word)| is_capital(word) && word.ends_with(','));
    let behind = text[close..].chars().next().map_or("", |mark| &text[close + mark.len_utf8()..]);
    let cited =
        behind.starts_with([',']) || behind.starts_with(" (") || text[..close].ends_with(',') || behind.starts_with(" in ");
    author && cited
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, name: &str) -> Standing {
        let start = text.find(name).expect("it is there");
        standing(text, &[], &(start..start + name.len()))
    }

    #[test]
    fn bodies_that_bear_a_treatys_name_are_bodies() {
        let name = "X Convention";
        for before in [
            "Conference of the Parties to the ",
            "Conference of the States Parties to the ",
            "the Secretariat for the ",
            "the secretariat of the ",
            "the Multilateral Fund for the Implementation of the ",
            "the Working Group on Evaluations and Implementation of the ",
            "Mechanism for the Review of the Implementation of the ",
        ] {
            assert_ne!(stands(&format!("{before}{name} met"), name), Standing::Meant, "{before}");
        }
    }

    #[test]
    fn titles_of_other_documents_are_titles() {
        let name = "X Protocol";
        for text in [
            "the International Framework for Action to Implement the X Protocol offers",
            "the Framework for Action to Implement X Protocol offers",
            "the Legislative Guide for the Implementation of the X Protocol and",
            "a paper entitled “Crime as a violation: the X Protocol” to the conference",
        ] {
            assert_eq!(stands(text, name), Standing::Title, "{text}");
        }
    }

    #[test]
    fn the_treaty_itself_is_meant_elsewhere() {
        let name = "X Protocol";
        for text in [
            "States Parties to the X Protocol",
            "the Conference urged States Parties to the X Protocol",
            "Ratification of the X Protocol",
            "in the Committee, the X Protocol",
            "(the “X Protocol”)",
            "“States shall, under the X Protocol, act”",
        ] {
            assert_eq!(stands(text, name), Standing::Meant, "{text}");
        }
    }

    #[test]
    fn italics_around_more_than_the_name_are_a_title() {
        let text = "see Travelling under the X Protocol in practice.";
        let start = text.find("X Protocol").expect("it is there");
        let mark = Mark { start: 4, end: text.len() - 1, kind: MarkKind::Emphasis };
        assert_eq!(standing(text, &[mark], &(start..start + 10)), Standing::Title);
    }
}
