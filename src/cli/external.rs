//! `pincite check --external`: other sites are asked whether the links to them still lead anywhere.
//!
//! In: links and how patient to be. Out: an answer for each. One question at a time and a pause for each host, also between HEAD and
//! GET and before the target of a redirect, whoever else asks that host; no body is read. Good answers are remembered in the folder of the site, so that the next check asks only after what is new,
//! old, or was not good.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;
use url::Url;

use super::progress::Progress;
use super::remembered::{recall, remember};
use crate::check::{Answer, Answers, Link};

/// The file of answers that are remembered.
const FILE: &str = "links.json";
/// How many hosts are asked at the same time.
const HOSTS: usize = 8;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Most redirects that are followed.
const DETOURS: usize = 8;
/// How many new answers are written at a time.
const HANDFUL: usize = 20;

/// How other sites are treated.
#[derive(Debug, clap::Args)]
pub(super) struct Manners {
    /// With --external: how many milliseconds lie between two questions to one host
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    delay: u64,
    /// With --external: for how many days a good answer is remembered
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    max_age: u32,
}

/// An answer for each link, remembered or new.
pub(super) fn ask(root: &Path, links: &[Link], manners: &Manners) -> Answers {
    let now = jiff::Timestamp::now().as_second();
    let mut answers: Answers = recall(root, FILE).unwrap_or_default();
    answers.retain(|url, answer| {
        let fresh = now - answer.asked < i64::from(manners.max_age) * 24 * 60 * 60;
        answer.is_good() && fresh && links.iter().any(|link| link.url == *url)
    });
    let open: Vec<&str> = links.iter().map(|link| link.url.as_str()).filter(|url| !answers.contains_key(*url)).collect();
    let progress = Progress::new(open.len());
    let queues = Mutex::new(by_host(&open));
    let pace = Pace { delay: Duration::from_millis(manners.delay), turns: Mutex::default() };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..HOSTS {
            let (sender, queues, pace) = (sender.clone(), &queues, &pace);
            scope.spawn(move || {
                let agent = agent();
                while let Some(queue) = next(queues) {
                    for url in queue {
                        let answer = Answer { asked: now, ..answer(&agent, pace, url) };
                        sender.send((url.to_string(), answer)).expect("the answers are heard until the last one");
                    }
                }
            });
        }
        drop(sender);
        for (count, (url, answer)) in receiver.into_iter().enumerate() {
            answers.insert(url, answer);
            progress.beat();
            if count % HANDFUL == HANDFUL - 1 {
                remember(root, FILE, &answers);
            }
        }
    });
    remember(root, FILE, &answers);
    progress.end();
    answers
}

/// The next host that nobody asks yet.
fn next<'u>(queues: &Mutex<Vec<Vec<&'u str>>>) -> Option<Vec<&'u str>> {
    queues.lock().expect("no thread panics while it holds the lock").pop()
}

/// The addresses of each host.
fn by_host<'u>(urls: &[&'u str]) -> Vec<Vec<&'u str>> {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for url in urls {
        let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_string));
        hosts.entry(host.unwrap_or_default()).or_default().push(url);
    }
    hosts.into_values().collect()
}

fn agent() -> Agent {
    let version = concat!("pincite/", env!("CARGO_PKG_VERSION"), " (link check)");
    let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).timeout_global(Some(PATIENCE));
    config.user_agent(version).build().into()
}

/// The pause between two questions to one host.
struct Pace {
    delay: Duration,
    /// From when on each host may be asked again.
    turns: Mutex<BTreeMap<String, Instant>>,
}

impl Pace {
    /// Waits for a turn at a host, and asks it; the next turn is a pause behind the answer.
    fn ask<T>(&self, url: &Url, question: impl FnOnce() -> T) -> T {
        let turn = self.next(url, |next, now| {
            let turn = now.max(*next);
            *next = turn + self.delay;
            turn
        });
        thread::sleep(turn.saturating_duration_since(Instant::now()));
        let answer = question();
        self.next(url, |next, now| *next = (*next).max(now + self.delay));
        answer
    }

    /// Looks at the next turn of a host, or changes it.
    fn next<T>(&self, url: &Url, change: impl FnOnce(&mut Instant, Instant) -> T) -> T {
        let now = Instant::now();
        let mut turns = self.turns.lock().expect("no thread panics while it holds the lock");
        change(turns.entry(url.host_str().unwrap_or_default().to_string()).or_insert(now), now)
    }
}

/// Asks one address and follows where it leads.
fn answer(agent: &Agent, pace: &Pace, url: &str) -> Answer {
    let failed = |failure: String, gone| Answer { failure: Some(failure), gone, ..Answer::default() };
    let Ok(mut at) = Url::parse(url) else { return failed("it is no address".into(), true) };
    let mut moved = None;
    let mut for_good = true;
    for _ in 0..=DETOURS {
        let (status, location) = match request(agent, pace, &at) {
            Ok(answered) => answered,
            Err(error) => return failed(error.to_string(), is_gone(&error)),
        };
        let next = location.filter(|_| (300..400).contains(&status)).and_then(|location| at.join(&location).ok());
        let Some(next) = next.filter(|next| matches!(next.scheme(), "http" | "https")) else {
            return Answer { status: Some(status), moved, ..Answer::default() };
        };
        for_good &= matches!(status, 301 | 308);
        if for_good {
            moved = Some(next.to_string());
        }
        at = next;
    }
    failed("it redirects in a circle".into(), true)
}

/// The status of an address and where it redirects to. Some servers know no HEAD, so what it refuses is asked for in full.
fn request(agent: &Agent, pace: &Pace, url: &Url) -> std::result::Result<(u16, Option<String>), ureq::Error> {
    let mut response = pace.ask(url, || agent.head(url.as_str()).call());
    if !response.as_ref().is_ok_and(|response| response.status().as_u16() < 400) {
        response = pace.ask(url, || agent.get(url.as_str()).call());
    }
    let response = response?;
    let location = response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_string);
    Ok((response.status().as_u16(), location))
}

/// Whether there is nobody at an address, and not only no answer for now.
fn is_gone(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::BadUri(_) => true,
        ureq::Error::Io(error) => error.kind() == ErrorKind::ConnectionRefused,
        _ => false,
    }
}
