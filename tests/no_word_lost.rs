//! Import loses no word: what is not furniture stands in the block that the account names, letter by letter.
//!
//! Checked on every fixture, on texts put together at random, and, with `PINCITE_CORPUS=DIR`, on every text in a folder.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures from the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pincite::import::{Fate, Imported, decode, import_text};
use pincite::markdown::write_document;
use pincite::model::{Content, MarkKind, Table, Text};
use proptest::prelude::*;
use regex::Regex;

/// Letters and figures alone, with what scanners confuse as one.
fn letters(text: &str) -> String {
    const RAISED: &str = "¹²³⁰⁴⁵⁶⁷⁸⁹ⁱ";
    const PLAIN: &str = "1230456789i";
    text.chars()
        .map(|c| RAISED.chars().position(|raised| raised == c).and_then(|at| PLAIN.chars().nth(at)).unwrap_or(c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'l' | 'i' => '1',
            'o' => '0',
            's' => '5',
            c => c,
        })
        .collect::<String>()
        .replace('ﬁ', "f1")
}

/// The words of a text with the labels of its note marks where they stand.
fn woven(text: &Text) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in &text.marks {
        if let MarkKind::NoteMark(key) = &mark.kind {
            out.push_str(&text.plain[at..mark.start]);
            out.push_str(key.rsplit('/').next().unwrap_or(key));
            at = mark.start;
        }
    }
    out + &text.plain[at..]
}

/// The letters of words in the order of the alphabet.
fn sorted(words: &str) -> Vec<char> {
    let mut letters: Vec<char> = words.chars().collect();
    letters.sort_unstable();
    letters
}

/// What a line says without markup: tags, targets of links, the bookmark of a word processor, commands of TeX.
fn words_of_line(line: &str) -> String {
    let markup =
        Regex::new(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|\]\([^()\s]*(?:\([^()]*\))?[^()\s]*\)|\[bookmark:[^\]]*\]|&[a-z]+;|\\[a-zA-Z]{3,}\*?")
            .expect("the pattern is a constant");
    markup
        .replace_all(line, |found: &regex::Captures| {
            if found[0].contains("://") && found[0].starts_with('<') { found[0].to_string() } else { " ".to_string() }
        })
        .to_string()
}

/// What a block says; nothing for a table, whose cells are checked one by one.
fn said_by(content: &Content) -> String {
    match content {
        Content::Heading(heading) => format!("{} {}", heading.label.as_deref().unwrap_or(""), woven(&heading.text)),
        Content::Paragraph(paragraph) => format!("{} {}", paragraph.label.as_deref().unwrap_or(""), woven(&paragraph.text)),
        Content::Note(note) => format!("{} {}", note.label(), woven(&note.text)),
        Content::Preformatted(text) => text.clone(),
        Content::Table(_) => String::new(),
    }
}

/// A header row that is printed again on the next page stands once, so a table is checked word by word.
fn check_table(name: &str, table: &Table, lines: &str) {
    let cells: String = table.rows.iter().flatten().map(|cell| letters(&woven(&cell.text))).collect();
    let caption = table.caption.as_ref().map(|caption| letters(&woven(caption))).unwrap_or_default();
    for word in lines.split_whitespace().map(letters) {
        assert!(cells.contains(&word) || caption.contains(&word), "{name}: {word:?} of a table is lost");
    }
}

