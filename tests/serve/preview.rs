//! A running preview of a small site, and what can be asked of it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A running preview; it ends with the value.
pub(crate) struct Preview {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) program: Child,
    /// Name of the machine and port.
    pub(crate) host: String,
    /// What the program has said, both ways.
    said: Arc<Mutex<String>>,
}

impl Preview {
    pub(crate) fn start() -> Self {
        Self::start_with(&["--port", "0"])
    }

    pub(crate) fn start_with(arguments: &[&str]) -> Self {
        Self::start_as(Command::new(env!("CARGO_BIN_EXE_pincite")), arguments, site())
    }

    /// Starts it in a folder, by a command that may set up more than the program.
    pub(crate) fn start_as(mut command: Command, arguments: &[&str], folder: tempfile::TempDir) -> Self {
        command.arg("serve").args(arguments).arg("--root").arg(folder.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().expect("the program was built for this test");
        let said = Arc::new(Mutex::new(String::new()));
        listen(program.stdout.take().expect("it is piped"), &said);
        listen(program.stderr.take().expect("it is piped"), &said);
        let mut preview = Self { folder, program, host: String::new(), said };
        preview.hears("The preview is at http://");
        let said = preview.said();
        let (_, rest) = said.split_once("is at http://").expect("it was just heard");
        preview.host = rest.split('/').next().unwrap_or_default().to_string();
        preview
    }

    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("no listener fails").clone()
    }

    /// Waits until the program has said these words.
    #[track_caller]
    pub(crate) fn hears(&self, words: &str) {
        let start = Instant::now();
        while !self.said().contains(words) {
            assert!(start.elapsed() < PATIENCE, "`{words}` was never said:\n{}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How many builds there have been.
    pub(crate) fn builds(&self) -> usize {
        self.said().matches("Built in").count()
    }

    /// Waits until there have been so many.
    #[track_caller]
    pub(crate) fn built(&self, builds: usize) {
        let start = Instant::now();
        while self.builds() < builds {
            assert!(start.elapsed() < PATIENCE, "there were never {builds} builds:\n{}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The answer to a request, head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        self.ask("GET", path, &self.host, "")
    }

    pub(crate) fn ask(&self, method: &str, path: &str, host: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")
            .expect("it can be asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks until the answer holds these words.
    #[track_caller]
    pub(crate) fn until(&self, path: &str, words: &str) {
        let start = Instant::now();
        while !self.get(path).contains(words) {
            assert!(start.elapsed() < PATIENCE, "`{words}` never came:\n{}\n{}", self.get(path), self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be moved");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn listen(stream: impl Read + Send + 'static, said: &Arc<Mutex<String>>) {
    let said = Arc::clone(said);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut said = said.lock().expect("no listener fails");
            said.push_str(&line);
            said.push('\n');
        }
    });
}

/// The states of the preview as its stream tells them.
pub(crate) struct States(BufReader<TcpStream>);

impl States {
    pub(crate) fn follow(preview: &Preview) -> Self {
        let mut stream = TcpStream::connect(&preview.host).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        write!(stream, "GET /.pincite/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host).expect("it can be asked");
        Self(BufReader::new(stream))
    }

    pub(crate) fn next(&mut self) -> serde_json::Value {
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

/// A site with one document.
pub(crate) fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    write(folder.path(), "site.toml", "title = \"Papers\"\n");
    write(folder.path(), "content/documents/report.md", &page("report", "First"));
    folder
}

pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
    fs::write(path, text).expect("it can be written");
}

/// A document with a paragraph of these words.
pub(crate) fn page(slug: &str, word: &str) -> String {
    format!("+++\nslug = \"{slug}\"\ntitle = \"Report\"\n+++\n\n1\\. {word} paragraph.\n")
}
