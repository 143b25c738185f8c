//! Tables, their captions, and blocks of HTML, which are tables more often than not.
//!
//! In: the end of an HTML block or of a pipe table. Out: blocks. A caption is a paragraph that begins `Table: ` and waits for the block
//! behind it.

use std::ops::Range;

use super::super::html::{self, Piece};
use super::{Blocks, CAPTION};
use crate::model::{Block, Content, Paragraph, Table};

/// What ends an HTML table.
const END: &str = "</table>";

impl Blocks<'_> {
    /// The end of an HTML block. A table with empty lines goes on behind it, up to its end tag.
    pub(super) fn html_block(&mut self, range: Range<usize>) {
        let Some((mut html, start)) = self.html.take() else { return };
        let lower = html.to_ascii_lowercase();
        if lower.contains("<table") && !lower.contains("</table") {
            let behind = &self.source[range.end..];
            let is_end = |at: usize| behind.get(at..at + END.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(END));
            let end =
                behind.match_indices('<').map(|(at, _)| at).find(|&at| is_end(at)).map_or(behind.len(), |at| at + END.len());
            html.push_str(&behind[..end]);
            self.skip_until = range.end + end;
        }
        let line = self.line(start);
        for piece in html::pieces(&html) {
            match piece {
                Piece::Table(table) => self.emit_table(table, line),
                Piece::Text(text) => {
                    let (level, quoted) = (self.level(), self.quotes > 0);
                    self.emit(Content::Paragraph(Paragraph { level, quoted, text, ..Paragraph::default() }), line);
                }
            }
        }
        if let Some(item) = self.items.last_mut() {
            item.fresh = false;
        }
    }

    /// Takes a finished table, with the caption that stands before it unless it has one of its own.
    pub(super) fn emit_table(&mut self, mut table: Table, line: usize) {
        if table.rows.is_empty() {
            return;
        }
        if table.caption.is_none()
            && let Some(Block { content: Content::Paragraph(paragraph), .. }) = self.caption.take()
        {
            let text = &paragraph.text;
            table.caption = Some(text.slice(CAPTION.len().min(text.plain.len()), text.plain.len()));
        }
        self.emit(Content::Table(table), line);
    }

    /// What only looked like a caption is a paragraph.
    pub(super) fn flush_caption(&mut self) {
        self.done.extend(self.caption.take());
    }
}
