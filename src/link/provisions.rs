//! Provisions: `article 16, paragraph 3 (a)`, `articles 9 and 10`, `paragraph 3 of article 16`, `arts. 5-7`, `article 2 (1) (b)`.
//!
//! In: a text and the place of a word such as "article". Out: the provisions named there, each with the words it covers; a list
//! gives one item for each number, so that every number can be a link of its own. Whose provisions they are is not known here.

use std::ops::Range;

use super::cursor::Cursor;
use super::labels::{article_numbers, brackets, ends_plausibly, numbers, paragraph_number, separator};
use super::words::Word;

/// A provision of an instrument not named yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pin {
    pub article: Option<String>,
    pub paragraph: Option<String>,
    pub point: Option<String>,
}

/// The provisions behind one number of a list; several for a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub range: Range<usize>,
    pub pins: Vec<Pin>,
}

/// All provisions of one mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pinpoint {
    pub items: Vec<Item>,
    /// "of this article" follows: a provision of the text itself.
    pub of_this_article: bool,
}

impl Pinpoint {
    /// The words it covers.
    pub(super) fn range(&self) -> Range<usize> {
        self.items[0].range.start..self.items[self.items.len() - 1].range.end
    }

    /// Whether it names an article; else it could be a paragraph of anything.
    pub(super) fn has_article(&self) -> bool {
        self.pins().any(|pin| pin.article.is_some())
    }

    pub(super) fn pins(&self) -> impl Iterator<Item = &Pin> {
        self.items.iter().flat_map(|item| &item.pins)
    }

    /// The same mention covering also the words up to `end`.
    pub(super) fn extend_to(&mut self, end: usize) {
        let last = self.items.len() - 1;
        self.items[last].range.end = end;
    }
}

/// Reads the provisions that a trigger word at `range` begins.
pub(super) fn read(text: &str, range: &Range<usize>, word: Word) -> Option<Pinpoint> {
    let mut cursor = Cursor::new(text, range.end);
    if !cursor.space() && !text[..range.end].ends_with('.') {
        return None;
    }
    let mut items = match word {
        Word::Article { plural } => articles(&mut cursor, range.start, plural)?,
        Word::Paragraph { plural } => paragraphs(&mut cursor, range.start, plural, None)?,
        Word::Point { .. } => points(&mut cursor, range.start, &Pin::default())?,
        Word::Section { plural: false } => lettered_section(&mut cursor, range.start, &Pin::default())?,
        _ => return None,
    };
    let mut of_this_article = false;
    while let Some(owner) = cursor.attempt(owner) {
        let end = cursor.at;
        match owner {
            Owner::ThisArticle => of_this_article = true,
            Owner::Within(pin) => items.iter_mut().flat_map(|item| &mut item.pins).for_each(|inner| {
                inner.article = inner.article.take().or_else(|| pin.article.clone());
                inner.paragraph = inner.paragraph.take().or_else(|| pin.paragraph.clone());
                inner.point = inner.point.take().or_else(|| pin.point.clone());
            }),
        }
        let last = items.len() - 1;
        items[last].range.end = end;
    }
    let whole = !matches!(word, Word::Section { .. }) || of_this_article || items[0].pins[0].article.is_some();
    whole.then_some(Pinpoint { items, of_this_article })
}

/// `section A (1)` of an article, as the older treaties are divided.
fn lettered_section(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
    let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_uppercase())?;
    let base = Pin { paragraph: Some(letter.into()), ..base.clone() };
    let below = cursor.attempt(|cursor| brackets(cursor, start, &base));
    Some(below.unwrap_or_else(|| vec![Item { range: start..cursor.at, pins: vec![base] }]))
}

enum Owner {
    ThisArticle,
    Within(Pin),
}

/// ` of article 16`, `, of paragraph 3`, ` of this article`.
fn owner(cursor: &mut Cursor) -> Option<Owner> {
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["of", "to"]) || !cursor.space() {
        return None;
    }
    if cursor.any_word(&["this article", "the present article", "that article"]) {
        return Some(Owner::ThisArticle);
    }
    cursor.any_word(&["said ", "the said ", "the same "]);
    let at = cursor.at;
    let items = if cursor.any_word(&["article", "art."]) {
        cursor.space();
        articles(cursor, at, false)?
    } else if cursor.any_word(&["paragraph", "para."]) {
        cursor.space();
        paragraphs(cursor, at, false, None)?
    } else {
        return None;
    };
    items.into_iter().next().and_then(|item| item.pins.into_iter().next()).map(Owner::Within)
}

