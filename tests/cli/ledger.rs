//! The ledger as a person meets it: what build, build --locked and check say and write when published addresses change.

use std::fs;

use super::{PAGE, Site};

#[test]
fn the_first_build_writes_the_ledger_and_a_locked_one_only_reads_it() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    site.run(&["build", "--locked"]).ends(1, &["there is no anchors.lock yet", "Nothing was written"]);
    site.run(&["check"]).ends(0, &["nothing is wrong"]);
    assert!(!site.has("public") && !site.has("anchors.lock"));
    site.run(&["build"]).ends(0, &["anchors.lock has changed", "report: new, with 2 anchors"]);
    let (ledger, public) = (site.read("anchors.lock"), site.snapshot("public"));
    site.run(&["build", "--locked"]).ends(0, &["1 document"]);
    site.run(&["check"]).ends(0, &["nothing is wrong"]);
    site.write("content/documents/report.md", format!("{PAGE}\n3\\. A third one, which is new.\n").as_bytes());
    site.run(&["build", "--locked"]).ends(1, &["ledger-outdated", "report: 1 added (para-3)", "Nothing was written"]);
    site.run(&["check"]).ends(1, &["ledger-outdated", "anchors.lock", "para-3"]);
    assert_eq!((site.read("anchors.lock"), site.snapshot("public")), (ledger, public));
    site.run(&["build"]).ends(0, &["report: 1 added (para-3)"]);
    site.run(&["build", "--locked"]).ends(0, &[]);
    fs::remove_file(site.folder.path().join("anchors.lock")).expect("it can be removed");
    site.run(&["check"]).ends(1, &["warning[ledger-outdated]", "there is no anchors.lock yet"]);
}

#[test]
fn a_ledger_that_cannot_be_read_is_reported_and_never_written_anew() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    let whole = site.read("anchors.lock");
    for (broken, words) in [
        (whole.replace("para-2 ", "<<<<<<< HEAD\npara-2 "), "merge conflict"),
        (whole.replace("version 1", "version 7"), "anchors.lock has the version 7"),
        (whole.replace("version 1\n", ""), "does not begin with its version"),
        (whole.replace("para-2 ", "para-1 "), "`para-1` stands twice"),
        (whole.replace("para-2 ", "para-2 x"), "not of the form"),
        (format!("{whole}alias para-7 para-6\n"), "no anchor `para-6`"),
        (whole.replace("para-2 ", "=======\npara-2 "), "a merge conflict left over"),
        (format!("{whole}>>>>>>> topic\n"), "a merge conflict left over"),
        (String::new(), "anchors.lock is empty"),
    ] {
        site.write("anchors.lock", broken.as_bytes());
        site.run(&["build"]).ends(1, &["error[ledger]", words, "Nothing was written"]);
        site.run(&["check"]).ends(1, &["error[ledger]", words]);
        assert_eq!(site.read("anchors.lock"), broken);
    }
    site.write("anchors.lock", b"version 1\n\xff");
    site.run(&["build"]).ends(1, &["error[ledger]", "not UTF-8"]);
    site.write("anchors.lock", whole.replace('\n', "\r\n").as_bytes());
    site.run(&["build", "--locked"]).ends(0, &[]);
}

#[test]
fn the_ledger_is_written_only_after_the_site() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes()), ("home/thesis.txt", b"years of work")]);
    site.run(&["build", "--out", "home"]).ends(2, &["not empty"]);
    assert!(!site.has("anchors.lock"));
}

