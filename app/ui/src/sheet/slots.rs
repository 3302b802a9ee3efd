//! Session slots: dates × morning, afternoon, evening, as checkboxes.

use super::{name, say, section};
use crate::{Button, Icon, Sign};
use domain::Lang;
use leptos::prelude::*;

const PARTS: [&str; 3] = ["Sáng", "Chiều", "Tối"];

/// Day, whether it is a day of rest, the parts that are chosen.
const DAYS: [(&str, Option<&str>, [bool; 3]); 5] = [
    ("Thứ hai 12/10", None, [true, true, false]),
    ("Thứ ba 13/10", None, [true, true, false]),
    ("Thứ tư 14/10", None, [true, false, true]),
    ("Thứ bảy 17/10", Some("is-rest"), [false, false, false]),
    ("Chủ nhật 18/10", Some("is-rest"), [false, false, false]),
];

pub(super) fn view(lang: Lang) -> AnyView {
    let heads = PARTS.map(|part| view! { <th scope="col">{part}</th> }).into_iter().collect_view();
    let rows = DAYS.iter().enumerate().map(|(row, day)| row_view(row, day)).collect_view();
    let body = view! {
        {name(".slots .slot")}
        <form method="post" class="stack">
            <table class="slots">
                <caption class="hidden-text">"Chọn buổi: ngày và buổi trong ngày"</caption>
                <thead><tr><th scope="col">"Ngày"</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p>"Đã chọn 6 buổi."</p>
            <Button>"Tạo 6 buổi"</Button>
        </form>
    };
    section("slots", say(lang, "Trang: chọn buổi", "Page: session slots"), body.into_any())
}

fn row_view(row: usize, day: &'static (&'static str, Option<&'static str>, [bool; 3])) -> AnyView {
    let (day, rest, chosen) = day;
    let cells = chosen
        .iter()
        .zip(PARTS)
        .map(|(chosen, part)| {
            let clash = (row == 2 && part == "Tối")
                .then(|| view! { <span class="slot-clash" id="clash-1">"Trùng phòng"</span> });
            let described = clash.as_ref().map(|_| "clash-1");
            let said = format!("{day}, {part}");
            view! {
                <td>
                    <label class="slot">
                        <input
                            type="checkbox"
                            name="slot"
                            value=said.clone()
                            checked=*chosen
                            aria-label=said
                            aria-describedby=described
                        />
                        <Icon sign=Sign::Check />
                    </label>
                    {clash}
                </td>
            }
        })
        .collect_view();
    view! { <tr class=*rest><th scope="row">{*day}</th>{cells}</tr> }.into_any()
}
