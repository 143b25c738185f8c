//! What a converter left of HTML in a line: tags and character references.
//!
//! In: the rest of the words from a tag or reference on. Out: marks for the tags that mean one, the character that a reference stands
//! for; any other tag that is known goes, and what is none stays a sign.

use std::sync::LazyLock;

use regex::Regex;

use super::{DEPTH, Reader, regex};
use crate::import::note_start::plain_label;
use crate::model::{Mark, MarkKind};

static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r"^<(/?)(i|em|b|strong|u|br|sub|sup|span|p|a|font|small)\b[^<>]*/?>"));
static SUP: LazyLock<Regex> = LazyLock::new(|| regex(r"^<sup>\s*\[?([^<>\s\[\]]{1,6})\]?\s*</sup>"));
pub(in crate::import) static AUTOLINK: LazyLock<Regex> = LazyLock::new(|| regex(r"^<((?:https?|ftp|mailto):[^<>\s]+)>"));
static ENTITY: LazyLock<Regex> = LazyLock::new(|| regex(r"^&(amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});"));

/// A figure or sign that stays above the line, in characters that do; letters, as those of `1st`, are written as they are.
fn raised_figures(words: &str) -> String {
    let raised = |c: char| match c {
        '0'..='9' => Some(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][c as usize - '0' as usize]),
        '-' | '–' | '−' => Some('⁻'),
        '+' => Some('⁺'),
        ',' => Some(','),
        _ => None,
    };
    words.chars().map(raised).collect::<Option<String>>().filter(|_| words != ",").unwrap_or_else(|| words.to_string())
}

impl Reader<'_> {
    /// Whether a raised 2 or 3 is here that of square or cubic metres, whatever notes there are.
    pub(super) fn is_unit(&self, label: &str) -> bool {
        let word = self.out.plain.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        matches!(label, "2" | "3") && matches!(word, "m" | "km" | "cm" | "mm")
    }

    pub(super) fn entity(&mut self, rest: &str) -> bool {
        let Some(found) = ENTITY.captures(rest) else { return false };
        let name = &found[1];
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            _ => {
                let code =
                    name.strip_prefix("#x").map_or_else(|| name[1..].parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
                match code.and_then(char::from_u32).filter(|c| !c.is_control()) {
                    Some(c) => c,
                    None => return false,
                }
            }
        };
        self.out.plain.push(c);
        self.at += found[0].len();
        true
    }

    pub(super) fn tag(&mut self, rest: &str) -> bool {
        if let Some(found) = SUP.captures(rest) {
            let label = plain_label(&found[1]);
            self.at += found[0].len();
            if self.labels.contains(&label) && !self.is_unit(&label) {
                self.mark(&label);
            } else {
                self.out.plain.push_str(&raised_figures(&label));
            }
            return true;
        }
        if let Some(found) = AUTOLINK.captures(rest) {
            let start = self.out.plain.len();
            self.out.plain.push_str(&found[1]);
            self.out.marks.push(Mark { start, end: self.out.plain.len(), kind: MarkKind::Link(found[1].into()) });
            self.at += found[0].len();
            return true;
        }
        let lower: String = rest.chars().take(12).collect::<String>().to_lowercase();
        let Some(found) = TAG.captures(&lower).map(|found| (found[1].is_empty(), found[2].to_string())) else { return false };
        let Some(length) = rest.find('>').map(|end| end + 1) else { return false };
        let (opening, name) = found;
        self.at += length;
        if name == "br" {
            self.out.plain.push(' ');
        }
        let kind = match name.as_str() {
            "i" | "em" => MarkKind::Emphasis,
            "b" | "strong" => MarkKind::Strong,
            _ => return true,
        };
        if opening && self.depth < DEPTH {
            let start = self.out.plain.len();
            let close = format!("</{name}>");
            self.depth += 1;
            if self.run(&close) {
                self.at += close.len();
            }
            self.depth -= 1;
            self.span(start, kind);
        }
        true
    }
}
