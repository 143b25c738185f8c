//! The preview as a browser meets it: the real program, real requests, real changes of files.

#![allow(clippy::disallowed_methods, reason = "a test makes the files it is about")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

/// A running preview of a small site; it ends with the value.
struct Preview {
    folder: tempfile::TempDir,
    program: Child,
    host: String,
}

impl Preview {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        write(folder.path(), "site.toml", "title = \"Papers\"\n");
        write(folder.path(), "content/documents/report.md", &page("First"));
        let mut program = Command::new(env!("CARGO_BIN_EXE_pincite"))
            .args(["serve", "--port", "0", "--root"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built for this test");
        let mut lines = BufReader::new(program.stdout.take().expect("it is piped")).lines();
        let host = lines
            .find_map(|line| {
                let line = line.expect("the program speaks UTF-8");
                let (_, rest) = line.split_once("http://")?;
                Some(rest.split('/').next().unwrap_or_default().to_string())
            })
            .expect("the address is told");
        std::thread::spawn(move || lines.for_each(drop));
        Self { folder, program, host }
    }

    /// The answer to a request, head and body.
    fn get(&self, path: &str) -> String {
        self.get_as(&self.host, path)
    }

    fn get_as(&self, host: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it can be asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in UTF-8");
        answer
    }

    /// Asks until the answer holds these words.
    #[track_caller]
    fn until(&self, path: &str, words: &str) {
        let start = Instant::now();
        while !self.get(path).contains(words) {
            assert!(start.elapsed() < PATIENCE, "`{words}` never came:\n{}", self.get(path));
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The states of the preview as its stream tells them.
struct States(BufReader<TcpStream>);

impl States {
    fn follow(preview: &Preview) -> Self {
        let mut stream = TcpStream::connect(&preview.host).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        write!(stream, "GET /.pincite/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host).expect("it can be asked");
        Self(BufReader::new(stream))
    }

    fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).expect("a state comes in time") > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data:") {
                return serde_json::from_str(data).expect("a state is JSON");
            }
        }
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
    fs::write(path, text).expect("it can be written");
}

fn page(word: &str) -> String {
    format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n1\\. {word} paragraph.\n")
}

#[test]
fn a_saved_page_is_shown_and_told_however_the_editor_saves() {
    let preview = Preview::start();
    preview.until("/report/", "First paragraph");
    let mut states = States::follow(&preview);
    let first = states.next();
    preview.write("content/documents/report.md", &page("Second"));
    let second = states.next();
    assert_ne!(first["version"], second["version"]);
    preview.until("/report/", "Second paragraph");

    let documents = preview.folder.path().join("content/documents");
    write(&documents, ".report.md.swp", &page("Third"));
    fs::rename(documents.join(".report.md.swp"), documents.join("report.md")).expect("it can be moved");
    preview.until("/report/", "Third paragraph");

    write(&documents, "deep/er/other.md", &page("Other").replace("report", "other"));
    preview.until("/other/", "Other paragraph");
    fs::remove_dir_all(documents.join("deep")).expect("it can be removed");
    preview.until("/other/", "404");
    assert!(!preview.folder.path().join("anchors.lock").exists(), "the preview writes nothing");
}

#[test]
fn an_error_is_told_and_the_last_good_site_stays() {
    let preview = Preview::start();
    preview.until("/report/", "First paragraph");
    let mut states = States::follow(&preview);
    assert_eq!(states.next()["trouble"], serde_json::Value::Null);
    preview.write("content/documents/report.md", "+++\nslug = \n+++\n");
    let trouble = states.next()["trouble"].to_string();
    assert!(trouble.contains("content/documents/report.md:2"), "{trouble}");
    assert!(preview.get("/report/").contains("First paragraph"));
    preview.write("content/documents/report.md", &page("Mended"));
    assert_eq!(states.next()["trouble"], serde_json::Value::Null);
    assert!(preview.get("/report/").contains("Mended paragraph"));
}

#[test]
fn a_burst_of_changes_is_one_build() {
    let preview = Preview::start();
    let mut states = States::follow(&preview);
    states.next();
    for number in 0..300 {
        let slug = format!("paper-{number}");
        preview.write(&format!("content/documents/{slug}.md"), &page("New").replace("\"report\"", &format!("\"{slug}\"")));
    }
    preview.until("/paper-299/", "New paragraph");
    let version = states.next()["version"].clone();
    std::thread::sleep(Duration::from_millis(600));
    let mut again = States::follow(&preview);
    let last = again.next()["version"].clone();
    let count = |version: &serde_json::Value| version.as_str().and_then(|text| text.rsplit('-').next()?.parse::<u32>().ok());
    let builds = count(&last).zip(count(&version)).map(|(last, first)| last - first + 1);
    assert!(builds.is_some_and(|builds| builds <= 3), "{version} to {last}");
}

#[test]
fn only_this_machine_is_answered_and_only_from_the_site() {
    let preview = Preview::start();
    assert!(preview.get("/").starts_with("HTTP/1.1 200"));
    assert!(preview.get_as("evil.example", "/").starts_with("HTTP/1.1 403"));
    for path in ["/../site.toml", "/%2e%2e/site.toml", "/..%2fsite.toml", "//site.toml", "/%00"] {
        assert!(preview.get(path).starts_with("HTTP/1.1 404"), "{path}");
    }
}
