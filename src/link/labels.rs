//! The numbers and letters that provisions are named by: `16`, `2A`, `XII`, `5-7`, `(2) (e) and (f)`.
//!
//! In: a cursor at a number or a bracket. Out: the numbers of an item, or the points below it, with the words they cover. A figure
//! of a date, a decimal or a count of something else is not taken.

use super::cursor::{Cursor, first_word, is_abbreviation};
use super::provisions::{Item, Pin};
use crate::model::figure_from_roman;

/// Labels in brackets below a provision, and alternatives to the last of them: `(2) (e) and (f)`.
pub(super) fn brackets(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
    let mut chain = vec![cursor.attempt(bracket)?];
    let mut items: Vec<Item> = Vec::new();
    let mut from = start;
    loop {
        while let Some(label) = cursor.attempt(bracket) {
            chain.push(label);
        }
        items.push(Item { range: from..cursor.at, pins: vec![chained(base, &chain)] });
        let Some((at, label, range)) = cursor.attempt(|cursor| {
            let range = {
                let before = cursor.at;
                cursor.space();
                let dash = cursor.sign(&['-', '–']) || cursor.any_word(&["to", "through"]);
                if !dash {
                    cursor.at = before;
                }
                dash
            };
            if !range {
                separator(cursor)?;
            }
            cursor.space();
            let at = cursor.at;
            bracket(cursor).map(|label| (at, label, range))
        }) else {
            return Some(items);
        };
        let last = chain.last().expect("the chain has the first label").clone();
        if label.bytes().all(|b| b.is_ascii_digit()) {
            chain.clear();
        } else {
            chain.pop();
        }
        if range {
            let between = between(&last, &label);
            let item = items.last_mut().expect("an item stands before a range");
            for step in between {
                chain.push(step);
                item.pins.push(chained(base, &chain));
                chain.pop();
            }
            item.range.end = cursor.at;
            return Some(items);
        }
        chain.push(label);
        from = at;
    }
}

/// Paragraphs listed in one pair of brackets behind an article: `14 (1; 3)`.
pub(super) fn listed_in_brackets(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
    cursor.space();
    if !cursor.sign(&['(']) {
        return None;
    }
    let mut items: Vec<Item> = Vec::new();
    loop {
        let at = if items.is_empty() { start } else { cursor.at };
        let figure = cursor.figure(2).filter(|figure| *figure != "0" && base.paragraph.is_none())?;
        let pins = vec![Pin { paragraph: Some(figure.into()), ..base.clone() }];
        items.push(Item { range: at..cursor.at, pins });
        if cursor.sign(&[')']) {
            break;
        }
        if !cursor.sign(&[';', ',']) || !cursor.space() {
            return None;
        }
        cursor.any_word(&["and "]);
    }
    items.last_mut()?.range.end = cursor.at;
    (items.len() > 1).then_some(items)
}

/// The labels behind the first of a range up to its last: `a` to `c` gives b and c.
fn between(first: &str, last: &str) -> Vec<String> {
    match (first.as_bytes(), last.as_bytes()) {
        ([a], [b]) if a.is_ascii_lowercase() && b.is_ascii_lowercase() && a < b => {
            (*a + 1..=*b).map(|letter| char::from(letter).to_string()).collect()
        }
        _ => match (first.parse::<u32>(), last.parse::<u32>()) {
            (Ok(a), Ok(b)) if a < b && b - a < 60 => (a + 1..=b).map(|number| number.to_string()).collect(),
            _ => vec![last.to_string()],
        },
    }
}

fn chained(base: &Pin, chain: &[String]) -> Pin {
    let mut pin = base.clone();
    let mut points = chain;
    let figure = |label: &String| label.bytes().all(|b| b.is_ascii_digit()) || label.bytes().all(|b| b.is_ascii_uppercase());
    if pin.paragraph.is_none() && pin.article.is_some() && chain.first().is_some_and(figure) {
        pin.paragraph = chain.first().map(Into::into);
        points = &chain[1..];
    }
    if let Some((first, rest)) = points.split_first() {
        let below: Vec<&str> = rest.iter().flat_map(|label| ["(", label, ")"]).collect();
        pin.point = Some(format!("{first}{}", below.concat()).into());
    }
    pin
}

/// `(a)`, `(iv)`, `(2)`, with a space before it or none.
fn bracket(cursor: &mut Cursor) -> Option<String> {
    cursor.space();
    if !cursor.sign(&['(']) {
        return None;
    }
    let label = cursor.run(|c| c.is_ascii_alphanumeric())?;
    let digits = label.bytes().all(|b| b.is_ascii_digit()) && label.len() <= 2;
    let letter = label.len() == 1 || label.len() <= 2 && label.bytes().all(|b| b == label.as_bytes()[0]);
    let roman = label.bytes().all(|b| b.is_ascii_lowercase()) && figure_from_roman(label).is_some();
    ((digits || letter || roman) && cursor.sign(&[')'])).then(|| label.to_string())
}

