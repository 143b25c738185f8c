//! The preview in a browser: what is saved is shown in the open page, which keeps its place; errors stand over the last good site.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use pincite_browser_tests::Browser;
use tempfile::TempDir;

/// A running preview of a site with one long document.
struct Preview {
    folder: TempDir,
    program: Child,
    address: String,
}

impl Preview {
    fn start() -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        write(folder.path(), "site.toml", "title = \"Papers\"\n");
        write(folder.path(), "content/documents/report.md", &report("as it was", "20."));
        let (program, address) = serve(folder.path(), "0");
        Self { folder, program, address }
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    fn page(&self) -> String {
        format!("{}report/", self.address)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn serve(root: &Path, port: &str) -> (Child, String) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = std::env::var_os("PINCITE").map_or_else(|| repository.join("target/debug/pincite"), PathBuf::from);
    let mut program = Command::new(program)
        .args(["serve", "--port", port, "--root"])
        .arg(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built by `cargo build`");
    let mut lines = BufReader::new(program.stdout.take().expect("it is piped")).lines();
    let address = lines.find_map(|line| Some(format!("http://{}", line.ok()?.split_once("http://")?.1.split_once(' ')?.0)));
    std::thread::spawn(move || lines.for_each(drop));
    (program, address.expect("the address is told"))
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
    fs::write(path, text).expect("it can be written");
}

/// Sixty paragraphs, of which one says these words.
fn report(words: &str, number: &str) -> String {
    let paragraph = |figure: u32| {
        let own = format!("{figure}.");
        let said = if own == number { words } else { "of many words that are alike everywhere" };
        format!("{figure}\\. Paragraph {figure} {said}.\n\n")
    };
    let text: String = (1..=60).map(paragraph).collect();
    format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n{text}")
}

#[tokio::test]
async fn a_saved_page_is_patched_where_it_changed_and_keeps_all_else() {
    let (preview, browser, other) = (Preview::start(), Browser::start(true).await, Browser::start(true).await);
    for browser in [&browser, &other] {
        browser.open(&preview.page()).await;
        browser.wait("document.querySelector('#para-60') && document.readyState === 'complete'").await;
        // What a reader and scripts have done to the page; a new page would not have it.
        browser.value("(window.kept = true, document.querySelector('#para-3').dataset.touched = 'yes')").await;
        browser
            .value("document.querySelector('main').append(Object.assign(document.createElement('aside'), {id: 'added'}))")
            .await;
    }
    for (number, words) in [(20, "is other now"), (20, "is new")] {
        for browser in [&browser, &other] {
            browser.value("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })").await;
        }
        let start = Instant::now();
        preview.write("content/documents/report.md", &report(words, &format!("{number}.")));
        browser.wait(&format!("document.querySelector('#para-{number}').textContent.includes('{words}')")).await;
        println!("shown after {} ms", start.elapsed().as_millis());
        other.wait(&format!("document.querySelector('#para-{number}').textContent.includes('{words}')")).await;
        for browser in [&browser, &other] {
            browser
                .wait(&format!(
                    "(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('#para-{number}').getBoundingClientRect())"
                ))
                .await;
            browser
                .wait("window.kept && document.querySelector('#para-3').dataset.touched && document.querySelector('#added')")
                .await;
        }
    }
    // Paragraphs come and go.
    preview.write("content/documents/report.md", &report("is new.\n\nA paragraph put in", "20."));
    browser.wait("document.querySelector('main').textContent.includes('A paragraph put in')").await;
    preview.write("content/documents/report.md", &report("is new", "20."));
    browser.wait("!document.querySelector('main').textContent.includes('A paragraph put in')").await;
    browser.wait("window.kept && document.querySelectorAll('[id^=para-]').length >= 60").await;
}

#[tokio::test]
async fn what_scripts_made_from_the_text_follows_it() {
    let (preview, browser) = (Preview::start(), Browser::start(true).await);
    let noted = |words: &str| format!("{}[^1]: {words}\n", report("has a note.[^1]\n\n## A part\n\nIt", "20."));
    preview.write("content/documents/report.md", &noted("As it was."));
    browser.open(&preview.page()).await;
    let side = "document.querySelector('.side')?.textContent";
    browser.wait(&format!("{side}?.includes('As it was.')")).await;
    browser.value("window.kept = true").await;
    preview.write("content/documents/report.md", &noted("As it is now.").replace("A part", "Another part"));
    browser.wait(&format!("window.kept && {side}?.includes('As it is now.')")).await;
    browser.wait("document.querySelectorAll('.side').length === 1 && document.querySelector('h2[id] > .pilcrow')").await;
}

#[tokio::test]
async fn a_style_is_swapped_in_the_open_page() {
    let (preview, browser) = (Preview::start(), Browser::start(true).await);
    browser.open(&preview.page()).await;
    browser.value("window.kept = true").await;
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/default/static/style.css");
    let style = fs::read_to_string(style).expect("the theme has a style");
    preview.write("themes/default/static/style.css", &format!("{style}\nbody {{ outline: 3px solid rgb(1, 2, 3) }}\n"));
    browser.wait("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'").await;
    browser.wait("window.kept && document.querySelectorAll('link[rel=stylesheet]').length === 1").await;
}

#[tokio::test]
async fn an_error_stands_over_the_page_until_it_is_mended_and_findings_in_a_panel() {
    let (preview, browser) = (Preview::start(), Browser::start(true).await);
    browser.open(&preview.page()).await;
    browser.value("window.kept = true").await;
    preview.write("content/documents/report.md", "+++\nslug = \n+++\n");
    let shown = "document.querySelector('[data-preview=errors]')?.shadowRoot.textContent";
    browser.wait(&format!("{shown}?.includes('content/documents/report.md:2')")).await;
    browser
        .wait("document.querySelector('[data-preview=errors]').shadowRoot.querySelector('a').href.startsWith('vscode:')")
        .await;
    browser.wait("document.querySelector('#para-20').textContent.includes('as it was')").await;
    preview.write("content/documents/report.md", &report("says, as paragraph 99 above does, something", "20."));
    browser.wait(&format!("window.kept && {shown} === undefined")).await;
    browser.wait("document.querySelector('[data-preview=findings]').shadowRoot.textContent.includes('report.md:')").await;
}

#[tokio::test]
async fn page_and_paragraphs_say_which_lines_they_come_from() {
    let (preview, browser) = (Preview::start(), Browser::start(true).await);
    browser.open(&preview.page()).await;
    let said = |name: &str| format!("document.querySelector('[data-preview={name}]')?.shadowRoot.textContent");
    browser.wait(&format!("{} === 'content/documents/report.md:1'", said("origin"))).await;
    // Above paragraph 4 stand five lines of front matter and an empty one, and three paragraphs with an empty line each.
    let place = "content/documents/report.md:12";
    browser.point("#para-4 p").await;
    browser.wait(&format!("{} === '{place}'", said("origin-of-paragraph"))).await;
    browser
        .wait("document.querySelector('[data-preview=origin-of-paragraph]').shadowRoot.querySelector('a').href.endsWith(':12:1')")
        .await;
    // A line more above it, and the focus of a keyboard on it.
    preview.write("content/documents/report.md", &report("is new", "1.").replace("\n\n1", "\n\n\n1"));
    browser.wait("document.querySelector('#para-1').textContent.includes('is new')").await;
    browser.wait("(document.querySelector('#para-4 a').focus(), true)").await;
    browser.wait(&format!("{}?.endsWith('report.md:13')", said("origin-of-paragraph"))).await;
}

#[tokio::test]
async fn a_preview_that_is_started_again_is_followed_again() {
    let (mut preview, browser) = (Preview::start(), Browser::start(true).await);
    browser.open(&preview.page()).await;
    browser.value("window.kept = true").await;
    preview.write("content/documents/report.md", &report("is new", "20."));
    browser.wait("document.querySelector('#para-20').textContent.includes('is new')").await;
    let port = preview.address.trim_end_matches('/').rsplit(':').next().expect("it has a port").to_string();
    preview.program.kill().and_then(|()| preview.program.wait()).expect("it can be ended");
    preview.write("content/documents/report.md", &report("was written meanwhile", "20."));
    (preview.program, preview.address) = serve(preview.folder.path(), &port);
    browser.wait("window.kept && document.querySelector('#para-20').textContent.includes('written meanwhile')").await;
}
