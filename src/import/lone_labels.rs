//! Labels of the paragraphs of articles that stand on lines of their own without any sign, as some converters print treaties.
//!
//! In: the lines, and which of them are furniture. Out: such labels with a full stop before the words below them, and their lines marked.
//! A figure or letter alone says little by itself: it is a label only below the heading of an article, in a series from its first on,
//! where the words above have come to an end.
//!
//! `Article 2` / `1` / `Everyone may` / `2` / `Nobody shall` is `Article 2` / `1. Everyone may` / `2. Nobody shall`.

use super::furniture::Furniture;
use super::labels::{Style, division};
use super::lines::Line;
use super::wrapping::{ends_clause, ends_sentence};
use crate::model::{figure_from_letters, figure_from_roman};

/// The kinds of such labels, each counted by itself.
const KINDS: usize = 3;

/// Longest label, in bytes: `viii`.
const LONGEST: usize = 4;

/// A label alone on a line.
struct Label {
    kind: usize,
    value: u32,
    line: usize,
    /// The line with its words.
    words: usize,
}

/// Puts labels that stand alone before their words.
pub(super) fn gather(lines: &mut [Line], furniture: &mut [Option<Furniture>]) {
    let (mut labels, mut article): (Vec<Label>, Vec<Label>) = (Vec::new(), Vec::new());
    let (mut inside, mut ended, mut last) = (false, false, [0; KINDS]);
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
    for pair in filled.windows(2) {
        let [index, below] = [pair[0], pair[1]];
        let text = lines[index].text.as_ref();
        if text.len() > LONGEST {
            if furniture[index].is_none() {
                let heading = division(text).is_some_and(|label| label.style == Style::Article);
                if heading {
                    labels.append(&mut series(std::mem::take(&mut article)));
                    (inside, last) = (true, [0; KINDS]);
                }
                let joined = [" or", " and"].iter().any(|word| text.ends_with(word));
                ended = heading || joined || ends_sentence(text) || ends_clause(text);
            } else {
                // Below a running head or a rule stands the number of the page.
                ended = false;
            }
        } else if inside && ended && matches!(furniture[index], None | Some(Furniture::PageNumber)) {
            let words = &lines[below].text;
            let begins =
                words.len() > LONGEST && words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '‘' | '('));
            if let Some((kind, value)) = read(text, last).filter(|_| begins && furniture[below].is_none()) {
                last[kind] = value;
                last[kind + 1..].fill(0);
                article.push(Label { kind, value, line: index, words: below });
            }
        }
    }
    labels.append(&mut series(article));
    for label in labels {
        let printed = format!("{}.", lines[label.line].text);
        let number = lines[label.line].number();
        lines[label.words].begin_with(&printed, number);
        furniture[label.line] = Some(Furniture::Label);
    }
}

/// What a line says as a label that goes on with those before it: its kind and value.
fn read(text: &str, last: [u32; KINDS]) -> Option<(usize, u32)> {
    let small = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let values = [
        text.parse().ok(),
        figure_from_letters(text).filter(|_| small && text.len() == 1),
        figure_from_roman(text).filter(|_| small),
    ];
    let next =
        |kind: usize| values[kind].filter(|value| *value == last[kind] + 1 || *value == 1 && kind > 0).map(|value| (kind, value));
    (0..KINDS).find_map(next)
}

/// Those labels of an article that others of their kind go before or behind.
fn series(labels: Vec<Label>) -> Vec<Label> {
    let counted = |kind: usize| labels.iter().any(|label| label.kind == kind && label.value == 2);
    let kept: Vec<bool> = labels.iter().map(|label| counted(label.kind)).collect();
    labels.into_iter().zip(kept).filter_map(|(label, kept)| kept.then_some(label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn gathered(text: &str) -> Vec<String> {
        let mut lines = lines(text);
        let mut furniture = vec![None; lines.len()];
        gather(&mut lines, &mut furniture);
        let kept = lines.iter().zip(furniture).filter(|(line, reason)| reason.is_none() && !line.is_blank());
        kept.map(|(line, _)| line.text.to_string()).collect()
    }

    #[test]
    fn labels_of_an_article_stand_before_their_words() {
        let text = "Article 2\n1\nPorts are lit.\n2\nNo port is dark:\na\nat night; or\nb\nin fog.\n";
        assert_eq!(gathered(text), ["Article 2", "1. Ports are lit.", "2. No port is dark:", "a. at night; or", "b. in fog."]);
    }

    #[test]
    fn figures_without_a_series_or_an_article_are_left_alone() {
        for text in ["Article 2\n1\nPorts are lit.\n", "Words.\n1\nPorts are lit.\n2\nKeepers rest.\n"] {
            assert_eq!(gathered(text), text.lines().collect::<Vec<_>>());
        }
        let page = "Article 2\n1\nPorts are lit at\n2\nNight, as are ships.\n";
        assert_eq!(gathered(page), page.lines().collect::<Vec<_>>(), "within a sentence");
    }
}
