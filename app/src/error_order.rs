//! The summary of what is wrong follows the order of the page, whatever order the fields were read in.

/// Puts the links of the summary in the order in which their fields stand on the page.
///
/// It is done to the whole page, where that order is: each form would else have to keep a list of its fields beside them.
pub(crate) fn in_order_of_page(html: String) -> String {
    const LIST: &str = r#"<ul class="error-summary-list">"#;
    let Some((before, rest)) = html.split_once(LIST) else { return html };
    let Some((list, after)) = rest.split_once("</ul>") else { return html };
    let mut links: Vec<&str> = list.split_inclusive("</li>").collect();
    let place = |link: &str| {
        let id = link.split_once("href=\"#").and_then(|(_, rest)| rest.split_once('"')).map(|(id, _)| id);
        id.and_then(|id| after.find(&format!(" id=\"{id}\"")))
    };
    // What belongs to no field that is there comes last; a stable sort keeps all else as it was.
    links.sort_by_key(|link| place(link).unwrap_or(usize::MAX));
    format!("{before}{LIST}{}</ul>{after}", links.concat())
}

#[cfg(test)]
mod tests {
    use super::in_order_of_page;

    #[test]
    fn the_summary_follows_the_page() {
        let page = |links: &str| {
            format!(
                r#"<h2 id="x"></h2><ul class="error-summary-list">{links}</ul><input id="name"><ul><li>a</li></ul><input id="day_day"><input type="radio" id="sex">"#
            )
        };
        let link = |id: &str| format!("<li><a href=\"#{id}\">{id}</a></li>");
        let shuffled = page(&[link("sex"), link("gone"), link("day_day"), link("name")].concat());
        let ordered = page(&[link("name"), link("day_day"), link("sex"), link("gone")].concat());
        assert_eq!(in_order_of_page(shuffled), ordered);
        assert_eq!(in_order_of_page("<p>nothing wrong</p>".into()), "<p>nothing wrong</p>");
    }
}
