//! Numbers of paragraphs, items and articles that are missing, repeated or out of order.
//!
//! In: a finished reading. Out: what is odd about its numbers, each with its line. Only what goes on is looked at: an excerpt may begin
//! anywhere, a list may begin anew, and a comment may speak of some articles only.

use crate::import::assemble::Reading;
use crate::import::labels::{Label, Labels, Style, labels};
use crate::model::{Content, Heading};

/// Whatever is odd, in the order of the text.
pub(super) fn numbers(reading: &Reading) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = paragraphs(reading).chain(items(reading)).chain(articles(reading)).collect();
    found.sort_by_key(|(line, _)| *line);
    found
}

/// Paragraph numbers that are missing, repeated or out of order.
fn paragraphs(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let mut last: Option<u32> = None;
    reading.pieces.iter().filter_map(move |piece| {
        match &piece.content {
            Content::Heading(heading) if heading.label.as_deref().is_some_and(|label| label.contains(' ')) => last = None,
            Content::Paragraph(paragraph) if paragraph.level == 0 => {
                let value = paragraph.label.as_deref().and_then(number)?;
                let decimal = paragraph.label.as_deref().is_some_and(|label| label.contains('.'));
                let problem = match last {
                    Some(last) if value == last + 1 || value == 1 || value == last && decimal => None,
                    Some(last) if value > last + 1 => {
                        Some(format!("paragraph {value} follows paragraph {last}: {} missing", missing(last, value)))
                    }
                    Some(last) => Some(format!("paragraph {value} follows paragraph {last}")),
                    None => None,
                };
                last = Some(value);
                return problem.map(|message| (piece.line(), message));
            }
            _ => {}
        }
        None
    })
}

/// The number of a paragraph; `4.2` is part of 4.
fn number(label: &str) -> Option<u32> {
    let (whole, part) = label.split_once('.').unwrap_or((label, "1"));
    part.parse::<u32>().ok().and(whole.parse().ok())
}

fn missing(last: u32, value: u32) -> String {
    if value == last + 2 { format!("{} is", last + 1) } else { format!("{} to {} are", last + 1, value - 1) }
}

/// Items that do not go on with the one above them on their level.
fn items(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    // The last item on each level: its label, and how it can be read.
    let mut open: Vec<Option<(&str, Labels)>> = Vec::new();
    let mut words = String::new();
    reading.pieces.iter().filter_map(move |piece| match &piece.content {
        Content::Paragraph(paragraph) if paragraph.level > 0 => {
            open.resize(paragraph.level.into(), None);
            let place = open.last_mut().expect("the level of an item is above 0");
            let here = paragraph.label.as_deref().map(|label| {
                words.clear();
                words.extend([label, " Words"]);
                (label, labels(&words))
            });
            let last = std::mem::replace(place, here);
            let ((last, before), (label, here)) = last.zip(here)?;
            (!goes_on(&before, &here)).then(|| (piece.line(), format!("{label} follows {last}")))
        }
        Content::Paragraph(_) | Content::Heading(_) => {
            open.clear();
            None
        }
        _ => None,
    })
}

/// Whether a label can follow another, or begin anew, by the readings of both.
fn goes_on(before: &Labels, here: &Labels) -> bool {
    let known = |label: &Label| label.style < Style::Bullet && !matches!(label.style, Style::Decimal | Style::DeepDecimal);
    let follows = |label: &Label| before.iter().any(|last| last.style == label.style && last.value + 1 == label.value);
    let same_style = |label: &Label| known(label) && before.iter().any(|last| last.style == label.style);
    !here.iter().any(same_style) || here.iter().any(|label| label.value == 1 || follows(label))
}

/// Articles that do not go on with the one above, where they are counted from 1.
fn articles(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let mut last: Option<u32> = None;
    reading.pieces.iter().filter_map(move |piece| {
        let Content::Heading(heading) = &piece.content else { return None };
        let value = article(heading)?;
        let before = last;
        last = before.map(|_| value).or((value == 1).then_some(1));
        let before = before.filter(|before| ![1, *before, before + 1].contains(&value))?;
        let gap = if value > before { format!(": {} missing", missing(before, value)) } else { String::new() };
        Some((piece.line(), format!("article {value} follows article {before}{gap}")))
    })
}

/// The number of an article.
fn article(heading: &Heading) -> Option<u32> {
    let found = labels(heading.label.as_deref()?);
    found.first().filter(|label| label.style == Style::Article && label.value > 0).map(|label| label.value)
}
