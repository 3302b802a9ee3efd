//! A mail before it is sent: both languages side by side.

use super::{name, say, section};
use crate::{Icon, Sign};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let vietnamese = view! {
        <p>"Kính gửi: Bà "<mark>"NGUYỄN THỊ ẨẰỔỮỆ"</mark></p>
        <p>
            "Sở Nội vụ tỉnh Thái Nguyên trân trọng kính mời Bà tham dự "<mark>"Hội thảo phối hợp liên ngành"</mark>
            ", 8 giờ 00, thứ ba, ngày 20 tháng 10 năm 2026, tại Trung tâm Hội nghị tỉnh."
        </p>
        <p>"Xin trả lời trước ngày 15/10/2026: "<a href="#answer">"Trả lời thư mời"</a></p>
        <p>"Trân trọng,"<br />"Trần Thị Lan"</p>
    };
    let english = view! {
        <p>"Dear Ms "<mark>"NGUYỄN THỊ ẨẰỔỮỆ"</mark>","</p>
        <p>
            "The Department of Home Affairs of Thái Nguyên has the honour to invite you to the "
            <mark>"Inter-agency workshop"</mark>", at 8:00 on Tuesday 20 October 2026, Provincial Convention Centre."
        </p>
        <p>"Please answer before 15 October 2026: "<a href="#answer">"Answer the invitation"</a></p>
        <p>"Yours sincerely,"<br />"Trần Thị Lan"</p>
    };
    let body = view! {
        {name(".mails .mail")}
        <div class="mails">
            {letter("vi", ["Từ", "Đến", "Tiêu đề"], "Giấy mời: Hội thảo phối hợp liên ngành, 20/10/2026", vietnamese.into_any())}
            {letter("en", ["From", "To", "Subject"], "Invitation: Inter-agency workshop, 20 October 2026", english.into_any())}
        </div>
    };
    section("mail", say(lang, "Trang: xem trước thư", "Page: mail preview"), body.into_any())
}

fn letter(code: &'static str, heads: [&'static str; 3], subject: &'static str, body: AnyView) -> AnyView {
    let [from, to, about] = heads;
    view! {
        <article class="mail" lang=code>
            <dl class="mail-head">
                <div><dt>{from}</dt><dd>"Sở Nội vụ tỉnh Thái Nguyên <lop@thainguyen.example>"</dd></div>
                <div><dt>{to}</dt><dd>"nguyen.thi.an.doi.cong.tac.xa.hoi@daiphuc.thainguyen.example"</dd></div>
                <div class="mail-subject"><dt>{about}</dt><dd>{subject}</dd></div>
            </dl>
            <div class="mail-body">{body}</div>
            <ul class="mail-files"><li><Icon sign=Sign::File />"giay-moi.pdf"</li><li><Icon sign=Sign::Calendar />"hoi-thao.ics"</li></ul>
        </article>
    }
    .into_any()
}
