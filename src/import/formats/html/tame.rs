//! Taming: HTML from anywhere as HTML that a parser makes short work of.
//!
//! In: HTML. Out: the same tags and words, well nested, with the attributes that say something of the text and no others, and
//! without what is no text. A parser that follows the standard mends bad nesting by opening elements again and again, which takes a
//! page of a megabyte to gigabytes when somebody wants that. Here every close finds its own opening, and depth has an end.

use std::fmt::Write as _;

use super::super::tags::Tags;

/// Deepest nesting; whatever is deeper keeps its words and loses its tags.
const DEEPEST: usize = 100;
/// The names of elements that say something; every other one is an [`OTHER`].
pub(super) const NAMES: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "colgroup",
    "dd",
    "del",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "img",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "search",
    "section",
    "span",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "x-b",
    "x-i",
];
/// The place of the name for an element of words.
pub(super) const OTHER: usize = 47;
/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img"];
/// Elements that end by themselves where the next one begins: a parser sees to them without harm.
const OPEN_ENDED: &[&str] =
    &["html", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "rp", "rt"];
/// Elements whose content is no markup and no part of the text.
const RAW: &[&str] = &[
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "svg", "template", "select", "button", "audio",
    "video", "canvas",
];
/// Attributes that say something of the text.
pub(super) const ATTRIBUTES: &[&str] =
    &["class", "colspan", "epub:type", "hidden", "href", "id", "name", "role", "rowspan", "start", "style", "type", "value"];
/// Longest value of an attribute.
const VALUE: usize = 2000;

/// Length from which on a piece of HTML is given away.
const PIECE: usize = 1 << 15;

/// Gives the same HTML in good order, piece by piece, and says whether something was nested too deep.
pub(super) fn tame(html: &str, mut give: impl FnMut(&str)) -> bool {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    let (mut at, mut deep) = (0, false);
    let mut tags = Tags::new(html);
    while let Some(tag) = tags.next() {
        words(&html[at..tag.span.start], &mut out);
        if out.len() >= PIECE {
            give(&out);
            out.clear();
        }
        at = tag.span.end;
        let name = tag.name.to_ascii_lowercase();
        if RAW.contains(&name.as_str()) {
            if !tag.closes && !tag.empty {
                tags.skip_to(at, &format!("</{name}"));
                at = tags.place();
            }
            continue;
        }
        let Some(name) = meaning(&name) else { continue };
        let nests = !VOID.contains(&name) && !OPEN_ENDED.contains(&name);
        if !nests {
            write(name, tag.closes, tag.attributes, &mut out);
        } else if !tag.closes {
            // A link inside a link, as where an end is missing, is a link of its own.
            if name == "a" && open.contains(&"a") {
                close("a", &mut open, &mut out);
            }
            if open.len() < DEEPEST {
                write(name, false, tag.attributes, &mut out);
                open.push(name);
                if tag.empty && name == "a" {
                    close(name, &mut open, &mut out);
                }
            } else {
                deep = true;
            }
        } else {
            close(name, &mut open, &mut out);
        }
    }
    words(&html[at..], &mut out);
    give(&out);
    deep
}

/// Closes an element and those left open in it; nothing when it is not open.
fn close(name: &str, open: &mut Vec<&str>, out: &mut String) {
    let Some(place) = open.iter().rposition(|other| *other == name) else { return };
    for inner in open.drain(place..).rev() {
        out.extend(["</", inner, ">"]);
    }
}

/// An element by what it says: `x-b` and `x-i` are bold and italics under names that no parser opens again by itself; nothing for
/// one that only looks, or says nothing of the words around it.
fn meaning(name: &str) -> Option<&'static str> {
    let name = match name {
        "b" | "strong" => "x-b",
        "i" | "em" | "cite" | "var" | "dfn" => "x-i",
        "font" | "big" | "small" | "tt" | "code" | "nobr" | "s" | "strike" | "u" | "center" | "plaintext" | "form"
        | "noscript" | "option" | "optgroup" | "frameset" | "frame" | "object" | "applet" | "marquee" | "area" | "base"
        | "col" | "embed" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr" => return None,
        name => name,
    };
    Some(NAMES[NAMES.binary_search(&name).unwrap_or(OTHER)])
}

fn words(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let end = match behind {
            comment if comment.starts_with("!--") => "-->",
            declaration if declaration.starts_with(['!', '?']) => ">",
            // What looks like a tag and is none would begin one here.
            _ => {
                out.push_str("&lt;");
                rest = behind;
                continue;
            }
        };
        // Without its end it goes on to the end of all.
        rest = behind.split_once(end).map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
}

fn write(name: &str, closes: bool, attributes: &str, out: &mut String) {
    if closes {
        out.extend(["</", name, ">"]);
        return;
    }
    out.extend(["<", name]);
    for (key, value) in self::attributes(attributes) {
        if value.len() <= VALUE {
            write!(out, " {key}=\"{}\"", value.replace('"', "&quot;")).expect("a string takes all");
        }
    }
    out.push('>');
}

/// The attributes of a tag that say something, each once.
fn attributes(text: &str) -> Vec<(String, &str)> {
    let mut found: Vec<(String, &str)> = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let (key, behind) = (rest[..end].to_ascii_lowercase(), rest[end..].trim_start());
        let (value, behind) = match behind.strip_prefix('=').map(str::trim_start) {
            Some(value) => match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            },
            None => ("", behind),
        };
        // A slash between attributes says nothing.
        rest = behind.trim_start().trim_start_matches('/').trim_start();
        if ATTRIBUTES.contains(&key.as_str()) && found.iter().all(|(other, _)| *other != key) {
            found.push((key, value));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tamed(html: &str) -> String {
        let mut out = String::new();
        tame(html, |piece| out.push_str(piece));
        out
    }

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.is_sorted() && NAMES[OTHER] == "span" && NAMES.len() < 256 && ATTRIBUTES.len() < 256);
    }

    #[test]
    fn nesting_comes_out_in_order() {
        assert_eq!(tamed("<b>one<i>two</b>three</i>"), "<x-b>one<x-i>two</x-i></x-b>three");
        assert_eq!(tamed("<p>a<p>b<br/>1 < 2</div>"), "<p>a<p>b<br>1 &lt; 2");
        assert_eq!(tamed("<script>if (a<b) {}</script><!-- <b> -->x<style>p{}"), "x");
        assert_eq!(tamed("<a HREF='x\"y' onclick=z id=q/>w"), "<a href=\"x&quot;y\" id=\"q\"></a>w");
    }

    #[test]
    fn depth_has_an_end() {
        let html = format!("{}words{}", "<div>".repeat(5000), "</div>".repeat(5000));
        assert!(tame(&html, |_| ()));
        assert!(tamed(&html).matches("<div>").count() == DEEPEST && tamed(&html).contains("words"));
        assert!(tamed(&format!("<a {}>x", "b=1 ".repeat(100_000))).len() < 20);
    }
}
