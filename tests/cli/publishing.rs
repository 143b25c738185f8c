//! What becomes of the published site when a build is killed, meets another, has no room or runs somewhere else.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{PAGE, Site, pincite};

const REPORT: &str = "content/documents/report.md";

/// A site of many files, so that there is time to disturb its build.
fn large() -> Site {
    let site = Site::new(&[(REPORT, PAGE.as_bytes())]);
    for number in 0..60 {
        let page = PAGE.replace("\"report\"", &format!("\"paper-{number}\""));
        site.write(&format!("content/documents/paper-{number}.md"), page.as_bytes());
    }
    site
}

fn build(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(["build", "--root"]).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_killed_build_leaves_the_site_before_or_the_new_one() {
    let site = large();
    site.run(&["build"]).ends(0, &["61 documents"]);
    let mut published = site.snapshot("public");
    let mut new = 0;
    for round in 0..100_u64 {
        site.write(REPORT, PAGE.replace("First.", &format!("First, in round {round}.")).as_bytes());
        let mut running = build(site.folder.path()).spawn().expect("the program was built for this test");
        // A build of this site takes some tens of milliseconds; the moments step through it and a little beyond.
        std::thread::sleep(Duration::from_micros((round * 7_919) % 160_000));
        let _ = running.kill(); // it may have ended
        running.wait().expect("it ends");
        let found = site.snapshot("public");
        if found != published {
            new += 1;
            assert_eq!(found.len(), published.len(), "round {round}");
            let report = site.read("public/report/index.html");
            assert!(report.contains(&format!("in round {round}.")), "round {round}");
            published = found;
        }
    }
    eprintln!("{new} of 100 builds were killed after they had published");
    site.run(&["build"]).ends(0, &["61 documents"]);
    let left = fs::read_dir(site.folder.path()).expect("it can be read").map(|entry| entry.expect("it can be seen").file_name());
    let left: Vec<_> = left.filter(|name| name != ".pincite" && name.to_string_lossy().starts_with('.')).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_build_in_which_nothing_changed_tells_the_same_and_touches_nothing() {
    let theme = "themes/default/theme.css";
    let page = PAGE.replace("Second.", "See paragraph 9 of the report, and [here](cite:A/1/1).");
    let site = Site::new(&[(REPORT, page.as_bytes()), (theme, b"body { color: black }")]);
    site.run(&["build"]).ends(0, &["1 document"]);
    let told = site.run(&["build"]);
    assert!(told.said.contains("1 note"), "{}", told.said);
    let remembered = ".pincite/build.json";
    let marked = site.read(remembered).replace("Built 1", "As it was built, 1");
    let times = || {
        walkdir::WalkDir::new(site.folder.path())
            .sort_by_file_name()
            .into_iter()
            .flatten()
            .map(|entry| time(&entry))
            .collect::<Vec<_>>()
    };
    let is_made = |arguments: &[&str]| {
        site.write(remembered, marked.as_bytes());
        !site.run(arguments).said.contains("As it was built")
    };
    assert!(!is_made(&["build"]));
    let before = times();
    assert_eq!(site.run(&["build"]).said.replace("As it was built, 1", "Built 1"), told.said);
    assert_eq!(times(), before);
    for arguments in [&["build", "--accept"][..], &["build", "--timings"], &["build", "--out", "other"]] {
        assert!(is_made(arguments), "{arguments:?}");
    }
    let same_length = page.replace("First.", "Fifth.");
    let edits: [(&str, &[u8]); 5] = [
        (REPORT, same_length.as_bytes()),
        (theme, b"body { color: white }"),
        ("site.toml", b"title = \"Papers\""),
        ("content/pages/about.md", b"+++\ntitle = \"About\"\n+++\n\nWords.\n"),
        ("public/report/index.html", b"somebody's"),
    ];
    for (path, bytes) in edits {
        site.run(&["build"]);
        let marked = site.read(remembered).replace("Built 1", "As it was built, 1");
        site.write(remembered, marked.as_bytes());
        site.write(path, bytes);
        let made = site.run(&["build"]).said;
        assert!(made.contains("Built 1"), "{path}: {made}");
    }
    assert!(site.read("public/report/index.html").contains("Fifth."));
    fs::remove_file(site.folder.path().join("public/report/index.html")).expect("it is there");
    site.run(&["build"]).ends(0, &["Built 1"]);
    assert!(site.has("public/report/index.html"));
}

#[test]
fn a_site_is_built_where_nothing_can_be_remembered() {
    let site = Site::new(&[(REPORT, PAGE.as_bytes()), (".pincite", b"a file where the folder would be")]);
    for _ in 0..2 {
        site.run(&["build"]).ends(0, &["Built 1 document"]);
    }
    assert!(site.has("public/report/index.html"));
}

/// When a file was last written.
fn time(entry: &walkdir::DirEntry) -> (String, Option<std::time::SystemTime>) {
    (entry.path().display().to_string(), entry.metadata().ok().and_then(|facts| facts.modified().ok()))
}

#[test]
fn a_killed_import_leaves_whole_pages_and_is_finished_by_the_next() {
    let seed = |number: usize, round: u64| {
        let line = |at| format!("{at}. Paragraph {at} of paper {number}, as it stands in round {round}.\n\n");
        format!("# Paper {number}\n\n{}", (1..=30).map(line).collect::<String>())
    };
    let write = |site: &Site, round| {
        for number in 0..25 {
            site.write(&format!("seeds/paper-{number}.txt"), seed(number, round).as_bytes());
        }
    };
    let site = Site::new(&[]);
    let rounds = 30;
    for round in 0..rounds {
        write(&site, round);
        let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
        command.args(["import", "--root"]).arg(site.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut running = command.spawn().expect("the program was built for this test");
        std::thread::sleep(Duration::from_micros((round * 7_919) % 120_000));
        let _ = running.kill(); // it may have ended
        running.wait().expect("it ends");
        for (path, bytes) in site
            .snapshot("content/documents")
            .into_iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "md"))
        {
            let page = String::from_utf8(bytes).expect("it is text");
            assert!(page.starts_with("+++\n") && page.contains("\n30\\. Paragraph 30"), "{path}: {page}");
        }
    }
    let whole = Site::new(&[]);
    write(&whole, rounds);
    whole.run(&["import"]).ends(0, &["25 new"]);
    write(&site, rounds);
    let said = site.run(&["import"]).ends(0, &["Pages:"]).said;
    assert!(!said.contains("edited") && !said.contains("hand-edited"), "{said}");
    let pages = |site: &Site| {
        site.snapshot("content/documents")
            .into_iter()
            .filter(|(path, _)| !path.contains("/."))
            .map(|(_, page)| page)
            .collect::<Vec<_>>()
    };
    assert_eq!(pages(&site), pages(&whole));
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_the_site_before_stays_and_the_reason_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new(&[(REPORT, PAGE.as_bytes())]);
    site.run(&["build", "--out", "web/public"]).ends(0, &[]);
    let before = site.snapshot("web");
    let allow = |mode| fs::set_permissions(site.folder.path().join("web"), fs::Permissions::from_mode(mode)).expect("it is ours");
    site.write(REPORT, PAGE.replace("First.", "Changed.").as_bytes());
    allow(0o555);
    let closed = fs::write(site.folder.path().join("web/probe"), b"").is_err(); // an administrator may write anywhere
    if closed {
        site.run(&["build", "--out", "web/public"]).ends(2, &["error: cannot make the folder", "web/"]);
        assert_eq!(site.snapshot("web"), before);
    }
    allow(0o755);
    if cfg!(target_os = "linux") {
        site.run(&["build", "--out", "/proc/site"]).ends(2, &["error: cannot make the folder /proc/"]);
    }
}

#[test]
fn builds_at_once_end_with_a_whole_site_and_say_why_one_of_them_waited_in_vain() {
    let site = large();
    let run = || build(site.folder.path()).stderr(Stdio::piped()).spawn().expect("the program was built for this test");
    let running: Vec<_> = (0..4).map(|_| run()).collect();
    let ended: Vec<_> = running.into_iter().map(|one| one.wait_with_output().expect("it ends")).collect();
    for output in &ended {
        let said = String::from_utf8_lossy(&output.stderr);
        let busy = output.status.code() == Some(2) && said.contains("another build is writing to");
        assert!(output.status.success() || busy, "{:?}: {said}", output.status);
    }
    assert!(ended.iter().any(|output| output.status.success()));
    let found = site.snapshot("public");
    site.run(&["build"]).ends(0, &[]);
    assert_eq!(site.snapshot("public"), found);
}

#[cfg(unix)]
#[test]
fn where_there_is_no_room_the_site_before_stays() {
    let site = Site::new(&[(REPORT, PAGE.as_bytes())]);
    site.run(&["build"]).ends(0, &[]);
    let before = site.snapshot("public");
    site.write(REPORT, PAGE.replace("First.", &"Words. ".repeat(20_000)).as_bytes());
    // Files may have 40 times 512 bytes, or 40 times 1,024; to write more fails as it does on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f 40; exec {} build", env!("CARGO_BIN_EXE_pincite"));
    let output = Command::new("sh").args(["-c", &script]).current_dir(site.folder.path()).output().expect("there is a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("cannot write"), "{said}");
    assert_eq!(site.snapshot("public"), before);
    assert!(!site.has(".public.pincite"));
}

#[test]
fn folders_that_hold_somebodys_work_are_never_replaced() {
    let site = Site::new(&[(REPORT, PAGE.as_bytes()), ("themes/own/static/a.css", b"")]);
    for out in [".", "..", "content", "content/documents", "themes/own", "site.toml", "/"] {
        let before = site.snapshot("");
        site.run(&["build", "--out", out]).ends(2, &["error"]);
        assert_eq!(site.snapshot(""), before, "{out}");
    }
    site.run(&["build"]).ends(0, &[]);
    site.write("public/.git/HEAD", b"ref: refs/heads/gh-pages");
    site.run(&["build"]).ends(2, &["holds .git", "--out"]);
    assert!(site.has("public/.git/HEAD") && site.has("public/index.html"));
}

#[test]
fn empty_folders_among_the_sources_and_a_home_are_never_replaced() {
    let site = Site::new(&[(REPORT, PAGE.as_bytes())]);
    let folder = |path: &str| {
        let folder = site.folder.path().join(path);
        fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    };
    let homes = ["USERPROFILE", "HOME"].map(|name| (name, folder("people/somebody")));
    for out in ["", "people", "people/somebody", "people/../seeds", "content/pages/drafts", "themes/own"].map(folder) {
        let before = site.snapshot("");
        let output = build(site.folder.path()).arg("--out").arg(&out).envs(homes.clone()).stderr(Stdio::piped()).output();
        let output = output.expect("it can be run");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("left alone"), "{}: {said}", out.display());
        assert_eq!(site.snapshot(""), before, "{}", out.display());
    }
    let below = folder("people/somebody/web");
    let mut command = build(site.folder.path());
    assert!(command.arg("--out").arg(&below).envs(homes).status().expect("it can be run").success());
    assert!(below.join("index.html").exists());
}

#[test]
fn a_site_is_the_same_bytes_wherever_and_however_it_is_built() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/everything");
    let copy = || {
        let site = Site::new(&[]);
        for entry in walkdir::WalkDir::new(&source).into_iter().map(|entry| entry.expect("the fixture can be read")) {
            let path = entry.path().strip_prefix(&source).expect("it lies below").to_string_lossy().into_owned();
            if entry.file_type().is_file() && !path.starts_with("expected") {
                site.write(&path, &fs::read(entry.path()).expect("it can be read"));
            }
        }
        site
    };
    let bytes = |site: &Site| {
        let root = site.folder.path().display().to_string();
        let files = site.snapshot("public").into_iter().map(|(path, bytes)| (path.replace(&root, ""), bytes));
        files.collect::<Vec<_>>()
    };
    let (one, other) = (copy(), copy());
    let surroundings = |threads, language, zone, epoch| {
        [("RAYON_NUM_THREADS", threads), ("LC_ALL", language), ("LANG", language), ("TZ", zone), ("SOURCE_DATE_EPOCH", epoch)]
    };
    let built = |command: &mut Command, surroundings: [(&str, &str); 5]| {
        let status = command.envs(surroundings).stdout(Stdio::null()).status().expect("it can be run");
        assert!(status.success());
    };
    built(build(one.folder.path()).current_dir(one.folder.path()), surroundings("1", "C", "UTC", "0"));
    let program = env!("CARGO_BIN_EXE_pincite");
    let surroundings = surroundings("4", "tr_TR.UTF-8", "Pacific/Kiritimati", "4102444800");
    if cfg!(unix) {
        let script = format!("umask 077; exec {program} build --root \"$0\"");
        built(Command::new("sh").args(["-c", &script]).arg(other.folder.path()).current_dir("/"), surroundings);
    } else {
        built(&mut build(other.folder.path()), surroundings);
    }
    assert_eq!(bytes(&one), bytes(&other));
    assert_eq!(one.read("anchors.lock"), other.read("anchors.lock"));
    pincite(other.folder.path(), &["build", "--locked"]).ends(0, &[]);
    assert_eq!(bytes(&one), bytes(&other), "to build again changes nothing");
}
