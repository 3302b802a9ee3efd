//! Home of the staff: what needs doing, then this week.

use super::{name, say, section};
use crate::{Badge, ButtonLink, Icon, PageHead, Sign, Task, TaskList, TaskState, Tone};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name(".home: <TaskList>, .agenda-day .agenda-item")}
        <PageHead title="Hôm nay, thứ hai 12/10/2026" lead="6 việc cần làm">
            <ButtonLink href="#new"><Icon sign=Sign::Plus />"Tạo hoạt động"</ButtonLink>
        </PageHead>
        <div class="home">
            <section aria-labelledby="queue"><h2 id="queue">"Cần làm"</h2><TaskList tasks=queue() /></section>
            <section aria-labelledby="week"><h2 id="week">"Tuần này"</h2>{agenda()}</section>
        </div>
    };
    section("home", say(lang, "Trang: việc hôm nay", "Page: staff home"), body.into_any())
}

fn queue() -> Vec<Task> {
    let task = |title: &str, hint: &str, state: TaskState| Task::new(title, "#queue", state).hint(hint);
    vec![
        task("Đề cử chờ duyệt", "Tập huấn nghiệp vụ, 12-14/10 · hạn hôm nay", TaskState::Count("5".into())),
        task(
            "Trùng phòng",
            "Hội trường A, sáng 20/10: 2 hoạt động",
            TaskState::State(Tone::Bad, "Cần sửa".into()),
        ),
        task(
            "Chưa có danh sách ký nhận",
            "Hội thảo liên ngành, ngày mai",
            TaskState::State(Tone::Warn, "Ngày mai".into()),
        ),
        task("Thư không tới nơi", "Giấy mời hội thảo 20/10", TaskState::Count("14".into())),
        task("Chưa nhập số đếm", "Hội nghị tuyên truyền xã Đồng Hỷ, 8/10", TaskState::Count("2".into())),
        task(
            "Đủ điều kiện, chưa cấp chứng nhận",
            "Tập huấn nghiệp vụ, 28-30/9",
            TaskState::Count("41".into()),
        ),
    ]
}

fn agenda() -> AnyView {
    let item = |time: &'static str, title: &'static str, place: &'static str| {
        view! {
            <li class="agenda-item whole">
                <span class="num">{time}</span>
                <a class="whole-link" href="#activity">{title}</a>
                <span class="agenda-where">{place}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="agenda-day is-today">
            <h3 class="agenda-date">"Thứ hai 12/10" <Badge tone=Tone::Wait>"hôm nay"</Badge></h3>
            <ul class="agenda">
                {item("7:30-11:30", "Tập huấn nghiệp vụ, buổi 1/6", "Hội trường UBND xã Đại Phúc · 42/50")}
                {item("13:30-16:30", "Tập huấn nghiệp vụ, buổi 2/6", "Hội trường UBND xã Đại Phúc · 42/50")}
            </ul>
        </div>
        <div class="agenda-day">
            <h3 class="agenda-date">"Thứ năm 15/10"</h3>
            <ul class="agenda">
                {item("14:00-16:00", "Tọa đàm với Đội công tác xã hội tình nguyện phường Phan Đình Phùng", "Nhà văn hóa phường")}
            </ul>
        </div>
    }
    .into_any()
}
