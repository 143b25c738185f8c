//! Whose resolution it is: the issuer that is named with it, that is the subject of its sentence, or that the number tells.
//!
//! In: a text and the place of the word "resolution" or of the number. Out: an issuer, or that one is named but several could be
//! meant. Never guesses between two.

use std::ops::Range;

use super::super::cursor::{Cursor, ends_with_words};
use super::super::issuers::{Form, Issuers};
use super::super::numbers;
use super::super::passage;
use super::super::register::Register;
use super::super::words::Hit;
use crate::model::figure_from_roman;

/// What is known where a list of resolutions begins.
pub(super) struct Words<'i> {
    pub register: &'i Register,
    pub issuers: &'i Issuers,
    pub hits: &'i [Hit<'i>],
    /// The issuer of the document itself.
    pub home: Option<usize>,
    /// The list before.
    pub last: Option<Last>,
}

/// A list whose issuer is known or known to be another: the next list may go on from it.
#[derive(Clone, Copy)]
pub(super) struct Last {
    /// None for an issuer that the tables do not know.
    pub issuer: Option<usize>,
    pub end: usize,
}

impl Words<'_> {
    /// Of the issuers that share a short name the one of the document, or the only one that numbers so.
    fn fitting(&self, issuers: impl Iterator<Item = usize>, form: Option<Form>) -> Option<usize> {
        let fitting: Vec<usize> = issuers.filter(|index| form.is_none_or(|form| self.numbers_so(*index, form))).collect();
        let home = fitting.iter().copied().find(|index| self.home == Some(*index));
        home.or_else(|| (fitting.len() == 1).then(|| fitting[0]))
    }

    /// The issuers that a text begins with the name of, full or short, and where the name ends.
    pub(super) fn all_names(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        self.issuers.all().flat_map(move |(index, issuer)| {
            let names = std::iter::once(&issuer.name).chain(&issuer.short);
            names.filter_map(move |name| {
                let rest = text.strip_prefix(name.as_str())?;
                (!rest.starts_with(char::is_alphanumeric)).then_some((index, name.len()))
            })
        })
    }

    /// Whether this is the name of an issuer, full or short.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.all_names(text).any(|(_, end)| end == text.len())
    }

    /// Whether an issuer has this style of numbers.
    pub(super) fn numbers_so(&self, issuer: usize, form: Form) -> bool {
        self.issuers.get(issuer).forms.contains(&form)
    }
}

/// The issuer named before the word, and where its name begins. `Some(_, None)`: one is named, but several could be meant.
pub(super) fn before(text: &str, at: usize, form: Option<Form>, words: &Words) -> Option<(usize, Option<usize>)> {
    let before = text[..at].trim_end_matches(' ');
    let before = before.strip_suffix("’s").or_else(|| before.strip_suffix("'s")).unwrap_or(before);
    let full = words.issuers.all().filter_map(|(index, issuer)| Some((ends_with_words(before, &issuer.name)?, Some(index))));
    if let Some(found) = full.min_by_key(|(start, _)| *start) {
        return Some(found);
    }
    let short: Vec<_> = words
        .issuers
        .all()
        .filter_map(|(index, issuer)| {
            let start = issuer.short.iter().find_map(|name| {
                let start = ends_with_words(before, name)?;
                before[start..].starts_with(char::is_uppercase).then_some(start)
            })?;
            Some((start, index))
        })
        .collect();
    Some((short.first()?.0, words.fitting(short.iter().map(|(_, index)| *index), form)))
}

/// The issuer named behind the number, and where its name ends: `, adopted by the Conference of the Parties`, ` of the Council`.
pub(super) fn behind(text: &str, at: usize, form: Option<Form>, words: &Words) -> Option<(Option<usize>, usize)> {
    let mut cursor = Cursor::new(text, at);
    numbers::date(&mut cursor);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["adopted by", "of", "by"]) || !cursor.space() {
        return None;
    }
    cursor.word("the ");
    at_place(text, cursor.at, form, words)
}

/// The issuer whose name begins here, and where the name ends.
fn at_place(text: &str, at: usize, form: Option<Form>, words: &Words) -> Option<(Option<usize>, usize)> {
    let stands = |name: &str| {
        let rest = text[at..].strip_prefix(name)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(at + name.len())
    };
    let full = words.issuers.all().filter_map(|(index, issuer)| Some((Some(index), stands(&issuer.name)?)));
    if let Some(found) = full.max_by_key(|(_, end)| *end) {
        return Some(found);
    }
    let short = words.issuers.all();
    let short: Vec<_> =
        short.filter_map(|(index, issuer)| Some((index, issuer.short.iter().find_map(|name| stands(name))?))).collect();
    let fitting = words.fitting(short.iter().map(|(index, _)| *index), form)?;
    Some((Some(fitting), short.first()?.1))
}

