//! `pincite explain`: why words are linked as they are, told so that a person can mend it.

use super::Site;

const HARBOURS: &str =
    "+++\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbours Convention\"\narticle_count = 12\n+++\n";
const RIVERS: &str = "+++\ntitle = \"Convention on Rivers\"\nshort_title = \"Rivers Convention\"\n+++\n";

fn site(facts: &str, text: &str) -> Site {
    let page = format!("+++\nslug = \"report\"\ntitle = \"Report on ports\"\nsymbol = \"A/CONF.1/1\"\n{facts}+++\n\n{text}\n");
    Site::new(&[
        ("content/protocols/harbours.md", HARBOURS.as_bytes()),
        ("content/protocols/rivers.md", RIVERS.as_bytes()),
        ("content/documents/report.md", page.as_bytes()),
    ])
}

#[test]
fn a_linked_mention_is_shown_with_its_rule_its_target_and_the_reason() {
    let site = site("", "1\\. Nothing.\n\n2\\. The Convention on Rivers is old. Article 5 of that Convention holds.");
    site.run(&["explain", "ports", "2"]).ends(
        0,
        &[
            "mention: Convention on Rivers",
            "found by: name of an instrument",
            "because: the words say it all",
            "mention: Article 5 of that Convention",
            "content/documents/report.md:9:",
            "^^^^^^^^^",
            "could mean: rivers: named before in the same paragraph (“Convention on Rivers”)",
            "leads to: rivers, article 5: http://localhost/protocols/rivers/#article-5",
            "because: it points back to the last one that fits",
        ],
    );
}

#[test]
fn a_mention_without_a_link_is_shown_with_its_candidates_and_what_to_do() {
    let text = "1\\. The Convention on Harbours and the Convention on Rivers differ. Under the Convention, ships may enter.";
    site("", text).run(&["explain", "report", "1"]).ends(
        0,
        &[
            "mention: the Convention",
            "could mean: harbours: named before in the same paragraph",
            "could mean: rivers: named before in the same paragraph",
            "ambiguous-reference: “the Convention” could mean",
            "Settle it with a cite: link",
            "because: several are named near it",
        ],
    );
    site("default_instrument = \"rivers\"\n", text).run(&["explain", "A/CONF.1/1", "1"]).ends(
        0,
        &[
            "could mean: rivers: default_instrument in the front matter",
            "leads to: rivers: http://localhost/protocols/rivers/",
            "because: several are named near it, and this one is default_instrument in the front matter",
        ],
    );
}

#[test]
fn a_short_form_is_traced_to_where_it_was_defined() {
    let text = "1\\. The Convention on Rivers (hereinafter “the River Convention”) is old.\n\n2\\. The River Convention holds.";
    site("", text)
        .run(&["explain", "report", "2"])
        .ends(0, &["mention: River Convention", "could mean: rivers: the short form “River Convention”", "leads to: rivers"]);
}

#[test]
fn names_of_the_front_matter_hold_for_every_noun() {
    let facts = "[names]\n\"the Charter\" = \"rivers\"\n\"the Convention\" = \"harbours\"\n\"the Basin Text\" = \"rivers\"\n";
    let text = "1\\. Article 5 of the Charter holds. The Charter is old. The Convention is new. So is the Basin Text.\n\n\
                2\\. The Charter of Ports has no page, and the Paris Charter has none.";
    let site = site(facts, text);
    site.run(&["explain", "report", "1"]).ends(
        0,
        &[
            "mention: Article 5 of the Charter",
            "leads to: rivers, article 5",
            "because: the front matter or the text says what it means by this noun",
            "mention: The Charter",
            "leads to: rivers: ",
            "mention: The Convention",
            "leads to: harbours: ",
            "mention: Basin Text",
            "leads to: rivers: ",
        ],
    );
    let other = site.run(&["explain", "report", "2"]).ends(0, &["mention: ", "Charter", "no page of the site has this name"]);
    assert!(!other.said.contains("leads to"), "{}", other.said);
}

#[test]
fn a_paragraph_without_mentions_says_so() {
    let site = site("", "1\\. Nothing to see.");
    site.run(&["explain", "report", "1"]).ends(0, &["No rule finds a mention in report#para-1", "cite:"]);
    site.run(&["explain", "report", "8"]).ends(2, &["no paragraph 8", "nearest is 1"]);
}

#[test]
fn a_noun_of_the_front_matter_does_not_take_the_articles_of_the_default() {
    let facts = "default_instrument = \"harbours\"\n[names]\n\"the Convention\" = \"rivers\"\n";
    let site = site(facts, "1\\. The Convention binds.\n\n2\\. Article 5 protects ships.");
    site.run(&["explain", "report", "1"]).ends(0, &["mention: The Convention", "leads to: rivers: "]);
    site.run(&["explain", "report", "2"]).ends(0, &["mention: Article 5", "leads to: harbours, article 5: "]);
}
