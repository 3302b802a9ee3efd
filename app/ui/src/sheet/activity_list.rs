//! Public list of activities: filters, then month by month, a card each.

use super::{name, public, say, section};
use crate::{Badge, Choice, DateBlock, Field, FilterBar, Icon, Kind, PageHead, Select, Sign, Tone};
use domain::Lang;
use leptos::prelude::*;

struct Card {
    leaf: (&'static str, &'static str, &'static str),
    title: &'static str,
    when: &'static str,
    place: &'static str,
    who: &'static str,
    state: (Tone, &'static str),
    note: &'static str,
}

const OCTOBER: [Card; 3] = [
    Card {
        leaf: ("Tháng 10", "12-14", "3 ngày"),
        title: "Tập huấn nghiệp vụ tiếp nhận, hỗ trợ nạn nhân bị mua bán trở về cho cán bộ cấp xã",
        when: "7:30, thứ hai 12/10 đến thứ tư 14/10/2026",
        place: "Hội trường UBND xã Đại Phúc",
        who: "Công chức cấp xã, Đội công tác xã hội tình nguyện",
        state: (Tone::Ok, "Còn 6 chỗ"),
        note: "Đăng ký trước 17:00 ngày 5/10",
    },
    Card {
        leaf: ("Tháng 10", "20", "thứ ba"),
        title: "Hội thảo phối hợp liên ngành phòng, chống mua bán người",
        when: "8:00, thứ ba 20/10/2026",
        place: "Trung tâm Hội nghị tỉnh Thái Nguyên",
        who: "Đại biểu các xã, phường",
        state: (Tone::Warn, "Hết chỗ · danh sách chờ"),
        note: "4 người đang chờ",
    },
    Card {
        leaf: ("Tháng 10", "29", "thứ năm"),
        title: "Tọa đàm với Đội công tác xã hội tình nguyện",
        when: "14:00, thứ năm 29/10/2026",
        place: "Nhà văn hóa phường Phan Đình Phùng",
        who: "Theo giấy mời",
        state: (Tone::Neutral, "Chỉ qua đơn vị cử"),
        note: "Hỏi đơn vị của ông (bà)",
    },
];

pub(super) fn view(lang: Lang) -> AnyView {
    let first = view! { <Field name="public_q" label="Tìm hoạt động" kind=Kind::Search /> };
    let all = |label: &str| vec![Choice::new(label, label)];
    let cards = OCTOBER.iter().map(card).collect_view();
    let page = view! {
        <PageHead title="Các lớp sắp mở" lead="Đăng ký trực tuyến, không cần tài khoản." />
        <FilterBar action="#activity-list" first=first.into_any()>
            <Select name="public_kind" label="Loại hoạt động" blank="Tất cả" choices=all("Hội thảo") />
            <Select name="public_level" label="Cấp" blank="Tất cả" choices=all("Xã") />
            <Select name="public_unit" label="Đơn vị" blank="Tất cả" choices=all("Xã Đại Phúc") />
            <Select name="public_month" label="Tháng" blank="Tất cả" choices=all("10/2026") />
        </FilterBar>
        <section class="month" aria-labelledby="month-10">
            <h2 id="month-10">"Tháng 10 năm 2026"</h2>
            <ul class="cards">{cards}</ul>
        </section>
    };
    let body = view! { {name(".month .cards .card")} {public(page.into_any())} };
    section(
        "activity-list",
        say(lang, "Trang: danh sách hoạt động", "Page: list of activities"),
        body.into_any(),
    )
}

fn card(card: &'static Card) -> AnyView {
    let (month, day, weekday) = card.leaf;
    let (tone, state) = card.state;
    view! {
        <li class="card whole">
            <DateBlock month day weekday />
            <div class="card-body">
                <h3 class="card-title"><a class="whole-link" href="#activity">{card.title}</a></h3>
                <ul class="card-facts">
                    <li><Icon sign=Sign::Clock /><span>{card.when}</span></li>
                    <li><Icon sign=Sign::Place /><span>{card.place}</span></li>
                    <li><Icon sign=Sign::People /><span>{card.who}</span></li>
                </ul>
            </div>
            <div class="card-state">
                <Badge tone>{state}</Badge>
                <span>{card.note}</span>
            </div>
        </li>
    }
    .into_any()
}
