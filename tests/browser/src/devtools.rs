//! What the WebDriver protocol has no word for and the browser's own tools have: media, paper, and what went wrong in a page.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::Browser;

/// A command of the Chrome DevTools Protocol, as its driver passes it on.
#[derive(Debug)]
struct Command {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.name, "params": self.parameters }).to_string()))
    }
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// What it is called.
    pub name: &'static str,
    /// `light` or `dark`, as the system prefers it.
    pub scheme: &'static str,
    /// `more` where the system asks for more contrast.
    pub contrast: &'static str,
    /// `screen` or `print`.
    pub medium: &'static str,
    /// Width and height of the window.
    pub size: (u32, u32),
}

/// A laptop in daylight.
pub const LIGHT: View = View { name: "light", scheme: "light", contrast: "no-preference", medium: "screen", size: (1440, 1000) };
/// A laptop at night.
pub const DARK: View = View { name: "dark", scheme: "dark", ..LIGHT };
/// A laptop of a reader who asks for more contrast.
pub const CONTRAST: View = View { name: "contrast", contrast: "more", ..LIGHT };
/// A phone.
pub const PHONE: View = View { name: "phone", size: (390, 844), ..LIGHT };
/// The narrowest screen that pages are made for.
pub const NARROW: View = View { name: "narrow", size: (320, 640), ..LIGHT };
/// A large screen.
pub const LARGE: View = View { name: "large", size: (2560, 1440), ..LIGHT };
/// Paper, as far as a window can show it.
pub const PRINT: View = View { name: "print", medium: "print", size: (800, 1130), ..LIGHT };

impl Browser {
    async fn devtools(&self, name: &'static str, parameters: Value) -> Value {
        let command = Command { name, parameters };
        self.client().issue_cmd(command).await.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Looks at all further pages in this way.
    pub async fn look(&self, view: View) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": view.scheme },
            { "name": "prefers-contrast", "value": view.contrast },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": view.medium, "features": features })).await;
        let size = json!({ "width": view.size.0, "height": view.size.1, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": view.size.0 < 500 })).await;
    }

    /// Keeps what goes wrong in every further page: errors of scripts, and what the Content-Security-Policy forbids.
    pub async fn listen(&self) {
        let source = "window.wrong = [];
            addEventListener('error', (event) => wrong.push(`${event.message ?? ''} ${event.target?.src ?? ''} ${event.filename ?? ''}`), true);
            addEventListener('unhandledrejection', (event) => wrong.push(String(event.reason)));
            addEventListener('securitypolicyviolation', (event) => wrong.push(`forbidden: ${event.violatedDirective} ${event.blockedURI}`));";
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// Sets traps for what an attack would call, in every further page and its frames: `window.ran` says what was called.
    pub async fn trap(&self) {
        let source = "window.ran = [];
            for (const name of ['alert', 'confirm', 'prompt', 'open', 'eval']) window[name] = (...given) => { top.ran.push(`${name} ${given}`); };";
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// Touches the middle of an element with a finger.
    pub async fn tap(&self, selector: &str) {
        let (x, y) = self.middle(selector).await;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] })).await;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    /// Puts the mouse on the middle of an element: as a hand does, again when the page moved meanwhile.
    pub async fn point(&self, selector: &str) {
        for _ in 0..20 {
            let (x, y) = self.middle(selector).await;
            for y in [y + 3.0, y] {
                self.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await;
            }
            if self.value(&format!("document.querySelector({selector:?}).matches(':hover')")).await == true {
                return;
            }
        }
        panic!("the mouse never comes to rest on {selector}");
    }

    /// The middle of the first line of an element, in a page that has come to rest.
    async fn middle(&self, selector: &str) -> (f64, f64) {
        let script = "const [selector, done] = arguments;
            const one = document.querySelector(selector);
            if (!one.matches('.card')) one.scrollIntoView({ block: 'center' });
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => {
                const { x, y, width, height } = one.getClientRects()[0];
                done([x + width / 2, y + height / 2]);
            })));";
        let place = self.client().execute_async(script, vec![selector.into()]).await.expect("the element is there");
        (place[0].as_f64().expect("a number"), place[1].as_f64().expect("a number"))
    }

    /// The page on paper, as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        let printed = self.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true })).await;
        decode(printed["data"].as_str().expect("it is a PDF"))
    }

    /// A picture of the whole page.
    pub async fn picture(&self) -> Vec<u8> {
        let taken = self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": false })).await;
        decode(taken["data"].as_str().expect("it is a picture"))
    }
}

/// Bytes from Base64.
fn decode(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() * 3 / 4), 0_u32, 0);
    for value in text.bytes().filter_map(|letter| LETTERS.iter().position(|known| *known == letter)) {
        bits = bits << 6 | u32::try_from(value).expect("there are 64");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}
