//! PDF files through `pdftotext`, where it is installed; what is said where it is not.
//!
//! In CI the program must be there: the test fails without it. Elsewhere its absence is a case of its own.

#![allow(clippy::disallowed_methods, reason = "a test makes the files it is about")]

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use tempfile::TempDir;

/// A PDF of one page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().fold(String::new(), |mut out, line| {
        write!(out, "({}) Tj 0 -16 Td ", line.replace('(', "\\(").replace(')', "\\)")).expect("a string takes all");
        out
    });
    let stream = format!("BT /F1 12 Tf 72 720 Td {shown}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"
            .to_string(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_string(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", index + 1).expect("a string takes all");
    }
    let table = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("a string takes all");
    for place in places {
        writeln!(out, "{place:010} 00000 n ").expect("a string takes all");
    }
    write!(out, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
        .expect("a string takes all");
    out.into_bytes()
}

/// A site with one seed.
fn site(name: &str, bytes: &[u8]) -> TempDir {
    let site = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(site.path().join("seeds")).expect("a folder can be made");
    fs::write(site.path().join("site.toml"), "").expect("it can be written");
    fs::write(site.path().join("seeds").join(name), bytes).expect("it can be written");
    site
}

/// Exit code and words of a command. Without programs the path is empty, as on a machine where nothing is installed.
fn pincite(site: &TempDir, arguments: &[&str], programs: bool) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(arguments).current_dir(site.path());
    if !programs {
        command.env("PATH", site.path());
    }
    let output = command.output().expect("the program was built for this test");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// Whether the program is there; in CI it has to be.
fn installed() -> bool {
    let there = Command::new("pdftotext").arg("-v").output().is_ok();
    assert!(there || std::env::var_os("CI").is_none(), "CI has to install poppler-utils");
    there
}

#[test]
fn a_pdf_becomes_a_page_where_pdftotext_is_installed() {
    let paper = pdf(&["Report on lights", "", "1. The Board met twice (in May).", "", "2. It took note of the report."]);
    let site = site("paper.pdf", &paper);
    let (code, said) = pincite(&site, &["import"], true);
    if installed() {
        assert_eq!(code, Some(0), "{said}");
        let page = fs::read_to_string(site.path().join("content/documents/report-lights.md")).expect("a page was written");
        assert!(page.contains("file = \"seeds/paper.pdf\"") && page.contains("1\\. The Board met twice (in May)."), "{page}");
        let (_, text) = pincite(&site, &["import", "--text"], true);
        assert!(text.contains("2. It took note of the report."), "{text}");
    } else {
        assert!(code == Some(1) && said.contains("not installed"), "{said}");
    }
}

#[test]
fn without_pdftotext_a_person_is_told_what_to_install() {
    let (code, said) = pincite(&site("paper.pdf", &pdf(&["Words"])), &["import"], false);
    assert_eq!(code, Some(1), "{said}");
    for words in ["unreadable-file", "seeds/paper.pdf", "not installed", "poppler-utils", "No page was made of what is in seeds/"]
    {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
}

#[test]
fn a_broken_pdf_and_one_without_words_are_findings() {
    if !installed() {
        return;
    }
    let (code, said) = pincite(&site("paper.pdf", b"%PDF-1.4\nand nothing more"), &["import"], true);
    assert!(code == Some(1) && said.contains("pdftotext failed"), "{said}");
    let (_, said) = pincite(&site("paper.pdf", &pdf(&[])), &["import"], true);
    assert!(said.contains("pictures of pages"), "{said}");
}

#[test]
fn pages_of_the_web_and_their_text_go_through_the_command() {
    let page = b"<h1>Report on lights</h1><p>1. The Board met twice.</p><p>2. It took note of the report.</p>";
    let site = site("report.HTML", page);
    let (code, said) = pincite(&site, &["import", "--text"], false);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "# Report on lights\n\n1. The Board met twice.\n\n2. It took note of the report.\n\n")
    );
    let (code, said) = pincite(&site, &["import", "--report"], false);
    assert!(code == Some(0) && said.contains("3  kept in para-1"), "{said}");
    assert_eq!(pincite(&site, &["import"], false).0, Some(0));
    assert!(site.path().join("content/documents/report-lights.md").exists());
}
