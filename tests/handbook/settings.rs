//! `site-toml.md`: the keys of `site.toml`, made from `src/config` and its defaults, and the file that `pincite init` writes.

use std::fmt::Write as _;

use pincite::config::Config;
use toml::{Table, Value};

use super::types::{self, Type};
use super::{hold, page, plain, read};

const STARTER: &str = "src/cli/starter/site.toml";

const OPENING: &str = "\
`site.toml` makes a folder a site: commands look for it in the folder they are started in and above it. Every key may be left out, and an
empty file is enough. A key that is not known is an error that names the nearest one.
";

const LEVELS: &str = "
## check

The keys of `[check]` are the codes of [rules](rules.md), and their values say how much the findings of a rule matter:

| value | what it means |
| --- | --- |
| `\"error\"` | nothing is published until it is mended |
| `\"warning\"` | the site is published, and `pincite check` fails |
| `\"note\"` | it is shown, and nothing fails |
| `\"off\"` | it is not shown |
";

/// The keys of a table with the defaults that the code gives them.
fn keys(of: &Type, defaults: &Table) -> String {
    let mut out = String::from("| key | default | what it is |\n| --- | --- | --- |\n");
    for field in &of.fields {
        assert!(!field.about.is_empty(), "{}.{} has no comment", of.name, field.name);
        let default = defaults.get(&field.name).unwrap_or_else(|| panic!("{} has no default", field.name));
        if !default.is_table() {
            let _ = writeln!(out, "| `{}` | `{default}` | {} |", field.name, plain(&field.about));
        }
    }
    out
}

fn tables() -> [(&'static str, Type); 2] {
    [
        ("addresses", types::find("src/config/addresses.rs", "AddressSettings")),
        ("search", types::find("src/config/search.rs", "SearchSettings")),
    ]
}

fn defaults() -> Table {
    Table::try_from(Config::default()).expect("settings are strings, numbers and tables of them")
}

fn reference() -> String {
    let defaults = defaults();
    let mut out = format!("{OPENING}\n## Keys\n\n{}", keys(&types::find("src/config.rs", "Config"), &defaults));
    for (name, of) in tables() {
        let inner = defaults[name].as_table().expect("it is a table");
        let _ = write!(out, "\n## {name}\n\nBelow a line `[{name}]`:\n\n{}", keys(&of, inner));
    }
    out.push_str(LEVELS);
    let starter = read(STARTER);
    let _ = write!(out, "\n## The file of a new site\n\n```toml\n{starter}```\n");
    out
}

#[test]
fn the_reference_of_settings_says_what_the_code_says() {
    let known: Vec<_> = defaults().into_iter().filter(|(_, value)| value.is_table()).map(|(name, _)| name).collect();
    assert!(known.iter().all(|name| name == "check" || tables().iter().any(|(told, _)| told == name)), "{known:?}");
    hold("site-toml.md", &page("Reference: site.toml", "src/config", &reference()));
}

#[test]
fn the_settings_of_a_new_site_name_every_key_that_there_is() {
    fn named(table: &Table, starter: &str) {
        for (key, value) in table {
            match value {
                Value::Table(inner) => {
                    assert!(starter.contains(&format!("\n[{key}]\n")), "{STARTER} has no [{key}]");
                    if key != "check" {
                        named(inner, starter);
                    }
                }
                _ => {
                    assert!(starter.lines().any(|line| line.trim_start_matches("# ").starts_with(&format!("{key} = "))), "{key}");
                }
            }
        }
    }
    named(&defaults(), &read(STARTER));
}
