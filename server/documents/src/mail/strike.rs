//! Strikes secret links and codes out of a mail that was sent: its words stay, what they open does not.

use domain::Lang;

use super::layout::QR_CID;

/// What stands where a link stood.
fn mark(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "[đường dẫn đã gạch bỏ]",
        Lang::En => "[link struck out]",
    }
}

/// The text without those of its web addresses that are secret.
pub fn strike(text: &str, lang: Lang, is_secret: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = start(rest) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>');
        let (address, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        out.push_str(if is_secret(address) { mark(lang) } else { address });
        rest = after;
    }
    out.push_str(rest);
    out
}

fn start(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

/// The HTML without those of its web addresses that are secret and without the picture of a code, which is no longer sent along.
pub fn strike_html(html: &str, lang: Lang, is_secret: impl Fn(&str) -> bool) -> String {
    // It is pressed no more: a link that leads nowhere is none.
    let mut html = strike(html, lang, is_secret).replace(&format!("href=\"{}\"", mark(lang)), "href=\"#\"");
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
        let own = |address: &str| address.contains("/toi/");
        let text =
            "Xem đăng ký:\nhttps://taphuan.vn/toi/abc-DEF_1?x=1&y\nhttps://t.vn/hoat-dong/TR-1\nTrân trọng,";
        assert_eq!(
            strike(text, Lang::Vi, own),
            "Xem đăng ký:\n[đường dẫn đã gạch bỏ]\nhttps://t.vn/hoat-dong/TR-1\nTrân trọng,"
        );
        let html = format!(
            "<a href=\"https://t.vn/toi/abc\" style=\"x\">Xem</a> <img src=\"cid:{QR_CID}\" alt=\"mã\"><p>http://t.vn/toi/a</p>"
        );
        assert_eq!(
            strike_html(&html, Lang::En, own),
            "<a href=\"#\" style=\"x\">Xem</a> [QR code struck out]<p>[link struck out]</p>"
        );
    }

    proptest! {
        #[test]
        fn no_address_is_left_of_any_text(before in "\\PC{0,30}", token in "[A-Za-z0-9_-]{8,40}", after in "[ \n<\"']\\PC{0,30}") {
            let text = format!("{before}https://taphuan.vn/en/toi/{token}{after}");
            for struck in [strike(&text, Lang::Vi, |_| true), strike_html(&text, Lang::En, |_| true)] {
                prop_assert!(!struck.contains("/toi/"), "{}", struck);
                prop_assert!(!struck.contains("://taphuan"), "{}", struck);
            }
        }
    }
}