/// Checks that every line that the account keeps in a block is there.
fn check(name: &str, text: &str, imported: &Imported) {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut behind: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); imported.document.blocks.len()];
    for (line, fate) in &imported.account.lines {
        if let Fate::Kept(block) = fate {
            behind[*block].insert(*line);
        }
    }
    let blocks = &imported.document.blocks;
    let mut index = 0;
    while index < blocks.len() {
        let mut group = behind[index].clone();
        let mut have = said_by(&blocks[index].content);
        let first = index;
        index += 1;
        // Two blocks made of one line share it.
        while index < blocks.len() && !behind[index].is_disjoint(&group) {
            have.push_str(&said_by(&blocks[index].content));
            group.extend(&behind[index]);
            index += 1;
        }
        // The number of a note may stand alone, and below its words.
        let is_number = |line: &&usize| match &blocks[first].content {
            Content::Note(note) => lines[**line - 1].trim() == note.label(),
            _ => false,
        };
        let (numbers, words): (Vec<&usize>, Vec<&usize>) = group.iter().partition(is_number);
        let said: String = numbers.into_iter().chain(words).map(|line| words_of_line(lines[line - 1]) + " ").collect();
        if let Content::Table(table) = &blocks[first].content {
            check_table(name, table, &said);
            continue;
        }
        let (said, have) = (letters(&said), letters(&have));
        // An item behind the bullet "o" has its bullet as a letter.
        let bullet = said.strip_prefix('0') == Some(&have);
        // A scanner reads `B.` as `8.`
        let misread = said.strip_prefix('8').zip(have.strip_prefix('b')).is_some_and(|(said, have)| said == have);
        // The mark of a note behind the number of an article stands behind its title.
        let moved = matches!(blocks[first].content, Content::Heading(_)) && sorted(&said) == sorted(&have);
        let whole = said == have || bullet || misread || moved;
        assert!(whole, "{name}: lines {group:?} of the source\n say  {said:?}\n page {have:?}");
    }
    let told: BTreeSet<usize> = imported.account.lines.iter().map(|(line, _)| *line).collect();
    for (number, line) in lines.iter().enumerate().map(|(index, line)| (index + 1, line)) {
        let words = words_of_line(line).chars().any(char::is_alphanumeric);
        assert!(!words || told.contains(&number), "{name}: line {number} has no fate: {line:?}");
    }
}

fn seeds_below(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            seeds_below(&entry, out);
        } else if entry.extension().is_some_and(|extension| extension == "txt")
            && entry.file_name().is_some_and(|name| name != "account.txt")
        {
            out.push(entry);
        }
    }
}

#[test]
fn every_word_of_fixtures_seeds_and_corpus_is_on_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    seeds_below(&root.join("tests/fixtures/import"), &mut files);
    seeds_below(&root.join("seeds"), &mut files);
    if let Some(corpus) = std::env::var_os("PINCITE_CORPUS") {
        seeds_below(Path::new(&corpus), &mut files);
    }
    assert!(files.len() >= 10);
    for file in files {
        let text = decode::decode(&fs::read(&file).expect("the file can be read")).expect("the file is text").text;
        check(&file.display().to_string(), &text, &import_text("seed.txt", &text));
    }
}

