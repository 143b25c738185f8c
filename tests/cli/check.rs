//! `pincite check`: what is found, how it is told, and how a person settles it.

use std::fs;
use std::process::Command;

use pincite::report::RULES;
use serde_json::Value;

use super::Site;

const HARBOURS: &str =
    "+++\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbours Convention\"\narticle_count = 12\n+++\n";
const RIVERS: &str = "+++\ntitle = \"Convention on Rivers\"\nshort_title = \"Rivers Convention\"\n+++\n";

/// A site with two conventions and one document with these front matter lines and this text.
fn site(facts: &str, text: &str) -> Site {
    let page = format!("+++\nslug = \"report\"\ntitle = \"Report\"\n{facts}+++\n\n{text}\n");
    Site::new(&[
        ("content/protocols/harbours.md", HARBOURS.as_bytes()),
        ("content/protocols/rivers.md", RIVERS.as_bytes()),
        ("content/documents/report.md", page.as_bytes()),
    ])
}

/// What check finds, as its JSON tells it.
fn found(site: &Site) -> Vec<Value> {
    let said = site.run(&["check", "--format", "json"]).said;
    match serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}")) {
        Value::Array(findings) => findings,
        other => panic!("not an array: {other}"),
    }
}

/// Rule and words of each finding.
fn told(site: &Site) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_string();
    found(site).iter().map(|finding| (word(&finding["rule"]), word(&finding["text"]))).collect()
}

/// Where the words of the text lead, by the exports of the built site.
fn leads_to(site: &Site) -> Vec<(String, Value)> {
    site.run(&["build"]).ends(0, &[]);
    let all: Value = serde_json::from_str(&site.read("public/citations.json")).expect("it is JSON");
    let all = all.as_array().expect("it is an array");
    all.iter().map(|one| (one["text"].as_str().unwrap_or_default().to_string(), one["targets"][0].clone())).collect()
}

#[test]
fn what_cannot_be_linked_is_reported_with_file_line_and_column() {
    let text = "1\\. See paragraph 9 below and article 40 of the Convention on Harbours.\n\n\
                2\\. The Convention on Rivers differs. Under the Convention, ships may enter.\n\n\
                3\\. It is said in A/CONF.1/2, paragraph 7.";
    let site = site(
        "symbol = \"A/CONF.1/1\"\n",
        &text.replace("The Convention on Rivers differs", "The Convention on Harbours and the Convention on Rivers differ"),
    );
    site.write(
        "content/documents/other.md",
        b"+++\nslug = \"other\"\ntitle = \"Other\"\nsymbol = \"A/CONF.1/2\"\n+++\n\n1\\. The only paragraph.\n",
    );
    let pair = |rule: &str, text: &str| (rule.to_string(), text.to_string());
    assert_eq!(
        told(&site),
        [
            pair("paragraph-missing", "paragraph 9"),
            pair("article-beyond", "article 40 of the Convention on Harbours"),
            pair("ambiguous-reference", "the Convention"),
            pair("paragraph-missing", "A/CONF.1/2, paragraph 7"),
        ]
    );
    let first = &found(&site)[0];
    assert_eq!(first["file"], "content/documents/report.md");
    assert_eq!((first["line"].as_u64(), first["column"].as_u64(), first["end_column"].as_u64()), (Some(7), Some(9), Some(20)));
    assert_eq!(first["severity"], "warning");
    site.run(&["check"]).ends(1, &["content/documents/report.md:7:9", "^^^^^^^^^^^", "A/CONF.1/2 has no paragraph 7"]);
}

#[test]
fn a_workflow_is_told_in_its_own_commands() {
    let site = site("", "1\\. See paragraph 9 below, 100% sure.");
    site.run(&["check", "--format", "github"]).ends(
        1,
        &["::warning file=content/documents/report.md,line=6,endLine=6,col=9,endColumn=20,title=paragraph-missing::the document has no paragraph 9%0ACheck the number;"],
    );
    let above = site.folder.path().parent().expect("a temporary folder lies in another");
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["check", "--format", "github"])
        .current_dir(site.folder.path())
        .env("GITHUB_WORKSPACE", above)
        .output()
        .expect("the program was built for this test");
    let name = site.folder.path().file_name().expect("it has a name").to_string_lossy().into_owned();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains(&format!("file={name}/content/documents/report.md,")), "{said}");
}

