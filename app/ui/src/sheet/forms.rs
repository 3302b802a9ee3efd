//! Form controls: at rest, with values, with errors.

use super::{name, public, say, section};
use crate::{
    Button, ButtonLink, Checkboxes, Choice, DatePart, DateParts, DateTyped, ErrorSummary, Field, FieldError,
    Flow, Icon, Kind, Look, Need, PostButton, Radios, Select, Sign, Size, TextArea, Width,
};
use domain::Lang;
use leptos::prelude::*;

fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("training_class", "Lớp tập huấn"),
        Choice::new("workshop", "Hội thảo"),
        Choice::new("outreach_conference", "Hội nghị tuyên truyền"),
        Choice::new("dialogue", "Hội nghị trao đổi, tọa đàm"),
    ]
}

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name("<Button> <ButtonLink> <PostButton>")}
        <div class="actions">
            <Button>"Lưu thay đổi"</Button>
            <Button look=Look::Secondary>"Lưu bản nháp"</Button>
            <Button look=Look::Danger>"Thu hồi 3 giấy chứng nhận"</Button>
            <Button look=Look::Quiet>"Bỏ qua"</Button>
            <ButtonLink href="#forms"><Icon sign=Sign::Plus />"Tạo hoạt động"</ButtonLink>
            <Button size=Size::Small look=Look::Secondary>"Duyệt"</Button>
            <PostButton action="/dang-xuat" size=Size::Small look=Look::Quiet>"Đăng xuất"</PostButton>
        </div>
        {name("<Field> <Select> <TextArea> <Radios> <Checkboxes> <DateParts>")}
        <div class="dev-pair">
            <form class="form" method="post" novalidate>
                <Field name="staff_title" label="Tên hoạt động" value="Tập huấn nghiệp vụ năm 2026" />
                <div class="fields">
                    <Field name="staff_start" label="Ngày bắt đầu" kind=Kind::Date value="2026-10-12" />
                    <Field name="staff_seats" label="Số chỗ" kind=Kind::Number width=Width::Letters4 value="50" suffix="chỗ" />
                </div>
                <Select name="staff_kind" label="Loại hoạt động" choices=kinds() value="workshop" width=Width::Letters20 />
                <TextArea
                    name="staff_note"
                    label="Ghi chú cho người tham dự"
                    need=Need::Optional
                    hint="Hiện trên trang hoạt động và trong thư mời"
                    value="Mang theo căn cước công dân.\nCó chỗ để xe."
                />
                <Checkboxes
                    name="staff_level"
                    label="Cấp"
                    flow=Flow::Line
                    values=vec!["commune".to_owned()]
                    choices=vec![
                        Choice::new("province", "Tỉnh"),
                        Choice::new("district", "Huyện"),
                        Choice::new("commune", "Xã"),
                    ]
                />
            </form>
            {public(registration())}
        </div>
    };
    section("forms", say(lang, "Biểu mẫu", "Forms"), body.into_any())
}

fn registration() -> AnyView {
    view! {
        <form class="form" method="post" novalidate>
            <Field
                name="full_name"
                label="Họ và tên"
                kind=Kind::Name
                autocomplete="name"
                hint="Viết như trên căn cước công dân"
                value="NGUYỄN THỊ ẨẰỔỮỆ"
            />
            <DateParts
                name="birth"
                label="Ngày sinh"
                hint="Ví dụ: 23 11 1986"
                autocomplete="bday"
                value=DateTyped { day: "23".into(), month: "11".into(), year: "1986".into() }
            />
            <Radios
                name="sex"
                label="Giới tính"
                flow=Flow::Line
                value="female"
                choices=vec![Choice::new("female", "Nữ"), Choice::new("male", "Nam")]
            />
            <Field
                name="email"
                label="Thư điện tử"
                kind=Kind::Email
                width=Width::Letters30
                need=Need::Optional
                autocomplete="email"
            />
            <Radios
                name="contact"
                label="Nhận giấy mời qua"
                value="mail"
                choices=vec![
                    Choice::new("mail", "Thư điện tử").hint("Đến ngay, kèm lịch tham dự và mã QR"),
                    Choice::new("unit", "Đơn vị của tôi").hint("Đơn vị in và chuyển giấy mời"),
                ]
            />
            <Checkboxes
                name="consent"
                choices=vec![Choice::new("yes", "Tôi đồng ý để ban tổ chức lưu các thông tin này nhằm tổ chức lớp học và cấp giấy chứng nhận")]
            />
            <Button>"Gửi đăng ký"</Button>
        </form>
    }
    .into_any()
}

pub(super) fn errors(lang: Lang) -> AnyView {
    let form = view! {
        <ErrorSummary errors=vec![
            FieldError::new("wrong_name", "Nhập họ và tên"),
            FieldError::new("wrong_birth_year", "Năm sinh gồm bốn chữ số, ví dụ 1986"),
            FieldError::new("wrong_unit", "Chọn đơn vị trong danh sách"),
            FieldError::new("wrong_sex", "Chọn nữ hoặc nam"),
        ] />
        <form class="form" method="post" novalidate>
            <Field name="wrong_name" label="Họ và tên" kind=Kind::Name hint="Viết như trên căn cước công dân" error="Nhập họ và tên" />
            <DateParts
                name="wrong_birth"
                label="Ngày sinh"
                hint="Ví dụ: 23 11 1986"
                wrong=vec![DatePart::Year]
                error="Năm sinh gồm bốn chữ số, ví dụ 1986"
                value=DateTyped { day: "23".into(), month: "11".into(), year: "86".into() }
            />
            <Select
                name="wrong_unit"
                label="Đơn vị"
                blank="Chọn…"
                choices=vec![Choice::new("X1", "Ủy ban nhân dân xã Đại Phúc")]
                error="Chọn đơn vị trong danh sách"
            />
            <Radios
                name="wrong_sex"
                label="Giới tính"
                flow=Flow::Line
                error="Chọn nữ hoặc nam"
                choices=vec![Choice::new("female", "Nữ"), Choice::new("male", "Nam")]
            />
            <TextArea name="wrong_reason" label="Lý do" error="Viết lý do, người đã đăng ký sẽ đọc được" rows=2 />
            <Button>"Gửi đăng ký"</Button>
        </form>
    };
    let body = view! {
        {name("<ErrorSummary> và lỗi ở từng ô")}
        {public(form.into_any())}
    };
    section("errors", say(lang, "Lỗi", "Errors"), body.into_any())
}
