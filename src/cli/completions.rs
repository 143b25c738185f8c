//! `pincite completions`: what makes a shell complete commands and options.

use clap_complete::{Shell, generate};

use super::{Outcome, program, say_all};

/// Print the script that makes a shell complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite completions bash > ~/.local/share/bash-completion/completions/pincite
  pincite completions fish > ~/.config/fish/completions/pincite.fish")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Outcome {
    let mut script = Vec::new();
    generate(args.shell, &mut program(), "pincite", &mut script);
    say_all(&String::from_utf8(script).expect("what the commands say is UTF-8"));
    Outcome::Clean
}
