//! Titles of the title block: what is left when every fact has its field, told apart by where it stands.
//!
//! In: the pieces of the block, most with their field. Out: title, subtitle, author line, meeting and organisers in the facts, and a
//! field for every piece. The title of the agenda item stands directly below its number; the document's own title below that.

use super::patterns::{MEETING, NUMBERED_ACT, ORGANIZATION, PLACE_AND_DATE, TITLE_AND_ADOPTION};
use super::pieces::Piece;
use crate::import::chunk::{Chunk, Kind};
use crate::import::labels::labels;
use crate::import::wrapping::{count_words, ends_clause, ends_sentence};
use crate::model::Meta;

/// Papers of meetings: the meeting's name in bold above, the organisers' lines above the place and date.
pub(super) fn organiser_and_meeting(pieces: &mut [Piece], meta: &mut Meta, meeting: &mut Vec<(usize, String)>) {
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
pub(super) fn titles(pieces: &mut [Piece], meta: &mut Meta) {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..pieces.len() {
        if pieces[index].field.is_some() {
            continue;
        }
        let goes_on = groups.last().and_then(|group| group.last()).is_some_and(|&last| {
            last + 1 == index
                && (pieces[last].chunk == pieces[index].chunk
                    || pieces[last].set_off && pieces[index].set_off && pieces[last].last_line() + 1 == pieces[index].lines[0])
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
            || pieces[agenda].last_line() + 1 == pieces[named[place].0[0]].lines[0]
            || named.get(place + 1).is_some_and(|next| {
                let marked = |group: &[usize]| pieces[group[0]].marked;
                let capitals = |words: &str| !words.contains(char::is_lowercase);
                // Where a blank line stands below each line, it parts nothing.
                let first = &pieces[named[place].0[0]];
                let gap = |above: &Piece, below: &Piece| below.lines[0].checked_sub(above.last_line());
                let gaps = [gap(&pieces[agenda], first), gap(first, &pieces[next.0[0]])];
                same(&named[place].1, &next.1)
                    || gaps == [Some(2); 2] && !["Submitted ", "Presented ", "Prepared "].iter().any(|by| next.1.starts_with(by))
                    || marked(&next.0) && !marked(&named[place].0)
                    || capitals(&named[place].1) && !capitals(&next.1)
            }))
    {
        // Those of several items stand below each other, and a blank line below them.
        let follows =
            |one: &Vec<usize>, next: &Vec<usize>| pieces[one[one.len() - 1]].last_line() + 1 == pieces[next[0]].lines[0];
        let together = named[place..].windows(2).take_while(|pair| follows(&pair[0].0, &pair[1].0)).count();
        let mut taken = if place + together + 1 < named.len() { together + 1 } else { 1 };
        // A converter marks the document's own title as a heading, and only that.
        if let Some(marked) = named[place..].iter().position(|(group, _)| pieces[group[0]].marked) {
            taken = marked.max(1);
        }
        for (group, _) in named.drain(place..place + taken) {
            assigned.extend(group.into_iter().map(|index| (index, "agenda item's title")));
        }
    }
    // What stands above the issuing body and the date belongs to the letterhead, where something below can be the title.
    let facts = pieces
        .iter()
        .rposition(|piece| matches!(piece.field, Some("body" | "distribution" | "date" | "original_language" | "meeting")));
    let below = facts.filter(|facts| named.iter().any(|(group, _)| group[0] > *facts));
    let mut rest = named
        .into_iter()
        .filter(|(group, _)| {
            let kept = below.is_none_or(|facts| group[0] > facts);
            if !kept {
                assigned.extend(group.iter().map(|&index| (index, "letterhead")));
            }
            kept
        })
        .collect::<Vec<_>>()
        .into_iter();
    if meta.title.is_none()
        && let Some((group, title)) = rest.next()
    {
        match TITLE_AND_ADOPTION.captures(&title) {
            Some(parts) => {
                meta.title = Some(parts[1].to_string());
                meta.date = meta.date.take().or_else(|| super::date_of_adoption(&parts[2]));
                super::add(&mut meta.subtitle, parts[2].to_string());
            }
            None => meta.title = Some(title),
        }
        assigned.extend(group.into_iter().map(|index| (index, "title")));
    }
    for (group, text) in rest {
        // Below the number of a resolution stands its title.
        if let Some(number) = meta.title.take_if(|title| NUMBERED_ACT.is_match(title)) {
            meta.title = Some(text);
            super::add(&mut meta.subtitle, number);
            assigned.extend(group.into_iter().map(|index| (index, "title")));
            continue;
        }
        let field = if meta.title.as_deref().is_some_and(|title| same(title, &text)) {
            "title, printed again"
        } else if meta.author_note.is_none() && ORGANIZATION.is_match(&text) && text.split_whitespace().count() <= 12 {
            meta.author_note = Some(text);
            "author_note"
        } else {
            super::add(&mut meta.subtitle, text);
            "subtitle"
        };
        assigned.extend(group.into_iter().map(|index| (index, field)));
    }
    // "Resolutions adopted by the Board" above nothing else is the title itself, and so is "Report by the Secretary-General".
    if meta.title.is_none() {
        meta.title = meta.subtitle.take().or_else(|| meta.author_note.take());
    }
    for (index, field) in assigned {
        pieces[index].field = Some(field);
    }
}

/// Whether two titles have the same words.
pub(in crate::import) fn same(first: &str, second: &str) -> bool {
    let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    key(first) == key(second)
}

/// Whether the words are a few of a script without capitals, which may have no spaces between them either: `港口公约`.
fn is_written_without_capitals(text: &str) -> bool {
    let caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    text.chars().filter(|c| c.is_alphabetic()).all(caseless) && (4..=CHARACTERS).contains(&text.chars().count())
}

/// Most characters of such a title.
const CHARACTERS: usize = 80;

/// From so many words on a line is too long for a title.
const MANY: usize = 31;

/// Without a title block: a first line that stands alone as a title does. Says how many chunks it takes.
pub(super) fn bare_title(pieces: &mut [Piece], chunks: &[Chunk], meta: &mut Meta) -> usize {
    if pieces.get(1).is_some_and(|second| second.chunk == 0) {
        return 0;
    }
    // The name of the body alone in capitals, and the title below it: `SAARC` above `SAARC CONVENTION ON PORTS`.
    let body = |first: &Piece, next: &Piece| {
        let capitals = first.set_off && next.set_off && !first.marked && first.last_line() + 1 == next.lines[0];
        capitals && count_words(&first.text, MANY) < 3 && count_words(&next.text, MANY) >= 3
    };
    let above = usize::from(matches!(pieces.get(..2), Some([first, next]) if body(first, next)));
    if above > 0 {
        pieces[0].field = Some("letterhead");
    }
    let Some(first) = pieces.get_mut(above).filter(|piece| piece.chunk == above) else { return 0 };
    let words = count_words(&first.text, MANY);
    let alone = chunks[above..=first.last_chunk].iter().map(|chunk| chunk.lines.len()).sum::<usize>() == first.lines.len();
    let fits = alone
        && ((3..MANY).contains(&words) || is_written_without_capitals(&first.text))
        && !ends_sentence(&first.text)
        && labels(&first.text).is_empty()
        && !ends_clause(&first.text);
    if !fits {
        return 0;
    }
    meta.title = Some(first.text.clone());
    first.field = Some("title");
    let taken = first.last_chunk + 1;
    // A second title below it, as in a text printed in two languages; of the next level, with others behind it, it is the first heading.
    let marked = |index: usize| match chunks.get(index)?.kind {
        Kind::Marked(marks) if labels(&chunks[index].text).is_empty() => Some(marks),
        _ => None,
    };
    let others = || chunks[2..].iter().any(|chunk| chunk.kind == chunks[1].kind);
    let second = marked(0).zip(marked(1)).is_some_and(|(first, second)| second != first + 1 || !others());
    if taken > 1 || !(second && chunks.get(2).is_some_and(|chunk| chunk.kind == Kind::Text)) {
        return taken;
    }
    let Some(second) = pieces.iter_mut().find(|piece| piece.chunk == 1) else { return taken };
    meta.subtitle = Some(second.text.clone());
    second.field = Some("subtitle");
    2
}
