//! Whatever is done to the files of a site, the preview shows what a build would write, and finds what a build would find.

#![expect(clippy::disallowed_methods, reason = "the test edits the files of a site as a person would")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::workshop::{Shown, Workshop};
use crate::report::{self, Finding, Severity};
use crate::{anchors::ledger, project, site};

const ADDRESS: &str = "http://127.0.0.1:4000/";

/// What a person does to the files.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes the page of a document: which, and what it says.
    Document(usize, usize),
    /// Removes it.
    Remove(usize),
    /// Moves it to another file, or back; its address stays.
    Rename(usize),
    Instrument(usize),
    Page(usize),
    Settings(usize),
    Theme(usize),
    /// Builds, which keeps the addresses; or forgets them.
    Ledger(bool),
    /// Saves what is there again.
    Touch(usize),
}

const TEXTS: [&str; 9] = [
    "1\\. First words.\n\n2\\. Second words, see paragraph 1 above.\n",
    "1\\. As A/55/1, paragraph 2, and A/55/2, para. 9, say.\n\n2\\. Article 16, paragraph 3, of the Smuggling of Migrants Protocol.\n",
    "## I. Scope\n\n1\\. Words.[^1]\n\n2\\. Second words, see paragraph 1 above.\n\n3\\. New words, see paragraph 99 above.\n\n[^1]: See A/55/0, annex.\n",
    "1\\. Article 6 of the Smuggling of Migrants Protocol; article 3 of the Harbour Convention.\n",
    "2\\. Second words, see paragraph 1 above.\n\n1\\. First words.\n",
    "",
    "1\\. See A/55/3, para. 1.\n\n- (a) First point;\n\n- (b) Second point of A/55/1.\n",
    "+++ no front matter",
    "1\\. [A link](../nowhere/) to nothing.\n",
];
const INSTRUMENTS: [&str; 3] = [
    "",
    "+++\nid = \"harbour\"\ntitle = \"Harbour Convention\"\nshort_title = \"Harbour Convention\"\n+++\n\nAn introduction.\n",
    "+++\nid = \"harbour\"\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbour Convention\"\n[[articles]]\nnumber = \"3\"\ntitle = \"Piers\"\n+++\n",
];
const PAGES: [&str; 3] = [
    "",
    "+++\ntitle = \"About\"\norder = 1\n+++\n\nSee [a document](../documents/d0.md).\n",
    "+++\ntitle = \"News\"\n+++\n\n[Gone](nowhere.md)\n",
];
const SETTINGS: [&str; 4] = [
    "",
    "title = \"Papers\"\n",
    "[addresses]\npath_pages = \"none\"\n",
    "language = \"fr\"\n[check]\noutput-link = \"warning\"\n",
];
const THEMES: [&str; 3] = ["", "{% extends \"base.html\" %}{% block main %}<p>Gone</p>{% endblock main %}", "{{ gone.nosuch }}"];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let document = 0..4_usize;
    let edit = prop_oneof![
        6 => (document.clone(), 0..TEXTS.len()).prop_map(|(which, text)| Edit::Document(which, text)),
        1 => document.clone().prop_map(Edit::Remove),
        1 => document.clone().prop_map(Edit::Rename),
        1 => (0..INSTRUMENTS.len()).prop_map(Edit::Instrument),
        1 => (0..PAGES.len()).prop_map(Edit::Page),
        1 => (0..SETTINGS.len()).prop_map(Edit::Settings),
        1 => (0..THEMES.len()).prop_map(Edit::Theme),
        1 => any::<bool>().prop_map(Edit::Ledger),
        1 => document.prop_map(Edit::Touch),
    ];
    prop::collection::vec(edit, 1..9)
}

fn write(root: &Path, path: &str, text: &str) -> BTreeSet<String> {
    let file = root.join(path);
    if text.is_empty() {
        let _ = fs::remove_file(&file); // it may not be there
    } else {
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(&file, text).expect("it can be written");
    }
    BTreeSet::from([path.to_string()])
}

fn places(which: usize) -> [String; 2] {
    ["", "moved-"].map(|prefix| format!("content/documents/{prefix}d{which}.md"))
}

