//! The preview: builds in memory, serves on this machine alone, builds again on every change.
//!
//! In: the root of a site and a port. Out: a web server that runs until it is stopped. What it serves is what `build` would write,
//! with one script added that follows changes. Writes no file, listens on 127.0.0.1 only, and keeps showing the last good site
//! while something is in error.

mod answer;
mod server;
mod watch;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::watch as latest;

use crate::files::Files;
use crate::report::{self, Finding, Severity};
use crate::{project, site};

/// What to preview and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The root of the site.
    pub root: PathBuf,
    /// The port to listen on; when it is taken, one of the next.
    pub port: u16,
}

/// Why a preview could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No port could be had.
    #[error("no port from {0} to {1} is free; choose another with --port")]
    Ports(u16, u16),
    /// The files cannot be watched.
    #[error("cannot watch the files: {0}")]
    Watch(#[from] notify::Error),
    /// The system refused.
    #[error("cannot serve: {0}")]
    System(#[from] io::Error),
}

/// Something to tell whoever runs the preview.
#[derive(Debug)]
pub enum News<'a> {
    /// The address it is served at.
    Address(&'a str),
    /// A build is done: what was found, and how long it took.
    Built(Vec<Finding>, Duration),
    /// A build could not read the files.
    Failed(String),
}

/// What is shown at the moment.
#[derive(Debug, Default)]
struct Preview {
    /// The last good site.
    files: Files,
    /// Changes with every good build, and from one run of the preview to the next.
    version: String,
    /// What is wrong with the newest state of the files, as text; `None` when it is what is shown.
    trouble: Option<String>,
}

/// How many ports are tried.
const PORTS: u16 = 20;

/// Runs the preview until Ctrl-C.
pub fn run(options: &Options, tell: impl Fn(News) + Send + 'static) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = bind(options.port).await?;
        let address = format!("http://{}/", listener.local_addr()?);
        let (sender, receiver) = latest::channel(Arc::new(Preview::default()));
        let root = options.root.clone();
        let mut watch = watch::Watch::start(&root)?;
        rebuild(&root, &address, 1, &sender, &tell);
        tell(News::Address(&address));
        std::thread::spawn(move || {
            for number in 2.. {
                if !watch.wait() {
                    return;
                }
                rebuild(&root, &address, number, &sender, &tell);
            }
        });
        tokio::select! {
            served = server::serve(listener, receiver) => Ok(served?),
            stopped = tokio::signal::ctrl_c() => Ok(stopped?),
        }
    })
}

async fn bind(port: u16) -> Result<TcpListener, Error> {
    let last = port.saturating_add(PORTS);
    for port in port..=last {
        match TcpListener::bind(("127.0.0.1", port)).await {
            Err(error) if matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) => {}
            bound => return Ok(bound?),
        }
    }
    Err(Error::Ports(port, last))
}

/// Builds once and puts the result in place of what is shown, if it is good.
fn rebuild(root: &Path, address: &str, number: usize, shown: &latest::Sender<Arc<Preview>>, tell: &impl Fn(News)) {
    let start = Instant::now();
    let before = Arc::clone(&shown.borrow());
    let keep = |trouble| Preview { files: before.files.clone(), version: before.version.clone(), trouble: Some(trouble) };
    let next = match project::read(root, Some(address)) {
        Err(error) => {
            tell(News::Failed(error.to_string()));
            keep(error.to_string())
        }
        Ok(project) => {
            let built = site::build(&project);
            let errors: Vec<Finding> =
                built.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
            tell(News::Built(built.findings, start.elapsed()));
            if errors.is_empty() {
                Preview { files: built.files, version: format!("{}-{number}", std::process::id()), trouble: None }
            } else {
                keep(report::render(&errors, false))
            }
        }
    };
    shown.send_replace(Arc::new(next));
}
