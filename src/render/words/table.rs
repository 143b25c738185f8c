//! What a table of words holds, before it is used: its messages, the variables of each, and what is wrong with it.
//!
//! In: the text of a table. Out: names of messages with their variables, and findings at the lines that are no message or use a
//! variable that nobody gives. Says nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// The names of values that a message uses.
pub(super) type Variables = BTreeSet<String>;

/// What a message holds: variables, and other messages that it refers to.
#[derive(Default)]
struct Uses {
    variables: Variables,
    messages: BTreeSet<String>,
}

/// The messages of some tables, with all variables that they or the messages in them use.
pub(super) fn messages<'s>(sources: impl IntoIterator<Item = &'s Source>) -> BTreeMap<String, Variables> {
    let mut by_id: BTreeMap<String, Uses> = BTreeMap::new();
    for source in sources {
        let (Ok(resource) | Err((resource, _))) = parser::parse_runtime(source.text.as_str());
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let used = by_id.entry(message.id.name.to_string()).or_default();
            if let Some(pattern) = &message.value {
                in_pattern(pattern, used);
            }
        }
    }
    let all = |id: &String| {
        let (mut found, mut open, mut seen) = (Variables::new(), vec![id.clone()], BTreeSet::new());
        while let Some(next) = open.pop() {
            if let Some(used) = by_id.get(&next).filter(|_| seen.insert(next.clone())) {
                found.extend(used.variables.iter().cloned());
                open.extend(used.messages.iter().cloned());
            }
        }
        (id.clone(), found)
    };
    by_id.keys().map(all).collect()
}

/// What is wrong with a table: lines that are no message, and variables that the message has not in English.
pub(super) fn check(source: &Source, english: &BTreeMap<String, Variables>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err((_, errors)) = parser::parse_runtime(source.text.as_str()) {
        findings.extend(errors.into_iter().map(|error| {
            let message = format!("this is no message in Fluent: {}", error.kind);
            Finding::new(&rule::TEMPLATE, message)
                .at(Place::span(source, error.pos))
                .help("https://projectfluent.org has the rules.")
        }));
    }
    for (id, variables) in messages([source]) {
        let Some(known) = english.get(&id) else { continue };
        for unknown in variables.difference(known) {
            let at = source.text.match_indices(&id).map(|(at, _)| at);
            let line = at.into_iter().find(|at| *at == 0 || source.text[..*at].ends_with('\n')).unwrap_or_default();
            let names = known.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`{id}` is given no value `${unknown}`");
            let help = if names.is_empty() { "It is given none.".to_string() } else { format!("It is given {names}.") };
            findings.push(Finding::new(&rule::TEMPLATE, message).at(Place::span(source, line..line + id.len())).help(help));
        }
    }
    findings
}

fn in_pattern(pattern: &Pattern<&str>, uses: &mut Uses) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, uses);
        }
    }
}

fn in_expression(expression: &Expression<&str>, uses: &mut Uses) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, uses),
        Expression::Select { selector, variants } => {
            in_inline(selector, uses);
            for variant in variants {
                in_pattern(&variant.value, uses);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, uses: &mut Uses) {
    match inline {
        InlineExpression::VariableReference { id } => {
            uses.variables.insert(id.name.to_string());
        }
        InlineExpression::MessageReference { id, .. } => {
            uses.messages.insert(id.name.to_string());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, uses);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, uses),
        _ => {}
    }
}