fn articles(cursor: &mut Cursor, start: usize, plural: bool) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    let mut from = start;
    loop {
        let first = items.is_empty();
        let Some(found) = cursor.attempt(|cursor| {
            let strict = if first { false } else { separator(cursor)? };
            let at = cursor.at;
            let numbers = article_numbers(cursor, plural)?;
            (first || !strict || ends_plausibly(cursor)).then_some((at, numbers))
        }) else {
            break;
        };
        let (at, numbers) = found;
        let at = if first { from } else { at };
        let base = Pin { article: numbers.last().cloned(), ..Pin::default() };
        if numbers.len() > 1 {
            let pins = numbers.into_iter().map(|number| Pin { article: Some(number), ..Pin::default() }).collect();
            items.push(Item { range: at..cursor.at, pins });
        } else {
            items.extend(below(cursor, at, base));
        }
        from = cursor.at;
        if !plural {
            break;
        }
    }
    (!items.is_empty()).then_some(items)
}

/// What stands below one article: `(2) (e) and (f)`, `, paragraph 3 (a)`, `, paragraphs 1 and 2`, `, subparagraph (b)`.
fn below(cursor: &mut Cursor, start: usize, base: Pin) -> Vec<Item> {
    let dotted = cursor.attempt(|cursor| {
        cursor.sign(&['.']);
        cursor.figure(2).filter(|_| !cursor.in_word())
    });
    let base = match dotted {
        Some(paragraph) => Pin { paragraph: Some(paragraph.into()), ..base },
        None => base,
    };
    if let Some(items) = cursor.attempt(|cursor| brackets(cursor, start, &base)) {
        return items;
    }
    let paragraphs = cursor.attempt(|cursor| {
        let comma = cursor.sign(&[',']);
        if !cursor.space() && !comma {
            return None;
        }
        cursor.sign(&['(']);
        let plural = cursor.any_word(&["paragraphs", "paras."]);
        if !plural && !cursor.any_word(&["paragraph", "para."]) {
            return None;
        }
        cursor.space();
        paragraphs(cursor, start, plural, Some(&base))
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
        let named = cursor.any_word(&[
            "subparagraphs",
            "subparagraph",
            "sub-paragraphs",
            "sub-paragraph",
            "subparas.",
            "subpara.",
            "points",
            "point",
        ]);
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
fn paragraphs(cursor: &mut Cursor, start: usize, plural: bool, base: Option<&Pin>) -> Option<Vec<Item>> {
    let base = base.cloned().unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    loop {
        let first = items.is_empty();
        let Some((at, numbers)) = cursor.attempt(|cursor| {
            let strict = if first { false } else { separator(cursor)? };
            let at = cursor.at;
            let numbers = numbers(cursor, paragraph_number, plural).or_else(|| letter(cursor).map(|letter| vec![letter]))?;
            (first || !strict || ends_plausibly(cursor)).then_some((at, numbers))
        }) else {
            break;
        };
        let at = if first { start } else { at };
        let pin = |number: String| Pin { paragraph: Some(number), ..base.clone() };
        if numbers.len() > 1 {
            items.push(Item { range: at..cursor.at, pins: numbers.into_iter().map(pin).collect() });
        } else {
            let own = pin(numbers.into_iter().next().expect("a number was read"));
            let named = cursor.attempt(|cursor| {
                cursor.sign(&[',']);
                cursor.space();
                let named = cursor.any_word(&[
                    "subparagraphs",
                    "subparagraph",
                    "sub-paragraphs",
                    "sub-paragraph",
                    "subparas.",
                    "subpara.",
                ]);
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

/// `paragraph a of this article`, as European treaties count; no "a" that begins another word.
fn letter(cursor: &mut Cursor) -> Option<String> {
    cursor.attempt(|cursor| {
        let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_lowercase())?;
        let ends = [",", ";", ".", ")", " of ", " and "].iter().any(|end| cursor.rest().starts_with(end));
        ends.then(|| letter.to_string())
    })
}

/// Points named as such: `(a)`, `(a) and (b)`, `a`, `(a) to (c)`.
fn points(cursor: &mut Cursor, start: usize, base: &Pin) -> Option<Vec<Item>> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::super::words::{self, Sense};
    use super::*;

    /// Each item as `words -> article/paragraph/point`, joined by `|`.
    fn found(text: &str) -> Vec<String> {
        let register = register();
        let hit = words::hits(text, register).into_iter().next().expect("a trigger word");
        let Sense::Word(word) = hit.sense else { panic!("a trigger word comes first") };
        let Some(pinpoint) = read(text, &hit.range, word) else { return Vec::new() };
        let show = |pin: &Pin| {
            [&pin.article, &pin.paragraph, &pin.point].map(|part| part.clone().unwrap_or_else(|| "-".into())).join("/")
        };
        pinpoint
            .items
            .iter()
            .map(|item| format!("{} -> {}", &text[item.range.clone()], item.pins.iter().map(show).collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn articles_with_what_stands_below_them() {
        assert_eq!(found("article 16 of"), ["article 16 -> 16/-/-"]);
        assert_eq!(found("Article 19, paragraph 1, of"), ["Article 19, paragraph 1 -> 19/1/-"]);
        assert_eq!(found("article 16, paragraph 3 (a), of"), ["article 16, paragraph 3 (a) -> 16/3/a"]);
        assert_eq!(found("article 17 (2) (e) of"), ["article 17 (2) (e) -> 17/2/e"]);
        assert_eq!(found("article 6(1)(b)(i)"), ["article 6(1)(b)(i) -> 6/1/b(i)"]);
        assert_eq!(found("article 2 (f)"), ["article 2 (f) -> 2/-/f"]);
        assert_eq!(found("art. 6.1 ECHR"), ["art. 6.1 -> 6/1/-"]);
        assert_eq!(found("article XII"), ["article XII -> XII/-/-"]);
        assert_eq!(found("article 3, subparagraph (a), of"), ["article 3, subparagraph (a) -> 3/-/a"]);
        assert_eq!(found("subparagraphs a and c."), ["subparagraphs a -> -/-/a", "c -> -/-/c"]);
        assert_eq!(found("article 1, section F (a), of"), ["article 1, section F (a) -> 1/F/a"]);
        assert_eq!(found("section A (1) of article 1"), ["section A (1) of article 1 -> 1/A/1"]);
        assert_eq!(found("article 4 bis"), ["article 4 bis -> 4 bis/-/-"]);
    }

    #[test]
    fn lists_give_an_item_for_each_number() {
        assert_eq!(found("articles 9 and 10 of"), ["articles 9 -> 9/-/-", "10 -> 10/-/-"]);
        assert_eq!(
            found("articles 15, 24 and 25 (2) and (3) of"),
            ["articles 15 -> 15/-/-", "24 -> 24/-/-", "25 (2) -> 25/2/-", "(3) -> 25/3/-"]
        );
        assert_eq!(found("article 6, paragraphs 1 and 2, of"), ["article 6, paragraphs 1 -> 6/1/-", "2 -> 6/2/-"]);
        assert_eq!(found("articles 9, paragraph 1, and 10 of"), ["articles 9, paragraph 1 -> 9/1/-", "10 -> 10/-/-"]);
        assert_eq!(found("article 17 (2) (e) and (f)"), ["article 17 (2) (e) -> 17/2/e", "(f) -> 17/2/f"]);
    }

    #[test]
    fn ranges_hold_all_between() {
        assert_eq!(found("arts. 5-7"), ["arts. 5-7 -> 5/-/-|6/-/-|7/-/-"]);
        assert_eq!(found("articles 2 to 4 of"), ["articles 2 to 4 -> 2/-/-|3/-/-|4/-/-"]);
        assert_eq!(found("article 3 (a)-(c)"), ["article 3 (a)-(c) -> 3/-/a|3/-/b|3/-/c"]);
    }

    #[test]
    fn both_word_orders_are_read() {
        assert_eq!(found("paragraph 3 of article 16 of"), ["paragraph 3 of article 16 -> 16/3/-"]);
        assert_eq!(
            found("subparagraph (a) of paragraph 1 of article 3"),
            ["subparagraph (a) of paragraph 1 of article 3 -> 3/1/a"]
        );
        assert_eq!(found("paragraphs 1 and 2 of article 6"), ["paragraphs 1 -> 6/1/-", "2 of article 6 -> 6/2/-"]);
        assert_eq!(found("paragraph 3 (a) of this article"), ["paragraph 3 (a) of this article -> -/3/a"]);
    }

    #[test]
    fn other_figures_are_left_alone() {
        assert_eq!(found("articles 5, 12 States"), ["articles 5 -> 5/-/-"]);
        assert_eq!(found("article 5, 20 June"), ["article 5 -> 5/-/-"]);
        assert!(found("article 2020").is_empty());
        assert!(found("article 12/3").is_empty());
        assert!(found("article by article").is_empty());
    }
}
