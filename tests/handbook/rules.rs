//! `rules.md`: what `pincite check` finds, made from the list of rules.

use std::fmt::Write as _;

use pincite::report::RULES;

use super::{hold, page, plain};

const OPENING: &str = "\
Everything that Pincite finds wrong comes from a rule, and is shown with its file, line and advice: `pincite check` shows all of it,
`pincite check --explain RULE` says what stands here. [`[check]` in site.toml](site-toml.md#check) sets how much a rule matters.

| rule | severity | what it finds |
| --- | --- | --- |
";

fn reference() -> String {
    let mut out = String::from(OPENING);
    for rule in RULES {
        let _ = writeln!(out, "| [{0}](#{0}) | {1} | {2} |", rule.code, rule.severity.name(), plain(rule.summary));
    }
    for rule in RULES {
        let kind = if rule.is_settable() { rule.severity.name().to_string() } else { format!("always {}", rule.severity.name()) };
        let [summary, why, advice] = [rule.summary, rule.why, rule.advice].map(plain);
        let _ = write!(out, "\n## {}\n\n*{kind}* · {summary} {why}\n\n```\n{}\n```\n\n{advice}\n", rule.code, rule.example);
    }
    out
}

#[test]
fn the_reference_of_rules_says_what_the_code_says() {
    hold("rules.md", &page("Reference: rules", "src/report/rules.rs", &reference()));
}
