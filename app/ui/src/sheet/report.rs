//! The report: the paragraph to file with its figures as links, the table under it, the print.

use super::{name, say, section};
use crate::{
    Button, ButtonLink, Cell, Choice, Field, FilterBar, Head, Icon, Kind, Look, PageHead, Row, RowHead,
    Select, Sign, Size, Table,
};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let first = view! {
        <Field name="report_from" label="Từ ngày" kind=Kind::Date value="2013-01-01" />
        <Field name="report_to" label="Đến ngày" kind=Kind::Date value="2023-12-31" />
    };
    let body = view! {
        {name(".report-tools .report-text .report-basis")}
        <PageHead title="Báo cáo kết quả 2013-2023" lead="Toàn tỉnh, mọi cấp, theo địa giới hành chính ngày 1/7/2025" />
        <FilterBar action="#report" first=first.into_any()>
            <Select name="report_unit" label="Đơn vị" blank="Toàn tỉnh" choices=vec![Choice::new("X1", "Xã Đại Phúc")] />
            <Select name="report_level" label="Cấp" blank="Mọi cấp" choices=vec![Choice::new("commune", "Xã")] />
            <Field name="report_by" label="Đơn vị có hiệu lực ngày" kind=Kind::Date value="2025-07-01" />
        </FilterBar>
        <div class="report-tools">
            <Button look=Look::Secondary size=Size::Small><Icon sign=Sign::Copy />"Chép đoạn văn"</Button>
            <ButtonLink href="#xlsx" look=Look::Quiet size=Size::Small><Icon sign=Sign::Download />"Tải bảng .xlsx"</ButtonLink>
            <ButtonLink href="#exact" look=Look::Quiet size=Size::Small>"Số chính xác"</ButtonLink>
        </div>
        <div class="stack">
        {paragraph()}
        <p class="report-basis">"Số người là lượt người. Nhấn vào một số để xem các dòng làm nên số đó."</p>
        {table()}
        </div>
        <p class="print-only print-foot">"In lúc 14:02 ngày 23/11/2026, Trần Thị Lan. Bộ lọc: 1/1/2013-31/12/2023, toàn tỉnh."</p>
    };
    section("report", say(lang, "Trang: báo cáo", "Page: report"), body.into_any())
}

fn paragraph() -> AnyView {
    view! {
        <div class="report-text">
            <p>
                "Giai đoạn 2013-2023, đã tổ chức " <a href="#rows">"57 lớp tập huấn"</a> " nghiệp vụ cho cán bộ; "
                <a href="#rows">"4 hội thảo"</a> " cho cán bộ cấp huyện, xã với " <a href="#rows">"hơn 860 người"</a>
                " tham dự; " <a href="#rows">"34 hội nghị tuyên truyền"</a> " với " <a href="#rows">"trên 1.100 người"</a>
                " tham dự; lắp đặt " <a href="#rows">"105 panô"</a> "; cấp phát " <a href="#rows">"2.800"</a>
                " quyển sổ tay, " <a href="#rows">"20.000 tờ rơi"</a> " đến các thôn, xóm; đăng, phát "
                <a href="#rows">"66 tin, bài"</a> ", phóng sự, clip thông điệp; tổ chức "
                <a href="#rows">"01 hội nghị trao đổi, tọa đàm"</a> "."
            </p>
        </div>
    }
    .into_any()
}

fn table() -> AnyView {
    let rows = [
        ("Lớp tập huấn", "57", "2.310", "1.987"),
        ("Hội thảo", "4", "863", "742"),
        ("Hội nghị tuyên truyền", "34", "1.104", "–"),
        ("Hội nghị trao đổi, tọa đàm", "1", "45", "45"),
    ]
    .map(|(kind, count, attendances, people)| {
        view! {
            <Row>
                <RowHead>{kind}</RowHead>
                <Cell class="num"><a href="#rows">{count}</a></Cell>
                <Cell class="num"><a href="#rows">{attendances}</a></Cell>
                <Cell class="num">{people}</Cell>
            </Row>
        }
    })
    .into_iter()
    .collect_view();
    let head = vec![
        Head::text("Loại hoạt động"),
        Head::number("Số hoạt động"),
        Head::number("Lượt người"),
        Head::number("Số người"),
    ];
    view! { <Table id="report-table" caption="Hoạt động theo loại" head>{rows}</Table> }.into_any()
}
