//! One activity's public page: the true state with one button, facts, sessions.

use super::{name, public, say, section};
use crate::{ButtonLink, Crumb, Fact, FactList, Icon, Look, Meter, PageHead, Sign, Size, Tone};
use domain::Lang;
use leptos::prelude::*;

const SESSIONS: [(&str, &str, &str); 3] = [
    ("Sáng thứ hai, 12/10", "7:30-11:30", "Pháp luật về phòng, chống mua bán người · ThS. Lê Thị Hồng Ánh"),
    ("Chiều thứ hai, 12/10", "13:30-16:30", "Xác minh, tiếp nhận nạn nhân · Trung tá Nguyễn Văn Ửng"),
    ("Sáng thứ ba, 13/10", "7:30-11:30", "Hỗ trợ hòa nhập cộng đồng · Đặng Thị Huyền Ưng"),
];

pub(super) fn view(lang: Lang) -> AnyView {
    let sessions = SESSIONS
        .map(|(when, hours, what)| {
            view! {
                <li class="session">
                    <div><span class="session-when">{when}</span><br /><span class="soft">{hours}</span></div>
                    <div>{what}</div>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    let page = view! {
        <PageHead
            title="Tập huấn nghiệp vụ tiếp nhận, hỗ trợ nạn nhân bị mua bán trở về cho cán bộ cấp xã"
            crumbs=vec![Crumb::new("Các lớp sắp mở", "#activity-list")]
        />
        <div class="split">
            <div class="act-aside">{act_now()}</div>
            <FactList facts=facts() />
            <section>
                <h2>"Chương trình chi tiết"</h2>
                <ol class="sessions">{sessions}</ol>
            </section>
        </div>
    };
    let body = view! {
        {name(".split .act-now, <FactList>, .sessions")}
        {public(page.into_any())}
        {name(".act-now ở các trạng thái khác")}
        {public(other_states())}
    };
    section("activity", say(lang, "Trang: một hoạt động", "Page: one activity"), body.into_any())
}

fn act_now() -> AnyView {
    view! {
        <div class="act-now">
            <p class="act-now-state">"Còn 6 chỗ"</p>
            <Meter value=44 of=50 words="44/50 chỗ đã xác nhận" />
            <ButtonLink href="#registration" size=Size::Wide>"Đăng ký"</ButtonLink>
            <p class="small soft">"Đăng ký trước 17:00 ngày 5/10/2026. Mất khoảng 2 phút."</p>
            <p class="small"><a href="#ics"><Icon sign=Sign::Calendar />" Thêm vào lịch"</a></p>
        </div>
    }
    .into_any()
}

fn facts() -> Vec<Fact> {
    vec![
        Fact::new("Thời gian", "7:30, thứ hai 12/10 đến thứ tư 14/10/2026 (6 buổi)"),
        Fact::new("Địa điểm", "Hội trường UBND xã Đại Phúc, xóm Cầu Thành, tỉnh Thái Nguyên"),
        Fact::new("Đối tượng tham dự", "Công chức văn hóa - xã hội, Đội công tác xã hội tình nguyện cấp xã"),
        Fact::new("Mang theo", "Căn cước công dân, giấy giới thiệu"),
        Fact::new("Chế độ", "Hỗ trợ tài liệu, tiền ăn và đi lại theo quy định"),
        Fact::new("Liên hệ", view! { "Trần Thị Lan, "<a href="tel:+842083855000">"0208 3855 000"</a> }),
    ]
}

fn other_states() -> AnyView {
    let state = |tone: Tone, state: &'static str, text: &'static str, button: Option<&'static str>| {
        let button = button.map(|words| {
            view! { <ButtonLink href="#registration" look=Look::Secondary size=Size::Wide>{words}</ButtonLink> }
        });
        view! {
            <div class=format!("act-now {}", tone.class())>
                <p class="act-now-state">{state}</p>
                {button}
                <p class="small soft">{text}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="dev-pair">
            {state(Tone::Warn, "Hết chỗ", "Ông (bà) sẽ ở vị trí thứ 5 trong danh sách chờ.", Some("Vào danh sách chờ"))}
            {state(Tone::Neutral, "Đã đóng đăng ký 5/10", "Cần gấp, xin gọi 0208 3855 000.", None)}
            {state(Tone::Wait, "Chỉ qua đơn vị cử", "Hỏi đầu mối của đơn vị ông (bà).", None)}
            {state(Tone::Bad, "Đã hủy", "Do mưa lũ. Ngày mới sẽ báo sau.", None)}
        </div>
    }
    .into_any()
}