/// The issuer that adopted it: `adopted by the Economic and Social Council on 11 August 1950 in its resolution 319 B II (XI)`.
pub(super) fn adopter(text: &str, at: usize, form: Form, words: &Words) -> Option<usize> {
    let opening = text[..at].trim_end();
    let opening = ends_with_words(opening, "its").map_or(opening, |its| opening[..its].trim_end());
    let end = ["in", "by", "under", "through", "with"].iter().find_map(|word| ends_with_words(opening, word))?;
    let subject = without_date(text[..end].trim_end());
    let (start, issuer) = before(subject, subject.len(), Some(form), words)?;
    let adopted = text[..start].trim_end();
    let adopted = ends_with_words(adopted, "the").map_or(adopted, |the| adopted[..the].trim_end());
    ends_with_words(adopted, "by")?;
    issuer.filter(|issuer| words.numbers_so(*issuer, form))
}

/// A text without ` on 11 August 1950` at its end.
fn without_date(text: &str) -> &str {
    let mut parts = text.rsplitn(5, ' ');
    let year = parts.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let month = parts.next().is_some_and(|month| month.starts_with(char::is_uppercase));
    let day = parts.next().is_some_and(|day| day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()));
    let on = parts.next() == Some("on");
    parts.next().filter(|_| year && month && day && on).unwrap_or(text)
}

/// The issuer that "its" means: the one directly before (`the Conference of the Parties, in its resolution 5/3`), or, where the number
/// does not tell, the subject that the words lead up to (`Pursuant to its resolution 5/3, on fees, the Conference of the Parties`).
pub(super) fn of_its(text: &str, list: Range<usize>, form: Form, number: &str, words: &Words) -> Option<usize> {
    let its = ends_with_words(text[..list.start].trim_end(), "its")?;
    let opening = text[..its].trim_end();
    let inserted = ["in", "by", "through", "under", "pursuant to"].iter().find_map(|word| ends_with_words(opening, word));
    if let Some(subject) = inserted.and_then(|start| text[..start].trim_end().strip_suffix(',')) {
        return before(subject, subject.len(), Some(form), words)?.1.filter(|issuer| words.numbers_so(*issuer, form));
    }
    if by_form(form, number, words).is_some() {
        return None;
    }
    let starts = passage::sentences(text);
    let next = starts.partition_point(|&start| start <= its);
    let alone = text[starts[next - 1]..its].chars().skip(1).all(|c| !c.is_uppercase() && c != ',');
    let rest = &text[list.end..starts.get(next).copied().unwrap_or(text.len())];
    let joints = rest.match_indices(", the ").map(|(joint, words)| list.end + joint + words.len());
    let subject = joints.filter(|_| alone).find(|&at| text[at..].starts_with(char::is_uppercase))?;
    at_place(text, subject, Some(form), words)?.0.filter(|issuer| words.numbers_so(*issuer, form))
}

/// The issuer that the shape of a number tells: only the General Assembly counts sessions beyond thirty in everyday use.
pub(super) fn by_form(form: Form, number: &str, words: &Words) -> Option<usize> {
    let name = match form {
        Form::Roman if is_of_assembly(number) => "General Assembly",
        Form::Roman => return None,
        Form::Council => "Security Council",
        // A bare figure is anybody's.
        Form::Own(_) if words.issuers.is_bare(form) => return words.home.filter(|home| words.numbers_so(*home, form)),
        Form::Own(_) => return words.fitting(words.issuers.all().map(|(index, _)| index), Some(form)),
        Form::Year => "Economic and Social Council",
        Form::Session => {
            let session = number.split('/').next().unwrap_or_default();
            let special = session.starts_with(['S', 'E']);
            let high = session.parse::<u32>().is_ok_and(|session| session > 30);
            let home = words.home.filter(|home| words.numbers_so(*home, Form::Session));
            let assembly = words.issuers.named("General Assembly");
            return match home {
                Some(home) if Some(home) != assembly && !high => Some(home),
                _ => assembly.filter(|_| high || special),
            };
        }
    };
    words.issuers.named(name)
}

/// Whether a number with a roman session can be the General Assembly's, which adopted a hundred or so in each of thirty sessions;
/// the councils came to far smaller numbers. Special sessions are its own.
fn is_of_assembly(number: &str) -> bool {
    const SESSIONS: u32 = 30;
    const FEWEST: u32 = 80;
    let session = number.rsplit('(').next().unwrap_or_default().trim_end_matches(')');
    let figure = number.bytes().take_while(u8::is_ascii_digit).fold(0, |figure, digit| figure * 10 + u32::from(digit - b'0'));
    let regular = || figure_from_roman(session).is_some_and(|session| session <= SESSIONS && figure >= FEWEST * (session - 1));
    session.contains('-') || regular()
}
