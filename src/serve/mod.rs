//! The preview: serves the site on this machine alone unless told otherwise, and follows every change.
//!
//! In: the root of a site and where to serve it. Out: a web server that runs until it is stopped. What it serves is what `build`
//! would write, with one script added that follows changes. Raw texts that change are handed to whoever runs the preview, to be
//! imported. Writes no file itself, and keeps showing the last good site while something is in error.

mod answer;
mod editor;
mod inspector;
mod origin;
mod preview;
mod proof;
mod server;
#[cfg(test)]
mod tests;
mod watch;
mod workshop;

pub use editor::DEFAULT as DEFAULT_EDITOR;

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;
use tokio::net::TcpListener;
use tokio::sync::watch as latest;

use crate::project::SEEDS;
use crate::report::Finding;
use editor::Editor;
use preview::Preview;
use workshop::{Shown, Workshop};

/// What to preview and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The root of the site.
    pub root: PathBuf,
    /// The address of the machine to listen on.
    pub host: IpAddr,
    /// The port to listen on; when it is taken, one of the next.
    pub port: u16,
    /// The path that the site lies below, as it would on GitHub Pages: `/repo/`.
    pub base_path: String,
    /// Whether to look at the files again and again instead of waiting for events.
    pub poll: bool,
    /// The addresses that open an editor: `{path}`, `{line}` and `{column}` are replaced.
    pub editor: String,
}

/// Why a preview could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No port could be had.
    #[error("no port from {0} to {1} is free; choose another with --port")]
    Ports(u16, u16),
    /// The system refused.
    #[error("cannot serve: {0}")]
    System(#[from] io::Error),
}

/// Something to tell whoever runs the preview.
#[derive(Debug)]
pub enum News<'a> {
    /// The port that was asked for is taken.
    Taken(u16),
    /// The address it is served at.
    Address(&'a str),
    /// The system tells of no changes, for this reason, so the files are looked at again and again.
    Polling(String),
    /// A state of the site is shown: what was found, and how long it took.
    Built(Vec<Finding>, Duration),
    /// What else was found when the rest of the site was looked at.
    Found(Vec<Finding>),
    /// A build could not read the files.
    Failed(String),
}

/// How long browsers have the machine for themselves when a state is shown, before the rest of it is looked at.
const BROWSER_FIRST: Duration = Duration::from_millis(200);

/// How many ports are tried.
const PORTS: u16 = 20;

/// Runs the preview until Ctrl-C. `import` imports the raw texts at these paths below the root, some of which may be gone.
pub fn run(
    options: &Options,
    tell: impl Fn(News) + Send + Sync + 'static,
    import: impl Fn(&[&str]) -> Result<Vec<Finding>, String> + Send + 'static,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = bind(options.host, options.port).await?;
        let bound = listener.local_addr()?;
        if options.port != 0 && bound.port() != options.port {
            tell(News::Taken(options.port));
        }
        let base = format!("/{}/", options.base_path.trim_matches('/')).replace("//", "/");
        let address = format!("http://{}{base}", reachable(bound));
        let (sender, states) = latest::channel(Arc::new(Preview::default()));
        let editor = Editor { root: options.root.clone(), pattern: options.editor.clone() };
        let shown = server::Shown { states, base: base.into(), editor: Arc::new(editor.clone()) };
        let options = options.clone();
        thread::spawn(move || follow(&options, &address, &editor, &sender, &tell, &import));
        tokio::select! {
            served = server::serve(listener, shown) => Ok(served?),
            stopped = tokio::signal::ctrl_c() => Ok(stopped?),
        }
    })
}

async fn bind(host: IpAddr, port: u16) -> Result<TcpListener, Error> {
    let last = port.saturating_add(PORTS);
    for port in port..=last {
        match TcpListener::bind((host, port)).await {
            Err(error) if matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) => {}
            bound => return Ok(bound?),
        }
    }
    Err(Error::Ports(port, last))
}

/// Where a browser on this machine finds what listens here.
fn reachable(bound: SocketAddr) -> SocketAddr {
    let host = match bound.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1]),
        ip => ip,
    };
    SocketAddr::new(host, bound.port())
}

/// Builds, and follows every change, for ever.
fn follow(
    options: &Options,
    address: &str,
    editor: &Editor,
    shown: &latest::Sender<Arc<Preview>>,
    tell: &(impl Fn(News) + Sync),
    import: &impl Fn(&[&str]) -> Result<Vec<Finding>, String>,
) {
    let mut watch = watch::Watch::start(&options.root, options.poll);
    let workshop = Mutex::new(Workshop::new(options.root.clone(), address.to_string()));
    // What is looked at behind what is shown must not keep a later edit waiting: it has a thread of its own, and goes on with what it
    // cannot leave.
    let aside = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be had");
    let (mut imported, mut changed) = (Ok(Vec::new()), BTreeSet::new());
    let mut enough = Arc::new(AtomicBool::new(false));
    thread::scope(|scope| {
        loop {
            let first = !shown.borrow().is_built();
            if first || !changed.is_empty() {
                enough.store(true, Ordering::Relaxed);
                let start = Instant::now();
                let mut at_work = workshop.lock().unwrap_or_else(PoisonError::into_inner);
                let state = at_work.follow(&changed);
                let state = imported.clone().and_then(|found: Vec<Finding>| state.map(|state| state.with(&found)));
                let next = shown.borrow().next(&state, editor);
                shown.send_replace(Arc::new(next));
                if let (Ok(state), Some(survey)) = (&state, at_work.survey()) {
                    enough = Arc::new(AtomicBool::new(false));
                    let (enough, told, imported) = (Arc::clone(&enough), state.findings.clone(), imported.clone());
                    let (aside, workshop) = (&aside, &workshop);
                    scope.spawn(move || {
                        thread::sleep(BROWSER_FIRST);
                        let Some(seen) = aside.install(|| survey.run(&enough)) else { return };
                        let mut at_work = workshop.lock().unwrap_or_else(PoisonError::into_inner);
                        if !enough.load(Ordering::Relaxed) {
                            let state = at_work.take_in(seen).with(&imported.unwrap_or_default());
                            add(shown, state, &told, editor, tell);
                        }
                    });
                }
                drop(at_work);
                tell(match state {
                    Ok(state) => News::Built(state.findings, start.elapsed()),
                    Err(why) => News::Failed(why),
                });
            }
            if first {
                tell(News::Address(address));
            }
            if let Some(why) = watch.failure() {
                tell(News::Polling(why));
            }
            changed = watch.wait();
            let seeds = seeds(&changed);
            if !seeds.is_empty() {
                imported = import(&seeds);
                changed.extend(watch.look()); // what import wrote is part of the same change
            }
        }
    });
}

/// Shows what was found behind a state that is shown, and tells what is new of it.
fn add(shown: &latest::Sender<Arc<Preview>>, mut state: Shown, told: &[Finding], editor: &Editor, tell: &impl Fn(News)) {
    let next = shown.borrow().next(&Ok(state.clone()), editor);
    shown.send_if_modified(|preview| {
        let other = next.state() != preview.state();
        *preview = Arc::new(next);
        other
    });
    state.findings.retain(|finding| !told.contains(finding));
    tell(News::Found(state.findings));
}

/// The raw texts among these paths.
fn seeds(paths: &BTreeSet<String>) -> Vec<&str> {
    let below = |path: &str| path.strip_prefix(SEEDS).is_some_and(|rest| rest.starts_with('/'));
    paths.iter().map(String::as_str).filter(|path| below(path)).collect()
}