impl Edit {
    /// Does it; the paths that changed.
    fn apply(&self, root: &Path) -> BTreeSet<String> {
        let there = |which: usize| places(which).into_iter().find(|path| root.join(path).exists());
        match *self {
            Self::Document(which, text) => {
                let front = format!("+++\nslug = \"d{which}\"\ntitle = \"Paper {which}\"\nsymbol = \"A/55/{which}\"\n+++\n\n");
                write(root, &there(which).unwrap_or_else(|| places(which)[0].clone()), &format!("{front}{}", TEXTS[text]))
            }
            Self::Remove(which) => there(which).map_or_else(BTreeSet::new, |path| write(root, &path, "")),
            Self::Rename(which) => {
                let Some(old) = there(which) else { return BTreeSet::new() };
                let new = places(which).into_iter().find(|path| *path != old).expect("there are two places");
                fs::rename(root.join(&old), root.join(&new)).expect("it can be moved");
                BTreeSet::from([old, new])
            }
            Self::Instrument(text) => write(root, "content/protocols/harbour.md", INSTRUMENTS[text]),
            Self::Page(text) => write(root, "content/pages/about.md", PAGES[text]),
            Self::Settings(text) => write(root, "site.toml", &format!("{}\n[search]\nenabled = false\n", SETTINGS[text])),
            Self::Theme(text) => write(root, "themes/default/templates/withdrawn.html", THEMES[text]),
            Self::Ledger(true) => {
                let project = project::read(root, Some(ADDRESS)).expect("it can be read");
                let text = site::build_in_memory(&project).0.ledger.text;
                text.map_or_else(BTreeSet::new, |text| write(root, ledger::FILE, &text.to_string()))
            }
            Self::Ledger(false) => write(root, ledger::FILE, ""),
            Self::Touch(which) => there(which).into_iter().collect(),
        }
    }
}

fn told(findings: &[Finding]) -> Vec<String> {
    let mut told: Vec<String> = findings.iter().map(|finding| report::render(std::slice::from_ref(finding), false)).collect();
    told.sort();
    told
}

/// Does the edits one by one, and compares the preview with a build after each.
fn follows(edits: &[Edit]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let root = folder.path();
    let smuggling = include_str!("../../content/protocols/smuggling-protocol.md");
    write(root, "content/protocols/smuggling-protocol.md", smuggling);
    Edit::Settings(0).apply(root);
    Edit::Document(0, 0).apply(root);
    Edit::Document(1, 1).apply(root);
    let mut workshop = Workshop::new(root.to_path_buf(), ADDRESS.to_string());
    workshop.follow(&BTreeSet::new()).expect("it can be read");
    for (number, edit) in edits.iter().enumerate() {
        let changed = edit.apply(root);
        let (built, files) = site::build_in_memory(&project::read(root, Some(ADDRESS)).expect("it can be read"));
        let Shown { mut proof, mut findings } = workshop.follow(&changed).expect("it can be read");
        for enough in [true, false] {
            let (now, all) = (told(&findings), told(&built.findings));
            prop_assert!(now.iter().all(|one| all.contains(one)), "{:?} is not so after edit {}", now, number);
            let seen = workshop.survey().and_then(|survey| survey.run(&AtomicBool::new(enough)));
            if let Some(seen) = seen {
                Shown { proof, findings } = workshop.take_in(seen);
            }
        }
        prop_assert_eq!(told(&findings), told(&built.findings), "after edit {}", number);
        if built.findings.iter().any(|finding| finding.severity == Severity::Error) {
            continue; // the last good state is shown
        }
        let proof = proof.expect("nothing is in error");
        for (path, bytes) in files.iter() {
            let shown = proof.file(path).expect("no template fails");
            prop_assert!(shown.as_deref() == Some(bytes), "{} after edit {}", path, number);
        }
        let parts = proof.press().parts();
        let mut shown = 0;
        for part in parts {
            proof.press().print(part, &mut |made| shown += usize::from(made.is_ok()));
        }
        prop_assert_eq!(shown, files.len(), "as many files after edit {}", number);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_preview_is_what_a_build_would_be(edits in edits()) {
        follows(&edits)?;
    }
}

#[test]
fn all_pages_are_looked_at_again_when_one_that_they_list_goes_or_comes() {
    follows(&[Edit::Page(1), Edit::Settings(1), Edit::Page(0), Edit::Page(1), Edit::Page(2)])
        .expect("it is what a build would be");
}

#[test]
fn a_page_is_looked_at_again_when_a_document_that_it_leads_to_goes_or_comes() {
    follows(&[Edit::Page(1), Edit::Remove(0), Edit::Document(0, 0)]).expect("it is what a build would be");
}
