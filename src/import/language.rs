//! The language of a text, where the text leaves no doubt.
//!
//! In: a document. Out: its language as a tag, or nothing: a page that states none is in the language of its site, and a wrong one would
//! be read out in the wrong voice. A text is sure where it is long enough, and its beginning, its middle and its end say the same.

use whatlang::{Lang, detect};

use crate::model::{Content, Document};

/// Fewest letters of each third, and most that are looked at.
const FEWEST: usize = 200;
const MOST: usize = 1_000;
/// A sign of a script that puts no spaces between words says as much as so many letters.
const SIGN: usize = 3;

/// Languages with their tags.
const TAGS: [(Lang, &str); 24] = [
    (Lang::Ara, "ar"),
    (Lang::Bul, "bg"),
    (Lang::Ces, "cs"),
    (Lang::Cmn, "zh"),
    (Lang::Dan, "da"),
    (Lang::Deu, "de"),
    (Lang::Ell, "el"),
    (Lang::Eng, "en"),
    (Lang::Fin, "fi"),
    (Lang::Fra, "fr"),
    (Lang::Heb, "he"),
    (Lang::Hun, "hu"),
    (Lang::Ita, "it"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Nld, "nl"),
    (Lang::Pes, "fa"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Rus, "ru"),
    (Lang::Spa, "es"),
    (Lang::Swe, "sv"),
    (Lang::Tur, "tr"),
    (Lang::Ukr, "uk"),
];

/// The language of a document.
pub fn language(document: &Document) -> Option<&'static str> {
    let said: Vec<&str> = document.blocks.iter().filter_map(|block| words(&block.content)).collect();
    let thirds = said.chunks(said.len().div_ceil(3).max(1)).map(of);
    let mut found = thirds.collect::<Option<Vec<_>>>()?;
    found.dedup();
    let [one] = found[..] else { return None };
    TAGS.iter().find(|(language, _)| *language == one).map(|(_, tag)| *tag)
}

/// The words of a paragraph; headings and tables have too many names and figures.
fn words(content: &Content) -> Option<&str> {
    match content {
        Content::Paragraph(paragraph) => Some(&paragraph.text.plain),
        _ => None,
    }
}

/// The language of a piece of a text, where that is sure.
fn of(said: &[&str]) -> Option<Lang> {
    let text: String = said.iter().flat_map(|piece| piece.chars().chain([' '])).take(MOST).collect();
    let weight = |c: char| {
        if !c.is_alphabetic() {
            0
        } else if c.len_utf8() > 2 {
            SIGN
        } else {
            1
        }
    };
    if text.chars().map(weight).sum::<usize>() < FEWEST {
        return None;
    }
    detect(&text).filter(whatlang::Info::is_reliable).map(|info| info.lang())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Paragraph, Text};

    fn document(paragraphs: &[&str]) -> Document {
        let block = |words: &&str| Block {
            content: Content::Paragraph(Paragraph { text: Text::plain(words.repeat(6)), ..Paragraph::default() }),
            line: 1,
        };
        Document { blocks: paragraphs.iter().map(block).collect(), ..Document::default() }
    }

    const ENGLISH: &str = "The harbour masters agreed that the lights of the channel would be kept burning until the morning. ";
    const FRENCH: &str =
        "Les capitaines de port ont décidé que les feux du chenal resteraient allumés jusqu’au matin, comme auparavant. ";
    const RUSSIAN: &str = "Капитаны портов решили, что огни фарватера будут гореть до самого утра, как это было в прошлые годы. ";
    const ARABIC: &str = "واتفق رؤساء الموانئ على أن تبقى أضواء القناة مشتعلة حتى الصباح كما كانت في السنوات الماضية. ";
    const CHINESE_DIVISIONS: &str = "各港务长商定，航道的灯光将一直亮到早晨，并请秘书处向下届会议提交报告，说明各国采取的措施。";

    #[test]
    fn a_long_text_has_the_language_of_all_its_parts() {
        for (words, tag) in [(ENGLISH, "en"), (FRENCH, "fr"), (RUSSIAN, "ru"), (ARABIC, "ar"), (CHINESE_DIVISIONS, "zh")] {
            assert_eq!(language(&document(&[words; 4])), Some(tag));
        }
    }

    #[test]
    fn a_short_text_and_one_in_two_languages_have_none() {
        assert_eq!(language(&document(&[])), None);
        assert_eq!(language(&document(&["The harbour. "])), None);
        assert_eq!(language(&document(&[ENGLISH, ENGLISH, FRENCH, FRENCH])), None);
    }
}
