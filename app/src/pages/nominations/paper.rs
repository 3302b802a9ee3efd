//! The nomination paper: the unit's list as an official paper is laid out (Nghị định 30/2020/NĐ-CP, appendix I), to print, sign and file.

use axum::extract::{Path, State};
use chrono::Datelike;
use documents::dates;
use domain::{Lang, Word, nominations::ranks::Standing};
use leptos::prelude::*;
use services::{
    ids::RoundId,
    nominations::{NomineeEntry, UnitList, render_unit_list, show_unit_list},
};
use ui::{ButtonLink, Crumb, Look, PageHead};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::nominations::{path_of, words as t},
    sheet::download,
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    let list = show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    let (lang, place, today) = (staff.lang, app.services.office().place.clone(), app.services.today());
    let title = format!("{}: {}", t::paper(lang), list.unit.name);
    Ok(staff.staff(&title, move || view(lang, list, (place, today))))
}

pub(crate) async fn pdf(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    let (name, bytes) = render_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    Ok(download("application/pdf", &name, bytes))
}

fn view(lang: Lang, list: UnitList, (place, today): (String, chrono::NaiveDate)) -> AnyView {
    let crumbs = vec![
        Crumb::new(t::calls(lang), in_language(lang, "/quan-ly")),
        Crumb::new(
            format!("{}: {}", t::list_title(lang), list.unit.name),
            in_language(lang, &path_of(list.round.id, &list.unit.code)),
        ),
    ];
    let pdf = in_language(lang, &format!("{}/danh-sach.pdf", path_of(list.round.id, &list.unit.code)));
    let body = domain::units::name::acting_body(*list.unit.level, &list.unit.name, &list.unit.name);
    let kind = list.activity.kind.name(Lang::Vi).to_lowercase();
    let days = dates::days(list.activity.starts_on, list.activity.ends_on, Lang::Vi);
    let subject = format!("tham gia {kind} “{}”", list.activity.title);
    let when = format!("(Thời gian: {days}; địa điểm: {})", list.activity.place);
    let named: Vec<&NomineeEntry> =
        list.people.iter().filter(|one| one.standing == Standing::Named).collect();
    let substitutes: Vec<&NomineeEntry> =
        list.people.iter().filter(|one| one.standing == Standing::Substitute).collect();
    let first = named.len() + 1;
    let rows = (1..).zip(named).map(|(n, one)| row(n, one, String::new())).collect_view();
    let more = (first..).zip(substitutes).zip(1..);
    let more = more.map(|((n, one), nth)| row(n, one, format!("Dự bị {nth}"))).collect_view();
    // The office's own place stands in its papers; of another unit it is left to be written.
    let place = Some(place)
        .filter(|place| list.unit.name.contains(place.as_str()))
        .unwrap_or_else(|| "………………".into());
    let dated = format!("{place}, ngày … tháng … năm {}", today.year());
    let organizer = list.organizer.clone();
    view! {
        <PageHead title=t::paper(lang) crumbs lead=t::paper_hint(lang)>
            <ButtonLink href=pdf look=Look::Secondary>{t::pdf(lang)}</ButtonLink>
        </PageHead>
        <article class="paper" lang="vi">
            <div class="paper-head">
                <div>
                    <p class="paper-body">{body.to_uppercase()}</p>
                    <p class="paper-number">"Số: ……/DS-……"</p>
                </div>
                <div>
                    <p class="paper-state">"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</p>
                    <p class="paper-motto">"Độc lập - Tự do - Hạnh phúc"</p>
                    <p class="paper-date">{dated}</p>
                </div>
            </div>
            <h2 class="paper-title">"DANH SÁCH CỬ NGƯỜI"</h2>
            <p class="paper-subject">{subject}</p>
            <p class="paper-when">{when}</p>
            // On a phone it is wider than the screen.
            <div class="paper-scroll" role="region" tabindex="0" aria-label=t::list_title(Lang::Vi)>
                <table class="paper-table">
                    <thead><tr>
                        <th scope="col">"STT"</th><th scope="col">"Họ và tên"</th><th scope="col">"Năm sinh"</th>
                        <th scope="col">"Chức vụ"</th><th scope="col">"Điện thoại"</th><th scope="col">"Ghi chú"</th>
                    </tr></thead>
                    <tbody>{rows}{more}</tbody>
                </table>
            </div>
            <div class="paper-end">
                <div>
                    <p class="paper-to">"Nơi nhận:"</p>
                    <p class="paper-receivers">"- "{organizer}";"<br/>"- Lưu: VT."</p>
                </div>
                <div class="paper-signer">
                    <p>"THỦ TRƯỞNG ĐƠN VỊ"</p>
                    <p class="paper-sign">"(Ký, ghi rõ họ tên, đóng dấu)"</p>
                </div>
            </div>
        </article>
    }
    .into_any()
}

fn row(n: usize, one: &NomineeEntry, note: String) -> AnyView {
    let person = &one.person;
    let year = person.birth_date.map(|day| day.year()).or(person.birth_year);
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let (name, post) = (person.full_name.clone(), person.position.clone());
    let phone = person.phone.clone().unwrap_or_default();
    view! {
        <tr><td class="paper-n">{n}</td><td>{name}</td><td class="paper-n">{year}</td><td>{post}</td><td class="paper-n">{phone}</td><td>{note}</td></tr>
    }
    .into_any()
}
