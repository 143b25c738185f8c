//! Colours for listings, as classes.
//!
//! In: a language and code. Out: HTML with a dozen classes (`hl-comment`, `hl-string`, ...) that a theme gives colours to, in light
//! and dark; `None` where the language is not known. One class a token instead of the full scope keeps listings small.

use std::fmt::Write as _;
use std::sync::LazyLock;

use syntect::easy::ScopeRangeIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::html::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Scopes and their classes; where several fit, the innermost scope of the code decides, then the first line here.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant", "hl-constant"),
    ("entity.name.function", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("entity.name", "hl-name"),
    ("support.function", "hl-function"),
    ("storage", "hl-keyword"),
    ("keyword", "hl-keyword"),
    ("markup.heading", "hl-name"),
    ("markup.raw", "hl-string"),
    ("variable.other.member", "hl-attribute"),
    ("invalid", "hl-invalid"),
];

static SCOPES: LazyLock<Vec<(Scope, &'static str)>> =
    LazyLock::new(|| CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect());

/// Highlighted code; `None` where the language is not known or its grammar fails.
pub(super) fn html(language: &str, code: &str) -> Option<String> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut out = String::with_capacity(code.len() * 2);
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &SYNTAXES).ok()?;
        for (range, operation) in ScopeRangeIterator::new(&operations, line) {
            stack.apply(operation).ok()?;
            push(&mut out, class(&stack), &line[range]);
        }
    }
    Some(out)
}

fn push(out: &mut String, class: Option<&str>, words: &str) {
    match class {
        Some(class) if !words.trim().is_empty() => {
            let _ = write!(out, "<span class=\"{class}\">{}</span>", escape(words));
        }
        _ => out.push_str(&escape(words)),
    }
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    let class_of = |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(class_of)
}
