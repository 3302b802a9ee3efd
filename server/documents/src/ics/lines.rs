//! Lines of a calendar file: escaped, and folded between letters. Any text is safe in them: breaks and control characters cannot
//! start a property of their own.

/// Octets of a line before its CRLF (RFC 5545, 3.1).
const LINE: usize = 75;

/// The lines written so far.
#[derive(Default)]
pub(super) struct Lines {
    /// Each ends in CRLF.
    pub text: String,
}

impl Lines {
    /// A text value: escaped (3.3.11), its line breaks kept as `\n`. Nothing is written for an empty one.
    pub fn text(&mut self, key: &str, value: &str) {
        let one_kind_of_break =
            value.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let mut escaped = String::new();
        for c in one_kind_of_break.trim().chars() {
            match c {
                '\\' | ',' | ';' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        if !escaped.is_empty() {
            self.raw(key, &escaped);
        }
    }

    /// A value that holds no control characters, folded between letters.
    pub fn raw(&mut self, key: &str, value: &str) {
        let line = format!("{key}:{value}");
        let mut room = LINE;
        let mut rest = line.as_str();
        while rest.len() > room {
            let (piece, next) = rest.split_at(rest.floor_char_boundary(room));
            self.text.push_str(piece);
            self.text.push_str("\r\n ");
            rest = next;
            // The space that begins a continued line counts.
            room = LINE - 1;
        }
        self.text.push_str(rest);
        self.text.push_str("\r\n");
    }
}

/// A parameter in quotes. RFC 5545 knows no escape for a quote inside (3.2), so it becomes the mark that looks like it; a caret is
/// doubled (RFC 6868), since those who know that rule would read it as one.
pub(super) fn quoted(text: &str) -> String {
    let clean = text.replace('"', "’").replace('^', "^^");
    format!("\"{}\"", without_controls(&clean))
}

/// An address: no spaces, no control characters.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn without_controls(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}
