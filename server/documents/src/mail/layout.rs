//! How a mail looks: one calm column in HTML, and the same words as wrapped plain text.
//!
//! Mail programs know little CSS: tables carry the layout, styles stand on the elements, a `<style>` block adds only what may be
//! lost (dark colours, labels above values on phones). No picture but a QR code that comes with the mail; nothing loaded from outside.

mod html;
mod text;

pub use html::{QR_CID, escape};

use domain::Lang;

/// What a mail says, in its order on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Language of the words.
    pub lang: Lang,
    /// The office it comes from, over everything.
    pub letterhead: String,
    /// `Kính gửi: Ông (bà) …`
    pub greeting: String,
    /// What it is about.
    pub paragraphs: Vec<String>,
    /// Label and value; a value may have several lines.
    pub facts: Vec<Fact>,
    /// What to know or do, after the facts.
    pub notes: Vec<String>,
    /// The one thing to do; its bare address stands below it too.
    pub button: Option<Link>,
    /// What the QR code that comes with the mail is for, in words below it; none where there is no code.
    pub qr: Option<String>,
    /// Several addresses, where one button is not enough.
    pub links: Vec<Link>,
    /// Complimentary close and sender, a line each.
    pub closing: Vec<String>,
    /// Small print, a line each.
    pub footer: Vec<String>,
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// `Thời gian`
    pub label: String,
    /// One or several lines (`\n`).
    pub value: String,
}

/// An address with the words to press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub label: String,
    /// The complete address.
    pub url: String,
}

/// The two forms of one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// A whole HTML page.
    pub html: String,
    /// Plain text, lines of at most 72 letters but for addresses.
    pub text: String,
}

/// Renders both forms. The subject is the page's title.
pub fn render(subject: &str, body: &Body) -> Rendered {
    Rendered { html: html::html(subject, body), text: text::text(body) }
}

#[cfg(test)]
mod tests;
