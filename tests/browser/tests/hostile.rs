//! Markup and templates that strangers write into raw texts, pages, front matter and settings: nothing of it runs in a browser.
//!
//! Every page of the built site is opened with traps for what an attack would call; the policy of the pages is a second wall, and is not
//! allowed to be needed.

use std::path::{Path, PathBuf};

use pincite_browser_tests::{Browser, Pages, imported};

/// What runs where it is not tamed. Each calls one of the traps.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=data:text/javascript,alert(1)></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "</title></script></style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror\n=\n'alert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<input autofocus onfocus=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=javascript:parent.alert(1)></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<link rel=stylesheet href=https://evil.example/x.css><style>body{display:none}</style>",
    "<p style='background:url(https://evil.example/x)'>x</p>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' &#106;avascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1)) [x](JaVaScRiPt:alert%281%29) [x](<java&#10;script:alert(1)>) [x](vbscript:alert(1))",
    "[x](https://example.org/\"onmouseover=alert(1)) [x](https://example.org \"\\\" onclick=alert(1) x=\\\"\")",
    "![x](x\"onerror=\"alert(1)) `</code><script>alert(1)</script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;alert(1)&#60;/script&#62;",
    "\" onmouseover=\"alert(1)\" x=\"' onfocus='alert(1)' x='",
    "{{ 7 * 191 }} {% include \"/etc/passwd\" %} {{ get_env(name=\"HOME\") }} {%raw%}<script>alert(1)</script>{%endraw%}",
    "${alert(1)} #{alert(1)} <%= alert(1) %> <!--#exec cmd=\"id\" --> <?xml version=\"1.0\"?> ]]> -->",
];

/// An attack as a string of TOML.
fn toml(attack: &str) -> String {
    serde_json::to_string(attack).expect("a text is JSON, which TOML reads alike")
}

/// A site in which every place that takes words holds all attacks.
fn site() -> tempfile::TempDir {
    let all = ATTACKS.join(" ");
    let paragraphs = |label: &str| -> String {
        let numbered = ATTACKS.iter().enumerate();
        numbered
            .map(|(number, attack)| format!("{}{label} Words {attack} and words.\n\n", number + 1))
            .collect::<Vec<_>>()
            .concat()
    };
    let heading = "<img src=x onerror=alert(1)> {{ 7 * 191 }} [x](javascript:alert(1))";
    let markdown = format!("## {heading}\n\n{}[^1]: Note {all}\n\n| {heading} |\n| --- |\n| {heading} |\n", paragraphs("\\."));
    let facts = format!(
        "title = {0}\nsubtitle = {0}\nsymbol = {1}\nbody = {0}\nmeeting = {0}\nauthor_note = {0}\nagenda_item = {1}\n",
        toml(&all.replace('\n', " ")),
        toml(heading)
    );
    let plain = all.replace('\n', " ");
    let short = toml(heading);
    imported(&[
        (
            "site.toml",
            &format!("title = {short}\ndescription = {}\nsocial_cards = true\n[check]\noutput-link = \"off\"\n", toml(&plain)),
        ),
        ("seeds/text.txt", &format!("{heading}\n\nI. {heading}\n\n{}\n1 Note {plain}\n", paragraphs("."))),
        (
            "seeds/page.html",
            &format!("<h1>{heading}</h1><p>{all}</p><ol><li>{all}</li></ol><table><tr><td>{all}</td></tr></table>"),
        ),
        ("content/documents/written.md", &format!("+++\nslug = \"written\"\n{facts}+++\n\n{markdown}")),
        ("content/pages/ordinary.md", &format!("+++\ntitle = {short}\norder = 1\n+++\n\n{markdown}\n{all}\n")),
        (
            "content/protocols/treaty.md",
            &format!(
                "+++\ntitle = {0}\nshort_title = {0}\naliases = [\"Treaty of Traps\"]\nplace = {0}\nurl = \"javascript:alert(1)\"\n[[articles]]\nnumber = \"1\"\ntitle = {0}\n+++\n\n{markdown}",
                short
            ),
        ),
        (
            "content/documents/citing.md",
            &format!(
                "+++\nslug = \"citing\"\ntitle = {short}\n+++\n\n1\\. Article 1 of the Treaty of Traps {heading} \"{heading}\".\n"
            ),
        ),
    ])
}

/// All pages below a folder, as paths below it.
fn pages_of(folder: &Path, below: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder.join(below)).expect("it can be read") {
        let path = below.join(entry.expect("it can be seen").file_name());
        if folder.join(&path).is_dir() {
            pages_of(folder, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
}

#[tokio::test]
async fn nothing_that_strangers_write_runs() {
    let folder = site();
    let root = folder.path().to_str().expect("the folder has a plain name");
    let (pages, browser) = (Pages::publish(root, "/").await, Browser::start(true).await);
    browser.listen().await;
    browser.trap().await;
    browser.open(&format!("{}written/", pages.base_url())).await;
    assert!(
        browser.value("document.body.innerText.includes('<script>alert(1)</script>')").await == true,
        "the attacks are words"
    );
    assert_eq!(browser.value("(alert(7), window.ran)").await, serde_json::json!(["alert 7"]), "the traps are set");
    let mut all = Vec::new();
    pages_of(&pages.folder(), Path::new(""), &mut all);
    assert!(all.len() > 60, "{} pages", all.len());
    // One of those for a paragraph each is like the others.
    let single = |path: &PathBuf| {
        path.components().count() > 2 && path.components().nth(1).is_some_and(|part| part.as_os_str().to_string_lossy().len() < 3)
    };
    let mut left = 8;
    all.retain(|path| {
        !single(path) || {
            left -= 1;
            left >= 0
        }
    });
    for path in all {
        let name = path.display().to_string();
        browser.open(&format!("{}{name}", pages.base_url())).await;
        browser.wait("document.readyState === 'complete'").await;
        let touched = "document.querySelectorAll('a, img, details, input, button, [tabindex]').forEach((one) => {
            for (const kind of ['mouseover', 'focus', 'toggle']) one.dispatchEvent(new Event(kind)); })";
        browser.value(&format!("({touched}, null)")).await;
        // A picture that is not there is only not there.
        let found = browser
            .value(
                "[...window.ran, ...window.wrong.filter((one) => !one.endsWith('/x ')), ...[...document.querySelectorAll('*')].flatMap((one) => [
                    ...[...one.attributes].filter(({ name, value }) => name.startsWith('on') || name === 'srcdoc' || name === 'style' && !one.closest('svg')
                        || ['href', 'src', 'action', 'data', 'xlink:href', 'formaction'].includes(name) && /^[\\s\\0-\\x1f]*(javascript|vbscript|data):/i.test(value)
                            && !value.startsWith('data:image/')).map(({ name, value }) => `${one.tagName} ${name}=${value}`),
                    ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(one.tagName) ? [one.tagName] : []),
                    ...(one.tagName === 'SCRIPT' && !one.src && one.type !== 'application/ld+json' ? [one.outerHTML] : []),
                    ...(one.tagName === 'META' && one.httpEquiv === 'refresh' ? [one.outerHTML] : []),
                ])]",
            )
            .await;
        assert_eq!(found, serde_json::json!([]), "{name}");
        assert_eq!(browser.value("document.body.innerText.includes('1337')").await, false, "{name}: a template was filled in");
        assert!(browser.address().await.starts_with(pages.base_url()), "{name} leads away");
    }
}
