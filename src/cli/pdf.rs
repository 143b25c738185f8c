//! PDF: `pdftotext`, the one program that is run.
//!
//! In: seeds and where they lie. Out: for each PDF its text laid out as on the page, or why there is none. The program gets no more
//! time and may write no more than any paper takes; a site without PDFs never needs it.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::files::Files;
use crate::import::formats::{Extracted, NoText, is_pdf};

/// How long the program may take for a file.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often it is looked whether the program has ended.
const GLANCE: Duration = Duration::from_millis(5);
/// Most bytes of text it may write for a file.
const LARGEST: u64 = 64 << 20;
/// Most bytes of its complaints that are read.
const COMPLAINTS: u64 = 4096;

/// The text of each PDF among these files below a root.
pub(super) fn extract(root: &Path, files: &Files) -> BTreeMap<String, Extracted> {
    let papers: Vec<&str> = files.iter().filter(|(path, bytes)| is_pdf(path, bytes)).map(|(path, _)| path).collect();
    papers.into_par_iter().map(|path| (path.to_string(), text(&root.join(path)))).collect()
}

/// The text of a PDF.
fn text(path: &Path) -> Extracted {
    let mut command = Command::new("pdftotext");
    command.args(["-layout", "-enc", "UTF-8"]).arg(path).arg("-");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    match command.spawn() {
        Ok(child) => finish(child, Instant::now() + PATIENCE),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(NoText::NotInstalled),
        Err(error) => Err(NoText::Failed(format!("cannot be run: {error}"))),
    }
}

/// Reads what the program writes until it ends, or ends it.
fn finish(mut child: Child, deadline: Instant) -> Extracted {
    let written = collect(child.stdout.take(), LARGEST + 1);
    let complaints = collect(child.stderr.take(), COMPLAINTS);
    let failed = |why: String| Err(NoText::Failed(why));
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline => thread::sleep(GLANCE),
            _ => {
                let _ = child.kill(); // it may have ended just now
                let _ = child.wait();
                return failed(format!("took more than {} seconds", PATIENCE.as_secs()));
            }
        }
    };
    let text = written.join().unwrap_or_default();
    if text.len() as u64 > LARGEST {
        return failed(format!("wrote more than {} MB of text", LARGEST >> 20));
    }
    if !status.success() {
        let complaints = complaints.join().unwrap_or_default();
        let complaints = String::from_utf8_lossy(&complaints);
        let first = complaints.lines().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
        return failed(format!("failed: {first}"));
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Reads the first bytes of a stream and lets the others pass, beside everything else.
fn collect(stream: Option<impl Read + Send + 'static>, most: u64) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            let _ = (&mut stream).take(most).read_to_end(&mut bytes); // what came until then is what there is
            let _ = io::copy(&mut stream, &mut io::sink());
        }
        bytes
    })
}
