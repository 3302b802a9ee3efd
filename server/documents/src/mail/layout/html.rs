//! The HTML of a mail.

use std::fmt::Write;

use domain::Lang;

use super::{Body, Fact, Link};

/// Under which name the picture of the QR code is sent along (RFC 2392).
pub const QR_CID: &str = "ma-qr@taphuan";

const FONT: &str = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const INK: &str = "#1c2329";
const QUIET: &str = "#56616b";
const LINE: &str = "#dfe3e6";
const ACCENT: &str = "#1f4e79";

/// What mail programs may drop without harm: dark colours, and labels above their values on narrow screens.
const STYLE: &str = "\
@media (max-width:520px){.fact th,.fact td{display:block!important;width:auto!important;padding-left:0!important}\
.fact th{padding-bottom:0!important}.fact td{border-top:0!important;padding-top:2px!important}\
.card{padding:24px 20px!important}.button,.button a{display:block!important;text-align:center!important}}\
@media (prefers-color-scheme:dark){.page{background:#14181b!important}.card{background:#1e2428!important}\
.card,.card p,.card td,.card h1{color:#e8ecef!important}.quiet,.card .quiet,.card th{color:#a9b4bd!important}\
.fact th,.fact td{border-color:#39424a!important}.card a{color:#9cc7f0!important}\
.button{background:#9cc7f0!important}.button a{color:#10161b!important}}";

/// The whole page.
pub fn html(subject: &str, body: &Body) -> String {
    let lang = match body.lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let mut inner = String::new();
    if !body.letterhead.is_empty() {
        let style = format!("margin:0 0 24px;font-size:14px;line-height:1.5;font-weight:600;color:{QUIET}");
        element(&mut inner, "p", Some("quiet"), &style, &lines(&body.letterhead));
    }
    paragraph(&mut inner, &body.greeting);
    for words in &body.paragraphs {
        paragraph(&mut inner, words);
    }
    facts(&mut inner, &body.facts);
    for words in &body.notes {
        paragraph(&mut inner, words);
    }
    if let Some(link) = &body.button {
        button(&mut inner, link, body.lang);
    }
    if let Some(words) = &body.qr {
        qr(&mut inner, words);
    }
    for link in &body.links {
        let style = format!("margin:0 0 16px;font-size:16px;line-height:1.55;color:{INK}");
        let words = format!("{}<br>{}", lines(&link.label), anchor(&link.url, &lines(&link.url)));
        element(&mut inner, "p", None, &style, &words);
    }
    if !body.closing.is_empty() {
        paragraph(&mut inner, &body.closing.join("\n"));
    }
    let mut small = String::new();
    for words in &body.footer {
        let style = format!("margin:0 0 6px;font-size:13px;line-height:1.5;color:{QUIET}");
        element(&mut small, "p", Some("quiet"), &style, &lines(words));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body class=\"page\" style=\"margin:0;padding:0;background:#f3f5f6;{FONT}\">\n\
         <table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background:#f3f5f6\"><tr><td align=\"center\" style=\"padding:24px 12px\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"max-width:600px;text-align:left\">\n\
         <tr><td class=\"card\" style=\"background:#ffffff;border-top:4px solid {ACCENT};padding:32px 36px;color:{INK};\
         {FONT}\">\n{inner}</td></tr>\n\
         <tr><td style=\"padding:20px 12px 0;{FONT}\">\n{small}</td></tr>\n\
         </table>\n</td></tr></table>\n</body>\n</html>\n",
        escape(subject)
    )
}

fn paragraph(out: &mut String, words: &str) {
    if !words.is_empty() {
        let style = format!("margin:0 0 16px;font-size:16px;line-height:1.55;color:{INK}");
        element(out, "p", None, &style, &lines(words));
    }
}

fn facts(out: &mut String, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    out.push_str(
        "<table class=\"fact\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"margin:4px 0 22px;border-collapse:collapse\">\n",
    );
    for Fact { label, value } in facts {
        let cell = format!(
            "padding:10px 0;border-top:1px solid {LINE};font-size:16px;line-height:1.5;vertical-align:top;text-align:left"
        );
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\" width=\"132\" style=\"{cell};font-weight:400;color:{QUIET}\">{}</th>\
             <td style=\"{cell};padding-left:12px;color:{INK}\">{}</td></tr>",
            lines(label),
            lines(value)
        );
    }
    out.push_str("</table>\n");
}

fn button(out: &mut String, link: &Link, lang: Lang) {
    let or = match lang {
        Lang::Vi => "Nếu không bấm được nút, xin mở địa chỉ này:",
        Lang::En => "If the button does not work, open this address:",
    };
    let _ = writeln!(
        out,
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:6px 0 14px\"><tr>\
         <td class=\"button\" bgcolor=\"{ACCENT}\" style=\"background:{ACCENT};border-radius:4px\">\
         <a href=\"{}\" style=\"display:inline-block;padding:13px 26px;font-size:16px;line-height:1.4;font-weight:600;\
         color:#ffffff;text-decoration:none;{FONT}\">{}</a></td></tr></table>",
        escape(&link.url),
        lines(&link.label)
    );
    let style = format!("margin:0 0 22px;font-size:14px;line-height:1.5;color:{QUIET}");
    element(out, "p", Some("quiet"), &style, &format!("{or}<br>{}", anchor(&link.url, &lines(&link.url))));
}

/// On white whatever the colours are: readers need the contrast.
fn qr(out: &mut String, words: &str) {
    let _ = writeln!(
        out,
        "<p style=\"margin:0 0 4px\"><img src=\"cid:{QR_CID}\" width=\"220\" height=\"220\" alt=\"{}\" \
         style=\"display:block;width:220px;height:220px;background:#ffffff;border:0\"></p>",
        escape(words)
    );
    let style = format!("margin:0 0 22px;font-size:14px;line-height:1.5;color:{QUIET}");
    element(out, "p", Some("quiet"), &style, &lines(words));
}

fn anchor(url: &str, words: &str) -> String {
    format!("<a href=\"{}\" style=\"color:{ACCENT};word-break:break-all\">{words}</a>", escape(url))
}

fn element(out: &mut String, name: &str, class: Option<&str>, style: &str, inner: &str) {
    let class = class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    let _ = writeln!(out, "<{name}{class} style=\"{style}\">{inner}</{name}>");
}

/// Escaped, line breaks kept.
fn lines(text: &str) -> String {
    escape(text.trim()).replace("\r\n", "\n").replace(['\r', '\n'], "<br>")
}

/// The text with everything that HTML would read as its own.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
