//! Changes of files as editors and programs make them, each done for real.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::preview::{Preview, States, page, site, write};

const REPORT: &str = "content/documents/report.md";

#[test]
fn a_page_is_shown_however_the_editor_saves() {
    let preview = Preview::start();
    let documents = preview.path("content/documents");
    preview.write(REPORT, &page("report", "Plain"));
    preview.until("/report/", "Plain paragraph");
    // vim: the file becomes the backup, a new one is written, the backup goes.
    preview.write("content/documents/4913", "");
    fs::remove_file(documents.join("4913")).expect("it can be removed");
    preview.rename(REPORT, "content/documents/report.md~");
    preview.write(REPORT, &page("report", "Vim"));
    fs::remove_file(documents.join("report.md~")).expect("it can be removed");
    preview.until("/report/", "Vim paragraph");
    // emacs: a lock that is a dangling link, a backup, a new file.
    #[cfg(unix)]
    std::os::unix::fs::symlink("someone@machine.1", documents.join(".#report.md")).expect("it can be linked");
    fs::copy(preview.path(REPORT), documents.join("report.md~")).expect("it can be copied");
    preview.write("content/documents/#report.md#", &page("report", "Unsaved"));
    fs::remove_file(documents.join("#report.md#")).expect("it can be removed");
    preview.write(REPORT, &page("report", "Emacs"));
    #[cfg(unix)]
    fs::remove_file(documents.join(".#report.md")).expect("it can be removed");
    preview.until("/report/", "Emacs paragraph");
    // VS Code and others: a file beside it takes its place.
    preview.write("content/documents/.report.md.tmp", &page("report", "Renamed"));
    preview.rename("content/documents/.report.md.tmp", REPORT);
    preview.until("/report/", "Renamed paragraph");
    // A file of the same size and time takes its place.
    let time = fs::metadata(preview.path(REPORT)).and_then(|facts| facts.modified()).expect("it has a time");
    preview.write("content/documents/.other", &page("report", "Swapped"));
    let other = fs::File::options().write(true).open(preview.path("content/documents/.other")).expect("it can be opened");
    other.set_modified(time).expect("a time can be set");
    preview.rename("content/documents/.other", REPORT);
    preview.until("/report/", "Swapped paragraph");
}

#[test]
fn files_and_folders_come_go_and_move() {
    let preview = Preview::start();
    preview.write("content/documents/deep/er/other.md", &page("other", "Other"));
    preview.until("/other/", "Other paragraph");
    preview.write("content/documents/deep/er/other.md", &page("other", "Deep"));
    preview.until("/other/", "Deep paragraph");
    preview.rename("content/documents/deep", "content/documents/moved");
    preview.write("content/documents/moved/er/other.md", &page("other", "Moved"));
    preview.until("/other/", "Moved paragraph");
    preview.rename("content/documents/moved/er/other.md", "content/documents/moved/er/another.md");
    preview.write("content/documents/moved/er/another.md", &page("other", "Named"));
    preview.until("/other/", "Named paragraph");
    // A folder goes and another comes in its place, as when another branch is checked out.
    preview.rename("content", "away");
    preview.write(REPORT, &page("report", "Replaced"));
    preview.until("/report/", "Replaced paragraph");
    preview.until("/other/", "HTTP/1.1 404");
    preview.write(REPORT, &page("report", "Followed"));
    preview.until("/report/", "Followed paragraph");
    fs::remove_dir_all(preview.path("content")).expect("it can be removed");
    preview.until("/report/", "HTTP/1.1 404");
    preview.rename("away", "content");
    preview.until("/other/", "Named paragraph");
    assert!(!preview.path("anchors.lock").exists() && !preview.path("public").exists(), "the preview writes nothing");
}

#[test]
fn settings_theme_and_ledger_are_followed() {
    let preview = Preview::start();
    preview.write("site.toml", "title = \"Other Papers\"\n");
    preview.until("/", "Other Papers");
    preview.write("themes/default/templates/404.html", "<title>Nothing</title><p>Red</p>");
    preview.until("/nowhere/", "Red");
    preview.write("themes/default/templates/404.html", "<title>Nothing</title><p>Blue</p>");
    preview.until("/nowhere/", "Blue");
    let builds = preview.builds();
    preview.write("anchors.lock", "nonsense\n");
    preview.hears("anchors.lock");
    preview.built(builds + 1);
}

#[test]
fn a_thousand_files_at_once_are_one_build() {
    let preview = Preview::start();
    let builds = preview.builds();
    for number in 0..1000 {
        preview.write(&format!("content/documents/paper-{number}.md"), &page(&format!("paper-{number}"), "New"));
    }
    preview.until("/paper-999/", "New paragraph");
    preview.until("/paper-0/", "New paragraph");
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(preview.builds(), builds + 1, "{}", preview.said());
}

