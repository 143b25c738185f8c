//! A number style that an issuer has for itself: `{figure}/CP.{figure}` is 4/CP.7, `{roman}/{figure}` is VII/12, `{figure}` is 225.
//!
//! In: the pattern as data states it, and a place in a text. Out: the number that stands there. Only what is in braces varies;
//! everything else stands for itself, with any number of spaces for one.

use crate::link::cursor::Cursor;

/// A pattern of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::link) struct Pattern {
    written: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Figure,
    Roman,
    Sign(char),
}

impl Pattern {
    /// Reads a pattern; it must have a place for a figure, and no other braces than those known.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            if let Some(behind) = rest.strip_prefix("{figure}") {
                parts.push(Part::Figure);
                rest = behind;
            } else if let Some(behind) = rest.strip_prefix("{roman}") {
                parts.push(Part::Roman);
                rest = behind;
            } else if matches!(first, '{' | '}') {
                return None;
            } else {
                parts.push(Part::Sign(first));
                rest = &rest[first.len_utf8()..];
            }
        }
        let counts = parts.iter().any(|part| !matches!(part, Part::Sign(_))) && written.trim() == written;
        counts.then(|| Self { written: written.to_string(), parts })
    }

    /// Whether this is how data states it.
    pub(super) fn is(&self, written: &str) -> bool {
        self.written == written
    }

    /// Whether it is a figure and nothing else, which any other figure in a text is, too.
    pub(in crate::link) fn is_bare(&self) -> bool {
        self.parts == [Part::Figure]
    }

    /// The number that stands here, as the pattern writes it.
    pub(in crate::link) fn read(&self, cursor: &mut Cursor) -> Option<String> {
        let mut number = String::new();
        for part in &self.parts {
            match part {
                Part::Figure => number.push_str(cursor.figure(4)?),
                Part::Roman => number.push_str(cursor.run(|c| "IVXLC".contains(c))?),
                Part::Sign(' ') if cursor.space() => number.push(' '),
                Part::Sign('-') if cursor.sign(&['-', '–']) => number.push('-'),
                Part::Sign(sign) if cursor.sign(&[*sign]) => number.push(*sign),
                Part::Sign(_) => return None,
            }
        }
        let rest = cursor.rest();
        let goes_on = rest.strip_prefix(['.', ',', '-', '–']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        (!cursor.in_word() && !rest.starts_with('/') && !goes_on).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(pattern: &str, text: &str) -> Option<String> {
        Pattern::parse(pattern).expect("it is a pattern").read(&mut Cursor::new(text, 0))
    }

    #[test]
    fn a_pattern_reads_numbers_of_its_form_only() {
        assert_eq!(number("{figure}/CP.{figure}", "4/CP.7, para. 2").as_deref(), Some("4/CP.7"));
        assert_eq!(number("{roman}/{figure}", "VII/12.").as_deref(), Some("VII/12"));
        assert_eq!(number("Conf. {figure}.{figure}", "Conf.  12.3 was").as_deref(), Some("Conf. 12.3"));
        assert_eq!(number("{figure}/CP.{figure}", "4/CMP.7"), None);
        assert_eq!(number("{figure}", "225/3"), None);
        assert_eq!(number("{figure}", "5.2"), None);
    }

    #[test]
    fn a_pattern_without_a_place_for_a_figure_is_none() {
        for written in ["", "sesion", "{number}", "{figure", " {figure}"] {
            assert_eq!(Pattern::parse(written), None, "{written}");
        }
    }
}