#[test]
fn a_number_on_other_words_is_told_until_it_is_accepted() {
    let first = "1\\. The harbour masters met in the old customs house.\n";
    let second = "2\\. Pilots who had served for ten years asked for lamps.\n";
    let page = |body: &str| format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n{body}");
    let site = Site::new(&[("content/documents/report.md", page(&format!("{first}\n{second}")).as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    let inserted = "1\\. Whales were seen off the northern cape at dawn.\n";
    let shifted = format!("{inserted}\n{}\n{}", first.replace("1\\", "2\\"), second.replace("2\\", "3\\"));
    site.write("content/documents/report.md", page(&shifted).as_bytes());
    site.run(&["check"]).ends(1, &["anchor-reused", "content/documents/report.md:6", "is now `para-2`", "ledger-outdated"]);
    site.run(&["build"]).ends(0, &["warning[anchor-reused]", "so do 1 more"]);
    let remark = "Earlier, this number stood on “The harbour masters met in the old customs house.”, now <a href=\"#para-2\">";
    assert!(site.read("public/report/index.html").contains(remark));
    site.run(&["check"]).ends(0, &["note[anchor-reused]"]);
    let kept = site.read("anchors.lock");
    site.run(&["build", "--accept"]).ends(0, &["2 remarks on reused anchors accepted"]);
    assert!(!site.read("public/report/index.html").contains("Earlier,"));
    let accepted = site.read("anchors.lock");
    let without: Vec<&str> = kept.lines().filter(|line| !line.starts_with("reused ")).collect();
    assert_eq!(accepted.lines().collect::<Vec<_>>(), without, "removing the lines by hand is the same");
    site.run(&["build", "--locked"]).ends(0, &[]);
}

#[test]
fn a_document_that_is_renamed_moved_or_gone_keeps_its_addresses() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    site.write("content/documents/report.md", PAGE.replace("\"report\"", "\"ports\"").as_bytes());
    site.run(&["build"]).ends(0, &["ports: was report"]);
    let old = site.read("public/report/index.html");
    for words in [
        "<noscript><meta http-equiv=\"refresh\" content=\"0; url=../ports/index.html\"></noscript>",
        "<link rel=\"canonical\" href=\"http://localhost/ports/\">",
        "<a href=\"../ports/index.html\" data-moved>Report</a>",
    ] {
        assert!(old.contains(words), "{old}");
    }
    // Another file and another slug at once: the words tell.
    fs::remove_file(site.folder.path().join("content/documents/report.md")).expect("it can be removed");
    site.write("content/documents/2020/harbours.md", PAGE.replace("\"report\"", "\"harbours\"").as_bytes());
    site.run(&["build"]).ends(0, &["harbours: was ports"]);
    for old in ["report", "ports"] {
        assert!(site.read(&format!("public/{old}/index.html")).contains("url=../harbours/index.html"));
    }
    fs::remove_file(site.folder.path().join("content/documents/2020/harbours.md")).expect("it can be removed");
    site.run(&["build"]).ends(0, &["harbours: gone, with 2 anchors"]);
    let gone = site.read("public/harbours/index.html");
    assert!(gone.contains("id=\"para-2\"") && gone.contains("“Second.”"), "{gone}");
    assert!(site.read("public/report/index.html").contains("url=../harbours/index.html"));
    for old in ["report", "ports", "harbours"] {
        let paragraph = site.read(&format!("public/{old}/2/index.html"));
        assert!(paragraph.contains("<h1>What stood here is gone</h1>") && paragraph.contains("index.html#para-2"));
    }
    site.run(&["build", "--locked"]).ends(0, &[]);
    site.write("content/documents/harbours.md", PAGE.replace("\"report\"", "\"harbours\"").as_bytes());
    site.run(&["build"]).ends(0, &["harbours: back"]);
    assert!(site.read("public/harbours/index.html").contains("<p><a class=\"label\" href=\"#para-2\""));
}

#[test]
fn an_address_that_another_document_had_is_told_until_it_is_accepted() {
    let page = |slug: &str| PAGE.replace("\"report\"", &format!("\"{slug}\""));
    let site = Site::new(&[("content/documents/a.md", page("alpha").as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    site.write("content/documents/a.md", page("gamma").as_bytes());
    site.run(&["build"]).ends(0, &["gamma: was alpha"]);
    let other = "+++\nslug = \"alpha\"\ntitle = \"Whales\"\n+++\n\nWhales were seen off the cape.\n";
    site.write("content/documents/b.md", other.as_bytes());
    site.run(&["check"]).ends(1, &["warning[address-reused]", "content/documents/b.md:2", "now at /gamma/"]);
    site.run(&["build"]).ends(0, &["warning[address-reused]"]);
    assert!(
        site.read("public/alpha/index.html")
            .contains("Earlier, this address was that of <a href=\"../gamma/index.html\">Report</a>")
    );
    site.run(&["check"]).ends(0, &["note[address-reused]"]);
    site.run(&["build", "--accept"]).ends(0, &["alpha: its address no longer stands for gamma"]);
    assert!(!site.read("public/alpha/index.html").contains("Earlier,"));
    site.run(&["build", "--locked"]).ends(0, &[]);
}

#[test]
fn what_is_gone_is_told_below_every_address_and_followed_into_other_documents() {
    let (words, others) = ("Pilots who had served for ten years asked for lamps.", "The harbour masters met at night.");
    let page =
        |slug: &str, body: &[&str]| format!("+++\nslug = \"{slug}\"\ntitle = \"On {slug}\"\n+++\n\n{}\n", body.join("\n\n"));
    let site = Site::new(&[
        ("content/documents/a.md", page("alpha", &[others, words, "Silence."]).as_bytes()),
        ("content/documents/b.md", page("beta", &["Whales were seen off the northern cape."]).as_bytes()),
    ]);
    site.run(&["build"]).ends(0, &[]);
    site.write("content/documents/a.md", page("gamma", &[others]).as_bytes());
    site.write(
        "content/documents/b.md",
        page("beta", &["Whales were seen off the northern cape.", words, "Silence."]).as_bytes(),
    );
    site.run(&["build"]).ends(0, &["2 gone (u2, u3)"]);
    for slug in ["alpha", "gamma"] {
        let moved = site.read(&format!("public/{slug}/u2/index.html"));
        for part in ["<h1>What stood here is elsewhere now</h1>", words, "<a href=\"../../beta/index.html#u2\">"] {
            assert!(moved.contains(part), "{moved}");
        }
        let gone = site.read(&format!("public/{slug}/u3/index.html"));
        assert!(gone.contains("<h1>What stood here is gone</h1>") && !gone.contains("beta"), "{gone}");
    }
    assert!(site.read("public/gamma/index.html").contains("The same words stand at <a href=\"../beta/index.html#u2\">On beta, "));
}
