//! What the preview answers to a request, without any network.
//!
//! In: the path of a request and what is shown at the moment. Out: status, type and bytes, as GitHub Pages would answer: a folder
//! shows its `index.html`, a folder without its slash redirects, anything else gets `404.html`. Looks paths up in the built site and
//! nowhere else, so that no path leads out of it.

use std::borrow::Cow;

use crate::files::Files;

/// Path of the script that follows changes.
pub(super) const SCRIPT: &str = "/.pincite/preview.js";
/// Path of the stream of changes.
pub(super) const EVENTS: &str = "/.pincite/events";

const NOTHING: &[u8] = b"<!doctype html><html lang=\"en\"><title>Pincite preview</title><body><p>There is nothing to show here yet.</p></body></html>";

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer<'a> {
    /// A file, with its type.
    File { found: bool, kind: &'static str, bytes: Cow<'a, [u8]> },
    /// The address with a slash at its end.
    Redirect(String),
}

/// The answer to a request for a path, when this version of the site is shown.
pub(super) fn answer<'a>(files: &'a Files, version: &str, path: &str) -> Answer<'a> {
    if path == SCRIPT {
        return Answer::File { found: true, kind: "text/javascript", bytes: Cow::Borrowed(include_bytes!("preview.js")) };
    }
    let wanted = percent_encoding::percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy().into_owned();
    let name = if wanted.is_empty() || wanted.ends_with('/') { format!("{wanted}index.html") } else { wanted };
    if let Some(bytes) = files.get(&name) {
        return file(true, &name, bytes, version);
    }
    if files.get(&format!("{name}/index.html")).is_some() {
        return Answer::Redirect(format!("{path}/"));
    }
    file(false, "404.html", files.get("404.html").unwrap_or(NOTHING), version)
}

fn file<'a>(found: bool, name: &str, bytes: &'a [u8], version: &str) -> Answer<'a> {
    let kind = kind(name);
    let bytes = if kind.starts_with("text/html") { Cow::Owned(with_script(bytes, version)) } else { Cow::Borrowed(bytes) };
    Answer::File { found, kind, bytes }
}

/// The page with the script, which is told the version of the page it stands in.
fn with_script(page: &[u8], version: &str) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}?{version}\" defer></script>");
    let end = page.windows(7).rposition(|window| window.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "xml" => "application/xml",
        "txt" | "csv" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let mut files = Files::new();
        files.put("index.html", "<body>home</body>");
        files.put("a/index.html", "<p>a");
        files.put("404.html", "<body>missing</body>");
        files.put("style.css", "p {}");
        files
    }

    fn seen(path: &str) -> String {
        match answer(&files(), "7", path) {
            Answer::File { found, bytes, .. } => format!("{found} {}", String::from_utf8_lossy(&bytes)),
            Answer::Redirect(to) => to,
        }
    }

    #[test]
    fn folders_show_their_index_and_pages_carry_the_script() {
        assert_eq!(seen("/"), "true <body>home<script src=\"/.pincite/preview.js?7\" defer></script></body>");
        assert_eq!(seen("/a/"), "true <p>a<script src=\"/.pincite/preview.js?7\" defer></script>");
        assert_eq!(seen("/a"), "/a/");
        assert_eq!(seen("/style.css"), "true p {}");
    }

    #[test]
    fn no_path_leaves_the_site() {
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd", "/a/../../x", "/%00", "/a%5c.."]
        {
            assert!(seen(path).starts_with("false <body>missing"), "{path}");
        }
    }
}
