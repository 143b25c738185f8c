//! Tags: where they stand in XML or HTML, found in one pass.
//!
//! In: markup, of whatever quality. Out: its tags in order. This is no parser: it tells how markup is built before a parser is
//! trusted with it, in time that grows with the length of the text and no faster. Comments, declarations and instructions are no
//! tags.

use std::ops::Range;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Tag<'a> {
    /// Where it stands, brackets and all.
    pub(in crate::import) span: Range<usize>,
    /// Whether it closes an element.
    pub(in crate::import) closes: bool,
    /// Whether it ends in `/>`.
    pub(in crate::import) empty: bool,
    /// The name as written.
    pub(in crate::import) name: &'a str,
    /// What stands behind the name.
    pub(in crate::import) attributes: &'a str,
}

/// The tags of a text, in order.
pub(in crate::import) struct Tags<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    pub(in crate::import) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// How far the search is.
    pub(in crate::import) fn place(&self) -> usize {
        self.at
    }

    /// Goes on at the next of these words, whatever their case; at the end when they do not come.
    pub(in crate::import) fn skip_to(&mut self, from: usize, closing: &str) {
        let rest = &self.text.as_bytes()[from..];
        let found = rest.windows(closing.len()).position(|window| window.eq_ignore_ascii_case(closing.as_bytes()));
        self.at = found.map_or(self.text.len(), |place| from + place);
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.text[self.at..].find('<')?;
            let rest = &self.text[start..];
            let behind = |end: &str| rest.find(end).map(|place| start + place + end.len());
            if rest.starts_with("<!--") {
                self.at = behind("-->")?;
            } else if rest.starts_with("<![CDATA[") {
                self.at = behind("]]>")?;
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at = behind(">")?;
            } else if let Some(tag) = tag(self.text, start)? {
                self.at = tag.span.end;
                return Some(tag);
            } else {
                self.at = start + 1;
            }
        }
    }
}

/// The tag that begins here: nothing inside when none does, nothing at all when the text ends before the tag.
#[expect(clippy::option_option, reason = "no tag here and no further tag at all are two things")]
fn tag(text: &str, start: usize) -> Option<Option<Tag<'_>>> {
    let bytes = text.as_bytes();
    let closes = bytes.get(start + 1) == Some(&b'/');
    let name_start = start + 1 + usize::from(closes);
    if !bytes.get(name_start).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80) {
        return Some(None);
    }
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<' | b'"' | b'\'' | b'=');
    let name_end = name_start + bytes[name_start..].iter().position(ends_name)?;
    let mut quote = None;
    let end = name_end
        + bytes[name_end..].iter().position(|&byte| {
            match quote {
                Some(open) if open == byte => quote = None,
                None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
                None => return byte == b'>',
                _ => {}
            }
            false
        })?;
    let inner = &text[name_end..end];
    let empty = inner.ends_with('/');
    let attributes = inner.strip_suffix('/').unwrap_or(inner);
    Some(Some(Tag { span: start..end + 1, closes, empty, name: &text[name_start..name_end], attributes }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_behind_quotes_and_comments() {
        let text = r#"<!DOCTYPE x><w:p a="1>2"><!-- <b> --><br/>3 < 4</w:p>"#;
        let names: Vec<_> = Tags::new(text).map(|tag| (tag.name, tag.closes, tag.empty)).collect();
        assert_eq!(names, [("w:p", false, false), ("br", false, true), ("w:p", true, false)]);
    }

    #[test]
    fn an_unfinished_tag_ends_the_search() {
        assert_eq!(Tags::new("<b>x</b><i title=\"never closed> <u>").count(), 2);
        assert_eq!(Tags::new("< < <").count(), 0);
    }
}
