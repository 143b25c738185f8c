//! The addresses that files for programs name: exports in JSON, the feed, the sitemap, the network of citations.
//!
//! In: the path and the bytes of a file of the output. Out: each address of the site that it names, to whoever asks, or why it cannot be
//! read. It is read as it will be by others, from its bytes, and piece by piece, since exports of a large site are large. What is looked
//! for are values that are addresses by their name: text that happens to begin like one is none.

use std::fmt;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::files::has_extension;

/// Keys of JSON whose values are addresses.
const KEYS: [&str; 5] = ["url", "URL", "from", "id", "source"];
/// Elements of XML whose words are addresses, and the attribute.
const ELEMENTS: [&str; 3] = ["loc", "id", "data"];
const ATTRIBUTE: &str = "href";

/// Whether a file is one of those.
pub(super) fn is_export(path: &str) -> bool {
    ["json", "jsonld", "xml", "graphml"].iter().any(|extension| has_extension(path, extension))
}

/// Names each address in a file that begins with `base_url`, once for each time that it follows another one.
pub(super) fn addresses(path: &str, bytes: &[u8], base_url: &str, name: &mut dyn FnMut(&str)) -> Result<(), String> {
    let mut last = String::new();
    let mut name = |address: &str| {
        if address.starts_with(base_url) && address != last {
            name(address);
            last = address.to_string();
        }
    };
    if has_extension(path, "json") || has_extension(path, "jsonld") { json(bytes, &mut name) } else { xml(bytes, &mut name) }
}

fn json(bytes: &[u8], name: &mut dyn FnMut(&str)) -> Result<(), String> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = Look { is_address: false, name }.deserialize(&mut reader);
    read.and_then(|()| reader.end()).map_err(|error| error.to_string())
}

/// A value of JSON, looked through for addresses.
struct Look<'n> {
    is_address: bool,
    name: &'n mut dyn FnMut(&str),
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.is_address {
            (self.name)(text);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(is_address) = map.next_key_seed(Key)? {
            map.next_value_seed(Look { is_address, name: &mut *self.name })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Look { is_address: self.is_address, name: &mut *self.name })?.is_some() {}
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A key of JSON: whether its value is an address.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = bool;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(KEYS.contains(&key))
    }
}

fn xml(bytes: &[u8], name: &mut dyn FnMut(&str)) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let (mut words, mut depth): (Option<String>, usize) = (None, 0);
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| error.to_string())?;
                let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
                if attribute.key.as_ref() == ATTRIBUTE {
                    name(&value);
                }
            }
        }
        match event {
            Event::Start(tag) => {
                depth += 1;
                words = ELEMENTS.contains(&tag.name().as_ref()).then(String::new);
            }
            Event::End(_) => {
                depth -= 1;
                if let Some(words) = words.take() {
                    name(words.trim());
                }
            }
            Event::Text(part) => words = words.map(|words| words + &part),
            Event::GeneralRef(part) => {
                let sign = quick_xml::escape::resolve_predefined_entity(&part).unwrap_or("\u{fffd}");
                words = words.map(|words| words + sign);
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err("it ends before its last element does".into()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str, text: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        addresses(path, text.as_bytes(), "https://e.org/", &mut |address| found.push(address.to_string()))?;
        Ok(found)
    }

    #[test]
    fn values_that_are_addresses_by_their_key_are_named() {
        let text = r#"{"url":"https://e.org/a/","text":"https://e.org/no","n":[1,-2,0.5,true,null,{"from":"https://e.org/b/#c"}],"id":"c","source":{"url":"https://un.org/"}}"#;
        assert_eq!(named("a.json", text), Ok(vec!["https://e.org/a/".into(), "https://e.org/b/#c".into()]));
        assert!(named("a.json", "{\"url\":").is_err() && named("a.json", "{} {}").is_err());
    }

    #[test]
    fn elements_and_attributes_that_are_addresses_are_named() {
        let text = "<?xml version=\"1.0\"?><feed><id>https://e.org/?a=1&amp;b=2</id><link href=\"https://e.org/b/\"/><title>https://e.org/no</title></feed>";
        assert_eq!(named("feed.xml", text), Ok(vec!["https://e.org/?a=1&b=2".into(), "https://e.org/b/".into()]));
        for broken in ["<feed><id>a</feed>", "<feed>", "<feed a=1/>", "<feed></feed></feed>"] {
            assert!(named("feed.xml", broken).is_err(), "{broken}");
        }
    }
}
