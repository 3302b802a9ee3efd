//! Sign-in; the link that has ended.

use super::{name, public, say, section};
use crate::{Button, Field, Kind, Size};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let sign_in = view! {
        <div class="gate">
            <h1>"Đăng nhập dành cho cán bộ"</h1>
            <form class="panel" method="post" novalidate>
                <Field name="login_email" label="Thư điện tử công vụ" kind=Kind::Email autocomplete="username" />
                <Field name="login_password" label="Mật khẩu" kind=Kind::Password autocomplete="current-password" />
                <Button size=Size::Wide>"Đăng nhập"</Button>
                <p><a href="#forgot">"Quên mật khẩu?"</a></p>
            </form>
            <p class="small">"Người tham dự không cần mật khẩu: dùng đường dẫn trong thư mời, hoặc "<a href="#link">"nhận lại đường dẫn"</a>"."</p>
        </div>
    };
    let ended = view! {
        <div class="gate">
            <h1>"Đường dẫn này không còn dùng được"</h1>
            <form class="panel" method="post" novalidate>
                <p>"Đường dẫn đã hết hạn hoặc đã được thay. Nhập thư điện tử đã đăng ký, chúng tôi gửi đường dẫn mới nếu tìm thấy."</p>
                <Field name="again_email" label="Thư điện tử" kind=Kind::Email autocomplete="email" />
                <Button size=Size::Wide>"Gửi lại thư"</Button>
            </form>
        </div>
    };
    let body = view! {
        {name(".gate .panel")}
        <div class="dev-pair">{public(sign_in.into_any())}{public(ended.into_any())}</div>
    };
    section("sign-in", say(lang, "Trang: đăng nhập", "Page: sign-in"), body.into_any())
}
