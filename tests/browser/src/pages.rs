//! A server that answers as GitHub Pages does: a folder shows its `index.html`, a folder without its slash redirects, what does not
//! exist gets `404.html` with status 404, and nothing is redirected otherwise. A project's site stands below `/repo/`.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::site;

/// A site on a running server.
#[derive(Debug)]
pub struct Pages {
    base_url: String,
    folder: TempDir,
}

impl Pages {
    /// Builds a site of this repository (`.` or a fixture) and serves it below a path: `/` or `/repo/`.
    pub async fn publish(root: &str, base: &'static str) -> Self {
        Self::with(root, base, &[]).await
    }

    /// The same in a theme that is part of the program.
    pub async fn dressed(root: &str, base: &'static str, theme: &str) -> Self {
        Self::with(root, base, &[("theme", theme)]).await
    }

    /// The same with some settings of its own: `theme`, `language`.
    pub async fn with(root: &str, base: &'static str, settings: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let base_url = format!("http://127.0.0.1:{port}{base}");
        let folder = TempDir::new().expect("a folder can be made");
        let out = folder.path().join("site");
        site::build(root, &base_url, settings, &out);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, out.clone(), base));
            }
        });
        Self { base_url, folder }
    }

    /// The folder of its files.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The address of the site, with a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }
}

async fn answer(stream: TcpStream, folder: PathBuf, base: &str) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let mut request = String::new();
    stream.read_line(&mut request).await.ok()?;
    let mut header = String::new();
    while stream.read_line(&mut header).await.ok()? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, address) = (words.next()?, words.next()?);
    let path = address.split('?').next()?;
    let (status, location, file) = look_up(&folder, base, path);
    let bytes = std::fs::read(&file).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n{location}\r\n",
        kind(&file),
        bytes.len()
    );
    stream.write_all(head.as_bytes()).await.ok()?;
    if method != "HEAD" {
        stream.write_all(&bytes).await.ok()?;
    }
    stream.flush().await.ok()
}

/// Status, a `Location` header where one is due, and the file to send.
fn look_up(folder: &Path, base: &str, path: &str) -> (&'static str, String, PathBuf) {
    let missing = || ("404 Not Found", String::new(), folder.join("404.html"));
    let Some(below) = path.strip_prefix(base) else { return missing() };
    // The names of all files of a site are plain, so that nothing that stands encoded is one of them.
    if below.contains(['%', '\\']) || below.contains("//") || below.split('/').any(|part| part == "..") {
        return missing();
    }
    let file = folder.join(below);
    match () {
        () if file.is_dir() && !below.is_empty() && !below.ends_with('/') => {
            ("301 Moved Permanently", format!("Location: {path}/\r\n"), PathBuf::new())
        }
        () if file.is_dir() && file.join("index.html").is_file() => ("200 OK", String::new(), file.join("index.html")),
        () if file.is_file() => ("200 OK", String::new(), file),
        () => missing(),
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
