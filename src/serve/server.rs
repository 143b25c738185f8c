//! The web server of the preview: requests in, answers out, changes as a stream.
//!
//! Refuses requests that name another host than this machine: a page from elsewhere that has its own name resolve to 127.0.0.1
//! must not read the preview.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::Preview;
use super::answer::{Answer, EVENTS, answer};

type Shown = Receiver<Arc<Preview>>;

/// Serves what is shown until the task is dropped.
pub(super) async fn serve(listener: TcpListener, shown: Shown) -> io::Result<()> {
    let router =
        Router::new().route(EVENTS, get(events)).fallback(page).with_state(shown).layer(middleware::from_fn(this_machine));
    axum::serve(listener, router).await
}

async fn page(State(shown): State<Shown>, uri: Uri) -> Response {
    let preview = Arc::clone(&shown.borrow());
    match answer(&preview.files, &preview.version, uri.path()) {
        Answer::Redirect(to) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
        Answer::File { found, kind, bytes } => {
            let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
            (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes.into_owned()).into_response()
        }
    }
}

/// The state of the preview, now and after each change: its version and what is wrong.
async fn events(State(shown): State<Shown>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(shown).map(|preview| {
        let state = serde_json::json!({ "version": preview.version, "trouble": preview.trouble });
        Ok(Event::default().data(state.to_string()))
    });
    Sse::new(states).keep_alive(KeepAlive::new().interval(Duration::from_secs(10)))
}

async fn this_machine(request: Request, next: Next) -> Result<Response, StatusCode> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(host, |(name, _)| name);
    match name {
        "127.0.0.1" | "localhost" => Ok(next.run(request).await),
        _ => Err(StatusCode::FORBIDDEN),
    }
}