/// The number of an article or a range of them: `16`, `2A`, `XII`, `5-7`, `5 to 7`, `5 through 7`.
pub(super) fn article_numbers(cursor: &mut Cursor, plural: bool) -> Option<Vec<String>> {
    numbers(cursor, article_number, plural)
}

pub(super) fn numbers(cursor: &mut Cursor, one: fn(&mut Cursor) -> Option<String>, plural: bool) -> Option<Vec<String>> {
    let first = cursor.attempt(one)?;
    let last = cursor.attempt(|cursor| {
        let dash = cursor.attempt(|cursor| {
            let space = cursor.space();
            (cursor.sign(&['-', '–', '—']) && cursor.space() == space).then_some(())
        });
        if dash.is_none() && !(plural && cursor.space() && cursor.any_word(&["to", "through"]) && cursor.space()) {
            return None;
        }
        one(cursor)
    });
    let Some(last) = last else { return Some(vec![first]) };
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(a), Ok(b)) if a < b && b - a < 100 => Some((a..=b).map(|number| number.to_string()).collect()),
        (Ok(_), Ok(_)) => None,
        _ => Some(vec![first, last]),
    }
}

fn article_number(cursor: &mut Cursor) -> Option<String> {
    if let Some(roman) = cursor.attempt(|cursor| {
        let roman = cursor.run(|c| "IVXL".contains(c)).filter(|_| !cursor.in_word())?;
        figure_from_roman(roman).filter(|&value| value < 100).map(|_| roman.to_string())
    }) {
        return Some(roman);
    }
    let number = printed_number(cursor)?;
    let section = cursor.attempt(|cursor| {
        cursor.space();
        let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_uppercase())?;
        let ends = [" (", ",", ";", ".", ")", " of ", " and "].iter().any(|end| cursor.rest().starts_with(end));
        ends.then_some(letter)
    });
    Some(section.map_or(number.clone(), |letter| format!("{number}{letter}")))
}

/// The number of a paragraph; nothing is counted from 0.
pub(super) fn paragraph_number(cursor: &mut Cursor) -> Option<String> {
    printed_number(cursor).filter(|number| number != "0")
}

/// A figure, with a capital letter or a Latin ordinal behind it; no part of a date, a decimal or a symbol. An article 0 is read, so
/// that it can be told that there is none.
fn printed_number(cursor: &mut Cursor) -> Option<String> {
    let figure = cursor.figure(3)?;
    let letter = cursor.attempt(|cursor| {
        let letter = cursor.run(|c| c.is_ascii_uppercase()).filter(|run| run.len() == 1)?;
        (!cursor.in_word()).then_some(letter)
    });
    let ordinal = cursor.attempt(|cursor| {
        cursor.space();
        ["bis", "ter", "quater", "quinquies"].into_iter().find(|ordinal| cursor.word(ordinal))
    });
    let cut = cursor.in_word() || cursor.rest().starts_with('%') || cursor.peek() == Some('/') && !is_alternative(*cursor);
    let number = match (letter, ordinal) {
        (Some(letter), _) => format!("{figure}{letter}"),
        (None, Some(ordinal)) => format!("{figure} {ordinal}"),
        (None, None) => figure.to_string(),
    };
    (!cut).then_some(number)
}

/// `/10` behind the 9 of `articles 9/10`: two numbers of a list.
fn is_alternative(mut cursor: Cursor) -> bool {
    let number = cursor.sign(&['/']) && cursor.figure(3).is_some() && !cursor.in_word();
    number && (cursor.peek() != Some('/') || is_alternative(cursor))
}

/// A comma or "and" between the numbers of a list; whether it was a comma alone, behind which other figures may stand too.
pub(super) fn separator(cursor: &mut Cursor) -> Option<bool> {
    let comma = cursor.sign(&[',', ';']);
    let space = cursor.space();
    let and = space && cursor.any_word(&["and/or ", "and ", "or ", "& ", "as well as "]);
    ((comma && space) || and).then_some(!and)
}

/// Whether what follows a number may follow one in a list: `articles 5, 6 and 7`, `arts. 5, 6 UNCAC`, but not `articles 5, 12 States`.
pub(super) fn ends_plausibly(cursor: &Cursor) -> bool {
    let rest = cursor.rest();
    let words =
        [" and ", " or ", " of ", " to ", " through ", " bis", " (", " paragraph", " para.", " above", " below", " inclusive"];
    rest.is_empty()
        || rest.starts_with([',', ';', '.', ')', ']', ':', '-', '–', '(', '”'])
        || words.iter().any(|word| rest.starts_with(word))
        || rest.strip_prefix(' ').is_some_and(|rest| is_abbreviation(first_word(rest)))
}
