//! The preview as a browser meets it: the real program, real requests, real changes of files.

#![allow(clippy::disallowed_methods, reason = "a test makes the files it is about")]

mod preview;
mod server;
mod trouble;
mod watch;
