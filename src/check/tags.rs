//! What the start tags of a page offer and point at, as a browser reads them.
//!
//! In: the HTML of a page. Out: each attribute that matters here (`id`, `href`, `src`, `srcset`, `poster`) with its value. Most of a
//! build's pages are plain text between plain tags, and those are read here, by looking for the next sign that matters. What is
//! seldom (odd comments, named character references, script that holds comments, a tag without an end) is left to the tokenizer of
//! html5ever, which reads everything, at ten times the cost; a test holds both to the same answers.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states};
use memchr::{memchr, memmem};

/// An attribute that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// `id`: an anchor.
    Id,
    /// `href`, `src`, `poster`: an address.
    Address,
    /// `srcset`: addresses, each with what it is for.
    Addresses,
}

/// Attributes of a page in the order of their tags; in a tag each of them once, the first.
pub(super) fn attributes(html: &str) -> Vec<(Name, Cow<'_, str>)> {
    plain(html).unwrap_or_else(|| tokenized(html))
}

/// Attributes by their names in small letters.
const NAMES: [(&str, Name); 5] =
    [("id", Name::Id), ("href", Name::Address), ("src", Name::Address), ("poster", Name::Address), ("srcset", Name::Addresses)];
/// Elements whose words are not looked through for tags.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// The same of a page in which nothing is seldom.
fn plain(html: &str) -> Option<Vec<(Name, Cow<'_, str>)>> {
    let mut reader = Reader { rest: html, found: Vec::new() };
    while let Some(at) = memchr(b'<', reader.rest.as_bytes()) {
        reader.rest = &reader.rest[at + 1..];
        match reader.rest.bytes().next() {
            Some(b'!') => reader.declaration()?,
            Some(b'/') => {
                reader.rest = &reader.rest[1..];
                reader.rest.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(())?;
                let before = reader.found.len();
                reader.tag()?;
                reader.found.truncate(before);
            }
            Some(b'?') => return None,
            Some(byte) if byte.is_ascii_alphabetic() => {
                let name = reader.tag()?;
                if let Some(name) = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)) {
                    reader.words_of(name)?;
                }
            }
            _ => {}
        }
    }
    Some(reader.found)
}

struct Reader<'h> {
    rest: &'h str,
    found: Vec<(Name, Cow<'h, str>)>,
}

impl<'h> Reader<'h> {
    /// Goes behind `<!doctype …>` or a comment.
    fn declaration(&mut self) -> Option<()> {
        let end = match self.rest.strip_prefix("!--") {
            Some(comment) => {
                let end = memmem::find(comment.as_bytes(), b"-->")?;
                let odd = comment.starts_with('>') || comment.starts_with("->") || comment[..end].contains("--!");
                (!odd).then_some(3 + end + 3)?
            }
            None => memchr(b'>', self.rest.as_bytes())? + 1,
        };
        self.rest = &self.rest[end..];
        Some(())
    }

    /// Reads a tag from its name to its end; gives the name.
    fn tag(&mut self) -> Option<&'h str> {
        let name = self.until(|byte| is_space(byte) || byte == b'/' || byte == b'>')?;
        let mut seen = 0;
        loop {
            self.skip(|byte| is_space(byte) || byte == b'/');
            if self.take(b'>') {
                return Some(name);
            }
            let attribute = self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
            if attribute.is_empty() {
                return None;
            }
            self.skip(is_space);
            let value = if self.take(b'=') { self.value()? } else { "" };
            let known = NAMES.iter().position(|(known, _)| known.eq_ignore_ascii_case(attribute));
            if let Some(place) = known.filter(|place| seen & (1 << place) == 0) {
                seen |= 1 << place;
                self.found.push((NAMES[place].1, trimmed(decoded(value)?)));
            }
        }
    }

    fn value(&mut self) -> Option<&'h str> {
        self.skip(is_space);
        match self.rest.bytes().next()? {
            quote @ (b'"' | b'\'') => {
                self.rest = &self.rest[1..];
                let (value, rest) = self.rest.split_at(memchr(quote, self.rest.as_bytes())?);
                self.rest = &rest[1..];
                Some(value)
            }
            _ => self.until(|byte| is_space(byte) || byte == b'>'),
        }
    }

    /// Goes to the end tag of an element without tags in it.
    fn words_of(&mut self, name: &str) -> Option<()> {
        let mut from = 0;
        loop {
            let at = from + memmem::find(&self.rest.as_bytes()[from..], b"</")?;
            let behind = &self.rest.as_bytes()[at + 2..];
            let is_end = behind.len() > name.len() && behind[..name.len()].eq_ignore_ascii_case(name.as_bytes());
            if is_end && (is_space(behind[name.len()]) || matches!(behind[name.len()], b'/' | b'>')) {
                if self.rest[..at].contains("<!--") {
                    return None;
                }
                self.rest = &self.rest[at..];
                return Some(());
            }
            from = at + 2;
        }
    }

    /// What stands before the first such byte, which stays; `None` where there is none.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> Option<&'h str> {
        let end = self.rest.bytes().position(ends)?;
        let (before, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(before)
    }

    fn skip(&mut self, skips: impl Fn(u8) -> bool) {
        let end = self.rest.bytes().position(|byte| !skips(byte)).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }

    fn take(&mut self, byte: u8) -> bool {
        let takes = self.rest.as_bytes().first() == Some(&byte);
        self.rest = &self.rest[usize::from(takes)..];
        takes
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

/// A value without the character references that templates write; `None` where it has others, or signs that a tokenizer replaces.
fn decoded(value: &str) -> Option<Cow<'_, str>> {
    if value.bytes().any(|byte| matches!(byte, 0 | b'\r')) {
        return None;
    }
    if !value.contains('&') {
        return Some(value.into());
    }
    let mut pieces = value.split('&');
    let mut decoded = pieces.next()?.to_string();
    for piece in pieces {
        let (reference, words) = piece.split_once(';')?;
        decoded.push(match reference {
            "amp" => '&',
            "quot" => '"',
            "lt" => '<',
            "gt" => '>',
            "#39" | "#x27" => '\'',
            "#x2F" => '/',
            _ => return None,
        });
        decoded.push_str(words);
    }
    Some(decoded.into())
}

fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    match value {
        value if is_plain(value.as_bytes().first()) && is_plain(value.as_bytes().last()) => value,
        Cow::Borrowed(value) => value.trim().into(),
        Cow::Owned(value) => value.trim().to_string().into(),
    }
}

/// The same of any page.
fn tokenized(html: &str) -> Vec<(Name, Cow<'static, str>)> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Collector::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input); // it stops only at scripts, and the collector asks for no stop
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

/// Gathers attributes from the tags of a page.
#[derive(Default)]
struct Collector {
    found: RefCell<Vec<(Name, Cow<'static, str>)>>,
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.take(&tag);
        match &*tag.name {
            "script" => TokenSinkResult::RawData(states::RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(states::RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(states::RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Collector {
    fn take(&self, tag: &Tag) {
        for attribute in &tag.attrs {
            if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == &*attribute.name.local) {
                self.found.borrow_mut().push((*name, attribute.value.trim().to_string().into()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(html: &str) -> Vec<String> {
        attributes(html).into_iter().map(|(_, value)| value.into_owned()).collect()
    }

    #[test]
    fn plain_pages_are_read_without_the_tokenizer() {
        let page = "<!doctype html><!-- <p id=no> --><title><p id=no></title><p id='a' class=x hidden><a\nHREF=\"b?c=1&amp;d\">\
                    <img src=e/><br id = f /></p id=no><script>'<p id=no></p>'</script> 3 < 4 <p id=g>";
        assert_eq!(ids(page), ["a", "b?c=1&d", "e/", "f", "g"]);
        assert!(plain(page).is_some());
    }

    #[test]
    fn what_is_seldom_is_read_by_the_tokenizer() {
        for page in
            ["<!--> --><p id=a>", "<p id='&#x61;'>", "<script><!--<script></script>--></script><p id=a>", "<p id=a><p id=b"]
        {
            assert!(plain(page).is_none(), "{page}");
            assert_eq!(ids(page), ["a"], "{page}");
        }
    }

    /// Pieces of pages, whole and broken.
    const PIECES: [&str; 44] = [
        "<",
        ">",
        "/",
        "=",
        "\"",
        "'",
        "!",
        "--",
        "-",
        "?",
        "&",
        ";",
        "&amp;",
        "&#39;",
        "&copy",
        "&eacute;",
        " ",
        "\n",
        "\r",
        "\0",
        "é",
        "id",
        "ID",
        "href",
        "srcset",
        "x",
        "<p",
        "<a ",
        "</p",
        "</",
        "<script",
        "</script>",
        "<STYLE>",
        "</style",
        "<title>",
        "</title>",
        "<!--",
        "-->",
        "--!>",
        "<!doctype html>",
        "<![CDATA[",
        "]]>",
        "id=\"a\"",
        " href='b'",
    ];

    proptest! {
        #[test]
        fn both_ways_of_reading_agree(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
            let page = pieces.concat();
            if let Some(found) = plain(&page) {
                prop_assert_eq!(found, tokenized(&page), "{}", page);
            }
        }
    }
}
