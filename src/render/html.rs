//! Running text to HTML.
//!
//! In: a [`Text`] and the spans that get an element of their own (references, quoted mentions). Out: phrasing content, with
//! every character of the text escaped.
//!
//! Marks and spans may overlap in any way. The text is cut at all their edges, and the elements that a piece stands in are kept
//! on a stack in a fixed order: span or link outermost, then strong, emphasis, strike, code. So elements never cross and links
//! never nest. Where a reference and a written link claim the same words, the reference wins: the linker has read the link.

use crate::model::{MarkKind, Text};

use super::official::is_safe;

/// Words that get an element of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Opening tags.
    pub open: String,
    /// Closing tags.
    pub close: String,
    /// What follows behind the last word, outside the element.
    pub after: String,
}

/// What a piece of text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    /// Index into the spans.
    Span(usize),
    /// Index into the marks.
    Link(usize),
    Strong,
    Emphasis,
    Strike,
    Code,
}

/// The text as HTML. Spans in the order of their start; one that overlaps an earlier one is left out. `note_mark` makes the
/// element for the citation of a note from its key.
pub(super) fn inline(text: &Text, spans: &[Span], note_mark: &mut dyn FnMut(&str) -> String) -> String {
    let spans = without_overlaps(spans);
    let edges = edges(text, &spans);
    let mut writer = Writer { text, spans: &spans, open: Vec::new(), out: String::with_capacity(text.plain.len() * 3 / 2) };
    for (index, &edge) in edges.iter().enumerate() {
        let end = edges.get(index + 1).copied().unwrap_or(edge);
        let wanted = elements(text, &spans, edge, end);
        writer.close_to(shared(&writer.open, &wanted));
        writer.ends(edge);
        writer.points(edge, note_mark);
        writer.open(&wanted);
        escape_into(&mut writer.out, &text.plain[edge..end]);
    }
    writer.close_to(0);
    writer.out
}

/// Text without marks, escaped for content and attribute values.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

struct Writer<'a> {
    text: &'a Text,
    spans: &'a [&'a Span],
    open: Vec<Element>,
    out: String,
}

impl Writer<'_> {
    /// Writes the marks without words that stand at an edge. A note mark is a link, so it leaves the link it stands in.
    fn points(&mut self, edge: usize, note_mark: &mut dyn FnMut(&str) -> String) {
        for mark in self.text.marks.iter().filter(|mark| mark.start == edge && mark.end == edge) {
            match &mark.kind {
                MarkKind::NoteMark(key) => {
                    if matches!(self.open.first(), Some(Element::Span(_) | Element::Link(_))) {
                        self.close_to(0);
                    }
                    self.out.push_str(&note_mark(key));
                }
                MarkKind::Break => self.out.push_str("<br>"),
                _ => {}
            }
        }
    }

    fn push<const N: usize>(&mut self, parts: [&str; N]) {
        self.out.extend(parts);
    }

    /// Writes what follows the spans that end at an edge.
    fn ends(&mut self, edge: usize) {
        for span in self.spans.iter().filter(|span| span.end == edge) {
            self.out.push_str(&span.after);
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            match self.open.pop() {
                Some(Element::Span(index)) => self.out.push_str(&self.spans[index].close),
                Some(Element::Link(_)) => self.out.push_str("</a>"),
                Some(element) => self.push(["</", tag(element), ">"]),
                None => {}
            }
        }
    }

    fn open(&mut self, wanted: &[Element]) {
        for &element in &wanted[self.open.len()..] {
            match element {
                Element::Span(index) => self.out.push_str(&self.spans[index].open),
                Element::Link(index) => {
                    let MarkKind::Link(target) = &self.text.marks[index].kind else { continue };
                    self.push(["<a href=\"", &escape(target), "\">"]);
                }
                element => self.push(["<", tag(element), ">"]),
            }
            self.open.push(element);
        }
    }
}

fn tag(element: Element) -> &'static str {
    match element {
        Element::Strong => "strong",
        Element::Emphasis => "em",
        Element::Strike => "s",
        Element::Code => "code",
        Element::Span(_) | Element::Link(_) => "a",
    }
}

/// The elements of the piece between two neighbouring edges, outermost first.
fn elements(text: &Text, spans: &[&Span], start: usize, end: usize) -> Vec<Element> {
    if start == end {
        return Vec::new();
    }
    let span = spans.iter().position(|span| span.start <= start && end <= span.end).map(Element::Span);
    let mut wanted: Vec<Element> = span.into_iter().collect();
    for (index, mark) in text.marks.iter().enumerate().filter(|(_, mark)| mark.start <= start && end <= mark.end) {
        let element = match &mark.kind {
            MarkKind::Link(target) if span.is_none() && !target.starts_with("cite:") && is_safe(target) => Element::Link(index),
            MarkKind::Strong => Element::Strong,
            MarkKind::Emphasis => Element::Emphasis,
            MarkKind::Strike => Element::Strike,
            MarkKind::Code => Element::Code,
            MarkKind::Link(_) | MarkKind::NoteMark(_) | MarkKind::Break => continue,
        };
        let links = matches!(element, Element::Link(_)) && matches!(wanted.first(), Some(Element::Link(_)));
        if !links && !wanted.contains(&element) {
            wanted.push(element);
        }
    }
    wanted.sort_unstable();
    wanted
}

