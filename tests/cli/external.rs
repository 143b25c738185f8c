//! `pincite check --external`: links to other sites, asked of a server that the test runs itself.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use super::{Run, Site};

/// A server that answers by the path and remembers what it was asked: method and path, and when.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = format!("http://{}", listener.local_addr().expect("it listens"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let seen = Arc::clone(&seen);
                thread::spawn(move || serve(stream, &seen));
            }
        });
        Self { address, asked }
    }

    /// What it was asked since the last time.
    fn asked(&self) -> Vec<(String, Instant)> {
        std::mem::take(&mut *self.asked.lock().expect("no thread panics"))
    }
}

fn serve(mut stream: TcpStream, asked: &Mutex<Vec<(String, Instant)>>) {
    let mut lines = BufReader::new(stream.try_clone().expect("it can be cloned")).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
    let request = first.rsplit_once(' ').map_or(first.clone(), |(request, _)| request.to_string());
    asked.lock().expect("no thread panics").push((request.clone(), Instant::now()));
    let answer = match request.as_str() {
        "HEAD /good" | "GET /get-only" | "HEAD /new" | "HEAD /treaty" => "200 OK\r\n",
        "HEAD /moved" => "301 Moved Permanently\r\nLocation: /new\r\n",
        "HEAD /for-now" => "302 Found\r\nLocation: /good\r\n",
        "HEAD /circle" => "302 Found\r\nLocation: /circle\r\n",
        "HEAD /busy" | "GET /busy" => "503 Service Unavailable\r\n",
        "HEAD /get-only" => "405 Method Not Allowed\r\n",
        _ => "404 Not Found\r\n",
    };
    let _ = write!(stream, "HTTP/1.1 {answer}Content-Length: 0\r\nConnection: close\r\n\r\n");
}

fn check(site: &Site, more: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["check", "--external", "--delay", "100"])
        .args(more)
        .current_dir(site.folder.path())
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .expect("the program was built for this test");
    let said = [output.stdout, output.stderr].concat();
    Run { code: output.status.code(), said: String::from_utf8(said).expect("the program speaks UTF-8") }
}

fn site(server: &Server, links: &[&str]) -> Site {
    let address = &server.address;
    let links: Vec<String> = links.iter().map(|path| format!("[{path}]({address}/{path})")).collect();
    let page = format!("+++\ntitle = \"About\"\n+++\n\nSee {}.\n", links.join("\nand "));
    let treaty =
        format!("+++\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbours\"\nurl = \"{address}/treaty\"\n+++\n");
    Site::new(&[("content/pages/about.md", page.as_bytes()), ("content/protocols/harbours.md", treaty.as_bytes())])
}

#[test]
fn dead_moved_and_unclear_links_are_told_apart_at_their_lines() {
    let server = Server::start();
    let site = site(&server, &["good", "moved", "none", "busy", "get-only", "for-now", "circle"]);
    let run = check(&site, &[]).ends(
        1,
        &[
            "note[external-moved]",
            "/moved has moved to http://127.0.0.1:",
            "content/pages/about.md:6:",
            "warning[external-dead]",
            "/none answers 404",
            "content/pages/about.md:7:",
            "note[external-unclear]",
            "/busy answers 503",
            "content/pages/about.md:8:",
            "/circle does not answer: it redirects in a circle",
        ],
    );
    for silent in ["/good ", "/get-only ", "/for-now ", "/treaty "] {
        assert!(!run.said.contains(silent), "{silent} in:\n{}", run.said);
    }
}

#[test]
fn a_document_is_asked_after_and_a_host_that_is_not_there_is_dead() {
    let server = Server::start();
    let site = site(&server, &[]);
    let text = format!(
        "+++\nslug = \"report\"\ntitle = \"R\"\n+++\n\n1\\. See [this]({}/lost).\n\n2\\. See http://127.0.0.1:9/.\n",
        server.address
    );
    site.write("content/documents/report.md", text.as_bytes());
    check(&site, &[]).ends(
        1,
        &[
            "/lost answers 404",
            "content/documents/report.md:6:10",
            "http://127.0.0.1:9/ does not answer",
            "content/documents/report.md:8:9",
        ],
    );
}

#[test]
fn hosts_get_a_pause_and_good_answers_are_remembered() {
    let server = Server::start();
    let site = site(&server, &["good", "none"]);
    check(&site, &[]).ends(1, &["external-dead"]);
    let first = server.asked();
    let requests: Vec<&str> = first.iter().map(|(request, _)| request.as_str()).collect();
    assert_eq!(requests, ["HEAD /good", "HEAD /none", "GET /none", "HEAD /treaty"]);
    for pair in first.windows(2) {
        assert!(pair[1].1 - pair[0].1 >= std::time::Duration::from_millis(100), "{pair:?}");
    }
    assert!(site.read(".pincite/links.json").contains("/good"));
    assert_eq!(site.read(".pincite/.gitignore"), "*\n");
    check(&site, &[]).ends(1, &["external-dead"]);
    let again: Vec<String> = server.asked().into_iter().map(|(request, _)| request).collect();
    assert_eq!(again, ["HEAD /none", "GET /none"], "what was good is not asked again");
    check(&site, &["--max-age", "0"]).ends(1, &["external-dead"]);
    assert_eq!(server.asked().len(), 4, "what is too old is asked again");
}

#[test]
fn nobody_is_asked_without_external() {
    let server = Server::start();
    let site = site(&server, &["none"]);
    site.run(&["check"]).ends(0, &["nothing is wrong"]);
    site.run(&["build"]).ends(0, &[]);
    assert!(server.asked().is_empty());
}

#[test]
fn severities_and_formats_hold_for_links_to_other_sites() {
    let server = Server::start();
    let site = site(&server, &["none"]);
    site.write("site.toml", b"[check]\nexternal-dead = \"note\"\n");
    check(&site, &["--format", "json"]).ends(0, &["\"rule\": \"external-dead\"", "\"severity\": \"note\"", "\"line\": 5"]);
}

#[test]
fn the_pause_also_holds_before_the_target_of_a_redirect() {
    let server = Server::start();
    check(&site(&server, &["moved", "get-only"]), &[]).ends(0, &["has moved to"]);
    let asked = server.asked();
    assert!(asked.len() > 4, "{asked:?}");
    for pair in asked.windows(2) {
        assert!(pair[1].1 - pair[0].1 >= std::time::Duration::from_millis(100), "{pair:?}");
    }
}
