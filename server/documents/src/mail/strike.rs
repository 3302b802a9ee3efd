//! Strikes links and codes out of a mail that was sent: its words stay, what they open does not.

use domain::Lang;

use super::layout::QR_CID;

/// What stands where a link stood.
fn mark(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "[đường dẫn đã gạch bỏ]",
        Lang::En => "[link struck out]",
    }
}

/// The text without its web addresses.
pub fn strike(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = start(rest) {
        out.push_str(&rest[..start]);
        out.push_str(mark(lang));
        rest = &rest[start..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>');
        rest = &rest[rest.find(ends).unwrap_or(rest.len())..];
    }
    out.push_str(rest);
    out
}

fn start(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

/// The HTML without its web addresses and without the picture of a code, which is no longer sent along.
pub fn strike_html(html: &str, lang: Lang) -> String {
    // Nothing is pressed any more: a link that leads nowhere is none.
    let mut html = strike(html, lang).replace(&format!("href=\"{}\"", mark(lang)), "href=\"#\"");
    let picture = format!("<img src=\"cid:{QR_CID}\"");
    if let Some(start) = html.find(&picture) {
        let end = html[start..].find('>').map_or(html.len(), |at| start + at + 1);
        let words = match lang {
            Lang::Vi => "[mã QR đã gạch bỏ]",
            Lang::En => "[QR code struck out]",
        };
        html.replace_range(start..end, words);
    }
    html
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_struck_mail_keeps_its_words_and_opens_nothing() {
        let text = "Xem đăng ký:\nhttps://taphuan.vn/toi/abc-DEF_1?x=1&y\nTrân trọng,";
        assert_eq!(strike(text, Lang::Vi), "Xem đăng ký:\n[đường dẫn đã gạch bỏ]\nTrân trọng,");
        let html = format!(
            "<a href=\"https://t.vn/toi/abc\" style=\"x\">Xem</a> <img src=\"cid:{QR_CID}\" alt=\"mã\"><p>http://t.vn/a</p>"
        );
        assert_eq!(
            strike_html(&html, Lang::En),
            "<a href=\"#\" style=\"x\">Xem</a> [QR code struck out]<p>[link struck out]</p>"
        );
    }

    proptest! {
        #[test]
        fn no_address_is_left_of_any_text(before in "\\PC{0,30}", token in "[A-Za-z0-9_-]{8,40}", after in "[ \n<\"']\\PC{0,30}") {
            let text = format!("{before}https://taphuan.vn/en/toi/{token}{after}");
            for struck in [strike(&text, Lang::Vi), strike_html(&text, Lang::En)] {
                prop_assert!(!struck.contains("/toi/"), "{}", struck);
                prop_assert!(!struck.contains("://taphuan"), "{}", struck);
            }
        }
    }
}
