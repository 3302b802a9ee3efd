//! Result of a certificate's verification: the sentence first.

use super::{name, public, say, section};
use crate::{Fact, FactList, Icon, Tone};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let valid = "Giấy chứng nhận số 0412/2026 cấp cho Nguyễn Thị Ẩ. ngày 14/10/2026, lớp Tập huấn nghiệp vụ tiếp nhận nạn nhân trở về, do Sở Nội vụ tỉnh Thái Nguyên cấp.";
    let body = view! {
        {name(".verdict.tone-ok / -bad / -warn / -neutral")}
        {public(
            view! {
                {verdict(Tone::Ok, "Hợp lệ", valid)}
                <FactList facts=vec![
                    Fact::new("Số", "0412/2026"),
                    Fact::new("Thời lượng", "3 ngày, 24 giờ, dự 6/6 buổi"),
                    Fact::new("Kiểm tra lúc", "14:02 ngày 23/11/2026"),
                ] />
            }
                .into_any(),
        )}
        {public(verdict(Tone::Bad, "Đã thu hồi", "Giấy chứng nhận số 0398/2026 đã bị thu hồi ngày 20/10/2026 vì cấp nhầm người. Giấy này không còn giá trị."))}
        {public(verdict(Tone::Warn, "Đã được thay bằng giấy khác", "Giấy chứng nhận số 0377/2026 đã được thay bằng số 0415/2026 ngày 21/10/2026, do sửa họ tên."))}
        {public(verdict(Tone::Neutral, "Không tìm thấy", "Không có giấy chứng nhận nào mang mã này. Xem lại mã in bên cạnh mã QR rồi nhập lại."))}
    };
    section("verify", say(lang, "Trang: tra cứu giấy chứng nhận", "Page: verification"), body.into_any())
}

fn verdict(tone: Tone, word: &'static str, sentence: &'static str) -> AnyView {
    view! {
        <div class=format!("verdict {}", tone.class())>
            <h3 class="verdict-word"><Icon sign=tone.sign() />{word}</h3>
            <p class="verdict-sentence">{sentence}</p>
        </div>
    }
    .into_any()
}
