//! What stands below an article: `(2) (e) and (f)`, `, paragraph 3 (a)`, `(paras. 1-3)`, `, subparagraph (b)`, `, section F`.
//!
//! In: a cursor behind the number of an article, or behind the word "paragraph". Out: an item for each label, with the words it
//! covers; what stands in brackets covers them. Whose article it is is not known here.

use super::cursor::Cursor;
use super::labels::{brackets, ends_plausibly, listed_in_brackets, numbers, paragraph_number, separator};
use super::provisions::{Item, Pin};

/// Words that a point is named by.
const POINTS: &[&str] = &[
    "subparagraphs",
    "subparagraph",
    "sub-paragraphs",
    "sub-paragraph",
    "subparas.",
    "subpara.",
    "points",
    "point",
    "items",
    "item",
];

/// `section A (1)` of an article, as the older treaties are divided.
pub(super) fn lettered_section(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
    let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_uppercase())?;
    let base = Pin { paragraph: Some(letter.into()), ..base.clone() };
    let below = cursor.attempt(|cursor| brackets(cursor, start, &base));
    Some(below.unwrap_or_else(|| vec![Item { range: start..cursor.at, pins: vec![base] }]))
}

/// What stands below one article: `(2) (e) and (f)`, `, paragraph 3 (a)`, `, paragraphs 1 and 2`, `, subparagraph (b)`.
/// A semicolon ends the paragraphs, in a list of articles a comma before "and" does: `articles 4, paragraphs 1 and 2, and 5; 6`.
pub(super) fn below(cursor: &mut Cursor, start: usize, base: Pin, listed: bool) -> Vec<Item> {
    let dotted = cursor.attempt(|cursor| {
        cursor.sign(&['.']);
        cursor.figure(2).filter(|_| !cursor.in_word())
    });
    let base = match dotted {
        Some(paragraph) => Pin { paragraph: Some(paragraph.into()), ..base },
        None => base,
    };
    let inside = cursor.attempt(|cursor| listed_in_brackets(cursor, start, &base));
    if let Some(items) = inside.or_else(|| cursor.attempt(|cursor| brackets(cursor, start, &base))) {
        return items;
    }
    let paragraphs = cursor.attempt(|cursor| {
        let comma = cursor.sign(&[',']);
        if !cursor.space() && !comma {
            return None;
        }
        let bracket = cursor.sign(&['(']);
        let plural = cursor.any_word(&["paragraphs", "paras.", "paras"]);
        if !plural && !cursor.any_word(&["paragraph", "para.", "para"]) {
            return None;
        }
        cursor.space();
        let list = if bracket {
            List::Inside
        } else if listed {
            List::Among
        } else {
            List::Alone
        };
        let mut items = paragraphs_of(cursor, start, plural, Some(&base), list)?;
        if bracket && cursor.sign(&[')']) {
            items.last_mut()?.range.end = cursor.at;
        }
        Some(items)
    });
    let section = || {
        cursor.attempt(|cursor| {
            let comma = cursor.sign(&[',']);
            (comma && cursor.space() && cursor.word("section ")).then(|| lettered_section(cursor, start, &base)).flatten()
        })
    };
    if let Some(items) = paragraphs.or_else(section) {
        return items;
    }
    let points = cursor.attempt(|cursor| {
        cursor.sign(&[',']);
        cursor.space();
        let named = cursor.any_word(POINTS);
        if !named || !cursor.space() {
            return None;
        }
        points(cursor, start, &base)
    });
    let lettered = || {
        cursor.attempt(|cursor| {
            cursor.space();
            let letter =
                cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_lowercase())?;
            cursor.sign(&['.']);
            cursor
                .rest()
                .starts_with(" of ")
                .then(|| vec![Item { range: start..cursor.at, pins: vec![Pin { point: Some(letter.into()), ..base.clone() }] }])
        })
    };
    let points = points.or_else(lettered);
    points.unwrap_or_else(|| vec![Item { range: start..cursor.at, pins: vec![base] }])
}

/// `3 (a)`, `1 and 2`, `1-3`, `2 bis`; below `base` where an article is named before.
pub(super) fn paragraphs(cursor: &mut Cursor, start: usize, plural: bool, base: Option<&Pin>) -> Option<Vec<Item>> {
    paragraphs_of(cursor, start, plural, base, List::Alone)
}

