//! Heads and feet of both sides of the house.

use super::{name, say, section};
use crate::{Area, NavLink, SiteFooter, SiteHeader};
use domain::Lang;
use leptos::prelude::*;

/// The links of the staff's head.
pub(super) fn staff_links() -> Vec<NavLink> {
    [
        ("Hôm nay", "/lam-viec"),
        ("Hoạt động", "/hoat-dong"),
        ("Học viên, đại biểu", "/nguoi"),
        ("Đơn vị", "/don-vi"),
        ("Thư", "/thu"),
        ("Ấn phẩm, tin bài", "/an-pham"),
        ("Báo cáo", "/bao-cao"),
    ]
    .map(|(label, href)| NavLink::new(label, href))
    .to_vec()
}

pub(super) fn view(lang: Lang) -> AnyView {
    let links = || {
        vec![
            NavLink::new("Các lớp sắp mở", "/"),
            NavLink::new("Tra cứu giấy chứng nhận", "/kiem-tra"),
            NavLink::new("Trợ giúp", "/tro-giup"),
        ]
    };
    let body = view! {
        {name("<SiteHeader area=Area::Public> <SiteFooter>")}
        <div class="dev-frame public">
            <SiteHeader
                area=Area::Public
                home="/"
                office="Sở Nội vụ tỉnh Thái Nguyên"
                links=links()
                current="/"
                switch="?lang=en"
                menu_id="menu-public"
            />
            <div class="dev-pad"><p class="soft">"…"</p></div>
            <SiteFooter
                links=vec![
                    NavLink::new("Trợ giúp", "/tro-giup"),
                    NavLink::new("Dữ liệu cá nhân", "/du-lieu-ca-nhan"),
                    NavLink::new("Dành cho cán bộ", "/dang-nhap"),
                ]
                about="Sở Nội vụ tỉnh Thái Nguyên · Phòng Người có công và Xã hội · 0208 3855 000"
            />
        </div>
    };
    section("frames", say(lang, "Đầu trang, chân trang", "Heads and feet"), body.into_any())
}
