//! `commands.md`: the commands with all their options, made from what they say of themselves.

use std::fmt::Write as _;

use clap::{Arg, Command};

use super::{hold, page, plain};

const OPENING: &str = "\
`pincite --help` lists the commands, `pincite COMMAND --help` says what stands here, and `pincite man` makes manual pages of it. Exit codes
are 0 (all is well), 1 (something in the files is wrong, and was shown) and 2 (the command could not run).
";

fn words(styled: Option<&clap::builder::StyledStr>) -> String {
    styled.map(ToString::to_string).unwrap_or_default()
}

/// An option as it is typed: `--out DIR`, `FILE…`.
fn typed(argument: &Arg) -> String {
    let value = argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let takes = argument.get_action().takes_values();
    match argument.get_long() {
        Some(long) if takes && argument.is_require_equals_set() => format!("--{long}[={value}]"),
        Some(long) if takes => format!("--{long} {value}"),
        Some(long) => format!("--{long}"),
        None => value,
    }
}

/// What is said of an option: its help, the values there are, and the one it has where none is given.
fn told(argument: &Arg) -> String {
    let mut out = plain(&words(argument.get_help()));
    let values = argument.get_possible_values();
    let values: Vec<_> =
        values.iter().filter(|value| !value.is_hide_set()).map(|value| format!("`{}`", value.get_name())).collect();
    if argument.get_action().takes_values() && !values.is_empty() {
        let _ = write!(out, ": {}", values.join(", "));
    }
    let defaults: Vec<_> = argument.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy())).collect();
    if argument.get_action().takes_values() && !defaults.is_empty() {
        let _ = write!(out, " \\[default: {}]", defaults.join(" "));
    }
    if let Some(variable) = argument.get_env() {
        let _ = write!(out, " \\[environment: `{}`]", variable.to_string_lossy());
    }
    out
}

fn options(of: &Command, global: bool) -> String {
    let arguments =
        of.get_arguments().filter(|one| one.is_global_set() == global && one.get_id() != "help" && one.get_id() != "version");
    let rows: Vec<_> = arguments.map(|one| format!("| `{}` | {} |", typed(one), told(one))).collect();
    if rows.is_empty() { String::new() } else { format!("| option | what it does |\n| --- | --- |\n{}\n\n", rows.join("\n")) }
}

fn reference() -> String {
    let mut program = pincite::cli::program();
    program.build();
    let mut out = format!("{OPENING}\nEvery command knows:\n\n{}", options(&program, true));
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let about = words(command.get_long_about().or(command.get_about()));
        let (first, rest) = about.split_once("\n\n").unwrap_or((&about, ""));
        let usage = command.clone().render_usage().to_string();
        let told = format!("{}. {}", plain(first), plain(rest));
        let usage = usage.trim_start_matches("Usage: ");
        let _ = write!(out, "## pincite {}\n\n{}\n\n```\n{usage}\n```\n\n", command.get_name(), told.trim_end());
        out.push_str(&options(command, false));
        let examples = words(command.get_after_help());
        if let Some(examples) = examples.strip_prefix("Examples:\n") {
            let lines: Vec<_> = examples.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
            let _ = write!(out, "```\n{}\n```\n\n", lines.join("\n"));
        }
    }
    format!("{}\n", out.trim_end())
}

#[test]
fn the_reference_of_commands_says_what_the_commands_say() {
    hold("commands.md", &page("Reference: commands", "src/cli", &reference()));
}
