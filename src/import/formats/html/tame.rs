//! Taming: HTML from anywhere as HTML that a parser makes short work of.
//!
//! In: HTML. Out: the same tags and words, well nested, with the attributes that say something of the text and no others, and
//! without what is no text. A parser that follows the standard mends bad nesting by opening elements again and again, which takes a
//! page of a megabyte to gigabytes when somebody wants that. Here every close finds its own opening, and depth has an end.

use std::fmt::Write as _;

use super::super::tags::Tags;

/// Deepest nesting; whatever is deeper keeps its words and loses its tags.
const DEEPEST: usize = 100;
/// Elements without an end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that end by themselves where the next one begins: a parser sees to them without harm.
const OPEN_ENDED: &[&str] =
    &["html", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "rp", "rt"];
/// Elements whose content is no markup and no part of the text.
const RAW: &[&str] = &[
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "svg", "template", "select", "button", "audio",
    "video", "canvas",
];
/// Attributes that say something of the text.
const ATTRIBUTES: &[&str] =
    &["class", "colspan", "epub:type", "hidden", "href", "id", "name", "role", "rowspan", "start", "style", "type", "value"];
/// Longest value of an attribute.
const VALUE: usize = 2000;

/// The same HTML in good order, and whether something was nested too deep.
pub(super) fn tame(html: &str) -> (String, bool) {
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<String> = Vec::new();
    let (mut at, mut deep) = (0, false);
    let mut tags = Tags::new(html);
    while let Some(tag) = tags.next() {
        words(&html[at..tag.span.start], &mut out);
        at = tag.span.end;
        let name = tag.name.to_ascii_lowercase();
        if RAW.contains(&name.as_str()) {
            if !tag.closes && !tag.empty {
                tags.skip_to(at, &format!("</{name}"));
                at = tags.place();
            }
            continue;
        }
        let name = meaning(&name);
        if name.is_empty() {
            continue;
        }
        let nests = !VOID.contains(&name) && !OPEN_ENDED.contains(&name);
        if !nests {
            write(name, tag.closes, tag.attributes, &mut out);
        } else if !tag.closes {
            // A link inside a link, as where an end is missing, is a link of its own.
            if name == "a" && open.iter().any(|other| other == "a") {
                close("a", &mut open, &mut out);
            }
            if open.len() < DEEPEST {
                write(name, false, tag.attributes, &mut out);
                open.push(name.to_string());
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
    (out, deep)
}

/// Closes an element and those left open in it; nothing when it is not open.
fn close(name: &str, open: &mut Vec<String>, out: &mut String) {
    let Some(place) = open.iter().rposition(|other| other == name) else { return };
    for inner in open.drain(place..).rev() {
        out.extend(["</", &inner, ">"]);
    }
}

/// An element by what it says: `x-b` and `x-i` are bold and italics under names that no parser opens again by itself; empty for one
/// that only looks.
fn meaning(name: &str) -> &str {
    match name {
        "b" | "strong" => "x-b",
        "i" | "em" | "cite" | "var" | "dfn" => "x-i",
        "font" | "big" | "small" | "tt" | "code" | "nobr" | "s" | "strike" | "u" | "center" | "plaintext" | "form"
        | "noscript" | "option" | "optgroup" | "frameset" | "frame" | "object" | "applet" | "marquee" => "",
        name => name,
    }
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

    #[test]
    fn nesting_comes_out_in_order() {
        let tamed = |html: &str| tame(html).0;
        assert_eq!(tamed("<b>one<i>two</b>three</i>"), "<x-b>one<x-i>two</x-i></x-b>three");
        assert_eq!(tamed("<p>a<p>b<br/>1 < 2</div>"), "<p>a<p>b<br>1 &lt; 2");
        assert_eq!(tamed("<script>if (a<b) {}</script><!-- <b> -->x<style>p{}"), "x");
        assert_eq!(tamed("<a HREF='x\"y' onclick=z id=q/>w"), "<a href=\"x&quot;y\" id=\"q\"></a>w");
    }

    #[test]
    fn depth_has_an_end() {
        let (tamed, deep) = tame(&format!("{}words{}", "<div>".repeat(5000), "</div>".repeat(5000)));
        assert!(deep && tamed.matches("<div>").count() == DEEPEST && tamed.contains("words"));
        assert!(tame(&format!("<a {}>x", "b=1 ".repeat(100_000))).0.len() < 20);
    }
}
