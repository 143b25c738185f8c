//! `pincite serve`: a preview that follows every change.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;

use super::{Outcome, Result, complain, find_root, import, say, show};
use crate::report::Severity;
use crate::serve::{self, DEFAULT_EDITOR, News, Options};

/// Preview the site and follow every change
///
/// Serves the site on this machine and follows every change of a page, a raw text, the theme, the ledger or site.toml; open pages show
/// it at once. While something is in error the last good site stays, and the page and this terminal say what to mend. A raw text that
/// changes is imported, as by pincite import; nothing else is written. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port to listen on; when it is taken, the next free one
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address of this machine to listen on; 0.0.0.0 lets others in the network see the preview
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The path to serve the site below, as GitHub Pages does for a repository: /repo/
    #[arg(long, value_name = "PATH", default_value = "/")]
    base_path: String,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
    /// Look at the files again and again, where the file system does not tell of changes
    #[arg(long)]
    poll: bool,
    /// The address that opens an editor at a place
    #[arg(long, value_name = "ADDRESS", default_value = DEFAULT_EDITOR, env = "PINCITE_EDITOR")]
    editor: String,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let options = Options {
        root: root.clone(),
        host: args.host,
        port: args.port,
        base_path: args.base_path.clone(),
        poll: args.poll,
        editor: args.editor.clone(),
    };
    let open = args.open;
    let tell = move |news: News| match news {
        News::Taken(port) => say(&format!("Port {port} is taken; the next free one is used.")),
        News::Polling(why) => complain(&format!("Changes cannot be watched ({why}); the files are looked at again and again.")),
        News::Failed(why) => complain(&format!("error: {why}")),
        News::Built(findings, time) => {
            show(&findings, Severity::Warning);
            say(&format!("Built in {} ms.", time.as_millis()));
        }
        News::Found(findings) => show(&findings, Severity::Warning),
        News::Address(address) => {
            say(&format!("The preview is at {address} (Ctrl-C ends it)."));
            if open && let Err(error) = ::open::that_detached(address) {
                complain(&format!("No browser could be opened ({error}); open the address by hand."));
            }
        }
    };
    serve::run(&options, tell, move |seeds| import::changed(&root, seeds).map_err(|error| error.to_string()))?;
    Ok(Outcome::Clean)
}
