//! Messages that only put words between their values: `{ $document }, { $place }`.
//!
//! In: a message, and later its values. Out: the same as Fluent says, without its way through plurals, functions and other messages,
//! which takes several times as long. A value that is a number is left to Fluent, which knows how a language writes it.

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// A part of a message.
pub(super) enum Piece {
    Words(String),
    /// The value of this name.
    Value(String),
}

/// The parts of a message; `None` where it has others.
pub(super) fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_string())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Value(id.name.to_string()))
        }
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            Some(Piece::Words(unescape_unicode_to_string(value).into_owned()))
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

/// The message with its values; `None` where one is missing or a number.
pub(super) fn fill(pieces: &[Piece], values: &FluentArgs) -> Option<String> {
    const USUAL: usize = 64; // longer ones grow
    let mut said = String::with_capacity(USUAL);
    for piece in pieces {
        match piece {
            Piece::Words(words) => said.push_str(words),
            Piece::Value(name) => match values.get(name.as_str())? {
                FluentValue::String(value) => said.push_str(value),
                _ => return None,
            },
        }
    }
    Some(said)
}
