//! Running text as Markdown, with as few escapes as correctness allows.
//!
//! In: a text and where it will stand. Out: its source. `*` and `~~` are used where CommonMark is sure to take them for what they
//! are meant; where letters or signs stand too near, an HTML tag does the same: `un<em>lawful</em>`.

use super::tree::{Node, nodes};
use crate::markdown::note_key;
use crate::model::{MarkKind, Text};

/// Where a text will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// In a paragraph or note: a break ends the line.
    Block,
    /// In a heading or another single line.
    Line,
    /// In a cell of a pipe table.
    Cell,
}

/// The source of a text; `line_start` says that it will begin a line.
pub(super) fn write(text: &Text, context: Context, line_start: bool) -> String {
    let mut out = Inline { out: String::new(), context, line_start, spans: Vec::new() };
    out.nodes(&nodes(text), None);
    out.out
}

struct Inline<'a> {
    out: String,
    context: Context,
    /// Whether the next character begins a line.
    line_start: bool,
    /// The marks around what is being written, outermost first.
    spans: Vec<&'a MarkKind>,
}

/// How a character counts for the rules of emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Sign,
    /// Some readers take it for a sign, some for a letter.
    Unsure,
}

fn class(c: Option<char>) -> Class {
    match c {
        None => Class::Space,
        Some(c) if c.is_whitespace() => Class::Space,
        Some(c) if c.is_alphanumeric() => Class::Word,
        Some(c) if c.is_ascii_punctuation() || "“”‘’–—…«»".contains(c) => Class::Sign,
        Some(_) => Class::Unsure,
    }
}

impl<'a> Inline<'a> {
    /// Writes nodes; `behind` is the sign that will follow the last of them.
    fn nodes(&mut self, nodes: &[Node<'a>], behind: Option<char>) {
        for (index, node) in nodes.iter().enumerate() {
            let next = nodes.get(index + 1);
            let sign = next.map_or(behind, first_sign);
            match node {
                Node::Words(words) => self.words(words, next, behind.is_some()),
                Node::Point(MarkKind::NoteMark(key)) => self.raw(&format!("[^{}]", note_key::encode(key))),
                Node::Point(MarkKind::Break) => self.line_break(),
                Node::Point(_) => {}
                Node::Span(kind, inner) => self.span(kind, inner, sign),
            }
        }
    }

    fn raw(&mut self, source: &str) {
        self.out.push_str(source);
        self.line_start = false;
    }

    fn line_break(&mut self) {
        if self.context == Context::Block {
            self.raw("\\\n");
            self.line_start = true;
        } else {
            self.raw("<br>");
        }
    }

    fn span(&mut self, kind: &'a MarkKind, inner: &[Node<'a>], next: Option<char>) {
        match kind {
            MarkKind::Emphasis => self.delimited(kind, inner, "*", "em", next),
            MarkKind::Strong => self.delimited(kind, inner, "**", "strong", next),
            MarkKind::Strike => self.delimited(kind, inner, "~~", "del", next),
            MarkKind::Code => self.code(kind, inner),
            MarkKind::Link(target) => self.link(kind, inner, target),
            MarkKind::NoteMark(_) | MarkKind::Break => self.nodes(inner, next),
        }
    }

