//! A browser to drive: Chromium through its driver. It goes away with its value, also when a test fails.

use std::process::Stdio;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::sleep;

const PATIENCE: Duration = Duration::from_secs(40);

/// A browser with one window.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    _driver: Child,
    profile: TempDir,
}

impl Browser {
    /// Starts a browser; `script` says whether pages may run theirs.
    pub async fn start(script: bool) -> Self {
        let port =
            TcpListener::bind("127.0.0.1:0").await.and_then(|listener| listener.local_addr()).expect("a port is free").port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromedriver is installed (apt-get install chromium chromium-driver)");
        let profile = TempDir::new().expect("a folder can be made");
        let flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--window-size=1280,900"];
        let mut flags: Vec<String> = flags.map(str::to_string).to_vec();
        flags.push("--disable-background-networking".into());
        flags.push("--disable-dev-shm-usage".into()); // shared memory is small in containers, and a page that finds none crashes
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let scripts = if script { 1 } else { 2 };
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": flags,
                "prefs": {
                    "profile.managed_default_content_settings.javascript": scripts,
                    "profile.content_settings.exceptions.clipboard": { "*": { "setting": 1 } },
                },
            },
        });
        let capabilities = capabilities.as_object().expect("it is one").clone();
        let started = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => break client,
                Err(error) => assert!(started.elapsed() < PATIENCE, "the browser does not start: {error}"),
            }
            sleep(Duration::from_millis(100)).await;
        };
        Self { client, _driver: driver, profile }
    }

    /// The driver's client, for what has no word here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address as a click on a link elsewhere does: in a page of its own.
    pub async fn open(&self, address: &str) {
        self.client.goto("about:blank").await.expect("the browser is there");
        self.client.goto(address).await.expect("the address can be opened");
    }

    /// What an expression of JavaScript gives.
    pub async fn value(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), vec![]).await.expect("the expression can be computed")
    }

    /// Waits until an expression is true; fails with what the page shows when it never is.
    pub async fn wait(&self, expression: &str) {
        let started = Instant::now();
        while self.client.execute(&format!("return Boolean({expression})"), vec![]).await.ok() != Some(Value::Bool(true)) {
            if started.elapsed() > PATIENCE {
                let (address, text) =
                    (self.value("location.href").await, self.value("document.body.innerText.slice(-300)").await);
                panic!("never true: {expression}\nat {address}\n{text}");
            }
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// The words of an element as a reader sees them.
    pub async fn text(&self, selector: &str) -> String {
        self.element(selector).await.text().await.expect("it has words").replace('\u{a0}', " ")
    }

    /// An attribute of an element.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        self.element(selector).await.attr(name).await.expect("it can be asked").expect("it has the attribute")
    }

    /// Clicks on an element.
    pub async fn follow(&self, selector: &str) {
        self.element(selector).await.click().await.expect("it can be clicked");
    }

    /// Clicks on the link with these words.
    pub async fn click(&self, words: &str) {
        let link = self.client.find(Locator::LinkText(words)).await.expect("there is such a link");
        link.click().await.expect("it can be clicked");
    }

    /// Where the browser is.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("the browser is there").to_string()
    }

    /// What the clipboard holds in one type.
    pub async fn clipboard(&self, kind: &str) -> String {
        let script = "const [kind, done] = arguments;
            navigator.clipboard.read().then(async ([item]) => done(await (await item.getType(kind)).text()), error => done(String(error)))";
        let read = self.client.execute_async(script, vec![kind.into()]).await.expect("the clipboard can be read");
        read.as_str().expect("it is text").to_string()
    }

    async fn element(&self, selector: &str) -> Element {
        self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser outlives its driver; its profile's name tells it from all others.
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let _ = std::process::Command::new("pkill").args(["-f", "--", &profile]).status();
    }
}