#[test]
fn a_site_without_faults_is_an_empty_list() {
    let site = site("", "1\\. The only paragraph.");
    assert_eq!(found(&site), Vec::<Value>::new());
    assert_eq!(site.run(&["check", "--format", "github"]).ends(0, &[]).said, "");
}

#[test]
fn every_rule_is_explained_and_slips_are_answered_with_the_nearest() {
    let site = site("", "");
    let list = site.run(&["check", "--explain"]).ends(0, &[]);
    for rule in RULES {
        assert!(list.said.contains(rule.code), "{}", rule.code);
        site.run(&["check", "--explain", rule.code]).ends(0, &[rule.code, "Why it matters:", "Example:", "What to do:"]);
    }
    site.run(&["check", "--explain", "number-gab"]).ends(2, &["did you mean `number-gap`?"]);
}

#[test]
fn severities_of_the_site_hold_for_import_build_and_check() {
    let site = site("", "1\\. See paragraph 9 below.");
    site.write("seeds/empty.txt", b"");
    site.run(&["import"]).ends(0, &["warning[empty-file]"]);
    site.run(&["check"]).ends(1, &["warning[paragraph-missing]"]);
    site.write("site.toml", b"[check]\nempty-file = \"error\"\nparagraph-missing = \"error\"\n");
    site.run(&["import"]).ends(1, &["error[empty-file]"]);
    site.run(&["check"]).ends(1, &["error[paragraph-missing]"]);
    site.run(&["build"]).ends(1, &["error[paragraph-missing]", "Nothing was written"]);
    assert!(!site.has("public"));
    site.write("site.toml", b"[check]\nempty-file = \"off\"\nparagraph-missing = \"note\"\n");
    assert!(!site.run(&["import"]).ends(0, &[]).said.contains("empty-file"));
    site.run(&["check"]).ends(0, &["note[paragraph-missing]"]);
    site.run(&["build"]).ends(0, &["1 note"]);
}

#[test]
fn slips_in_severities_are_errors_at_their_line() {
    let site = site("", "1\\. Text.");
    site.write("site.toml", b"[check]\nnumber-gab = \"off\"\nleft-out = \"warn\"\nsite-config = \"off\"\n");
    for command in ["import", "build", "check"] {
        site.run(&[command]).ends(
            1,
            &["site.toml:2", "`number-gap`", "site.toml:3", "`warn` is not a severity", "site.toml:4", "always an error"],
        );
    }
}

const AMBIGUOUS: &str =
    "1\\. The Convention on Harbours and the Convention on Rivers differ. Under the Convention, ships may enter.";

#[test]
fn a_link_in_the_page_settles_what_is_ambiguous() {
    assert_eq!(told(&site("", AMBIGUOUS)), [("ambiguous-reference".to_string(), "the Convention".to_string())]);
    let site = site("", &AMBIGUOUS.replace("Under the Convention", "Under [the Convention](cite:rivers/3/2)"));
    assert_eq!(told(&site), []);
    let (words, target) = leads_to(&site).pop().expect("there are references");
    assert_eq!((words.as_str(), &target["instrument"], &target["article"]), ("the Convention", &"rivers".into(), &"3".into()));
}

#[test]
fn front_matter_settles_what_is_ambiguous() {
    for facts in [
        "default_instrument = \"rivers\"\n",
        "[names]\n\"the Convention\" = \"rivers\"\n",
        "[names]\n\"Convention\" = \"rivers\"\n",
    ] {
        let site = site(facts, AMBIGUOUS);
        assert_eq!(told(&site), [], "{facts}");
        let (words, target) = leads_to(&site).pop().expect("there are references");
        assert_eq!((words.as_str(), &target["instrument"]), ("the Convention", &"rivers".into()), "{facts}");
    }
}

