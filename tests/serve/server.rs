//! The server: what it answers, to whom, where it listens, and how it ends.

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::preview::{Preview, page, site};

#[test]
fn only_this_machine_is_answered() {
    let preview = Preview::start();
    let (_, port) = preview.host.split_once(':').expect("there is a port");
    for host in [preview.host.clone(), format!("localhost:{port}"), format!("[::1]:{port}")] {
        assert!(preview.ask("GET", "/", &host, "").starts_with("HTTP/1.1 200"), "{host}");
    }
    for host in ["evil.example", "", "127.0.0.1.evil.example", "localhost.evil.example"] {
        for path in ["/", "/.pincite/events", "/.pincite/preview.js"] {
            assert!(preview.ask("GET", path, host, "").starts_with("HTTP/1.1 403"), "{host} {path}");
        }
    }
    assert!(preview.host.starts_with("127.0.0.1:"));
}

#[cfg(unix)]
#[test]
fn no_path_leaves_the_site() {
    let folder = site();
    fs::write(folder.path().join("secret.txt"), "secret").expect("it can be written");
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("content/documents/passwd")).expect("it can be linked");
    fs::create_dir(folder.path().join("public")).expect("it can be made");
    std::os::unix::fs::symlink("/etc", folder.path().join("public/etc")).expect("it can be linked");
    let preview = Preview::start_as(Command::new(env!("CARGO_BIN_EXE_pincite")), &["--port", "0"], folder);
    let absolute = preview.path("secret.txt").display().to_string();
    let slashes = absolute.replace('/', "%2f");
    let paths = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/report/../../secret.txt",
        "/report/%2e%2e/%2e%2e/secret.txt",
        "/.%00./secret.txt",
        "/secret.txt%00.html",
        "/secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/public/etc/passwd",
        "/content/documents/passwd",
        "/passwd",
        "/%00",
        "/%ff",
        "//report",
        "/site.toml",
        "/....//secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/file:///etc/passwd",
        &absolute,
        &slashes,
    ];
    for path in paths {
        let answer = preview.get(path);
        assert!(answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
        assert!(!answer.contains("secret\n") && !answer.contains("root:"), "{path}");
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again_and_parts_are_sent_as_parts() {
    let preview = Preview::start();
    let whole = preview.get("/report/");
    let tag = header(&whole, "etag").expect("a file has a tag");
    let same = preview.ask("GET", "/report/", &preview.host, &format!("If-None-Match: {tag}\r\n"));
    assert!(same.starts_with("HTTP/1.1 304") && body(&same).is_empty(), "{same}");
    let part = preview.ask("GET", "/report/", &preview.host, "Range: bytes=2-8\r\n");
    assert!(part.starts_with("HTTP/1.1 206") && body(&part) == &body(&whole)[2..=8], "{part}");
    let end = preview.ask("GET", "/report/", &preview.host, &format!("Range: bytes=-4\r\nIf-Range: {tag}\r\n"));
    assert!(end.starts_with("HTTP/1.1 206") && body(&whole).ends_with(body(&end)) && body(&end).len() == 4, "{end}");
    let changed = preview.ask("GET", "/report/", &preview.host, "Range: bytes=-4\r\nIf-Range: \"other\"\r\n");
    assert!(changed.starts_with("HTTP/1.1 200") && body(&changed) == body(&whole));
    let beyond = preview.ask("GET", "/report/", &preview.host, "Range: bytes=99999999-\r\n");
    assert!(beyond.starts_with("HTTP/1.1 416"), "{beyond}");
    preview.write("content/documents/report.md", &page("report", "Second"));
    preview.until("/report/", "Second paragraph");
    let other = preview.ask("GET", "/report/", &preview.host, &format!("If-None-Match: {tag}\r\n"));
    assert!(other.starts_with("HTTP/1.1 200"), "{other}");
}

#[test]
fn pages_have_their_types_and_what_is_missing_its_page() {
    let preview = Preview::start();
    assert_eq!(header(&preview.get("/"), "content-type").as_deref(), Some("text/html; charset=utf-8"));
    let missing = preview.get("/nowhere/");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("</html>"), "{missing}");
    let folder = preview.get("/report?a=b");
    assert!(folder.starts_with("HTTP/1.1 301"), "{folder}");
    assert_eq!(header(&folder, "location").as_deref(), Some("/report/?a=b"));
    let head = preview.ask("HEAD", "/report/", &preview.host, "");
    assert!(head.starts_with("HTTP/1.1 200") && body(&head).is_empty(), "{head}");
    assert!(preview.ask("POST", "/report/", &preview.host, "").starts_with("HTTP/1.1 405"));
}

#[test]
fn below_a_base_path_the_site_is_as_on_github_pages() {
    let preview = Preview::start_with(&["--port", "0", "--base-path", "/repo/"]);
    assert!(preview.said().contains(&format!("http://{}/repo/ ", preview.host)), "{}", preview.said());
    let report = preview.get("/repo/report/");
    assert!(report.starts_with("HTTP/1.1 200"));
    assert!(report.contains(&format!("http://{}/repo/report/", preview.host)), "addresses that travel are below the path");
    assert_eq!(header(&preview.get("/repo"), "location").as_deref(), Some("/repo/"));
    assert!(preview.get("/report/").starts_with("HTTP/1.1 404"));
    assert!(preview.get("/").starts_with("HTTP/1.1 404"));
}

#[test]
fn where_the_port_is_taken_the_next_one_is_used_and_that_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = taken.local_addr().expect("it is bound").port();
    let preview = Preview::start_with(&["--port", &port.to_string()]);
    let used: u16 = preview.host.rsplit(':').next().and_then(|port| port.parse().ok()).expect("it has a port");
    assert!(used > port, "{used} {port}");
    preview.hears(&format!("Port {port} is taken"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once_even_while_somebody_listens() {
    let mut preview = Preview::start();
    let mut states = crate::preview::States::follow(&preview);
    states.next();
    let id = preview.program.id().to_string();
    let start = Instant::now();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill is installed").success());
    let ended = preview.program.wait().expect("it ends");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(ended.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_when_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let folder = site();
    let (programs, opened) = (folder.path().join("bin"), folder.path().join("opened"));
    fs::create_dir(&programs).expect("it can be made");
    let browser = programs.join("xdg-open");
    fs::write(&browser, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" > {}\n", opened.display())).expect("it can be written");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.env("PATH", format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default()));
    let preview = Preview::start_as(command, &["--port", "0", "--open"], folder);
    let start = Instant::now();
    let address = loop {
        match fs::read_to_string(&opened) {
            Ok(address) if address.ends_with('\n') => break address,
            _ => assert!(start.elapsed() < crate::preview::PATIENCE, "no browser was opened: {}", preview.said()),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(address.trim(), format!("http://{}/", preview.host));
}

fn header(answer: &str, name: &str) -> Option<String> {
    let (head, _) = answer.split_once("\r\n\r\n")?;
    head.lines().find_map(|line| {
        let (own, value) = line.split_once(": ")?;
        own.eq_ignore_ascii_case(name).then(|| value.to_string())
    })
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}