/// Where a list of paragraphs stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// Behind one article, or behind none: a semicolon parts it from the next article.
    Alone,
    /// In a list of articles: a comma before "and" parts it, too.
    Among,
    /// In brackets, which part it: `14 (paras. 1; 3)`.
    Inside,
}

fn paragraphs_of(cursor: &mut Cursor, start: usize, plural: bool, base: Option<&Pin>, list: List) -> Option<Vec<Item>> {
    let base = base.cloned().unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    loop {
        let first = items.is_empty();
        let Some((at, numbers)) = cursor.attempt(|cursor| {
            let comma = cursor.peek() == Some(',');
            if !first && base.article.is_some() && list != List::Inside && cursor.peek() == Some(';') {
                return None;
            }
            let joined = first || plural && cursor.sign(&['/']);
            let strict = if joined { false } else { separator(cursor)? };
            if !first && list == List::Among && comma && !strict {
                return None;
            }
            let at = cursor.at;
            let numbers = numbers(cursor, paragraph_number, plural)
                .filter(|_| plural || cursor.peek() != Some('/'))
                .or_else(|| bracketed(cursor).or_else(|| letter(cursor)).map(|label| vec![label]))?;
            (first || !strict || ends_plausibly(cursor)).then_some((at, numbers))
        }) else {
            break;
        };
        let at = if first { start } else { at };
        let pin = |number: String| Pin { paragraph: Some(number.into()), ..base.clone() };
        if numbers.len() > 1 {
            items.push(Item { range: at..cursor.at, pins: numbers.into_iter().map(pin).collect() });
        } else {
            let own = pin(numbers.into_iter().next().expect("a number was read"));
            let named = cursor.attempt(|cursor| {
                cursor.sign(&[',']);
                cursor.space();
                let named = cursor.any_word(POINTS);
                if !named || !cursor.space() {
                    return None;
                }
                points(cursor, at, &own)
            });
            match named.or_else(|| cursor.attempt(|cursor| brackets(cursor, at, &own))) {
                Some(below) => items.extend(below),
                None => items.push(Item { range: at..cursor.at, pins: vec![own] }),
            }
        }
        if !plural {
            break;
        }
    }
    (!items.is_empty()).then_some(items)
}

/// `paragraph (1)`, as older treaties print it.
fn bracketed(cursor: &mut Cursor) -> Option<String> {
    cursor.attempt(|cursor| {
        let open = cursor.sign(&['(']);
        let figure = cursor.figure(2).filter(|figure| open && *figure != "0")?;
        cursor.sign(&[')']).then(|| figure.to_string())
    })
}

/// `paragraph a of this article`, as European treaties count; no "a" that begins another word.
fn letter(cursor: &mut Cursor) -> Option<String> {
    cursor.attempt(|cursor| {
        let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_lowercase())?;
        let ends = [",", ";", ".", ")", " of ", " and "].iter().any(|end| cursor.rest().starts_with(end));
        ends.then(|| letter.to_string())
    })
}

/// Points named as such: `(a)`, `(a) and (b)`, `a`, `(a) to (c)`.
pub(super) fn points(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
    if let Some(items) = cursor.attempt(|cursor| brackets(cursor, start, base)) {
        return Some(items);
    }
    let letter = |cursor: &mut Cursor| {
        let letter = cursor.run(|c| c.is_ascii_lowercase()).filter(|run| run.len() == 1)?;
        let ends = cursor.peek().is_none_or(|c| !c.is_alphanumeric() && c != ')' && c != '.' && c != '’');
        (ends || cursor.rest() == ".").then(|| Pin { point: Some(letter.into()), ..base.clone() })
    };
    let first = cursor.attempt(letter)?;
    let mut items = vec![Item { range: start..cursor.at, pins: vec![first] }];
    while let Some((at, pin)) = cursor.attempt(|cursor| {
        separator(cursor)?;
        Some((cursor.at, letter(cursor)?))
    }) {
        items.push(Item { range: at..cursor.at, pins: vec![pin] });
    }
    Some(items)
}
