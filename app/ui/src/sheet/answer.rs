//! Confirmation with QR code; the answer to an invitation.

use super::{name, public, qr_sample, say, section};
use crate::{Banner, BannerKind, ButtonLink, Fact, FactList, Icon, Lines, Look, PageHead, Sign, Tone};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name(".done .ticket .qr")}
        {public(confirmation())}
        {name(".answers .answer")}
        {public(rsvp())}
    };
    section(
        "answer",
        say(lang, "Trang: xác nhận và trả lời thư mời", "Page: confirmation, answer"),
        body.into_any(),
    )
}

fn confirmation() -> AnyView {
    view! {
        <div class="done">
            <Icon sign=Sign::Ok />
            <h1>"Đã nhận đăng ký"</h1>
            <p>"Mã đăng ký: "<span class="done-reference">"TH26-0412"</span></p>
        </div>
        <br />
        <div class="ticket">
            <div class="stack">
                <h2>"Tiếp theo"</h2>
                <ul>
                    <li>"Giấy xác nhận đã gửi đến n…@thainguyen.example, kèm lịch tham dự."</li>
                    <li>"Đến lớp, đưa mã này cho người điểm danh. Có thể chụp màn hình hoặc in ra."</li>
                    <li>"Không đi được? Hủy sớm để nhường chỗ cho người đang chờ."</li>
                </ul>
                <FactList
                    lines=Lines::Plain
                    facts=vec![
                        Fact::new("Thời gian", "7:30, thứ hai 12/10/2026"),
                        Fact::new("Địa điểm", "Hội trường UBND xã Đại Phúc"),
                    ]
                />
                <div class="actions">
                    <ButtonLink href="#ics"><Icon sign=Sign::Calendar />"Thêm vào lịch"</ButtonLink>
                    <ButtonLink href="#cancel" look=Look::Quiet>"Sửa hoặc hủy đăng ký"</ButtonLink>
                </div>
            </div>
            {qr_sample::view()}
        </div>
    }
    .into_any()
}

fn rsvp() -> AnyView {
    view! {
        <PageHead
            title="NGUYỄN THỊ ẨẰỔỮỆ có tham dự không?"
            lead="Hội thảo phối hợp liên ngành phòng, chống mua bán người, 8:00 thứ ba 20/10/2026"
            notice=view! { <Banner kind=BannerKind::Info title="Ông (bà) đã trả lời: Tham dự, lúc 9:14 ngày 2/10. Đổi được đến hết ngày 15/10." /> }.into_any()
        />
        <div class="answers">
            {answer("yes", Tone::Ok, Sign::Ok, "Tham dự", "Giữ một chỗ cho tôi", "true")}
            {answer("no", Tone::Bad, Sign::Bad, "Không tham dự", "Nhường chỗ cho người khác", "false")}
            {answer("other", Tone::Wait, Sign::Swap, "Cử người thay", "Nhập tên người đi thay", "false")}
        </div>
    }
    .into_any()
}

fn answer(
    value: &'static str,
    tone: Tone,
    sign: Sign,
    words: &'static str,
    hint: &'static str,
    pressed: &'static str,
) -> AnyView {
    view! {
        <form method="post" action="#answer">
            <button class=format!("answer {}", tone.class()) name="answer" value=value aria-pressed=pressed>
                <Icon sign />
                <span>{words}<span class="answer-hint">{hint}</span></span>
            </button>
        </form>
    }
    .into_any()
}
