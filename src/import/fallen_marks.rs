//! Marks that fell to the line below: a converter printed the raised figure at the end of a line as the first word of the next one.
//!
//! In: the chunks of the running text, and the labels of the notes. Out: the same with each such mark raised at the end of the words
//! above it, and what stands behind it going on with them. A figure before words says little by itself: it is a mark only where a note
//! has its number, it goes on from the mark before it, and a sentence ends on the line directly above.
//!
//! `endorsed the courses.` / `4 Subsequently, the Assembly` is `endorsed the courses.<sup>4</sup> Subsequently, the Assembly`.

use std::collections::BTreeSet;

use super::asked::marks;
use super::chunk::{Chunk, Kind};
use super::wrapping::ends_sentence;

/// Most figures of a mark.
const LONGEST: usize = 3;

/// The chunks with fallen marks raised.
pub(super) fn lift(chunks: Vec<Chunk>, notes: &BTreeSet<String>) -> Vec<Chunk> {
    if notes.is_empty() {
        return chunks;
    }
    let (mut out, mut last, mut alone) = (Vec::<Chunk>::with_capacity(chunks.len()), 0, false);
    for chunk in chunks {
        let below = std::mem::take(&mut alone);
        let mark = fallen(&chunk, notes).filter(|(value, _)| *value == last + 1);
        match (out.last_mut().filter(|above| chunk.kind == Kind::Text && above.kind == Kind::Text), mark) {
            (Some(above), Some((value, words))) if ends_sentence(&above.text) => {
                above.text = format!("{}<sup>{value}</sup>", above.text.trim_end());
                alone = words.is_empty();
                if !alone {
                    above.text.extend([" ", words]);
                }
                above.lines.extend(&chunk.lines);
                last = cited(words).fold(value, u32::max);
            }
            // Words below a mark that has a line for itself.
            (Some(above), _) if below && !chunk.apart && chunk.text.starts_with(char::is_lowercase) => {
                above.text.extend([" ", &chunk.text]);
                above.lines.extend(&chunk.lines);
            }
            _ => {
                last = cited(&chunk.text).fold(last, u32::max);
                out.push(chunk);
            }
        }
    }
    out
}

/// The figure that a chunk directly below another begins with, where a note has it, and the words behind it.
fn fallen<'c>(chunk: &'c Chunk, notes: &BTreeSet<String>) -> Option<(u32, &'c str)> {
    let figures = chunk.text.bytes().take_while(u8::is_ascii_digit).count();
    let (label, rest) = chunk.text.split_at(figures);
    let words = rest.trim_start();
    let parted =
        words.is_empty() || words.len() < rest.len() && words.starts_with(|c: char| c.is_alphabetic() || "“\"(".contains(c));
    ((1..=LONGEST).contains(&figures) && parted && !chunk.apart && !chunk.broken && notes.contains(label))
        .then(|| Some((label.parse().ok()?, words)))?
}

/// The values of the marks in words.
fn cited(words: &str) -> impl Iterator<Item = u32> {
    let raised = words.match_indices("<sup>").filter_map(|(at, sup)| words[at + sup.len()..].split('<').next()?.parse().ok());
    marks(words).filter(|(_, glued)| *glued).map(|(value, _)| value).chain(raised).filter(|value| *value < 1000)
}