/// The words of a text, each with how often it stands there; raised characters are words of their own.
fn words(text: &str) -> BTreeMap<String, usize> {
    let apart: String = text.chars().flat_map(|c| if "¹²³⁰⁴⁵⁶⁷⁸⁹ⁱ".contains(c) { vec![' ', c] } else { vec![c] }).collect();
    let mut counts = BTreeMap::new();
    for word in apart
        .replace(" ⁱ ⁱ ⁱ", " ⁱⁱⁱ")
        .replace(" ⁱ ⁱ", " ⁱⁱ")
        .split(|c: char| !c.is_alphanumeric())
        .map(letters)
        .filter(|word| !word.is_empty())
    {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The words of a seed that its page lacks, line by line, with what the account says of the line.
fn left_out(seed: &str, imported: &Imported) -> String {
    let page = words(&write_document(&imported.document));
    let said = words(&seed.lines().map(words_of_line).collect::<Vec<_>>().join("\n"));
    let mut missing: BTreeMap<String, usize> = said
        .into_iter()
        .map(|(word, count)| {
            let have = page.get(&word).copied().unwrap_or(0);
            (word, count.saturating_sub(have))
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    let mut out = String::new();
    for (line, fate) in &imported.account.lines {
        let why = match fate {
            Fate::Kept(_) => continue,
            Fate::Header(field) => format!("front matter: {field}"),
            Fate::Dropped(reason) => format!("dropped: {reason}"),
        };
        let here: Vec<String> = words(&words_of_line(seed.lines().nth(line - 1).unwrap_or_default()))
            .into_iter()
            .filter_map(|(word, count)| {
                let left = missing.get_mut(&word)?;
                let taken = count.min(*left);
                *left -= taken;
                (taken > 0).then(|| if taken > 1 { format!("{word} ×{taken}") } else { word })
            })
            .collect();
        if !here.is_empty() {
            writeln!(out, "  {line} {why}: {}", here.join(" ")).expect("a string takes all");
        }
    }
    missing.retain(|_, count| *count > 0);
    assert!(missing.is_empty(), "words that no line left out by name accounts for: {missing:?}");
    out
}

#[test]
fn what_a_seed_says_and_its_page_does_not_is_named_furniture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = Vec::new();
    seeds_below(&root.join("seeds"), &mut seeds);
    let mut told =
        String::from("Words of the seeds that their pages lack, by line. l, i and 1, o and 0, s and 5 count as one letter.\n");
    for seed in seeds {
        let text = decode::decode(&fs::read(&seed).expect("the seed can be read")).expect("the seed is text").text;
        let name = seed.file_name().expect("a file has a name").to_string_lossy();
        write!(told, "\n{name}\n{}", left_out(&text, &import_text("seed.txt", &text))).expect("a string takes all");
    }
    let path = root.join("tests/fixtures/left-out.txt");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, &told).expect("the fixture can be written");
    }
    assert_eq!(told, fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"));
}

/// Pieces of which noisy texts are made.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(
        prop_oneof![
            Just("States"),
            Just("parties"),
            Just("*emphasis*"),
            Just("the"),
            Just("Convention<sup>1</sup>"),
            Just("article 5"),
            Just("(see"),
            Just("above)"),
            Just("A/RES/55/25"),
            Just("“quoted”"),
            Just("snake_case"),
            Just("**bold"),
            Just("2,300"),
            Just("Crime1"),
            Just("x^2"),
            Just("[link](http://x.org/a_b)"),
            Just("\\*"),
            Just("<i>italic</i>"),
            Just("&amp;"),
            Just("été"),
            Just("Право"),
            Just("الحق"),
            Just("第四条"),
        ],
        1..14,
    )
    .prop_map(|words| words.join(" "));
    let start = prop_oneof![
        Just(""),
        Just("1. "),
        Just("2. "),
        Just("3."),
        Just("(a) "),
        Just("(i) "),
        Just("a) "),
        Just("- "),
        Just("• "),
        Just("I. "),
        Just("A. "),
        Just("Annex I"),
        Just("Article 4"),
        Just("## "),
        Just("<sup>1</sup> "),
        Just("^a "),
        Just("\\* "),
        Just("* "),
        Just("1  "),
        Just("    "),
        Just("Table 1 "),
    ];
    let end = prop_oneof![Just(""), Just("."), Just(";"), Just(":"), Just(","), Just(".<sup>1</sup>"), Just("-"), Just("  ")];
    prop_oneof![
        8 => (start, words, end).prop_map(|(start, words, end)| format!("{start}{words}{end}")),
        2 => Just(String::new()),
        1 => prop_oneof![
            Just("---".to_string()), Just("Notes".to_string()), Just("a\tb\tc".to_string()), Just("\t1\t2".to_string()), Just("| a | b |".to_string()),
            Just("|---|---|".to_string()), Just("3".to_string()), Just("A/HRC/1/2".to_string()), Just("\u{c}".to_string()), Just("Page 4".to_string()),
            Just("Distr.: General".to_string()), Just("22 August 2006".to_string()), Just("<table><tr><td>x</table>".to_string()),
        ],
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_a_random_text_is_on_the_page(pieces in prop::collection::vec(piece(), 1..40)) {
        let text = pieces.join("\n");
        let imported = import_text("seed.txt", &text);
        check("random", &text, &imported);
        for block in &imported.document.blocks {
            prop_assert!(!said_by(&block.content).contains("<td>"), "tags of a table are words in {:?}", block.content);
        }
    }

    #[test]
    fn no_text_makes_import_panic(text in "\\PC{0,400}|[ -~\\n\\t*_<>\\[\\]()^|#.;:0-9a-c]{0,400}") {
        import_text("seed.txt", &text);
    }
}