    /// The source of what stands inside a span.
    fn inside(&mut self, kind: &'a MarkKind, inner: &[Node<'a>], behind: char) -> String {
        let outer = std::mem::take(&mut self.out);
        self.spans.push(kind);
        self.line_start = false;
        self.nodes(inner, Some(behind));
        self.spans.pop();
        std::mem::replace(&mut self.out, outer)
    }

    fn delimited(&mut self, kind: &'a MarkKind, inner: &[Node<'a>], delimiter: &str, tag: &str, next: Option<char>) {
        let before = self.out.chars().next_back().or_else(|| self.spans.last().map(|_| '<'));
        let sign = delimiter.chars().next().expect("a delimiter has a sign");
        let source = self.inside(kind, inner, sign);
        let (first, last) = (source.chars().next(), source.chars().next_back());
        let nested = self.spans.iter().any(|outer| delimiter_sign(outer) == Some(sign));
        let touches = [before, first, last].contains(&Some(sign));
        let opens = flanks(first, before) && !(nested && may_flank(before, first));
        if !touches && opens && flanks(last, next) {
            self.raw(&format!("{delimiter}{source}{delimiter}"));
        } else {
            self.raw(&format!("<{tag}>{source}</{tag}>"));
        }
    }

    fn code(&mut self, kind: &'a MarkKind, inner: &[Node<'a>]) {
        if let [Node::Words(words)] = inner
            && !words.contains(|c: char| c == '|' && self.context == Context::Cell)
        {
            let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest + 1);
            let edge = |c: char| c == '`' || c == ' ';
            let pad = if words.starts_with(edge) || words.ends_with(edge) { " " } else { "" };
            // A fence that touches a backtick before it would be taken for a longer one; words that are all spaces keep no pad.
            if !self.out.ends_with('`') && !words.trim().is_empty() {
                return self.raw(&format!("{fence}{pad}{words}{pad}{fence}"));
            }
        }
        let source = self.inside(kind, inner, '<');
        self.raw(&format!("<code>{source}</code>"));
    }

    fn link(&mut self, kind: &'a MarkKind, inner: &[Node<'a>], target: &str) {
        if let [Node::Words(words)] = inner
            && is_autolink(words, target)
            && self.context != Context::Cell
        {
            return self.raw(&format!("<{words}>"));
        }
        let nested = self.spans.iter().any(|outer| matches!(outer, MarkKind::Link(_)));
        let source = self.inside(kind, inner, ']');
        // A note mark in brackets would undo the link around it, and `]:` in code would make it a definition; links do not nest.
        if nested || has_note_mark(inner) || source.contains("]:") {
            let target = super::table::escape(target).replace('|', "&#124;");
            self.raw(&format!("<a href=\"{target}\">{source}</a>"));
        } else {
            let target = destination(target, self.context);
            self.raw(&format!("[{source}]({target})"));
        }
    }

    fn words(&mut self, words: &str, next: Option<&Node<'a>>, closes: bool) {
        // A break brings its own space.
        let ends_line = matches!(next, Some(Node::Point(MarkKind::Break)));
        let words = if ends_line { words.strip_suffix(' ').unwrap_or(words) } else { words };
        let in_link = self.spans.iter().any(|outer| matches!(outer, MarkKind::Link(_)));
        let bracket_follows = match next {
            Some(Node::Span(MarkKind::Link(_), _) | Node::Point(MarkKind::NoteMark(_))) => true,
            Some(_) => false,
            None => closes,
        };
        let behind_note = self.out.ends_with(']');
        let list_stop = if self.line_start { list_stop(words) } else { None };
        let mut before = None;
        for (at, c) in words.char_indices() {
            let rest = &words[at + c.len_utf8()..];
            let after = rest.chars().next();
            let escape = match c {
                '\0' => continue,
                '\\' | '`' | '*' | '~' => true,
                '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
                '[' => {
                    in_link
                        || after == Some('^')
                        || after.is_none() && bracket_follows
                        || self.line_start && opens_label(rest, next)
                }
                ']' => in_link || after.is_none_or(|c| "([:".contains(c)),
                '!' => after == Some('[') || after.is_none() && bracket_follows,
                '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || "/!?".contains(c)),
                '&' => is_reference(rest),
                '|' => self.context == Context::Cell || self.line_start,
                ':' => before.is_none() && behind_note || self.line_start && after == Some('-'),
                '(' => before.is_none() && behind_note,
                '.' | ')' => Some(at) == list_stop,
                _ => self.line_start && starts_block(c, rest),
            };
            if escape {
                self.out.push('\\');
            }
            self.out.push(if c.is_ascii_control() { ' ' } else { c });
            self.line_start = false;
            before = Some(c);
        }
    }
}

/// The sign that a node's source begins with, as far as it matters to its neighbour.
fn first_sign(node: &Node) -> Option<char> {
    match node {
        Node::Words(words) => words.chars().next(),
        Node::Point(_) => Some('['),
        Node::Span(..) => Some('<'),
    }
}

fn delimiter_sign(kind: &MarkKind) -> Option<char> {
    match kind {
        MarkKind::Emphasis | MarkKind::Strong => Some('*'),
        MarkKind::Strike => Some('~'),
        _ => None,
    }
}

/// Whether a delimiter between the two is sure to flank the words inside.
fn flanks(inside: Option<char>, outside: Option<char>) -> bool {
    match class(inside) {
        Class::Space => false,
        Class::Word => true,
        Class::Sign | Class::Unsure => matches!(class(outside), Class::Space | Class::Sign),
    }
}

