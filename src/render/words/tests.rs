//! The tables that ship with the program, and how themes change them.

use std::collections::BTreeSet;

use tera::Kwargs;

use super::*;

const SHIPPED: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

fn shipped(language: &str) -> Source {
    let path = format!("languages/{language}.ftl");
    Source::new(format!("themes/default/{path}"), layers::embedded_text(&path))
}

fn words(language: &str) -> Words {
    Words::load(layers::DEFAULT, language, &Files::new()).expect("the tables are right")
}

/// A theme with one file.
fn theme_with(path: &str, text: &str) -> Files {
    let mut themes = Files::new();
    themes.put("own/theme.toml", "");
    themes.put(format!("own/{path}"), text);
    themes
}

#[test]
fn all_tables_have_the_same_messages_with_the_same_values() {
    let english = table::messages([&shipped("en")]);
    for language in SHIPPED {
        let own = table::messages([&shipped(language)]);
        let names = |messages: &BTreeMap<String, Variables>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let differ: Vec<_> = names(&english).symmetric_difference(&names(&own)).cloned().collect();
        assert_eq!(differ, Vec::<String>::new(), "{language}");
        for (id, values) in &own {
            assert_eq!(values, &english[id], "{language}: {id}");
        }
        assert_eq!(table::check(&shipped(language), &english), vec![]);
    }
}

#[test]
fn every_message_can_be_said() {
    for language in SHIPPED {
        let words = words(language);
        for (id, variables) in &words.messages {
            for count in [0, 1, 2, 5, 11, 21, 100] {
                let values: FluentArgs = variables.iter().map(|name| (name.clone(), FluentValue::from(count))).collect();
                let said = words.format(id, &values).expect("it is in the table");
                assert!(!said.contains('{') && !said.trim().is_empty() || id.starts_with("between"), "{language}: {id}: {said}");
            }
        }
    }
}

#[test]
fn plain_messages_say_what_fluent_says() {
    for language in SHIPPED {
        let words = words(language);
        for (id, pieces) in &words.plain {
            let values = words.messages[id].iter().map(|name| (name.clone(), FluentValue::from(format!("<{name}>"))));
            let values: FluentArgs = values.collect();
            let said =
                words.find(id, |table, pattern| table.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned());
            assert_eq!(plain::fill(pieces, &values), said, "{language}: {id}");
        }
        assert!(words.plain.contains_key("cited-place"), "{language}");
    }
    assert!(!words("en").plain.contains_key("documents"), "it has a plural");
}

#[test]
fn counting_follows_the_language() {
    let counted = |language, count: usize| words(language).fill("documents", [("count", count.into())]);
    assert_eq!([1, 2].map(|count| counted("en", count)), ["1 document", "2 documents"]);
    assert_eq!([1, 3, 5, 21].map(|count| counted("ru", count)), ["1 документ", "3 документа", "5 документов", "21 документ"]);
    let arabic = [1, 2, 3, 11].map(|count| counted("ar", count));
    assert_eq!(arabic, ["وثيقة واحدة", "وثيقتان", "3 وثائق", "11 وثيقة"]);
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let date = |language, iso| words(language).date(iso);
    assert_eq!(date("en", "2012-03-21"), "21 March 2012");
    assert_eq!(date("fr", "2012-03-01"), "1er mars 2012");
    assert_eq!(date("es", "2012-03-21"), "21 de marzo de 2012");
    assert_eq!(date("ru", "2012-03-21"), "21 марта 2012 года");
    assert_eq!(date("ar", "2012-03-21"), "21 آذار/مارس 2012");
    assert_eq!(date("zh", "2012-03-21"), "2012年3月21日");
    assert_eq!(date("en", "1996"), "1996");
}

#[test]
fn foreign_words_are_set_apart_where_the_language_is_written_from_right_to_left() {
    let place = |language| words(language).cited_place("A/1", "9");
    assert_eq!((place("ar").as_str(), place("en").as_str()), ("\u{2068}A/1\u{2069}، 9", "A/1, 9"));
}

#[test]
fn a_language_without_a_table_is_english_and_a_narrower_tag_finds_the_wider_table() {
    assert_eq!((words("de").language(), words("de").say("contents").as_str()), ("en", "Contents"));
    assert_eq!((words("fr-CA").language(), words("fr-CA").say("notes").as_str()), ("fr-CA", "Notes"));
    assert_eq!(words("fr-CA").say("contents"), "Table des matières");
    assert_eq!(["ar", "he", "fr", "x"].map(direction), ["rtl", "rtl", "ltr", "ltr"]);
}

#[test]
fn a_theme_changes_words_and_adds_languages_message_by_message() {
    let themes = theme_with("languages/de.ftl", "contents = Inhalt\n");
    let words = Words::load("own", "de", &themes).expect("the table is right");
    assert_eq!((words.say("contents").as_str(), words.say("skip").as_str()), ("Inhalt", "Skip to the text"));
    let themes = theme_with("languages/fr.ftl", "contents = Sommaire\n");
    let words = Words::load("own", "fr", &themes).expect("the table is right");
    assert_eq!((words.say("contents").as_str(), words.say("skip").as_str()), ("Sommaire", "Aller au texte"));
}

#[test]
fn what_is_wrong_with_a_table_is_found_at_its_line() {
    let wrong = |text| Words::load("own", "fr", &theme_with("languages/fr.ftl", text)).expect_err("it is wrong").remove(0);
    let finding = wrong("contents = Sommaire\nskip Aller\n");
    assert_eq!(finding.place.as_ref().map(|place| (place.path.as_str(), place.line)), Some(("themes/own/languages/fr.ftl", 2)));
    let finding = wrong("# own\ndocuments = { $number } documents\n");
    assert_eq!(finding.message, "`documents` is given no value `$number`");
    assert_eq!((finding.place.map(|place| place.line), finding.help.as_deref()), (Some(2), Some("It is given `$count`.")));
}

#[test]
fn templates_get_words_with_finished_html_in_them_and_advice_on_slips() {
    let ask = |values: Kwargs| words("en").for_template(&values);
    let link = Value::safe_string("<a href=\"#x\">A &amp; B</a>");
    let said = ask(Kwargs::from([("id", "gone".into()), ("words", "<b>".into()), ("page", link)])).expect("it is known");
    assert!(said.is_safe());
    let html = said.as_str().expect("it is a string");
    assert_eq!(html, "“&lt;b&gt;” stood here and is no longer there: <a href=\"#x\">A &amp; B</a>.");
    let slip = ask(Kwargs::from([("id", "content".into())])).expect_err("there is no such message");
    assert!(slip.to_string().contains("did you mean `contents`?"), "{slip}");
    let missing = ask(Kwargs::from([("id", "documents".into())])).expect_err("the count is missing");
    assert!(missing.to_string().contains("`count`"), "{missing}");
}

#[test]
fn scripts_get_their_messages_with_names_in_the_place_of_values() {
    let script = String::from_utf8(words("fr").script()).expect("it is UTF-8");
    assert!(script.starts_with("const WORDS = {") && script.contains("\"shown\":\"{shown} affichés sur {all}\""), "{script}");
}
