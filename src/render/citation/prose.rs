//! A citation to paste: quotation, citation and link, as text, Markdown and HTML.
//!
//! In: a [`Citation`]. Out: lines without a line feed at the end. Every word of the text is escaped, so that what a document says
//! is never read as markup.

use std::fmt::Write as _;

use super::Citation;
use crate::render::html::escape;

/// As plain text: the quotation in quotation marks, the citation, the address.
pub(super) fn text(citation: &Citation) -> String {
    let quotation = citation.quotation.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let quotation = if quotation.is_empty() { quotation } else { format!("“{quotation}”\n\n") };
    format!("{quotation}{}\n{}", citation.words, citation.address)
}

/// As Markdown: a block quotation and a link.
pub(super) fn markdown(citation: &Citation) -> String {
    let lines = citation.quotation.iter().map(|line| format!("> {}", escape_markdown(&line.to_string())));
    let quotation = lines.collect::<Vec<_>>().join("\n>\n");
    let quotation = if quotation.is_empty() { quotation } else { format!("{quotation}\n\n") };
    // Brackets in an address would end it.
    format!("{quotation}[{}](<{}>)", escape_markdown(&citation.words), citation.address)
}

/// As HTML: a block quotation and a link.
pub(super) fn html(citation: &Citation) -> String {
    let address = escape(&citation.address);
    let mut html = String::new();
    if !citation.quotation.is_empty() {
        let _ = writeln!(html, "<blockquote cite=\"{address}\">");
        for line in &citation.quotation {
            let _ = writeln!(html, "<p>{}</p>", escape(&line.to_string()));
        }
        html.push_str("</blockquote>\n");
    }
    let _ = write!(html, "<p><a href=\"{address}\">{}</a></p>", escape(&citation.words));
    html
}

/// Words as Markdown that says them: signs that mean something are escaped, and the full stop or sign that would begin a list.
fn escape_markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut number = true; // whether nothing but figures stand before
    for (at, c) in words.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~' | ':');
        let counts = number && at > 0 && matches!(c, '.' | ')');
        if begins || counts || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' | '$' | '^') {
            out.push('\\');
        }
        number &= c.is_ascii_digit();
        out.push(c);
    }
    out
}
