//! Labels, read from lines.

use super::*;

fn read(text: &str) -> Vec<(Style, u32, String)> {
    labels(text).into_iter().map(|label| (label.style, label.value, text[label.rest..].to_string())).collect()
}

#[test]
fn every_reading_is_offered() {
    assert_eq!(
        read("(i) Information"),
        [(Style::BracketLetter, 9, "Information".into()), (Style::BracketRoman, 1, "Information".into())]
    );
    assert_eq!(read("12. Text"), [(Style::Figure, 12, "Text".into())]);
    assert_eq!(read("12- Text"), [(Style::Figure, 12, "Text".into())]);
    assert_eq!(read("1.Article 6 of"), [(Style::Figure, 1, "Article 6 of".into())]);
    assert_eq!(read("1.2. Purpose"), [(Style::Decimal, 2, "Purpose".into())]);
    assert_eq!(read("5/2. Lighthouses"), [(Style::Resolution, 2, "Lighthouses".into())]);
    assert_eq!(read("Decision 12/CP.3"), [(Style::Resolution, 12, String::new())]);
    assert_eq!(read("a) to prevent"), [(Style::BracketLetter, 1, "to prevent".into())]);
    assert_eq!(read("Annex II"), [(Style::Annex, 2, String::new())]);
    assert_eq!(read("CHAPTER  I"), [(Style::Chapter, 1, String::new())]);
    assert_eq!(read("Article 3 bis"), [(Style::Article, 3, String::new())]);
    assert_eq!(read("Art. IV. Ferries"), [(Style::Article, 4, "Ferries".into())]);
    assert_eq!(read("Draft article 3"), [(Style::Article, 3, String::new())]);
    assert_eq!(read("Article 3 bis. Ferries"), [(Style::Article, 3, "Ferries".into())]);
    assert_eq!(read("12 bis. Text"), [(Style::Figure, 12, "Text".into())]);
    assert_eq!(read("第十二条 自由"), [(Style::Article, 12, "自由".into())]);
    assert_eq!(read("(ب) المنارات"), [(Style::BracketLetter, 2, "المنارات".into())]);
    assert_eq!(read("12 - المنارات"), [(Style::Figure, 12, "المنارات".into())]);
    assert_eq!(read("٣ - المنارات"), [(Style::Figure, 3, "المنارات".into())]);
    assert_eq!(read("(٣) المنارات"), [(Style::BracketFigure, 3, "المنارات".into())]);
    assert_eq!(read("附件一"), [(Style::Annex, 1, String::new())]);
    assert_eq!(read("三、导言"), [(Style::UpperRoman, 3, "导言".into())]);
    assert_eq!(read("(三) 灯塔"), [(Style::BracketRoman, 3, "灯塔".into())]);
    assert_eq!(read("㈢ 灯塔"), [(Style::BracketRoman, 3, "灯塔".into())]);
    assert_eq!(read("附件一所载"), []);
    assert_eq!(read("- dash"), [(Style::Bullet, 0, "dash".into())]);
}

#[test]
fn sentences_are_not_labels() {
    for text in [
        "Article 6 of the Convention",
        "Draft article 6 is new",
        "Art. 6 of the Convention",
        "U.S. law",
        "1996 was",
        "e.g. this",
        "In 2005. Then",
        "Part of the text",
        "A 1.5 per cent",
        "2/3 of the members",
        "Resolution 5/2 was adopted",
        "2012-2015",
        "5-day week",
    ] {
        assert_eq!(labels(text).as_slice(), [], "{text}");
    }
}

#[test]
fn numbers_of_something_elsewhere_stand_alone() {
    for text in ["122.11", "122.101–103", "122.6.2"] {
        assert!(names_a_number(text), "{text}");
    }
    for text in ["122", "122. Text", "Add.1", ".5", "122.11 Text", "122."] {
        assert!(!names_a_number(text), "{text}");
    }
}

#[test]
fn letters_go_on_inside_a_paragraph() {
    let second = labels("(b) reefs").first().copied().expect("it is a label");
    assert!(is_inside("1. Three things: (a) lights,", &second));
    assert!(is_inside("1. It asked for (a) lights and", &second));
    for open in ["(a) lights;", "1. See paragraph 15 (a) (LRN/1);", "1. Lights;"] {
        assert!(!is_inside(open, &second), "{open}");
    }
}
