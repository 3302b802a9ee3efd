//! What stands before the heading of a group: `I.`, `A`, `1`.

use super::content::running_number;

/// The kind of a mark: headings of one kind stand beside each other, not within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Roman,
    Letter,
    Arabic,
}

/// The kind of mark that a text is, with nothing behind it.
pub(super) fn mark(text: &str) -> Mark {
    let bare = text.trim_end_matches(['.', ')', ':', '/']);
    let is_roman = !bare.is_empty() && bare.len() <= 5 && bare.chars().all(|c| "IVX".contains(c));
    match bare {
        _ if is_roman => Mark::Roman,
        "A" | "B" | "C" | "D" | "E" | "a" | "b" | "c" | "d" | "đ" => Mark::Letter,
        _ if running_number(bare).is_some() => Mark::Arabic,
        _ => Mark::None,
    }
}

/// The mark at the beginning of a text, and what stands behind: `I. KHỐI XÃ`. A letter is a mark only with a sign behind it.
pub(super) fn split_mark(text: &str) -> (Mark, &str) {
    let end = text.find([' ', '.', ')', '/', ':', '-']).unwrap_or(text.len());
    let (begins, rest) = text.split_at(end);
    let behind = rest.trim_start_matches([' ', '.', ')', '/', ':', '-']);
    let is_apart = rest.starts_with(['.', ')', '/', ':', '-']);
    match mark(begins) {
        Mark::None => (Mark::None, text),
        Mark::Roman | Mark::Letter if !is_apart => (Mark::None, text),
        _ if behind.is_empty() => (Mark::None, text),
        kind => (kind, behind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_stand_before_headings() {
        assert_eq!(split_mark("I. KHỐI XÃ"), (Mark::Roman, "KHỐI XÃ"));
        assert_eq!(split_mark("IV/ Khối huyện"), (Mark::Roman, "Khối huyện"));
        assert_eq!(split_mark("A. Xã Cát Nê"), (Mark::Letter, "Xã Cát Nê"));
        assert_eq!(split_mark("1. Xã Cát Nê"), (Mark::Arabic, "Xã Cát Nê"));
        for text in ["Y Blŏ Niê", "Xã Cát Nê", "A Páo", "", "I.", "Vi Văn A"] {
            assert_eq!(split_mark(text), (Mark::None, text));
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,20}") {
            let _ = (mark(&text), split_mark(&text));
        }
    }
}
