//! The title block: who issued the document, when, for which meeting, under which title.
//!
//! In: the chunks from the top, and the lines behind them. Out: the header facts, and how many chunks they took. Facts are found by
//! what a line says (`Distr.: General`, a date, a session), titles by where they stand: below the agenda item, above the text.
//!
//! `Agenda item 6` / `Technical assistance activities` / `Technical assistance activities` / `Addendum` is agenda item 6, one
//! title printed twice, and a subtitle.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::candidates::unwrap_emphasis;
use super::inline;
use super::labels::{Style, labels};
use super::lines::Line;
use super::segment::{Chunk, Kind, ends_sentence};
use crate::model::Meta;

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

static DISTRIBUTION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^distr(?:\.|ibution)?\s*:?\s*([a-z]*)$"));
static DISTRIBUTION_WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^(general|limited|restricted|provisional)$"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|september|october|november|december) (\d{4})$",
    )
});
static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^original\s*:\s*([\p{L}/, ]+)$"));
static LANGUAGES_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:arabic|chinese|english|french|russian|spanish)(?:[/, ]+(?:and )?(?:arabic|chinese|english|french|russian|spanish))* only$",
    )
});
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:A|S|E|T|ST|DP|TD|ID|AT|UNEP|CRC|CAT|CEDAW|CERD|CMW|CCPR|CRPD|CED|HRI|HSP|FCCC|CTOC|CAC|CCW|CEB|NPT|ISBA|WO|CBD|UNODC|UNHCR|TRANS|ECE|IDB|GC|SPT|CCD|CBD|BWC|APLC|ICCD|UNCTAD|WHA|EB|GOV)\s?(?:/\s?[A-Za-z0-9.()\-]+)+\*?$",
    )
});
static SESSION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:[\p{L}-]+[ -]){1,4}(?:special )?session(?:\s*\(.*\))?$|^\d+(?:st|nd|rd|th) session$"));
static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[\p{Lu}][\p{L} .'’-]+(?:, [\p{L} .'’-]+)?,? )?\d{1,2}(?:st|nd|rd|th)?\b.*\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*\b\d{4}$",
    )
});
static AGENDA: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:provisional )?agenda items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*)|^items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*) of the (?:provisional |annotated )*agenda",
    )
});
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:general assembly|security council|economic and social council|trusteeship council|human rights council|commission on .+|committee (?:on|against|of|for) .+|(?:open-ended |ad hoc )*(?:working group|committee|expert group) .+|sub-?commission on .+|conference of (?:the )?(?:states )?parties.*|meeting of (?:the )?states parties.*|(?:united nations )?conference on .+|executive (?:board|committee) .*|[\p{L} ]+ council|governing (?:body|council) .*|assembly of .+|preparatory committee .*|council of europe|commission of .*)$",
    )
});
static LETTERHEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:united nations|united|nations|nations unies|naciones unidas|a|s|e|advance (?:unedited )?version|unedited version)$",
    )
});
static SUBTITLE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:addendum|corrigendum|revision|revised|summary|draft)(?: \d+)?$"));
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:note|notes|report|working paper|background paper|background document|discussion paper|conference room paper|paper|document|draft[\p{L} ]*|submission|letter|summary|contribution|statement|information|communication|compilation)\b.*\b(?:prepared |submitted |transmitted |presented )?by\b.+|^(?:note|report) (?:of|from) the (?:secretary-general|secretariat|high commissioner|special rapporteur|independent expert)\b.*",
    )
});
static ADOPTION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^(?:resolution|decision)s? adopted by\b.*"));
static ON_REPORT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^\[+\s*(?:on the report of|without reference to).*"));
static RESOLUTION_TITLE: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\d{1,3}/\d{1,3}(?: [A-Z])?)\.\s+(.+)$"));
static MEETING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:meeting|conference|seminar|workshop|forum|symposium|summit|round table)\b"));
static ORGANIZATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:office|department|division|secretariat|programme|organi[sz]ation|fund|agency|institute|ministry|centre|commission)\b",
    )
});
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:introduction|overview|summary|preamble|background|abstract|executive summary|foreword|contents|préambule|preámbulo|преамбула|введение|general remarks)$",
    )
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}