/// Whether an opening delimiter could be taken for a closing one.
fn may_flank(before: Option<char>, first: Option<char>) -> bool {
    let (before, first) = (class(before), class(first));
    before != Class::Space && !(before == Class::Sign && first == Class::Word)
}

/// Where `12.` or `1)` at the start of a line would make a list: the place of its stop.
fn list_stop(words: &str) -> Option<usize> {
    let figures = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = words[figures..].strip_prefix(['.', ')'])?;
    ((1..=9).contains(&figures) && (behind.is_empty() || behind.starts_with(' '))).then_some(figures)
}

/// Whether a sign at the start of a line would begin a block of another kind.
fn starts_block(c: char, rest: &str) -> bool {
    match c {
        '>' => true,
        '#' => matches!(rest.trim_start_matches('#').chars().next(), None | Some(' ')),
        '+' | '-' => rest.is_empty() || rest.starts_with([' ', '-', '|', ':']),
        '=' => rest.chars().all(|c| c == '=' || c == ' '),
        _ => false,
    }
}

/// Whether a bracket at the start of a block could open the label of a link definition, which would end in code behind it.
fn opens_label(rest: &str, next: Option<&Node>) -> bool {
    next.is_some() && !rest.contains(']')
}

/// Whether an ampersand before these words would make a character reference: `amp;`, `#46;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

fn has_note_mark(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Point(kind) => matches!(kind, MarkKind::NoteMark(_)),
        Node::Span(_, inner) => has_note_mark(inner),
        Node::Words(_) => false,
    })
}

/// Whether `<words>` leads to the target and shows it.
fn is_autolink(words: &str, target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let named = (2..=32).contains(&scheme.len())
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let clean = target.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>&\\".contains(c));
    words == target && named && clean
}

/// A link's target as Markdown writes it.
fn destination(target: &str, context: Context) -> String {
    let bracketed = target.is_empty() || target.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c));
    let mut out = String::new();
    for (at, c) in target.char_indices() {
        match c {
            '|' if context == Context::Cell => out.push_str("&#124;"),
            '\n' | '\r' => out.push_str("%0A"),
            '\\' | '<' | '>' => out.extend(['\\', c]),
            '&' if is_reference(&target[at + 1..]) => out.push_str("\\&"),
            _ => out.push(c),
        }
    }
    if bracketed { format!("<{out}>") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    fn source(plain: &str, marks: &[(usize, usize, MarkKind)]) -> String {
        let marks = marks.iter().map(|(start, end, kind)| Mark { start: *start, end: *end, kind: kind.clone() }).collect();
        write(&Text { plain: plain.into(), marks }, Context::Block, true)
    }

    #[test]
    fn ordinary_words_need_no_escapes() {
        for words in ["A/HRC/RES/5_1_a (see art. 5, para. 3) & others", "[the Protocol] 50% - 60 + 5 > 3 < 4", "US$ 5 #1 a|b"] {
            assert_eq!(source(words, &[]), words);
        }
    }

    #[test]
    fn what_would_be_markup_is_escaped() {
        for (words, expected) in [
            ("*a* `b` _c_", "\\*a\\* \\`b\\` \\_c\\_"),
            ("12. Text", "12\\. Text"),
            ("- Text", "\\- Text"),
            ("# Text", "\\# Text"),
            ("[^1] <b> &amp;", "\\[^1] \\<b> \\&amp;"),
            ("[a](b)", "[a\\](b)"),
        ] {
            assert_eq!(source(words, &[]), expected);
        }
    }

    #[test]
    fn emphasis_inside_a_word_is_a_tag() {
        assert_eq!(source("See Ibid.", &[(4, 9, MarkKind::Emphasis)]), "See *Ibid.*");
        assert_eq!(source("(see) x", &[(0, 5, MarkKind::Strong)]), "**(see)** x");
        assert_eq!(source("un(law)", &[(2, 7, MarkKind::Emphasis)]), "un<em>(law)</em>");
    }

    #[test]
    fn links_are_written_in_their_shortest_form() {
        let url = "http://www.unodc.org/a_b";
        assert_eq!(source(url, &[(0, url.len(), MarkKind::Link(url.into()))]), format!("<{url}>"));
        assert_eq!(source("art. 5", &[(0, 6, MarkKind::Link("cite:untoc/5".into()))]), "[art. 5](cite:untoc/5)");
        assert_eq!(source("a", &[(0, 1, MarkKind::Link("/x (1)".into()))]), "[a](</x (1)>)");
    }
}