/// All places where an element begins or ends, with both ends of the text.
fn edges(text: &Text, spans: &[&Span]) -> Vec<usize> {
    let mut edges = vec![0, text.plain.len()];
    edges.extend(text.marks.iter().flat_map(|mark| [mark.start, mark.end]));
    edges.extend(spans.iter().flat_map(|span| [span.start, span.end]));
    edges.retain(|&edge| text.plain.is_char_boundary(edge));
    edges.sort_unstable();
    edges.dedup();
    edges
}

fn without_overlaps(spans: &[Span]) -> Vec<&Span> {
    let mut kept: Vec<&Span> = Vec::with_capacity(spans.len());
    for span in spans.iter().filter(|span| span.start < span.end) {
        if kept.last().is_none_or(|last| last.end <= span.start) {
            kept.push(span);
        }
    }
    kept
}

fn shared(open: &[Element], wanted: &[Element]) -> usize {
    open.iter().zip(wanted).take_while(|(a, b)| a == b).count()
}

fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    fn text(plain: &str, marks: &[(usize, usize, MarkKind)]) -> Text {
        let marks = marks.iter().map(|(start, end, kind)| Mark { start: *start, end: *end, kind: kind.clone() }).collect();
        Text { plain: plain.into(), marks }
    }

    fn reference(start: usize, end: usize) -> Span {
        Span { start, end, open: "<a class=\"ref\">".into(), close: "</a>".into(), after: String::new() }
    }

    fn html(text: &Text, spans: &[Span]) -> String {
        inline(text, spans, &mut |key| format!("<sup>{key}</sup>"))
    }

    #[test]
    fn everything_is_escaped() {
        let text = text("a <b> & \"c\" 'd'", &[]);
        assert_eq!(html(&text, &[]), "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    }

    #[test]
    fn marks_that_cross_a_reference_are_cut_at_its_edges() {
        let text = text("see article 5 of it", &[(0, 11, MarkKind::Emphasis)]);
        assert_eq!(html(&text, &[reference(4, 13)]), "<em>see </em><a class=\"ref\"><em>article</em> 5</a> of it");
    }

    #[test]
    fn marks_that_cross_each_other_nest() {
        let text = text("abcdef", &[(0, 4, MarkKind::Strong), (2, 6, MarkKind::Emphasis)]);
        assert_eq!(html(&text, &[]), "<strong>ab<em>cd</em></strong><em>ef</em>");
    }

    #[test]
    fn a_note_mark_inside_a_reference_does_not_nest_links() {
        let text = text("the Convention", &[(3, 3, MarkKind::NoteMark("1".into()))]);
        assert_eq!(html(&text, &[reference(0, 14)]), "<a class=\"ref\">the</a><sup>1</sup><a class=\"ref\"> Convention</a>");
    }

    #[test]
    fn a_note_mark_at_the_end_stands_behind_what_ends_there() {
        let text = text("it is", &[(3, 5, MarkKind::Emphasis), (5, 5, MarkKind::NoteMark("2".into()))]);
        assert_eq!(html(&text, &[]), "it <em>is</em><sup>2</sup>");
    }

    #[test]
    fn a_reference_wins_over_the_link_it_was_made_from() {
        let text = text("go there", &[(3, 8, MarkKind::Link("cite:untoc".into()))]);
        assert_eq!(html(&text, &[reference(3, 8)]), "go <a class=\"ref\">there</a>");
        assert_eq!(html(&text, &[]), "go there");
    }

    #[test]
    fn links_to_script_are_not_made() {
        let unsafe_link = text("go", &[(0, 2, MarkKind::Link("JavaScript:alert(1)".into()))]);
        assert_eq!(html(&unsafe_link, &[]), "go");
        let link = text("go", &[(0, 2, MarkKind::Link("https://a.example/?b=\"&c".into()))]);
        assert_eq!(html(&link, &[]), "<a href=\"https://a.example/?b=&quot;&amp;c\">go</a>");
    }

    #[test]
    fn of_overlapping_references_the_first_stays() {
        let text = text("articles 9 and 10", &[]);
        assert_eq!(html(&text, &[reference(0, 10), reference(9, 17)]), "<a class=\"ref\">articles 9</a> and 10");
    }

    #[test]
    fn what_follows_a_span_is_written_once() {
        let text = text("the Protocols thereto", &[(4, 13, MarkKind::Emphasis)]);
        let span = Span { after: "!".into(), ..reference(0, 21) };
        assert_eq!(html(&text, &[span]), "<a class=\"ref\">the <em>Protocols</em> thereto</a>!");
    }

    #[test]
    fn breaks_and_edges_between_multibyte_letters_are_kept() {
        let text = text("né à", &[(0, 3, MarkKind::Strong), (3, 3, MarkKind::Break)]);
        assert_eq!(html(&text, &[]), "<strong>né</strong><br> à");
    }
}