#[test]
fn what_changes_nothing_changes_no_page() {
    let preview = Preview::start();
    let mut states = States::follow(&preview);
    let version = states.next()["version"].clone();
    preview.write(REPORT, &page("report", "First"));
    assert_eq!(states.next()["version"], version);
    let builds = 2;
    preview.built(builds);
    preview.write("content/documents/.hidden.md", &page("hidden", "Hidden"));
    preview.write("content/documents/backup.md~", &page("backup", "Backup"));
    preview.write("public/index.html", "elsewhere");
    preview.get("/report/");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(preview.builds(), builds, "{}", preview.said());
}

#[cfg(unix)]
#[test]
fn linked_files_and_folders_are_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().expect("a folder can be made");
    write(elsewhere.path(), "one/linked.md", &page("linked", "First"));
    write(elsewhere.path(), "two/inner/folder.md", &page("folder", "First"));
    let preview = Preview::start();
    symlink(elsewhere.path().join("one/linked.md"), preview.path("content/documents/linked.md")).expect("it can be linked");
    symlink(elsewhere.path().join("two"), preview.path("content/documents/two")).expect("it can be linked");
    preview.until("/linked/", "First paragraph");
    preview.until("/folder/", "First paragraph");
    write(elsewhere.path(), "one/linked.md", &page("linked", "Second"));
    preview.until("/linked/", "Second paragraph");
    write(elsewhere.path(), "one/.new", &page("linked", "Third"));
    fs::rename(elsewhere.path().join("one/.new"), elsewhere.path().join("one/linked.md")).expect("it can be moved");
    preview.until("/linked/", "Third paragraph");
    write(elsewhere.path(), "two/inner/folder.md", &page("folder", "Second"));
    preview.until("/folder/", "Second paragraph");
}

#[test]
fn a_raw_text_that_changes_is_imported_and_edits_by_hand_stay() {
    let text = |words: &str| format!("Report on Harbours\n\n1. The first paragraph {words}.\n\n2. The second paragraph.\n");
    let preview = Preview::start();
    preview.write("seeds/harbours.txt", &text("is new"));
    preview.hears("seeds/harbours.txt -> content/documents/");
    let said = preview.said();
    let (_, rest) = said.split_once("seeds/harbours.txt -> ").expect("it was just heard");
    let path = rest.lines().next().unwrap_or_default().to_string();
    let slug = path.trim_start_matches("content/documents/").trim_end_matches(".md").to_string();
    let address = format!("/{slug}/");
    preview.until(&address, "first paragraph is new");
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(preview.builds(), 2, "what import writes is part of the same change:\n{}", preview.said());

    let page = fs::read_to_string(preview.path(&path)).expect("it was imported");
    preview.write(&path, &page.replace("The second paragraph", "The second paragraph, edited by hand"));
    preview.until(&address, "edited by hand");
    preview.write("seeds/harbours.txt", &text("is newer"));
    preview.until(&address, "first paragraph is newer");
    assert!(preview.get(&address).contains("edited by hand"));
    fs::remove_file(preview.path("seeds/harbours.txt")).expect("it can be removed");
    preview.hears("its seed seeds/harbours.txt is gone");
    assert!(preview.get(&address).contains("edited by hand"), "import removes no page");
}

#[test]
fn without_events_the_files_are_polled() {
    let preview = Preview::start_with(&["--port", "0", "--poll"]);
    follows(&preview);
    assert!(!preview.said().contains("cannot be watched"), "{}", preview.said());
}

/// The system gives a process no more watches than it is allowed; in a name space of its own that can be none at all.
#[cfg(target_os = "linux")]
#[test]
fn a_watcher_that_fails_makes_place_for_polling_and_that_is_said() {
    for limit in ["max_inotify_instances", "max_inotify_watches"] {
        let mut command = Command::new("unshare");
        let script = format!("echo 0 > /proc/sys/user/{limit} && exec \"$@\"");
        if !Command::new("unshare").args(["-r", "sh", "-c", &script, "sh", "true"]).status().is_ok_and(|status| status.success())
        {
            return; // name spaces are not allowed here
        }
        command.args(["-r", "sh", "-c", &script, "sh", env!("CARGO_BIN_EXE_pincite")]);
        let preview = Preview::start_as(command, &["--port", "0"], site());
        preview.hears("Changes cannot be watched (");
        follows(&preview);
    }
}

fn follows(preview: &Preview) {
    for word in ["Second", "Third"] {
        preview.write(REPORT, &page("report", word));
        preview.until("/report/", &format!("{word} paragraph"));
    }
    preview.write("content/documents/new/other.md", &page("other", "Other"));
    preview.until("/other/", "Other paragraph");
    fs::remove_dir_all(preview.path("content/documents/new")).expect("it can be removed");
    preview.until("/other/", "HTTP/1.1 404");
}
