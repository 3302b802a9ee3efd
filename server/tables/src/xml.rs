//! The few things that are read of XML: names, attributes and text. Entities a document defines itself are left out.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::{Unreadable, cells};

/// Bytes of a text that are kept before more of it is left out.
const LONGEST: usize = 16 * 1024;

/// How deep elements may stand in each other. No list needs a tenth of it.
const DEEPEST: u32 = 1_000;

/// A part of a file while it is read. An empty element is told of as one that begins and ends.
pub(crate) struct Xml<R> {
    reader: Reader<R>,
    depth: u32,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next thing that stands in the XML; nothing at its end.
    pub(crate) fn next<'a>(&mut self, space: &'a mut Vec<u8>) -> Result<Option<Event<'a>>, Unreadable> {
        space.clear();
        let event = self.reader.read_event_into(space).map_err(|_| Unreadable::Damaged)?;
        match event {
            Event::Eof => return Ok(None),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > DEEPEST { Err(Unreadable::Damaged) } else { Ok(Some(event)) }
    }
}

/// The attributes with their names after the prefix, as they are written.
pub(crate) fn attributes<'a>(element: &'a BytesStart<'_>) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.flatten().map(|attribute| (attribute.key.local_name().into_inner(), attribute.value))
}

/// An attribute by its whole name, or by the name after the prefix when none is given.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| {
        let key = attribute.key;
        if name.contains(':') { key.0 == name } else { key.local_name().as_ref() == name }
    })?;
    let raw = found.value;
    Some(
        unescape(&raw).map_or_else(|_| raw.clone().into_owned(), |value| cells::beginning(&value).to_owned()),
    )
}

/// Whether an attribute says yes.
pub(crate) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// Adds what stands between elements to a text, as long as the text is not too long.
pub(crate) fn add_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(more) => add(text, more),
        Event::CData(more) => add(text, more),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(letter)) => text.push(letter),
            Ok(None) => add(text, named(entity)),
            Err(_) => {}
        },
        _ => {}
    }
}

/// Adds to a text, as long as it is not too long.
pub(crate) fn add(text: &mut String, more: &str) {
    if text.len() < LONGEST {
        text.push_str(cells::beginning(more));
    }
}

fn named(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_the_document_are_not_filled_in() {
        let xml = "<!DOCTYPE a [<!ENTITY b \"bomb\">]><a c='x &amp; y'>1 &lt; &#50; &b; &amp;</a>";
        let (mut reader, mut space, mut text) = (Xml::new(xml.as_bytes()), Vec::new(), String::new());
        let mut value = None;
        while let Some(event) = reader.next(&mut space).unwrap() {
            if let Event::Start(element) = &event {
                value = attribute(element, "c");
            }
            add_text(&mut text, &event);
        }
        assert_eq!(text, "1 < 2  &");
        assert_eq!(value.unwrap(), "x & y");
    }

    #[test]
    fn elements_do_not_stand_in_each_other_without_end() {
        let deep = "<a>".repeat(2_000);
        let (mut reader, mut space) = (Xml::new(deep.as_bytes()), Vec::new());
        assert!((0..2_000).any(|_| reader.next(&mut space) == Err(Unreadable::Damaged)));
    }
}
