//! Raw texts to clean documents.

pub mod decode;
