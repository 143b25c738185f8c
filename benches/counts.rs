//! No change makes a stage take more instructions than it did, unless somebody says so.
//!
//! `cargo bench --bench counts` imports the seeds of this repository and builds a site of its documents and instruments below
//! Valgrind, and holds the instructions of each stage against `benches/counts.txt`. Instructions are the same on a busy machine and on a
//! slow one, as time is not. A stage is counted by stopping after it: what it took is what was counted until then, less what was counted until
//! the end of the stage before. A stage that takes more than the file says by over 5 % fails: a few come and go with the kind of
//! processor that libraries find. `UPDATE_FIXTURES=1` writes the file anew, after a change that is worth it, one that takes less, or with
//! another compiler.

#![expect(clippy::disallowed_methods, reason = "a bench reads its texts and starts itself")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, exit};
use std::{env, fs};

use pincite::import::import_text;
use pincite::{project, site};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// In their order: import, and those that `pincite build --timings` names, but for what the disk does.
const STAGES: [&str; 8] = ["import", "files", "read", "address", "link", "render", "check", "ledger"];
/// How far a count may be above the one in the file, in hundredths of it,
const TOLERANCE: u64 = 5;
/// and, since a stage is the difference of two counts, in thousandths of all that was counted until its end.
const NOISE: u64 = 1;

fn main() -> ExitCode {
    let mut arguments = env::args().skip_while(|argument| argument != "--until").skip(1);
    match arguments.next() {
        Some(stage) => run(&stage),
        None => hold(),
    }
}

/// Goes through the stages and ends after one.
fn run(until: &str) -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut ended = |stage| {
        if stage == until {
            exit(0);
        }
    };
    for entry in fs::read_dir(root.join(project::SEEDS)).expect("it is there") {
        let path = entry.expect("it can be read").path();
        import_text(&path.to_string_lossy(), &fs::read_to_string(&path).expect("it is text"));
    }
    ended("import");
    let mut project = project::read(root, None).expect("it can be read");
    for page in project.sources.below(project::PAGES).to_vec() {
        project.sources.remove(&page.path); // the handbook grows with every feature
    }
    project.ledger = None;
    project.config.social_cards = false; // drawing is the work of a library,
    project.config.search.enabled = false; // and so is the index, which takes more or less from run to run
    ended("files");
    let built = site::build(&project, &|_, _| (), &mut ended);
    let ledger = built.ledger.text.expect("there was none");
    ledger.pieces().for_each(drop);
    ended("ledger");
    ExitCode::FAILURE
}

/// Counts every stage and holds it against the file.
fn hold() -> ExitCode {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/counts.txt");
    let before: BTreeMap<String, u64> = fs::read_to_string(&file).map(|text| read(&text)).unwrap_or_default();
    let (mut now, mut total, mut wrong) = (String::new(), 0, Vec::new());
    for stage in STAGES {
        let until = count(stage);
        let (taken, expected) = (until.saturating_sub(total), before.get(stage).copied().unwrap_or_default());
        total = until;
        println!("{stage:8} {:9.1} million instructions, {:9.1} before", millions(taken), millions(expected));
        let _ = writeln!(now, "{stage} {taken}");
        if taken > expected + expected * TOLERANCE / 100 + total * NOISE / 1000 {
            wrong.push(stage);
        }
    }
    if env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&file, now).expect("it can be written");
    } else if !wrong.is_empty() {
        eprintln!("More than benches/counts.txt says: {}. UPDATE_FIXTURES=1 writes it anew.", wrong.join(", "));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn read(text: &str) -> BTreeMap<String, u64> {
    let line =
        |line: &str| line.split_once(' ').map(|(stage, count)| (stage.to_string(), count.parse().expect("it is a number")));
    text.lines().filter_map(line).collect()
}

#[expect(clippy::cast_precision_loss, reason = "shown to one place behind the point")]
fn millions(count: u64) -> f64 {
    count as f64 / 1e6
}

/// The instructions that this program takes until the end of a stage, on one thread: where several wait for each other they count, too.
fn count(stage: &str) -> u64 {
    let program: PathBuf = env::current_exe().expect("it runs");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]).arg(program);
    let output = valgrind.args(["--until", stage]).env("RAYON_NUM_THREADS", "1").output().expect("valgrind is installed");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stage}: {told}");
    let refs = told.lines().find(|line| line.contains("refs:")).expect("Valgrind tells it at its end");
    refs.rsplit(' ').next().unwrap_or_default().replace(',', "").parse().expect("it is a number")
}
