//! Provisions: `article 16, paragraph 3 (a)`, `articles 9 and 10`, `paragraph 3 of article 16`, `arts. 5-7`, `article 2 (1) (b)`.
//!
//! In: a text and the place of a word such as "article". Out: the provisions named there, each with the words it covers; a list
//! gives one item for each number, so that every number can be a link of its own. Whose provisions they are is not known here.

use std::ops::Range;

use arcstr::ArcStr;

use super::below::{below, lettered_section, paragraphs, points};
use super::cursor::Cursor;
use super::labels::{article_numbers, ends_plausibly, separator};
use super::words::Word;

/// A provision of an instrument not named yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pin {
    pub article: Option<ArcStr>,
    pub paragraph: Option<ArcStr>,
    pub point: Option<ArcStr>,
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

    /// Whether another list of articles goes on from this one: `article 2 and article 3 (2)`, in brackets also behind a semicolon.
    pub(super) fn goes_on(&self, text: &str, next: &Self) -> bool {
        let range = self.range();
        let Some(between) = text.get(range.end..next.range().start) else { return false };
        let joint = matches!(between, ", " | " and " | ", and " | " or " | " and/or " | " as well as ");
        let in_brackets = || between.starts_with("; ") && between.len() <= 6 && text[..range.start].ends_with('(');
        let whole = |pinpoint: &Self| pinpoint.has_article() && !pinpoint.of_this_article;
        whole(self) && whole(next) && (joint || in_brackets())
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
    if !cursor.space() && !cursor.is_behind_sign() || text[range.clone()].eq_ignore_ascii_case("art") && !is_short(text, range) {
        return None;
    }
    let mut items = match word {
        Word::Article { plural } => {
            // "Art. 1, 2 and 3 hereof" is a list although the word is in the singular.
            let listed = cursor.attempt(|cursor| {
                let items = articles(cursor, range.start, true)?;
                cursor.rest().starts_with(" hereof").then_some(items)
            });
            listed.or_else(|| articles(&mut cursor, range.start, plural))?
        }
        Word::Paragraph { plural } => paragraphs(&mut cursor, range.start, plural, None)?,
        Word::Point { .. } => {
            let points = cursor.attempt(|cursor| points(cursor, range.start, &Pin::default()));
            let numbered = || paragraphs(&mut cursor, range.start, false, None);
            points.or_else(numbered).filter(|items| items.iter().flat_map(|item| &item.pins).all(|pin| pin.point.is_some()))?
        }
        Word::Section { plural: false } => lettered_section(&mut cursor, range.start, &Pin::default())?,
        _ => return None,
    };
    if cursor.attempt(|cursor| (cursor.space() && cursor.any_word(&["et seq.", "et seqq.", "ff."])).then_some(())).is_some()
        && let Some(last) = items.last_mut()
    {
        last.range.end = cursor.at;
    }
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

/// Whether "art" without its point is short for "article": `Art 9 ECHR`, `art 9(1)`, and not `the state of the art 3 years ago`.
fn is_short(text: &str, range: &Range<usize>) -> bool {
    let mut cursor = Cursor::new(text, range.end);
    let number = cursor.space() && cursor.figure(3).is_some();
    number && (cursor.peek() == Some('(') || text[range.clone()].starts_with('A') && ends_plausibly(&cursor))
}

/// The words of an article whose number is no number of an article: `article 9/10`, `articles 3/2001`.
pub(super) fn unread(text: &str, range: &Range<usize>, word: Word) -> Option<Range<usize>> {
    let mut cursor = Cursor::new(text, range.end);
    let article = matches!(word, Word::Article { .. }) && cursor.space();
    let number = cursor.run(|c| c.is_ascii_digit() || c == '/').filter(|number| article && number.len() < 10)?;
    let plain = number.starts_with('/') || number.ends_with('/') || !number.contains('/') || cursor.in_word();
    (!plain).then_some(range.start..cursor.at)
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
    } else if cursor.any_word(&["paragraph", "para.", "para"]) {
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
            // "article 2, para. 3; 14, para. 1; and 26": a semicolon parts the articles of a list that begins in the singular.
            if !first && !plural && cursor.peek() != Some(';') {
                return None;
            }
            let joined = first || plural && cursor.sign(&['/']);
            let strict = if joined { false } else { separator(cursor)? || !plural };
            let at = cursor.at;
            let numbers = article_numbers(cursor, plural).filter(|_| plural || cursor.peek() != Some('/'))?;
            (first || !strict || ends_plausibly(cursor)).then_some((at, numbers))
        }) else {
            break;
        };
        let (at, numbers) = found;
        let at = if first { from } else { at };
        let base = Pin { article: numbers.last().map(Into::into), ..Pin::default() };
        if numbers.len() > 1 {
            let pins = numbers.into_iter().map(|number| Pin { article: Some(number.into()), ..Pin::default() }).collect();
            items.push(Item { range: at..cursor.at, pins });
        } else {
            items.extend(below(cursor, at, base, plural));
        }
        from = cursor.at;
    }
    (!items.is_empty()).then_some(items)
}

/// Reads `, and 37 (b)` behind a provision whose treaty is named: articles that the word before them still governs.
pub(super) fn go_on(text: &str, at: usize) -> Option<Pinpoint> {
    let mut cursor = Cursor::new(text, at);
    separator(&mut cursor)?;
    let start = cursor.at;
    let items = articles(&mut cursor, start, true)?;
    Some(Pinpoint { items, of_this_article: false })
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
