//! The plain text of a mail: the same words, wrapped.

use super::Body;

/// Letters in a line: readable, and still so when quoted a few times.
const WIDTH: usize = 72;

/// The whole text, ending in a line break.
pub fn text(body: &Body) -> String {
    let mut blocks: Vec<String> = Vec::new();
    blocks.push(wrap(&body.letterhead, ""));
    blocks.push(wrap(&body.greeting, ""));
    blocks.extend(body.paragraphs.iter().map(|words| wrap(words, "")));
    let facts: Vec<String> = body.facts.iter().map(|fact| labelled(&fact.label, &fact.value)).collect();
    blocks.push(facts.join("\n"));
    blocks.extend(body.notes.iter().map(|words| wrap(words, "")));
    for link in body.button.iter().chain(&body.links) {
        // An address stands alone on its line, whole: a broken one cannot be opened.
        blocks.push(format!("{}:\n{}", wrap(&link.label, ""), link.url.trim()));
    }
    blocks.push(wrap(&body.closing.join("\n"), ""));
    if !body.footer.is_empty() {
        // "-- " marks what follows as a signature, which answers leave out (RFC 3676, 4.3).
        blocks.push(format!("-- \n{}", wrap(&body.footer.join("\n"), "")));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// `Label: value`, further lines indented; a value of several lines begins on a line of its own.
fn labelled(label: &str, value: &str) -> String {
    if value.trim().lines().count() > 1 {
        let lines: Vec<String> =
            value.trim().lines().map(|line| wrap(&format!("  {line}"), "    ")).collect();
        return format!("{}:\n{}", wrap(label, ""), lines.join("\n"));
    }
    wrap(&format!("{label}: {value}"), "    ")
}

/// Each line of the text wrapped; what continues one begins with `indent`.
fn wrap(text: &str, indent: &str) -> String {
    let mut out = Vec::new();
    for line in text.trim_end().lines() {
        let lead: String = line.chars().take_while(|c| *c == ' ').collect();
        let mut current = lead;
        let mut empty = true;
        for word in line.split_whitespace() {
            let room = current.chars().count() + usize::from(!empty) + word.chars().count();
            if !empty && room > WIDTH {
                out.push(std::mem::replace(&mut current, indent.to_owned()));
                empty = true;
            }
            if !empty {
                current.push(' ');
            }
            current.push_str(word);
            empty = false;
        }
        out.push(current);
    }
    out.join("\n")
}
