//! Attendance: people × sessions, and one session on a phone.

use super::{name, say, section};
use crate::{Badge, Icon, Sign, Tone};
use domain::Lang;
use leptos::prelude::*;

/// Value, letter, word.
const MARKS: [(&str, &str, &str); 4] =
    [("present", "C", "Có mặt"), ("late", "M", "Muộn"), ("excused", "P", "Có phép"), ("absent", "V", "Vắng")];

const SESSIONS: [(&str, &str); 6] = [
    ("T2 12/10", "Sáng"),
    ("T2 12/10", "Chiều"),
    ("T3 13/10", "Sáng"),
    ("T3 13/10", "Chiều"),
    ("T4 14/10", "Sáng"),
    ("T4 14/10", "Chiều"),
];

/// Name, unit, a mark for each session (empty: not yet).
const PEOPLE: [(&str, &str, [&str; 6]); 5] = [
    ("Nguyễn Văn An", "Xã Đại Phúc", ["present", "present", "late", "present", "", ""]),
    ("NGUYỄN THỊ ẨẰỔỮỆ", "Đội CTXHTN xã Chợ Mới", ["present", "absent", "absent", "present", "", ""]),
    ("Y Blŏ Êban", "Phường Phan Đình Phùng", ["excused", "excused", "present", "present", "", ""]),
    ("Hoàng Văn Đức", "Xã Đồng Hỷ", ["late", "present", "present", "present", "", ""]),
    ("Đặng Thị Huyền Ưng", "Xã Phú Bình", ["present", "present", "present", "absent", "", ""]),
];

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name(".grid-region .grid .mark (select, button hoặc chữ)")}
        <div class="grid-head">
            {legend()}
            <p class="save-line" data-state="saved" role="status"><Icon sign=Sign::Check />"Đã lưu lúc 14:02:10"</p>
        </div>
        {grid()}
        {name(".save-line[data-state]")}
        <p class="row">
            <span class="save-line" data-state="saving"><Icon sign=Sign::Clock />"Đang lưu 2 ô…"</span>
            <span class="save-line" data-state="failed"><Icon sign=Sign::Warn />"Chưa lưu được 2 ô. Còn trên máy này, sẽ thử lại."</span>
        </p>
        {name(".roll .mark-set: một buổi, trên điện thoại")}
        {roll()}
    };
    section("attendance", say(lang, "Trang: điểm danh", "Page: attendance"), body.into_any())
}

fn legend() -> AnyView {
    let keys = MARKS
        .map(|(value, letter, word)| view! { <li><span class="legend-key" data-mark=value>{letter}</span>{word}</li> })
        .into_iter()
        .collect_view();
    view! { <ul class="legend">{keys}</ul> }.into_any()
}

fn grid() -> AnyView {
    let heads = SESSIONS
        .map(|(day, part)| view! { <th scope="col">{day}<br />{part}</th> })
        .into_iter()
        .collect_view();
    let rows = PEOPLE
        .iter()
        .enumerate()
        .map(|(row, (name, unit, marks))| {
            let cells = marks
                .iter()
                .zip(SESSIONS)
                .enumerate()
                .map(|(column, (mark, (day, part)))| {
                    cell(format!("mark_{row}_{column}"), format!("{name}, {day} {part}"), mark)
                })
                .collect_view();
            let came = marks.iter().filter(|mark| matches!(**mark, "present" | "late")).count();
            view! {
                <tr>
                    <th scope="row">{*name}<span class="grid-unit">{*unit}</span></th>
                    {cells}
                    <td class="sum">{came.to_string()}"/6"</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="grid-region" role="region" tabindex="0" aria-labelledby="grid-name">
            <table class="grid">
                <caption class="hidden-text" id="grid-name">"Điểm danh 5 người, 6 buổi"</caption>
                <thead><tr><th scope="col">"Họ và tên"</th>{heads}<th scope="col">"Buổi dự"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(name: String, label: String, mark: &'static str) -> AnyView {
    let options = MARKS
        .map(|(value, letter, word)| {
            view! { <option value=value label=letter selected=value == mark>{letter}" – "{word}</option> }
        })
        .into_iter()
        .collect_view();
    view! {
        <td>
            <select class="mark" name=name aria-label=label>
                <option value="" label="·">"Chưa điểm danh"</option>
                {options}
            </select>
        </td>
    }
    .into_any()
}

fn roll() -> AnyView {
    let rows = PEOPLE
        .iter()
        .take(3)
        .enumerate()
        .map(|(row, (name, unit, marks))| {
            let choices = MARKS
                .map(|(value, _, word)| {
                    let group = format!("roll_{row}");
                    view! {
                        <label class="mark-choice">
                            <input type="radio" name=group value=value checked=value == marks[0] />
                            <span>{word}</span>
                        </label>
                    }
                })
                .into_iter()
                .collect_view();
            view! {
                <li class="roll-row">
                    <div><span class="roll-name">{*name}</span><span class="grid-unit">{*unit}</span></div>
                    <div class="mark-set" role="radiogroup" aria-label=*name>{choices}</div>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>"Sáng thứ hai, 12/10 " <Badge tone=Tone::Wait>"2/5 có mặt"</Badge></h3>
        <ul class="roll">{rows}</ul>
    }
    .into_any()
}
