//! Lists that were taken in and can still be taken back, above the list that they went onto.

use documents::dates;
use domain::{Lang, numbers::number_in};
use leptos::prelude::*;
use services::undo::OpenUndo;
use ui::{Look, PostButton, Size};

use crate::{language::in_language, texts::counted};

/// A line for each, with the button that takes it back; nothing where there is none.
pub(crate) fn undos(lang: Lang, open: Vec<OpenUndo>) -> Option<AnyView> {
    if open.is_empty() {
        return None;
    }
    let lines = open
        .into_iter()
        .map(|OpenUndo { id, at, n }| {
            let (at, n) = (dates::moment(at, lang), n as u64);
            let words = lang.pick(
                format!("Danh sách nhập {at}: {} người.", number_in(lang, n)),
                format!("A list taken in {at}: {}.", counted(n, "person", "people")),
            );
            let action = in_language(lang, &format!("/quan-ly/hoan-tac/{id}"));
            let act = lang.pick("Hoàn tác danh sách này", "Take this list back");
            view! { <li>{words}" "<PostButton action look=Look::Quiet size=Size::Small>{act}</PostButton></li> }
        })
        .collect_view();
    Some(view! { <ul class="open-undos no-print">{lines}</ul> }.into_any())
}
