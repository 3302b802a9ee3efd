//! Badges, meters, figures, facts, tasks, identity bar, tabs.

use super::{name, public, say, section};
use crate::{
    Badge, Breadcrumb, ButtonLink, Crumb, DateBlock, Fact, FactList, Figure, IdentityBar, Look, Meter,
    ProgressBar, SubNav, Tab, Task, TaskList, TaskState, Tone,
};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name("<Breadcrumb> <IdentityBar> <SubNav>")}
        {identity()}
        {name("<Badge tone=…>")}
        <p class="row">
            <Badge>"Bản nháp"</Badge>
            <Badge tone=Tone::Ok>"Đã xác nhận"</Badge>
            <Badge tone=Tone::Wait>"Danh sách chờ · thứ 3"</Badge>
            <Badge tone=Tone::Warn>"Trùng phòng"</Badge>
            <Badge tone=Tone::Bad>"Đã thu hồi"</Badge>
            <Badge tone=Tone::Ok>"ẨẰỔỮỆ ĐÃ CẤP"</Badge>
        </p>
        {name("<Meter> <DateBlock>")}
        <div class="row">
            <Meter value=42 of=50 words="42/50 chỗ" />
            <Meter value=50 of=50 words="50/50 · hết chỗ" tone=Tone::Warn />
            <Meter value=0 of=30 words="0/30 có mặt" />
            <DateBlock month="Tháng 10" day="5" weekday="thứ hai" />
            <DateBlock month="Tháng 10" day="12–14" weekday="3 ngày" />
            <DateBlock month="Th. 12-1" day="30-02" weekday="4 ngày" />
        </div>
        {name("<ProgressBar>")}
        <div class="row">
            <ProgressBar id="sheet-none" done=0 scheduled=0 target=1000 words="Đạt 0 %" />
            <ProgressBar id="sheet-some" done=667 scheduled=250 target=1000 words="Đạt 66 %, cùng lịch 91 %" />
            <ProgressBar id="sheet-all" done=1000 scheduled=0 target=1000 words="Đạt 100 %" />
            <ProgressBar id="sheet-above" done=571 scheduled=429 target=714 words="Đạt 80 %, cùng lịch 140 %" />
        </div>
        {name("<Figure>")}
        {figures()}
        {name("<FactList>")}
        <FactList facts=answers() />
        {name("<TaskList>")}
        {public(view! { <TaskList tasks=tasks() /> }.into_any())}
    };
    section("data", say(lang, "Trạng thái và số liệu", "States and figures"), body.into_any())
}

fn identity() -> AnyView {
    let tabs = vec![
        Tab::new("Tổng quan", "#tong-quan"),
        Tab::new("Danh sách", "#nguoi").count("42"),
        Tab::new("Buổi", "#buoi").count("6"),
        Tab::new("Điểm danh", "#diem-danh"),
        Tab::new("Tài liệu", "#tai-lieu"),
        Tab::new("Thư", "#thu").count("3"),
        Tab::new("Giấy chứng nhận", "#chung-nhan"),
        Tab::new("Nhật ký", "#nhat-ky"),
    ];
    view! {
        <Breadcrumb crumbs=vec![Crumb::new("Hoạt động", "#hoat-dong"), Crumb::new("Năm 2026", "#nam")] />
        <IdentityBar
            title="Tập huấn nghiệp vụ tiếp nhận, hỗ trợ nạn nhân bị mua bán trở về cho cán bộ cấp xã"
            state=view! { <Badge tone=Tone::Ok>"Đang nhận đăng ký"</Badge> }.into_any()
            facts=vec![
                "12-14/10/2026".into_any(),
                "Hội trường UBND xã Đại Phúc".into_any(),
                view! { <Meter value=42 of=50 words="42/50 chỗ" /> }.into_any(),
            ]
        >
            <ButtonLink href="#sua" look=Look::Secondary>"Sửa"</ButtonLink>
        </IdentityBar>
        <SubNav label="Trang của hoạt động" tabs current="#nguoi" />
    }
    .into_any()
}

fn figures() -> AnyView {
    view! {
        <div class="figures">
            <Figure number="57" words="lớp tập huấn" href="#rows" />
            <Figure number="1.104" words="lượt người dự hội nghị tuyên truyền" href="#rows" />
            <Figure number="20.000" words="tờ rơi đã cấp phát" href="#rows" note="đến từng xóm" />
            <Figure number="01" words="hội nghị trao đổi, tọa đàm" />
        </div>
    }
    .into_any()
}

fn answers() -> Vec<Fact> {
    vec![
        Fact::new("Họ và tên", "NGUYỄN THỊ ẨẰỔỮỆ").action("Sửa", "#full_name"),
        Fact::new("Ngày sinh", "23/11/1986").action("Sửa", "#birth_day"),
        Fact::new("Đơn vị", "Đội công tác xã hội tình nguyện xã Đại Phúc, tỉnh Thái Nguyên")
            .action("Sửa", "#unit"),
        Fact::new("Thư điện tử", "nguyen.thi.an.doi.cong.tac.xa.hoi@daiphuc.thainguyen.example")
            .action("Sửa", "#email"),
    ]
}

fn tasks() -> Vec<Task> {
    vec![
        Task::new("Xác nhận tham dự", "#xac-nhan", TaskState::State(Tone::Wait, "Cần trả lời".into()))
            .hint("Trước 17:00 ngày 9/10/2026"),
        Task::new("Phiếu trước khóa học", "#phieu", TaskState::Done("Hoàn thành".into())),
        Task::new("Tải tài liệu", "#tai", TaskState::Count("4".into())),
        Task::new("Đánh giá khóa học", "#danh-gia", TaskState::Blocked("Chưa làm được".into()))
            .hint("Mở sau buổi cuối"),
    ]
}
