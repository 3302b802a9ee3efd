//! The few things that are read of XML: names, attributes and text. Entities a document defines itself are left out.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::{Unreadable, cells};

/// Bytes of a text that are kept before more of it is left out.
const LONGEST: usize = 16 * 1024;

/// A reader that tells of an empty element as of one that begins and ends.
pub(crate) fn reader<R: BufRead>(source: R) -> Reader<R> {
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The next thing that stands in the XML; nothing at its end.
pub(crate) fn next<'a, R: BufRead>(
    reader: &mut Reader<R>,
    space: &'a mut Vec<u8>,
) -> Result<Option<Event<'a>>, Unreadable> {
    space.clear();
    match reader.read_event_into(space) {
        Ok(Event::Eof) => Ok(None),
        Ok(event) => Ok(Some(event)),
        Err(_) => Err(Unreadable::Damaged),
    }
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
        let (mut reader, mut space, mut text) = (reader(xml.as_bytes()), Vec::new(), String::new());
        let mut value = None;
        while let Some(event) = next(&mut reader, &mut space).unwrap() {
            if let Event::Start(element) = &event {
                value = attribute(element, "c");
            }
            add_text(&mut text, &event);
        }
        assert_eq!(text, "1 < 2  &");
        assert_eq!(value.unwrap(), "x & y");
    }
}
