//! Type, colours, signs.

use super::{name, say, section};
use crate::{Icon, Sign};
use domain::Lang;
use leptos::prelude::*;

const SIGNS: [Sign; 27] = [
    Sign::Ok,
    Sign::Check,
    Sign::Info,
    Sign::Warn,
    Sign::Bad,
    Sign::Cross,
    Sign::Clock,
    Sign::Place,
    Sign::People,
    Sign::Calendar,
    Sign::Swap,
    Sign::Left,
    Sign::Right,
    Sign::Up,
    Sign::Down,
    Sign::UpDown,
    Sign::Search,
    Sign::Filter,
    Sign::Menu,
    Sign::Copy,
    Sign::Print,
    Sign::Download,
    Sign::Mail,
    Sign::File,
    Sign::Folder,
    Sign::Lock,
    Sign::Plus,
];

/// Names that break weak faces: stacked capitals, minority letters, old and new places of the tone.
const NAMES: [&str; 7] = [
    "NGUYỄN THỊ ẨẰỔỮỆ",
    "ĐẶNG THỊ HUYỀN ƯNG · HOÀNG VĂN ẮỶ",
    "Y Blŏ Êban · H’Hĭ Mlô · Ƀlao Čư̆ Drăng",
    "Nguyễn Thúy Hòa, Nguyễn Thuý Hoà",
    "Ủy ban nhân dân xã Đại Phúc · 20.000 tờ rơi · 12,5 % · 1.104 lượt người",
    "“Kỳ họp” – ngày 30 tháng 7 năm 2023 … 150.000 ₫ · № 7 × 3 − 1",
    "a\u{302}\u{301} e\u{302}\u{303} o\u{31b}\u{323} A\u{306}\u{309} (NFD)",
];

pub(super) fn view(lang: Lang) -> AnyView {
    let names = NAMES.map(|text| view! { <p>{text}</p> }).into_iter().collect_view();
    let signs = SIGNS.map(|sign| view! { <Icon sign /> }).into_iter().collect_view();
    let body = view! {
        {name("h1, h2, h3, p, .lead, .small, a, strong, kbd")}
        <div class="prose">
            <h1>"NGUYỄN THỊ ẨẰỔỮỆ, lớp tập huấn nghiệp vụ tiếp nhận nạn nhân trở về"</h1>
            <h2>"Hội nghị tuyên truyền phòng, chống mua bán người"</h2>
            <h3>"Buổi sáng, thứ hai, ngày 12 tháng 10 năm 2026"</h3>
            <p class="lead">"Dành cho công chức văn hóa – xã hội và Đội công tác xã hội tình nguyện cấp xã."</p>
            <p>
                "Người tham dự mang theo "<strong>"căn cước công dân"</strong>" và giấy giới thiệu. Xem "
                <a href="#foundations">"chương trình chi tiết"</a>
                " hoặc nhấn " <kbd>"/"</kbd> " để tìm."
            </p>
            {names}
            <p class="small soft">"Cập nhật lúc 14:02 ngày 23/11/2026"</p>
        </div>
        {name("<Icon sign=Sign::…/>")}
        <p class="row">{signs}</p>
    };
    section("foundations", say(lang, "Chữ và dấu", "Type and signs"), body.into_any())
}
