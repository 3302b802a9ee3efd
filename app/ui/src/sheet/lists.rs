//! Filters, tables, pager.

use super::{name, say, section};
use crate::{
    Badge, Button, Caption, Cell, Chip, Choice, Field, FilterBar, Folded, Head, Kind, Look, Pager, Row,
    RowHead, Select, Shape, Size, Sorted, Table, Tone,
};
use domain::Lang;
use leptos::prelude::*;

/// Name, unit, state, sessions attended.
const PEOPLE: [(&str, &str, Tone, &str, &str); 4] = [
    ("NGUYỄN THỊ ẨẰỔỮỆ", "Đội công tác xã hội tình nguyện xã Đại Phúc", Tone::Ok, "Đã xác nhận", "6"),
    ("Y Blŏ Êban", "Ủy ban nhân dân phường Phan Đình Phùng", Tone::Wait, "Chờ duyệt", "0"),
    ("Hoàng Văn Đức", "Ủy ban nhân dân xã Chợ Mới", Tone::Warn, "Trùng lịch", "2"),
    ("Đặng Thị Huyền Ưng", "Phòng Văn hóa - Xã hội xã Đồng Hỷ", Tone::Bad, "Từ chối", "0"),
];

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name("<FilterBar>")}
        {filters()}
        {name("<Table shape=Shape::Cards> <Pager>")}
        {people()}
        <Pager page=6 pages=13 count="Từ 126 đến 150 trong 312 người" href=|page| format!("?page={page}") />
        {name("<Table> hẹp, có dòng cộng")}
        {sums()}
        {name("<Table shape=Shape::Scroll>")}
        {years()}
    };
    section("lists", say(lang, "Danh sách", "Lists"), body.into_any())
}

fn filters() -> AnyView {
    let first = view! { <Field name="list_q" label="Tìm theo tên, mã" kind=Kind::Search value="dai phuc" /> };
    let state = ["Đã xác nhận", "Chờ duyệt", "Từ chối"].map(|label| Choice::new(label, label)).to_vec();
    let unit = vec![
        Choice::new("P1", "Tỉnh Thái Nguyên").group("Tỉnh"),
        Choice::new("X2", "Phường Phan Đình Phùng").group("Xã, phường · Tỉnh Thái Nguyên"),
        Choice::new("X1", "Xã Đại Phúc").group("Xã, phường · Tỉnh Thái Nguyên"),
    ];
    let source = ["Tự đăng ký", "Đơn vị cử", "Nhập từ tệp"].map(|label| Choice::new(label, label)).to_vec();
    view! {
        <FilterBar
            action="#lists"
            clear="#lists"
            first=first.into_any()
            chips=vec![Chip::new("Tìm “dai phuc”", "#lists"), Chip::new("Chờ duyệt", "#lists")]
            folded=Folded::Open
        >
            <Select name="list_state" label="Trạng thái" blank="Tất cả" choices=state value="Chờ duyệt" />
            <Select name="list_unit" label="Đơn vị" blank="Tất cả" choices=unit />
            <Select name="list_source" label="Nguồn" blank="Tất cả" choices=source />
            <Field name="list_from" label="Từ ngày" kind=Kind::Date />
        </FilterBar>
    }
    .into_any()
}

fn people() -> AnyView {
    let head = vec![
        Head::bare("Chọn"),
        Head::text("Họ và tên").sort("#lists", Sorted::Ascending),
        Head::text("Đơn vị").sort("#lists", Sorted::No),
        Head::text("Trạng thái"),
        Head::number("Số buổi").sort("#lists", Sorted::No),
        Head::bare("Việc"),
    ];
    let rows = PEOPLE
        .iter()
        .map(|(name, unit, tone, state, sessions)| {
            let choose = format!("Chọn {name}");
            view! {
                <Row>
                    <Cell class="select"><input type="checkbox" name="who" value=*name aria-label=choose /></Cell>
                    <RowHead><a href="#person">{*name}</a></RowHead>
                    <Cell label="Đơn vị">{*unit}</Cell>
                    <Cell label="Trạng thái"><Badge tone=*tone>{*state}</Badge></Cell>
                    <Cell label="Số buổi" class="num">{*sessions}</Cell>
                    <Cell class="row-actions"><Button look=Look::Secondary size=Size::Small>"Duyệt"</Button></Cell>
                </Row>
            }
        })
        .collect_view();
    view! { <Table id="people-table" caption="312 học viên" head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

fn sums() -> AnyView {
    let rows =
        [("Lớp tập huấn", "57", "2.310"), ("Hội thảo", "4", "863"), ("Hội nghị tuyên truyền", "34", "1.104")]
            .map(|(kind, count, people)| {
                view! {
                    <Row>
                        <RowHead>{kind}</RowHead>
                        <Cell class="num"><a href="#rows">{count}</a></Cell>
                        <Cell class="num"><a href="#rows">{people}</a></Cell>
                    </Row>
                }
            })
            .into_iter()
            .collect_view();
    let foot = view! {
        <Row><RowHead>"Cộng"</RowHead><Cell class="num">"95"</Cell><Cell class="num">"4.277"</Cell></Row>
    };
    let head = vec![Head::text("Loại hoạt động"), Head::number("Số hoạt động"), Head::number("Lượt người")];
    view! { <Table id="sum-table" caption="Hoạt động 2013-2023" head foot=foot.into_any()>{rows}</Table> }
        .into_any()
}

fn years() -> AnyView {
    let years = 2013..=2023;
    let mut head = vec![Head::text("Đơn vị")];
    head.extend(years.clone().map(|year| Head::number(year.to_string())));
    let cells =
        years.map(|year| view! { <Cell class="num">{(year % 7 * 3).to_string()}</Cell> }).collect_view();
    view! {
        <Table id="year-table" caption="Số lớp theo năm" caption_look=Caption::Shown head shape=Shape::Scroll>
            <Row><RowHead>"Phường Phan Đình Phùng"</RowHead>{cells}</Row>
        </Table>
    }
    .into_any()
}
