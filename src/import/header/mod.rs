//! The title block: who issued the document, when, for which meeting, under which title.
//!
//! In: the chunks from the top, and the lines behind them. Out: the header facts, and how many chunks they took. Facts are found by
//! what a line says (`Distr.: General`, a date, a session), titles by where they stand: below the agenda item, above the text.
//!
//! `Agenda item 6` / `Technical assistance activities` / `Technical assistance activities` / `Addendum` is agenda item 6, one
//! title printed twice, and a subtitle.

mod extent;
mod parts;
mod patterns;
mod pieces;
mod titles;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

pub(super) use self::extent::{TitleBlock, is_fact};
pub(super) use self::parts::lists_facts;
pub(super) use self::patterns::MONTHS;
use self::patterns::{
    ADOPTION, AGENDA, AUTHOR, BODY, DATE, DISTRIBUTION, DISTRIBUTION_WORD, DONE, IN_FORCE, INSTRUMENT, LANGUAGES_ONLY,
    LETTERHEAD, MONTH_FIRST, NUMBERED_ACT, ON_REPORT, OPENING, OPENING_CLAUSE, OPENING_PARTIES, ORIGINAL, PLACE_AND_DATE,
    REGISTERED, RESOLUTION_TITLE, SESSION, SUBTITLE, SYMBOL, TITLE_AND_ADOPTION,
};
use self::pieces::{Piece, join, pieces};
pub(super) use self::titles::same;
use self::titles::{bare_title, organiser_and_meeting, titles};
use super::candidates::unwrap_emphasis;
use super::chunk::{Chunk, Kind};
use super::front_matter;
use super::furniture::JOB;
use super::inline;
use super::labels::{Label, Style, labels, names_a_number};
use super::lines::Line;
use super::wrapping::{begins_recital, ends_sentence, is_operative};
use crate::model::{Meta, figure_from_roman};

