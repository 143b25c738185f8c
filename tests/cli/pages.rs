//! Addresses of instruments and ordinary pages, and addresses that one page takes from another, as the published site has them.

use std::fs;

use super::{PAGE, Site};

const LIGHTS: &str = "content/protocols/lights.md";

/// An instrument with two articles, of which a document cites a third and a part of the second.
fn instrument(articles: &str) -> String {
    format!(
        "+++\ntitle = \"Convention on the Lights of Harbours and their Keepers\"\nshort_title = \"Lights Convention\"\narticles = [{articles}]\n+++\n\nIt was adopted after the winter in which three boats were lost off the cape.\n"
    )
}

fn cited(words: &str) -> String {
    format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n1\\. {words}\n")
}

fn remove(site: &Site, path: &str) {
    fs::remove_file(site.folder.path().join(path)).expect("it can be removed");
}

#[test]
fn an_instrument_that_is_renamed_or_gone_keeps_its_addresses() {
    let articles = "{ number = \"1\", title = \"Piers\" }, { number = \"2\", title = \"Lamps\" }";
    let site = Site::new(&[
        (LIGHTS, instrument(articles).as_bytes()),
        ("content/documents/report.md", cited("See article 2, paragraph 3 (a), of the Lights Convention.").as_bytes()),
    ]);
    site.run(&["build"]).ends(0, &["protocols/lights: new, with 4 anchors"]);
    assert!(site.read("public/protocols/lights/index.html").contains("id=\"article-2-3-a\""));

    // Nobody cites the paragraph any more, and an article is no longer listed.
    site.write(LIGHTS, instrument("{ number = \"2\", title = \"Lamps\" }").as_bytes());
    site.write("content/documents/report.md", cited("See the Lights Convention.").as_bytes());
    site.run(&["build", "--locked"]).ends(1, &["protocols/lights: 1 moved (article-2-3-a to article-2); 1 gone (article-1)"]);
    site.run(&["build"]).ends(0, &["protocols/lights"]);
    let page = site.read("public/protocols/lights/index.html");
    for words in [
        "<li id=\"article-2\"><span class=\"former\" id=\"article-2-3-a\"></span>",
        "<div id=\"article-1\"><dt><code>#article-1</code></dt><dd>“Piers”",
    ] {
        assert!(page.contains(words), "{page}");
    }

    remove(&site, LIGHTS);
    let renamed = "content/protocols/lights-convention.md";
    site.write(renamed, instrument("{ number = \"2\", title = \"Lamps\" }").as_bytes());
    site.run(&["build"]).ends(0, &["protocols/lights-convention: was protocols/lights"]);
    let old = site.read("public/protocols/lights/index.html");
    for words in [
        "url=../lights-convention/index.html",
        "<a href=\"../lights-convention/index.html\" data-moved>Lights Convention</a>",
        "<link rel=\"canonical\" href=\"http://localhost/protocols/lights-convention/\">",
    ] {
        assert!(old.contains(words), "{old}");
    }
    assert!(site.read("public/protocols/lights-convention/index.html").contains("id=\"article-2-3-a\""));
    let anchors = site.read("public/anchors.json");
    assert!(anchors.contains("\"protocols/lights\":[{\"id\":\"article-2\""), "{anchors}");
    assert!(anchors.contains("\"to\":\"protocols/lights-convention#article-2\""), "{anchors}");
    site.run(&["build", "--locked"]).ends(0, &[]);

    remove(&site, renamed);
    site.run(&["build"]).ends(0, &["protocols/lights-convention: gone, with 2 anchors"]);
    let gone = site.read("public/protocols/lights-convention/index.html");
    for words in
        ["“Convention on the Lights of Harbours and their Keepers” was published as", "id=\"article-2\"", "id=\"article-2-3-a\""]
    {
        assert!(gone.contains(words), "{gone}");
    }
    assert!(site.read("public/protocols/lights/index.html").contains("url=../lights-convention/index.html"));
    site.run(&["build", "--locked"]).ends(0, &[]);
    site.write(renamed, instrument("").as_bytes());
    site.run(&["build"]).ends(0, &["protocols/lights-convention: back"]);
}

#[test]
fn an_ordinary_page_keeps_its_addresses_and_those_of_its_headings() {
    let page = |title: &str, body: &str| format!("+++\ntitle = \"{title}\"\n+++\n\n{body}\n");
    let (who, what) =
        ("## Who made it\n\nThe keepers of the lights, in the long nights of winter.", "## What it costs\n\nNothing.");
    let site = Site::new(&[("content/pages/about us.md", page("About", &format!("{who}\n\n{what}")).as_bytes())]);
    site.run(&["build"]).ends(0, &["about us: new, with 3 anchors"]);
    site.run(&["build", "--locked"]).ends(0, &[]);

    let edited = page("About", &who.replace("Who made it", "Who has made it"));
    site.write("content/pages/about us.md", edited.as_bytes());
    site.run(&["build"]).ends(0, &["1 moved (who-made-it to who-has-made-it); 1 gone (what-it-costs)"]);
    let html = site.read("public/about us/index.html");
    for words in ["<h2 id=\"who-has-made-it\"><span class=\"former\" id=\"who-made-it\"></span>", "<div id=\"what-it-costs\">"] {
        assert!(html.contains(words), "{html}");
    }

    remove(&site, "content/pages/about us.md");
    site.write("content/pages/imprint.md", edited.as_bytes());
    site.run(&["build"]).ends(0, &["imprint: was about us"]);
    assert!(site.read("public/about us/index.html").contains("url=../imprint/index.html"));
    site.run(&["build", "--locked"]).ends(0, &[]);

    // A document takes the address of a page that is gone: it tells what stood there.
    remove(&site, "content/pages/imprint.md");
    site.run(&["build"]).ends(0, &["imprint: gone"]);
    site.write("content/documents/report.md", PAGE.replace("\"report\"", "\"imprint\"").as_bytes());
    site.run(&["build"]).ends(0, &["imprint: new, with 2 anchors"]);
    let html = site.read("public/imprint/index.html");
    assert!(
        html.contains("id=\"para-2\"") && html.contains("<div id=\"who-has-made-it\">") && !html.contains("id=\"top\""),
        "{html}"
    );
    site.run(&["build", "--locked"]).ends(0, &[]);
}

