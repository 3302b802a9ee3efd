//! What all of Excel's formats share: number formats, errors, rows of a relationship.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::Event;

use crate::cells::Shown;
use crate::package::{Package, beside};
use crate::xml::Xml;
use crate::{Unreadable, xml};

/// Most texts that the cells of a book share.
pub(crate) const MOST_TEXTS: usize = 1_000_000;
/// Most styles of cells: Excel itself takes 65,490.
pub(crate) const MOST_STYLES: usize = 100_000;
/// Most sheets that a book may list.
pub(crate) const MOST_SHEETS: usize = 1_000;

/// The formats that come with Excel have numbers only.
pub(crate) fn built_in(format: u32) -> Shown {
    match format {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Date,
        18..=21 | 32 | 33 | 45 | 47 => Shown::Time,
        46 => Shown::Elapsed,
        _ => Shown::Number,
    }
}

/// What a format of one's own shows, by the letters of its first section: `dd/mm/yyyy;@`, `h:mm`, `#,##0 "đ"`.
pub(crate) fn custom(code: &str) -> Shown {
    let (mut has_day, mut has_time) = (false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            // The letter after one of these stands for itself, or is as wide as a space.
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if !inside.is_empty()
                    && ["h", "m", "s"].iter().any(|unit| inside.replace(unit, "").is_empty())
                {
                    return Shown::Elapsed;
                }
            }
            'd' | 'y' => has_day = true,
            'h' | 's' => has_time = true,
            'm' if !has_time => has_day |= !code.contains(':'),
            _ => {}
        }
    }
    match (has_day, has_time) {
        (true, _) => Shown::Date,
        (false, true) => Shown::Time,
        (false, false) => Shown::Number,
    }
}

/// An error as it shows, by its number.
pub(crate) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// What a part points to: the kind of each target and its name in the package, by the relationship's id.
pub(crate) fn relations(
    package: &mut Package<'_>,
    part: &str,
) -> Result<HashMap<String, Target>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(source) = package.part(&format!("{folder}{slash}_rels/{name}.rels"))? else {
        return Ok(HashMap::new());
    };
    targets(source, part)
}

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// The last word of its type: `worksheet`, `styles`, `sharedStrings`.
    pub(crate) kind: String,
    /// The part's name.
    pub(crate) part: String,
}

fn targets(source: impl BufRead, part: &str) -> Result<HashMap<String, Target>, Unreadable> {
    let (mut reader, mut space) = (Xml::new(source), Vec::new());
    let mut found = HashMap::new();
    while let Some(event) = reader.next(&mut space)? {
        let Event::Start(element) = event else { continue };
        if element.local_name().as_ref() != "Relationship" {
            continue;
        }
        let of = |name| xml::attribute(&element, name).unwrap_or_default();
        let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
        found.insert(of("Id"), Target { kind, part: beside(part, &of("Target")) });
    }
    Ok(found)
}

/// The name of the first target of this kind.
pub(crate) fn of_kind(targets: &HashMap<String, Target>, kind: &str) -> Option<String> {
    targets.values().find(|target| target.kind == kind).map(|target| target.part.clone())
}

/// The letters that Excel writes as `_x000D_` because XML has no place for them.
pub(crate) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        whole.push_str(before);
        let digits = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32) {
            Some(letter) => {
                whole.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                whole.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_shows_days_or_numbers() {
        for (code, shown) in [
            ("dd/mm/yyyy", Shown::Date),
            ("dd/mm/yyyy;@", Shown::Date),
            ("[$-42A]dd mmmm yyyy", Shown::Date),
            ("mmm-yy", Shown::Date),
            ("h:mm", Shown::Time),
            ("[$-409]h:mm AM/PM;@", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("[h]:mm:ss", Shown::Elapsed),
            ("General", Shown::Number),
            ("#,##0\\ \"đồng\"", Shown::Number),
            ("[Red]-#,##0.00_d", Shown::Number),
            ("0;\"d\"", Shown::Number),
            ("@", Shown::Number),
            ("\"Mã\" 000", Shown::Number),
        ] {
            assert_eq!(custom(code), shown, "{code}");
        }
    }

    #[test]
    fn letters_that_xml_cannot_hold() {
        assert_eq!(unescaped("a_x000D_b".to_owned()), "a\rb");
        assert_eq!(unescaped("a_x005F_x000D_".to_owned()), "a_x000D_");
        assert_eq!(unescaped("_xin chào_x_".to_owned()), "_xin chào_x_");
    }
}
