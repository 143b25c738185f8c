//! The web server of the preview: requests in, answers out, changes as a stream.
//!
//! Answers as a server of files does: a tag for each version of a file, nothing again for what a browser has already, parts for
//! whoever asks for parts. Refuses requests that name another host than this machine: a page from elsewhere that has its own name
//! resolve to 127.0.0.1 must not read the preview. A host given in figures cannot be such a name.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use headers::{ETag, HeaderMapExt, IfNoneMatch, IfRange};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio::task;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::answer::{Answer, EVENTS, ORIGINS, Place};
use super::editor::Editor;
use super::origin::Origins;
use super::preview::Preview;
use crate::report;

/// What every request can see.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// The newest state.
    pub(super) states: Receiver<Arc<Preview>>,
    /// The path that the site lies below.
    pub(super) base: Arc<str>,
    /// What files are opened with.
    pub(super) editor: Arc<Editor>,
}

/// Serves what is shown until the task is dropped.
pub(super) async fn serve(listener: TcpListener, shown: Shown) -> io::Result<()> {
    let router = Router::new()
        .route(EVENTS, get(events))
        .route(ORIGINS, get(origins))
        .fallback(get(page))
        .with_state(shown)
        .layer(middleware::from_fn(this_machine));
    axum::serve(listener, router).await
}

/// The answer to a request; before the first build has ended, it waits for it.
async fn page(State(mut shown): State<Shown>, uri: Uri, asked: HeaderMap) -> Response {
    let Ok(preview) = shown.states.wait_for(|preview| preview.is_built()).await.map(|preview| Arc::clone(&preview)) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let asked_for = uri.path().to_string();
    let answer = task::spawn_blocking(move || place(&preview, &shown.base, |place| place.answer(&asked_for))).await;
    match answer {
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Ok(Answer::Redirect(path)) => {
            let to = uri.query().map_or(path.clone(), |query| format!("{path}?{query}"));
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to), (header::CACHE_CONTROL, "no-store".to_string())])
                .into_response()
        }
        Ok(Answer::File { found, kind, bytes }) => deliver(&asked, found, kind, bytes),
    }
}

/// Asks something of what is shown. What cannot be made is told instead of what it would show.
fn place<T>(preview: &Preview, base: &str, ask: impl FnOnce(Place) -> T) -> T {
    let file = |path: &str| match preview.proof.as_ref()?.file(path) {
        Ok(bytes) => bytes,
        Err(finding) => Some(report::render(&[*finding], false).into_bytes()),
    };
    ask(Place { files: &file, version: &preview.version, base })
}

/// A file, as whole or in part as it was asked for.
fn deliver(asked: &HeaderMap, found: bool, kind: String, bytes: Vec<u8>) -> Response {
    let tag = tag(&bytes);
    let common = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache".to_string())];
    let mut response = if !found {
        (StatusCode::NOT_FOUND, common, bytes).into_response()
    } else if asked.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&tag)) {
        (StatusCode::NOT_MODIFIED, common).into_response()
    } else {
        match part(asked, &tag, bytes.len() as u64) {
            None => (common, bytes).into_response(),
            Some(Ok((first, last))) => {
                let range = format!("bytes {first}-{last}/{}", bytes.len());
                let within = |place: u64| usize::try_from(place).expect("a part lies within the file");
                let bytes = bytes[within(first)..=within(last)].to_vec();
                (StatusCode::PARTIAL_CONTENT, common, [(header::CONTENT_RANGE, range)], bytes).into_response()
            }
            Some(Err(())) => {
                let range = format!("bytes */{}", bytes.len());
                (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response()
            }
        }
    };
    response.headers_mut().typed_insert(headers::AcceptRanges::bytes());
    if found {
        response.headers_mut().typed_insert(tag);
    }
    response
}

fn tag(bytes: &[u8]) -> ETag {
    format!("\"{:x}\"", Sha256::digest(bytes)).parse().expect("figures in quotation marks are a tag")
}

/// The part that is asked for: first and last byte. Several parts at once, and what cannot be read, get the whole, as the
/// standard allows; a part that there is none of is an error.
fn part(asked: &HeaderMap, tag: &ETag, length: u64) -> Option<Result<(u64, u64), ()>> {
    let range = asked.get(header::RANGE)?.to_str().ok()?;
    if asked.typed_get::<IfRange>().is_some_and(|known| known.is_modified(Some(tag), None)) {
        return None;
    }
    match http_range_header::parse_range_header(range).ok()?.validate(length) {
        Err(_) => Some(Err(())),
        Ok(ranges) => match &ranges[..] {
            [one] => Some(Ok((*one.start(), *one.end()))),
            _ => None,
        },
    }
}

/// Where the page comes from that stands in the query.
async fn origins(State(shown): State<Shown>, uri: Uri) -> Response {
    let preview = Arc::clone(&shown.states.borrow());
    // A raw text is imported on the way.
    let found = task::spawn_blocking(move || {
        let file = place(&preview, &shown.base, |place| place.file_of(uri.query()?))?;
        Some(Origins::new(&preview.proof.as_ref()?.copy().site, &shown.editor, &file))
    });
    match found.await {
        Ok(Some(found)) => Json(found).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The state of the preview, now and after each change: its version and what is wrong.
async fn events(State(shown): State<Shown>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(shown.states).filter(|preview| preview.is_built());
    let events = states.map(|preview| Ok(Event::default().data(preview.state())));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(10)))
}

async fn this_machine(request: Request, next: Next) -> Result<Response, StatusCode> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_this_machine(host) { Ok(next.run(request).await) } else { Err(StatusCode::FORBIDDEN) }
}

fn is_this_machine(host: &str) -> bool {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name);
    let figures = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || figures.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_figures_and_localhost_are_this_machine() {
        for host in ["127.0.0.1", "127.0.0.1:4000", "localhost:4000", "LOCALHOST", "[::1]:4000", "192.168.1.7:4000"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["", "evil.example", "evil.example:4000", "127.0.0.1.evil.example", "localhost.evil.example:4000", "[evil]"] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