#[test]
fn paragraphs_of_a_document_whose_address_another_page_took_are_still_found() {
    let lamps = "Pilots who had served for ten years asked for lamps.";
    let page = |slug: &str, body: &str| format!("+++\nslug = \"{slug}\"\ntitle = \"On {slug}\"\n+++\n\n{body}\n");
    let site = Site::new(&[("content/documents/a.md", page("alpha", &format!("1\\. Boats.\n\n2\\. {lamps}")).as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    site.write("content/documents/a.md", page("gamma", &format!("1\\. Boats.\n\n2\\. {lamps}")).as_bytes());
    site.run(&["build"]).ends(0, &["gamma: was alpha"]);
    site.write("content/documents/b.md", page("alpha", "1\\. Whales were seen off the cape.").as_bytes());
    site.run(&["build"]).ends(0, &["warning[address-reused]"]);
    let first = site.read("public/alpha/1/index.html");
    assert!(first.contains("Earlier, this number stood on “Boats.”, now <a href=\"../../gamma/index.html#para-1\">"), "{first}");
    for arguments in [&["build"][..], &["build", "--accept"], &["build", "--locked"]] {
        site.run(arguments).ends(0, &[]);
        let second = site.read("public/alpha/2/index.html");
        assert!(second.contains(lamps) && second.contains("<a href=\"../../gamma/index.html#para-2\">On gamma, "), "{second}");
        assert!(site.read("public/alpha/index.html").contains("<div id=\"para-2\">"));
    }

    // The same with a page that is no document, which has no paragraphs of its own.
    remove(&site, "content/documents/b.md");
    remove(&site, "content/documents/a.md");
    site.run(&["build"]).ends(0, &["alpha: gone", "gamma: gone"]);
    site.write("content/pages/gamma.md", b"+++\ntitle = \"Gamma\"\n+++\n\nA letter.\n");
    site.run(&["build"]).ends(0, &[]);
    assert!(site.read("public/gamma/index.html").contains("<div id=\"para-2\">"));
    assert!(site.read("public/gamma/2/index.html").contains("<h1>What stood here is gone</h1>"));
    site.run(&["build", "--locked"]).ends(0, &[]);
}

#[test]
fn an_alias_that_loses_its_paragraph_tells_its_own_words_below_every_address() {
    let page = |body: &str| format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n{body}\n");
    let (masters, pilots) = (
        "The harbour masters met in the old customs house and agreed on lights.",
        "Pilots who had served for ten years asked for lamps of their own.",
    );
    let report = "content/documents/report.md";
    let site = Site::new(&[(report, page(&format!("{masters}\n\n{pilots}")).as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    site.write(report, page(&format!("{masters} {pilots}")).as_bytes());
    site.run(&["build"]).ends(0, &["1 moved (u2 to u1)"]);
    assert!(site.read("anchors.lock").contains("alias u2 u1 "));
    let anchors = site.read("public/anchors.json");
    assert!(anchors.contains("{\"id\":\"u2\",\"number\":null,\"url\":\"http://localhost/report/#u1\","), "{anchors}");
    assert!(anchors.contains("\"to\":\"report#u1\""), "{anchors}");
    remove(&site, report);
    site.run(&["build"]).ends(0, &["report: gone"]);
    let grave = site.read("public/report/u2/index.html");
    assert!(grave.contains("“Pilots who had served for ten years asked for lamps of…”"), "{grave}");
    site.write(report, page("Whales were seen off the northern cape, and children ran to look.").as_bytes());
    site.run(&["build"]).ends(0, &["report: back"]);
    let page = site.read("public/report/index.html");
    assert!(page.contains("<div id=\"u2\"><dt><code>#u2</code></dt><dd>“Pilots who"), "{page}");
}

#[test]
fn a_page_at_the_address_that_another_had_is_told_until_it_is_accepted() {
    let about = b"+++\ntitle = \"About\"\n+++\n\nThe keepers of the lights made these pages in the long nights of winter.\n";
    let site = Site::new(&[("content/pages/about.md", about)]);
    site.run(&["build"]).ends(0, &[]);
    remove(&site, "content/pages/about.md");
    site.write("content/pages/imprint.md", about);
    site.run(&["build"]).ends(0, &["imprint: was about"]);
    site.write("content/pages/about.md", b"+++\ntitle = \"Whales\"\n+++\n\nWhales were seen off the cape.\n");
    site.run(&["check"]).ends(1, &["warning[address-reused]", "content/pages/about.md", "now at /imprint/"]);
    site.run(&["build"]).ends(0, &["warning[address-reused]"]);
    let remark = "Earlier, this address was that of <a href=\"../imprint/index.html\">About</a>";
    assert!(site.read("public/about/index.html").contains(remark));
    site.run(&["check"]).ends(0, &["note[address-reused]"]);
    site.run(&["build", "--accept"]).ends(0, &["about: its address no longer stands for imprint"]);
    assert!(!site.read("public/about/index.html").contains("Earlier,"));
    site.run(&["build", "--locked"]).ends(0, &[]);
}