/// What the title block says.
#[derive(Debug, Clone, Default)]
pub(super) struct Header {
    /// The facts; slug, source and language are the caller's.
    pub(super) meta: Meta,
    /// How many chunks it took from the top.
    pub(super) taken: usize,
    /// Number of each line taken and the field it went to.
    pub(super) fields: Vec<(usize, &'static str)>,
    /// Printed labels of notes whose mark stands in it.
    pub(super) notes: Vec<String>,
}

/// Most chunks that a title block can have.
const LONGEST: usize = 45;

/// Reads the title block.
pub(super) fn header(chunks: &[Chunk], lines: &[Line], block: &TitleBlock, notes: &BTreeSet<String>) -> Header {
    let end = body_start(chunks);
    let mut header = Header::default();
    let words = chunks[..end].iter().enumerate().filter(|(_, chunk)| matches!(chunk.kind, Kind::Text | Kind::Marked(_)));
    let mut pieces: Vec<Piece> = join(words.flat_map(|(index, chunk)| pieces(index, chunk, lines, block)));
    for piece in &mut pieces {
        let text = inline::parse(&piece.text, notes);
        header.notes.extend(text.note_keys().map(str::to_string));
        // A star that no note explains says nothing on the page.
        let between: &[char] = if text.note_keys().nth(1).is_some() { &['*', ' ', ','] } else { &['*', ' '] };
        piece.text = text.plain.trim_end_matches(between).to_string();
    }
    let mut meeting: Vec<(usize, String)> = Vec::new();
    let evidence = facts(&mut pieces, &mut header.meta, &mut meeting);
    if evidence {
        header.taken = end;
        organiser_and_meeting(&mut pieces, &mut header.meta, &mut meeting);
        titles(&mut pieces, &mut header.meta);
        // One line alone is the title, whatever it begins with: `Committee on Wayfarers concludes its session`.
        if let ([only], None) = (pieces.as_mut_slice(), &header.meta.title)
            && let Some(body) = header.meta.body.take()
        {
            header.meta.title = Some(body);
            only.field = Some("title");
        }
    } else {
        header.meta = Meta::default();
        header.taken = bare_title(&mut pieces, chunks, &mut header.meta);
        header.notes.clear();
        for piece in pieces.iter().filter(|piece| piece.chunk < header.taken) {
            header.notes.extend(inline::parse(&chunks[piece.chunk].text, notes).note_keys().map(str::to_string));
        }
    }
    front_matter::fill_in(&mut header.meta, lines);
    meeting.sort_by_key(|(place, _)| *place);
    if !meeting.is_empty() && header.taken > 0 {
        header.meta.meeting = Some(meeting.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join(", "));
    }
    header.fields = pieces
        .iter()
        .filter(|piece| piece.chunk < header.taken)
        .flat_map(|piece| piece.lines.iter().map(|&line| (line, piece.field.unwrap_or("title block"))))
        .collect();
    let mut seen = BTreeSet::new();
    header.notes.retain(|label| seen.insert(label.clone()));
    header
}

/// Index of the first chunk of the text itself.
fn body_start(chunks: &[Chunk]) -> usize {
    let limit = chunks.len().min(LONGEST);
    let mut marked_lines = 0;
    let resolution = |chunk: &Chunk| is_act(chunk.text.trim().trim_matches('*')) && !chunk.text.ends_with('.');
    let collection = || chunks.iter().filter(|chunk| resolution(chunk)).nth(1).is_some();
    let case_fact = |index: usize| chunks.get(index).is_some_and(|chunk| is_case_fact(&chunk.text));
    for (index, chunk) in chunks[..limit].iter().enumerate() {
        let text = unwrap_emphasis(chunk.text.trim()).unwrap_or_else(|| chunk.text.trim().to_string());
        let words = text.split_whitespace().count();
        let prose =
            words >= 12 && text.ends_with('.') || words >= 25 && ends_sentence(&text) && !text.ends_with(')') || words >= 60;
        let recital = chunks.get(index + 1).is_some_and(|next| begins_recital(&next.text));
        let recited = begins_recital(&text) && text.ends_with([',', ';']) && words >= 6;
        let acts = chunks.get(index + 1).is_some_and(|next| opens_act(&text, &next.text));
        let clause =
            acts || recited || text.ends_with([',', '،', '，']) && words <= 6 && index > 0 || is_clause(&text) && recital;
        let opening = OPENING.is_match(&text);
        let readings = labels(&text);
        let labelled = if is_act(&text) { collection() } else { readings.iter().any(|label| opens_text(label, &text)) };
        let case = case_fact(index) && case_fact(index + 1);
        let numbered = names_a_number(&text) && chunks.get(index + 1).is_some_and(|next| ends_sentence(&next.text));
        if chunk.kind == Kind::Table || prose || clause || opening || labelled || case || numbered {
            return index;
        }
        if matches!(chunk.kind, Kind::Marked(_)) && !BODY.is_match(&text) {
            marked_lines += 1;
            if marked_lines > 3 {
                return index;
            }
        }
    }
    limit.min(chunks.len())
}

/// How many characters the name of a fact has.
const FACT: RangeInclusive<usize> = 3..=71;

/// Whether a line states a fact of a case, and not of the document, as decisions do below their title: `Alleged victim: The author`.
fn is_case_fact(text: &str) -> bool {
    let Some((name, fact)) = text.split_once(':') else { return false };
    let bare = name.strip_suffix("**").or(name.strip_suffix('*')).unwrap_or(name);
    let of_name = |c: char| c.is_alphabetic() || matches!(c, '’' | '\'' | '(' | ')' | '.' | ' ' | '/' | '-');
    let named = bare.starts_with(char::is_uppercase) && FACT.contains(&bare.chars().count()) && bare.chars().all(of_name);
    let stated = fact.starts_with(char::is_whitespace) && !fact.trim().is_empty();
    named && stated && !DISTRIBUTION.is_match(text) && !ORIGINAL.is_match(text) && !AGENDA.is_match(text)
}

/// Whether the words are a heading with which a text opens: `Introduction`, `Summary`.
pub(super) fn opens(text: &str) -> bool {
    text.len() <= 40 && OPENING.is_match(text.trim_matches(['*', '_', '#', ' ']))
}

/// Whether the words name a resolution or decision by its number.
fn is_act(text: &str) -> bool {
    RESOLUTION_TITLE.is_match(text) || NUMBERED_ACT.is_match(text)
}

/// Whether the words are the clause with which a resolution or treaty opens: `The States Parties to this Convention,`.
pub(super) fn is_clause(text: &str) -> bool {
    if !text.trim_end_matches([' ', '*', '_']).ends_with(',') {
        return text.len() <= CLAUSE && OPENING_PARTIES.is_match(text.trim_matches(['*', '_', ' ']));
    }
    let bare = text.replace(['*', '_'], "");
    bare.split_whitespace().count() <= 25 && OPENING_CLAUSE.is_match(bare.trim())
}

/// Whether a body alone on a line acts on the next one: `The Economic and Social Council` above `Recommends to the General Assembly`.
fn opens_act(text: &str, below: &str) -> bool {
    let body = text.trim_matches(['*', '_', ' ']).strip_prefix("The ");
    is_operative(below) && body.is_some_and(|body| BODY.is_match(body))
}

/// Longest clause without a comma, in bytes.
const CLAUSE: usize = 120;

/// Whether a label begins the text itself: a division, or the first of its series with words behind it.
fn opens_text(label: &Label, text: &str) -> bool {
    match label.style {
        Style::Bullet => false,
        // `Article 19: Freedom of opinion` may say what a comment is about.
        Style::Article | Style::UpperLetter | Style::Decimal | Style::DeepDecimal => {
            label.value == 1 && (label.rest < text.len() || label.style == Style::Article)
        }
        style if style < Style::Article => true,
        _ => label.rest < text.len(),
    }
}

/// Finds the facts that a line states by its words; says whether this is a title block at all.
fn facts(pieces: &mut [Piece], meta: &mut Meta, meeting: &mut Vec<(usize, String)>) -> bool {
    let mut evidence = false;
    let mut agenda_seen = false;
    for place in 0..pieces.len() {
        // "Resolution adopted by the General Assembly" goes on with "on 17 December 2024" below it.
        if place > 0
            && pieces[place - 1].field == Some("subtitle")
            && !ON_REPORT.is_match(&pieces[place].text)
            && (pieces[place].text.starts_with("on ") || pieces[place - 1].text.ends_with(" on"))
        {
            if let Some(subtitle) = &mut meta.subtitle {
                *subtitle = format!("{subtitle} {}", pieces[place].text);
            }
            pieces[place].field = Some("subtitle");
            continue;
        }
        let piece = &mut pieces[place];
        let text = piece.text.trim().to_string();
        let title_seen = agenda_seen;
        let mut found = |field: &'static str| piece.field = Some(field);
        if let Some(match_) = DISTRIBUTION.captures(&text) {
            if !match_[1].is_empty() {
                meta.distribution = Some(capitalised(&match_[1]));
            }
            found("distribution");
            evidence = true;
        } else if DISTRIBUTION_WORD.is_match(&text) && meta.distribution.is_none() {
            meta.distribution = Some(capitalised(&text));
            found("distribution");
        } else if let Some(date) = date(&text).filter(|_| meta.date.is_none()) {
            meta.date = Some(date);
            found("date");
        } else if let Some(match_) = ORIGINAL.captures(&text) {
            meta.original_language = Some(capitalised(match_[1].trim()));
            found("original_language");
            evidence = true;
        } else if LANGUAGES_ONLY.is_match(&text) {
            found("original_language");
        } else if SYMBOL.is_match(&text) && text.chars().any(|c| c.is_ascii_digit()) {
            meta.symbol.get_or_insert_with(|| text.trim_end_matches('*').replace(" /", "/").replace("/ ", "/"));
            found("symbol");
            evidence = true;
        } else if let Some(match_) = AGENDA.captures(&text) {
            meta.agenda_item = match_.iter().skip(1).flatten().next().map(|item| item.as_str().replace(" (", "("));
            found("agenda_item");
            evidence = true;
            agenda_seen = true;
        } else if LETTERHEAD.is_match(&text) {
            found("letterhead");
        } else if JOB.is_match(&text) {
            found("job number");
        } else if IN_FORCE.is_match(&text) {
            evidence |= text.contains(|c: char| c.is_ascii_digit());
            found("subtitle");
            add(&mut meta.subtitle, text);
        } else if REGISTERED.is_match(&text) {
            add(&mut meta.author_note, text);
            found("author_note");
            evidence = true;
        } else if DONE.is_match(&text) {
            meta.date = meta.date.take().or_else(|| date_of_adoption(&text));
            add(&mut meta.subtitle, unbracketed(&text));
            found("subtitle");
            evidence = true;
        } else if let Some(date) = signed(&text) {
            meta.date.get_or_insert(date);
            add(&mut meta.subtitle, text);
            found("subtitle");
        } else if ADOPTION.is_match(&text) || ON_REPORT.is_match(&text) {
            found(if ADOPTION.is_match(&text) { "subtitle" } else { "author_note" });
            let slot = if ADOPTION.is_match(&text) { &mut meta.subtitle } else { &mut meta.author_note };
            slot.get_or_insert_with(|| unbracketed(&text));
        } else if SESSION.is_match(&text) && !text.starts_with("Report")
            || PLACE_AND_DATE.is_match(&text) && !TITLE_AND_ADOPTION.is_match(&text)
        {
            meeting.push((place, text));
            found("meeting");
            evidence = true;
        } else if let Some(match_) = RESOLUTION_TITLE.captures(&text) {
            meta.title = Some(match_[2].to_string());
            // Other bodies number their resolutions in the same way.
            if meta.body.as_deref().is_some_and(|body| body.eq_ignore_ascii_case("general assembly")) {
                meta.symbol.get_or_insert_with(|| format!("A/RES/{}", match_[1].replace(' ', "")));
            }
            found("title");
            evidence = true;
        } else if NUMBERED_ACT.is_match(&text) {
            evidence = true;
        } else if SUBTITLE.is_match(&text) {
            meta.subtitle.get_or_insert(text);
            found("subtitle");
        } else if AUTHOR.is_match(&text) && piece_is_author(&text) {
            meta.author_note.get_or_insert(text);
            found("author_note");
        } else if BODY.is_match(&text) && !INSTRUMENT.is_match(&text) && !title_seen {
            let assembly = ["general assembly", "asamblea general", "assemblée générale"];
            let general = meta.body.as_deref().is_none_or(|body| assembly.contains(&body.to_lowercase().as_str()));
            if general {
                meta.body = Some(text);
                found("body");
            } else {
                meeting.push((place, text));
                found("meeting");
            }
            evidence = true;
        }
    }
    evidence
}

/// "Report of the Working Group on the …" may be the title itself; a paper "by" somebody is an author line.
fn piece_is_author(text: &str) -> bool {
    text.split_whitespace().count() <= 18
}

/// `22 August 2006` as `2006-08-22`; figures that a scanner took for letters are read as figures.
fn date(text: &str) -> Option<String> {
    if !text.ends_with(|c: char| c.is_numeric() || matches!(c, 'l' | 'I' | 'O')) {
        return None;
    }
    let misread = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.contains(['l', 'I', 'O']);
    let mended = text.split(' ').any(misread).then(|| {
        let figures = |word: &str| word.replace(['l', 'I'], "1").replace('O', "0");
        let words = text.split(' ').map(|word| if misread(word) { figures(word) } else { word.to_string() });
        words.collect::<Vec<_>>().join(" ")
    });
    let mended = mended.as_deref().unwrap_or(text);
    // `June 9, 2034`
    let turned = MONTH_FIRST.replace(mended, "$2 $1 $3");
    let found = DATE.captures(&turned)?;
    let name = found[2].to_lowercase();
    let month = MONTHS.iter().position(|month| *month == name)? % 12;
    let day: u32 = found[1].parse().ok()?;
    (1..=31).contains(&day).then(|| format!("{}-{:02}-{day:02}", &found[3], month + 1))
}

/// The words without the brackets around all of them.
fn unbracketed(text: &str) -> String {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let has_brackets_inside = inner.contains('[') && !inner.trim_start().starts_with('[');
    if has_brackets_inside { inner.trim().to_string() } else { inner.trim_matches(['[', ']', ' ']).to_string() }
}

/// When a treaty or resolution was made, as it says itself.
fn date_of_adoption(text: &str) -> Option<String> {
    DONE.captures(text).and_then(|found| date(&found[1]))
}

/// Place and date as the Council of Europe prints them: `Rome, 4.XI.1950`.
fn signed(text: &str) -> Option<String> {
    let (place, date) = text.rsplit_once(", ").filter(|(place, _)| place.starts_with(char::is_uppercase))?;
    let [day, month, year] = date.split('.').collect::<Vec<_>>().try_into().ok()?;
    let figures = |figures: &str| figures.bytes().all(|byte| byte.is_ascii_digit());
    let month = figure_from_roman(month).filter(|month| *month <= 12)?;
    let dated =
        figures(day) && (1..=2).contains(&day.len()) && figures(year) && year.len() == 4 && !place.contains(char::is_numeric);
    dated.then(|| format!("{year}-{month:02}-{day:0>2}"))
}

/// Adds a sentence to a field that may have one.
fn add(field: &mut Option<String>, text: String) {
    match field {
        Some(words) => {
            words.push_str(if words.ends_with('.') { " " } else { ". " });
            words.push_str(&text);
        }
        None => *field = Some(text),
    }
}

/// Each word with a capital and small letters: `ENGLISH/FRENCH` is `English/French`.
fn capitalised(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let inside = out.ends_with(char::is_alphabetic);
        out.extend(c.to_lowercase().flat_map(|c| if inside { vec![c] } else { c.to_uppercase().collect() }));
    }
    out.replace(" And ", " and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_go_where_they_stand_around_all_words() {
        let cases = [
            ("(Vienna)", "Vienna"),
            ("[on the report]", "on the report"),
            ("Adopted [on the report]", "Adopted [on the report]"),
        ];
        assert!(cases.iter().all(|(text, words)| unbracketed(text) == *words));
    }
}
