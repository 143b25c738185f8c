//! The tutorial, as somebody who is new walks through it.
//!
//! Its listings say what to do: `console` has commands behind `$` and what they answer (`…` stands for any lines), a path behind
//! the language is a file to save, and `diff` with a path is an edit. The repository on GitHub is a folder; what GitHub would do is in the
//! workflow of the new site.

use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use tempfile::TempDir;

use super::{FOLDER, read};

/// A listing: its language with what stands behind, and its text.
fn listings(page: &str) -> Vec<(String, String)> {
    let (mut all, mut open) = (Vec::new(), None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => open = Some((info.to_string(), String::new())),
            Event::Text(text) => open.iter_mut().for_each(|(_, code)| code.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => all.extend(open.take()),
            _ => {}
        }
    }
    all
}

/// Somebody at a terminal.
struct Newcomer {
    home: TempDir,
    folder: PathBuf,
}

impl Newcomer {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder can be made");
        let folder = home.path().join("desk");
        fs::create_dir(&folder).expect("a folder can be made");
        let github = home.path().join("github").display().to_string().replace('\\', "/");
        let settings = format!(
            "[user]\n\tname = Newcomer\n\temail = newcomer@example.org\n[url \"{github}/\"]\n\tinsteadOf = https://github.com/you/\n"
        );
        fs::write(home.path().join("gitconfig"), settings).expect("it can be written");
        let newcomer = Self { home, folder };
        newcomer.run("git init --quiet --bare --initial-branch main ../github/papers.git");
        newcomer
    }

    fn command(&self, words: &[String]) -> Command {
        let program = if words[0] == "pincite" { env!("CARGO_BIN_EXE_pincite") } else { &words[0] };
        let mut command = Command::new(program);
        command.args(&words[1..]).current_dir(&self.folder).stdin(Stdio::null());
        command.env("GIT_CONFIG_GLOBAL", self.home.path().join("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env_remove("GITHUB_WORKSPACE").env("LC_ALL", "C");
        command
    }

    /// What a command answers; one that fails has to say why.
    fn run(&self, line: &str) -> String {
        let output = self.command(&words(line)).output().unwrap_or_else(|error| panic!("{line}: {error}"));
        let said = String::from_utf8([output.stderr, output.stdout].concat()).expect("it is text");
        let looks = line.starts_with("pincite check") && output.status.code() == Some(1);
        assert!(output.status.success() || looks, "{line}\n{said}");
        said
    }

    /// What the preview answers, and that it answers in a browser; then it is ended.
    fn preview(&self, line: &str) -> String {
        let mut running = self.command(&words(line)).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it can be run");
        let mut said = String::new();
        let mut lines = BufReader::new(running.stdout.take().expect("it is piped"));
        while !said.contains("http://") {
            assert!(lines.read_line(&mut said).expect("it is text") > 0, "{said}");
        }
        let host = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("it names its address");
        let mut page = String::new();
        let mut stream = TcpStream::connect(host).expect("it listens");
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it can be asked");
        stream.read_to_string(&mut page).expect("it answers");
        running.kill().expect("it runs until it is ended");
        running.wait().expect("it ends");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("Harbour watch"), "{page}");
        said.replace(host, "127.0.0.1:4000") // another port where this one is taken
    }

    fn save(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
        fs::write(path, text).expect("it can be written");
    }

    /// Replaces each line behind `-` by the one behind the `+` below it.
    fn edit(&self, path: &str, changes: &str) {
        let mut text = fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let lines: Vec<_> = changes.lines().collect();
        for pair in lines.chunks(2) {
            let [before, after] = [pair[0].strip_prefix('-'), pair[1].strip_prefix('+')].map(|line| line.expect("- and then +"));
            assert_eq!(text.matches(before).count(), 1, "`{before}` in {path}:\n{text}");
            text = text.replace(before, after);
        }
        self.save(path, &text);
    }

    /// Types a command and compares what is answered with what the tutorial shows.
    fn types(&mut self, line: &str, shown: &[&str]) {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.folder.push(folder);
            assert!(self.folder.is_dir(), "{line}");
            return;
        }
        let said = if line.starts_with("pincite serve") { self.preview(line) } else { self.run(line) };
        let mut rest = said.lines();
        for wanted in shown.iter().filter(|wanted| !wanted.is_empty() && **wanted != "…") {
            assert!(rest.any(|line| line == *wanted), "`{wanted}` is not what stands next in the answer to {line}:\n{said}");
        }
        let shows_all = !shown.contains(&"…") && line.starts_with("pincite");
        assert!(!shows_all || said.trim_end().lines().eq(shown.iter().copied()), "{line} answers more than is shown:\n{said}");
    }

    fn follows(&mut self, page: &str) {
        for (info, code) in listings(page) {
            match info.split_once(' ') {
                Some(("diff", path)) => self.edit(path, &code),
                Some((_, path)) => self.save(path, &code),
                None if info == "console" => {
                    let lines: Vec<_> = code.trim_end().lines().collect();
                    for typed in lines.chunk_by(|_, next| !next.starts_with("$ ")) {
                        self.types(typed[0].strip_prefix("$ ").expect("a listing begins with a command"), &typed[1..]);
                    }
                }
                None => {}
            }
        }
    }
}

/// The words of a line as a shell takes them apart: quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut quote, mut open) = (vec![String::new()], None, false);
    for sign in line.chars() {
        match quote {
            Some(closing) if sign == closing => quote = None,
            None if sign == '\'' || sign == '"' => (quote, open) = (Some(sign), true),
            None if sign == ' ' => words.push(String::new()),
            _ => words.last_mut().expect("there is a first word").push(sign),
        }
    }
    words.retain(|word| open || !word.is_empty());
    words
}

/// What GitHub does with the pushed repository, at this address; the published files.
fn published(newcomer: &Newcomer, address: &str) -> PathBuf {
    let checkout =
        Newcomer { home: tempfile::tempdir().expect("a folder can be made"), folder: newcomer.home.path().to_path_buf() };
    checkout.run("git clone --quiet github/papers.git runner");
    let runner = Newcomer { folder: checkout.folder.join("runner"), ..checkout };
    let workflow = fs::read_to_string(runner.folder.join(".github/workflows/pages.yml")).expect("it is in the repository");
    let steps: Vec<_> = workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: ")).collect();
    assert!(steps.len() == 2 && steps.iter().all(|step| step.starts_with("pincite ")), "{steps:?}");
    for step in steps {
        runner.run(&step.replace("$BASE_URL", address.trim_end_matches('/')));
    }
    assert!(workflow.contains("path: public\n"));
    runner.folder.join("public")
}

#[test]
fn a_newcomer_gets_from_an_empty_folder_to_a_published_site() {
    let mut newcomer = Newcomer::new();
    newcomer.follows(&read(Path::new(FOLDER).join("tutorial.md")));
    let address = "https://you.github.io/papers/";
    let public = published(&newcomer, address);
    let page = fs::read_to_string(public.join("safety-passengers-coastal/index.html")).expect("it is published");
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}safety-passengers-coastal/\">")));
    assert!(page.contains("Five States replied.") && page.contains("Papers on ferries"));
    for file in [
        "index.html",
        "404.html",
        ".nojekyll",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "safety-passengers-coastal/3-b/index.html",
    ] {
        assert!(public.join(file).exists(), "{file}");
    }
}