/// Most chunks that a title block can have.
const LONGEST: usize = 45;

/// One piece of the title block.
struct Piece {
    /// Words without markup.
    text: String,
    /// Number of its first line.
    lines: Vec<usize>,
    /// Chunk it comes from.
    chunk: usize,
    /// Whether it stands out: bold, capitals or marked as a heading.
    set_off: bool,
    /// What it was taken for.
    field: Option<&'static str>,
}

/// Reads the title block.
pub(super) fn header(chunks: &[Chunk], lines: &[Line], notes: &BTreeSet<String>) -> Header {
    let end = body_start(chunks);
    let mut header = Header::default();
    let mut pieces: Vec<Piece> = chunks[..end]
        .iter()
        .enumerate()
        .filter(|(_, chunk)| matches!(chunk.kind, Kind::Text | Kind::Marked(_)))
        .flat_map(|(index, chunk)| pieces(index, chunk, lines))
        .collect();
    for piece in &mut pieces {
        let text = inline::parse(&piece.text, notes);
        header.notes.extend(text.note_keys().map(str::to_string));
        piece.text = text.plain;
    }
    let mut meeting: Vec<(usize, String)> = Vec::new();
    let evidence = facts(&mut pieces, &mut header.meta, &mut meeting);
    if evidence {
        header.taken = end;
        organiser_and_meeting(&mut pieces, &mut header.meta, &mut meeting);
        titles(&mut pieces, &mut header.meta);
    } else {
        header.taken = bare_title(&mut pieces, chunks, &mut header.meta);
        header.notes.clear();
        for piece in pieces.iter().filter(|piece| piece.chunk < header.taken) {
            header.notes.extend(inline::parse(&chunks[piece.chunk].text, notes).note_keys().map(str::to_string));
        }
    }
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
    for (index, chunk) in chunks[..limit].iter().enumerate() {
        let text = unwrap_emphasis(chunk.text.trim()).unwrap_or_else(|| chunk.text.trim().to_string());
        let words = text.split_whitespace().count();
        let prose = words >= 25 && ends_sentence(&text) || words >= 60;
        let clause = text.ends_with(',') && words <= 6 && index > 0;
        let opening = OPENING.is_match(&text);
        let readings = labels(&text);
        let labelled = !RESOLUTION_TITLE.is_match(&text) && readings.iter().any(|label| begins_text(label, &text));
        if chunk.kind == Kind::Table || prose || clause || opening || labelled {
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

/// Whether a label begins the text itself: a division, or the first of its series with words behind it.
fn begins_text(label: &super::labels::Label, text: &str) -> bool {
    match label.style {
        Style::Bullet => false,
        style if style <= Style::Article => true,
        Style::UpperLetter | Style::Decimal => label.value == 1 && label.rest < text.len(),
        _ => label.rest < text.len(),
    }
}

/// A chunk as pieces: its lines, and the columns of a layout; bold and marked chunks stay whole.
fn pieces(index: usize, chunk: &Chunk, lines: &[Line]) -> Vec<Piece> {
    let whole = unwrap_emphasis(chunk.text.trim());
    let marked = matches!(chunk.kind, Kind::Marked(_));
    if marked || whole.is_some() || ON_REPORT.is_match(&chunk.text.replace(['_', '*'], "")) {
        let text = whole.unwrap_or_else(|| chunk.text.trim().to_string());
        return vec![Piece { text, lines: chunk.lines.clone(), chunk: index, set_off: true, field: None }];
    }
    let mut out: Vec<Piece> = Vec::new();
    for &number in &chunk.lines {
        let Some(line) = lines.get(number - 1) else { continue };
        let columns = line.layout.trim().split("   ").map(str::trim).filter(|part| !part.is_empty());
        for column in columns {
            let inner = unwrap_emphasis(column);
            let set_off = inner.is_some() || !column.chars().any(char::is_lowercase) && column.chars().any(char::is_alphabetic);
            let text = inner.unwrap_or_else(|| column.split_whitespace().collect::<Vec<_>>().join(" "));
            // A title in capitals that goes on below a full line.
            if let Some(last) = out.last_mut()
                && last.set_off
                && set_off
                && last_line(last) + 1 == number
                && last.text.len() >= 30
                && line.layout.trim() == column
            {
                last.text.push(' ');
                last.text.push_str(&text);
                last.lines.push(number);
                continue;
            }
            out.push(Piece { text, lines: vec![number], chunk: index, set_off, field: None });
        }
    }
    out
}

/// Finds the facts that a line states by its words; says whether this is a title block at all.
fn facts(pieces: &mut [Piece], meta: &mut Meta, meeting: &mut Vec<(usize, String)>) -> bool {
    let mut evidence = false;
    let mut agenda_seen = false;
    for place in 0..pieces.len() {
        // "Resolution adopted by the General Assembly" goes on with "on 17 December 2024" below it.
        if place > 0 && pieces[place - 1].field == Some("subtitle") && pieces[place].text.starts_with("on ") {
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
            meta.symbol.get_or_insert_with(|| text.trim_end_matches('*').replace(' ', ""));
            found("symbol");
            evidence = true;
        } else if let Some(match_) = AGENDA.captures(&text) {
            meta.agenda_item = match_.get(1).or(match_.get(2)).map(|item| item.as_str().replace(" (", "("));
            found("agenda_item");
            evidence = true;
            agenda_seen = true;
        } else if LETTERHEAD.is_match(&text) {
            found("letterhead");
        } else if SESSION.is_match(&text) || PLACE_AND_DATE.is_match(&text) {
            meeting.push((place, text));
            found("meeting");
            evidence = true;
        } else if let Some(match_) = RESOLUTION_TITLE.captures(&text) {
            meta.title = Some(match_[2].to_string());
            meta.symbol.get_or_insert_with(|| format!("A/RES/{}", match_[1].replace(' ', "")));
            found("title");
            evidence = true;
        } else if ADOPTION.is_match(&text) || ON_REPORT.is_match(&text) {
            found(if ADOPTION.is_match(&text) { "subtitle" } else { "author_note" });
            let slot = if ADOPTION.is_match(&text) { &mut meta.subtitle } else { &mut meta.author_note };
            slot.get_or_insert_with(|| text.trim_matches(['[', ']', ' ']).to_string());
        } else if SUBTITLE.is_match(&text) {
            meta.subtitle.get_or_insert(text);
            found("subtitle");
        } else if AUTHOR.is_match(&text) && piece_is_author(&text) {
            meta.author_note.get_or_insert(text);
            found("author_note");
        } else if BODY.is_match(&text) && !title_seen {
            let general = meta.body.as_deref().is_none_or(|body| body.eq_ignore_ascii_case("general assembly"));
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

/// Papers of meetings: the meeting's name in bold above, the organisers' lines above the place and date.
fn organiser_and_meeting(pieces: &mut [Piece], meta: &mut Meta, meeting: &mut Vec<(usize, String)>) {
    let Some(place) = pieces.iter().position(|piece| piece.field == Some("meeting") && PLACE_AND_DATE.is_match(&piece.text))
    else {
        return;
    };
    let chunk = pieces[place].chunk;
    if meta.body.is_none() {
        let mut organisers = Vec::new();
        for piece in
            pieces[..place].iter_mut().filter(|piece| piece.chunk == chunk || piece.lines[0] + 8 > chunk && !piece.set_off)
        {
            if piece.field.is_none() && ORGANIZATION.is_match(&piece.text) {
                piece.field = Some("body");
                organisers.push(piece.text.clone());
            }
        }
        if !organisers.is_empty() {
            meta.body = Some(organisers.join(", "));
        }
    }
    if let Some(named) =
        (0..place).find(|&index| pieces[index].field.is_none() && pieces[index].set_off && MEETING.is_match(&pieces[index].text))
    {
        meeting.push((named, pieces[named].text.clone()));
        pieces[named].field = Some("meeting");
    }
}

/// Titles are what is left: below the agenda item its own title, then the document's, then a subtitle.
fn titles(pieces: &mut [Piece], meta: &mut Meta) {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..pieces.len() {
        if pieces[index].field.is_some() {
            continue;
        }
        let goes_on = groups.last().and_then(|group| group.last()).is_some_and(|&last| {
            last + 1 == index
                && (pieces[last].chunk == pieces[index].chunk
                    || pieces[last].set_off && pieces[index].set_off && last_line(&pieces[last]) + 1 == pieces[index].lines[0])
        });
        if goes_on {
            groups.last_mut().expect("a group is open").push(index);
        } else {
            groups.push(vec![index]);
        }
    }
    let agenda = pieces.iter().position(|piece| piece.field == Some("agenda_item"));
    let words = |group: &[usize]| group.iter().map(|&index| pieces[index].text.as_str()).collect::<Vec<_>>().join(" ");
    let mut named: Vec<(Vec<usize>, String)> = groups.iter().map(|group| (group.clone(), words(group))).collect();
    let mut assigned: Vec<(usize, &'static str)> = Vec::new();
    // The title of the agenda item stands directly below its number.
    if let Some(agenda) = agenda
        && let Some(place) = named.iter().position(|(group, _)| group[0] > agenda)
        && (named.len() > place + 1 || meta.title.is_some())
        && (pieces[named[place].0[0]].chunk == pieces[agenda].chunk
            || last_line(&pieces[agenda]) + 1 == pieces[named[place].0[0]].lines[0]
            || named.get(place + 1).is_some_and(|next| same(&named[place].1, &next.1)))
    {
        let (group, _) = named.remove(place);
        assigned.extend(group.into_iter().map(|index| (index, "agenda item's title")));
    }
    let mut rest = named.into_iter();
    if meta.title.is_none() {
        // An organisation's name above a title belongs to the letterhead.
        if let Some((group, title)) = rest.next() {
            meta.title = Some(title);
            assigned.extend(group.into_iter().map(|index| (index, "title")));
        }
    }
    for (group, text) in rest {
        let field = if meta.title.as_deref().is_some_and(|title| same(title, &text)) {
            "title, printed again"
        } else if meta.author_note.is_none() && ORGANIZATION.is_match(&text) && text.split_whitespace().count() <= 12 {
            meta.author_note = Some(text);
            "author_note"
        } else if let Some(subtitle) = &mut meta.subtitle {
            subtitle.push_str(". ");
            subtitle.push_str(&text);
            "subtitle"
        } else {
            meta.subtitle = Some(text);
            "subtitle"
        };
        assigned.extend(group.into_iter().map(|index| (index, field)));
    }
    for (index, field) in assigned {
        pieces[index].field = Some(field);
    }
}

fn last_line(piece: &Piece) -> usize {
    piece.lines.last().copied().unwrap_or(0)
}

fn same(first: &str, second: &str) -> bool {
    let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    key(first) == key(second)
}

/// Without a title block: a first line that stands alone as a title does. Says how many chunks it takes.
fn bare_title(pieces: &mut [Piece], chunks: &[Chunk], meta: &mut Meta) -> usize {
    let Some(first) = pieces.first_mut().filter(|piece| piece.chunk == 0) else { return 0 };
    let words = first.text.split_whitespace().count();
    let alone = chunks[0].lines.len() == first.lines.len();
    let fits = alone
        && (3..=30).contains(&words)
        && !ends_sentence(&first.text)
        && labels(&first.text).is_empty()
        && !first.text.ends_with(',');
    if !fits {
        return 0;
    }
    meta.title = Some(first.text.clone());
    first.field = Some("title");
    // A second title below it, as in a text printed in two languages.
    let marked = |index: usize| {
        chunks.get(index).is_some_and(|chunk| matches!(chunk.kind, Kind::Marked(_)) && labels(&chunk.text).is_empty())
    };
    if !(marked(0) && marked(1) && chunks.get(2).is_some_and(|chunk| chunk.kind == Kind::Text)) {
        return 1;
    }
    let Some(second) = pieces.iter_mut().find(|piece| piece.chunk == 1) else { return 1 };
    meta.subtitle = Some(second.text.clone());
    second.field = Some("subtitle");
    2
}

/// `22 August 2006` as `2006-08-22`.
fn date(text: &str) -> Option<String> {
    let found = DATE.captures(text)?;
    let month = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
    .iter()
    .position(|month| found[2].eq_ignore_ascii_case(month))?;
    let day: u32 = found[1].parse().ok()?;
    (1..=31).contains(&day).then(|| format!("{}-{:02}-{day:02}", &found[3], month + 1))
}

fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