#[test]
fn front_matter_gives_names_and_bare_articles_their_instrument() {
    let text = "1\\. The River Text is old. Article 7 says so.";
    assert!(leads_to(&site("", text)).is_empty());
    let site = site("default_instrument = \"harbours\"\n[names]\n\"River Text\" = \"rivers\"\n", text);
    let targets: Vec<_> = leads_to(&site).into_iter().map(|(words, target)| (words, target["instrument"].clone())).collect();
    assert_eq!(targets[0], ("River Text".to_string(), "rivers".into()));
    assert_eq!(targets.len(), 2);
}

#[test]
fn an_unknown_instrument_in_the_front_matter_is_an_error_at_its_line() {
    let site = site("default_instrument = \"harbour\"\n[names]\n\"the Treaty\" = \"rivvers\"\n", "1\\. Text.");
    site.run(&["check"]).ends(
        1,
        &["report.md:4", "there is no instrument `harbour`", "Did you mean `harbours`?", "report.md:6", "Did you mean `rivers`?"],
    );
}

#[test]
fn an_alias_in_the_page_of_the_instrument_settles_its_name() {
    let text = "1\\. Article 5 of the Estuary Convention holds.";
    let site = site("", text);
    assert_eq!(told(&site), [("unresolved-reference".to_string(), "Article 5 of the Estuary Convention".to_string())]);
    let page = RIVERS.replace("short_title", "aliases = [\"Estuary Convention\"]\nshort_title");
    fs::write(site.folder.path().join("content/protocols/rivers.md"), page).expect("it can be written");
    assert_eq!(told(&site), []);
    let (_, target) = leads_to(&site).pop().expect("there is a reference");
    assert_eq!((&target["instrument"], &target["article"]), (&"rivers".into(), &"5".into()));
}

#[test]
fn what_is_the_same_in_several_places_is_shown_once_and_listed_for_programs() {
    let text = "1\\. Article 5 of the Estuary Convention holds.\n\n2\\. Article 5 of the Estuary Convention holds still.";
    let site = site("", text);
    site.run(&["check"]).ends(0, &["the text that is meant has no page", "the same in 1 more place: 8:5", "2 notes"]);
    assert_eq!(told(&site).len(), 2);
}

#[test]
fn places_of_other_documents_are_reached_by_symbol_slug_and_section() {
    let text = "1\\. See S/RES/1373 (2001), paragraph 2, and Security Council resolution 1373 (2001).\n\n\
                2\\. See A/CONF.1/2, sect. II, A/CONF.1/2, sect. V, and [there](cite:A/CONF.1/2#para-7).\n\n\
                3\\. See [the](cite:plan#para-7) [plan](cite:plan), [nowhere](cite:plan#para-8) and [nothing](cite:A/CONF.1/9#para-1).";
    let site = site("symbol = \"A/CONF.1/1\"\n", text);
    let other = |slug: &str, symbol: &str, text: &str| {
        let page = format!("+++\nslug = \"{slug}\"\ntitle = \"{slug}\"\n{symbol}+++\n\n{text}");
        site.write(&format!("content/documents/{slug}.md"), page.as_bytes());
    };
    other("council", "symbol = \"S/RES/1373 (2001)\"\n", "1\\. One.\n\n2\\. Two.\n");
    other("conference", "symbol = \"A/CONF.1/2\"\n", "## I. First\n\n6\\. Six.\n\n## II. Second\n\n7\\. Seven.\n");
    other("plan", "", "7\\. Seven.\n");
    let told: Vec<_> = told(&site).into_iter().map(|(rule, words)| format!("{rule}: {words}")).collect();
    assert_eq!(told, ["paragraph-missing: A/CONF.1/2, sect. V", "paragraph-missing: nowhere", "broken-link: nothing"]);
    site.write(
        "content/documents/report.md",
        site.read("content/documents/report.md").replace("[nothing](cite:A/CONF.1/9#para-1)", "").as_bytes(),
    );
    let urls: Vec<_> =
        leads_to(&site).into_iter().map(|(_, target)| target["url"].as_str().unwrap_or_default().to_string()).collect();
    let wanted = [
        "council/#para-2",
        "council/",
        "conference/#section-ii",
        "conference/",
        "conference/#para-7",
        "plan/#para-7",
        "plan/",
        "plan/",
    ];
    assert_eq!(urls, wanted.map(|path| format!("http://localhost/{path}")));
}
