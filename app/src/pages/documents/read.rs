//! Documents as their readers see them: a list of files to download.

use domain::{Lang, Word};
use leptos::prelude::*;
use services::rows::Document;
use ui::{Icon, Sign};

use crate::{language::in_language, pages::documents::words as t};

/// The section; none where there are no documents. `base`: where their files are, without the language.
pub(crate) fn section(lang: Lang, documents: &[Document], base: &str) -> Option<AnyView> {
    if documents.is_empty() {
        return None;
    }
    let rows = documents
        .iter()
        .map(|row| {
            let href = in_language(lang, &format!("{base}/tai-lieu/{}", row.id));
            let what = t::size(lang, row.kind.name(lang), row.size);
            let title = row.title_in(lang).to_owned();
            view! {
                <li><a href=href download=""><Icon sign=Sign::Download/>" "{title}</a>" "<span class="soft small">{what}</span></li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="stack" id="tai-lieu">
                <h2>{t::title(lang)}</h2>
                <ul class="documents">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
