//! What `check --explain` says: a rule in full, and the list of all.
//!
//! In: a rule, or what somebody wrote for one. Out: text for a person. Says nothing of a particular file.

use std::fmt::Write as _;

use super::{RULES, Rule};

/// A rule in full: what it finds, why that matters, an example, what to do, how to change its severity.
pub fn guide(rule: &Rule) -> String {
    let mut out = format!("{} ({})\n\n{}\n", rule.code, rule.severity.name(), rule.summary);
    let example = rule.example.replace('\n', "\n  ");
    let parts = [("Why it matters", rule.why), ("Example", &format!("  {example}")), ("What to do", rule.advice)];
    for (title, text) in parts {
        let _ = write!(out, "\n{title}:\n{}{text}\n", if text.starts_with("  ") { "" } else { "  " });
    }
    if rule.is_settable() {
        let _ = write!(
            out,
            "\nIn site.toml, [check] sets it to error, warning, note or off:\n  [check]\n  {} = \"off\"\n",
            rule.code
        );
    }
    out
}

/// All rules with their severities, a line each.
pub fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let mut out = String::new();
    for rule in RULES {
        let _ = writeln!(out, "{:width$}  {:7}  {}", rule.code, rule.severity.name(), rule.summary);
    }
    out
}

impl Rule {
    /// The rule with this code, or what to say to whoever wrote another one.
    pub fn find(code: &str) -> Result<&'static Self, String> {
        let found = RULES.iter().find(|rule| rule.code == code);
        found.copied().ok_or_else(|| {
            let near = RULES.iter().map(|rule| (strsim::damerau_levenshtein(code, rule.code), rule.code)).min();
            let near = near.filter(|(distance, _)| *distance <= 1 + code.len() / 3);
            let advice = near.map_or_else(
                || "pincite check --explain lists the rules".to_string(),
                |(_, code)| format!("did you mean `{code}`?"),
            );
            format!("there is no rule `{code}`; {advice}")
        })
    }

    /// Whether a site may set its severity: without settings and templates there is no site, and without the ledger its addresses
    /// could change, so what is wrong with them stays an error.
    pub fn is_settable(&self) -> bool {
        !["site-config", "ledger", "template"].contains(&self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_has_every_part_of_its_rule() {
        for rule in RULES {
            let guide = guide(rule);
            let first = rule.example.lines().next().unwrap_or_default();
            for part in [rule.code, rule.summary, rule.why, first, rule.advice] {
                assert!(guide.contains(part), "`{part}` is not in:\n{guide}");
            }
        }
    }

    #[test]
    fn a_slip_in_the_name_of_a_rule_is_answered_with_the_nearest() {
        let answer = |code| Rule::find(code).map(|rule| rule.code);
        assert_eq!(answer("number-gap"), Ok("number-gap"));
        assert_eq!(answer("number-gab"), Err("there is no rule `number-gab`; did you mean `number-gap`?".to_string()));
        assert_eq!(answer("x"), Err("there is no rule `x`; pincite check --explain lists the rules".to_string()));
    }
}
