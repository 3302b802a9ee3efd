//! Banners, empty states, the page that asks, a dialog, steps.

use super::{name, public, say, section};
use crate::{
    Banner, BannerKind, ButtonLink, Confirm, Dialog, Empty, EmptyState, Fact, FactList, Field, Icon, Kind,
    Lines, Look, PostButton, Shown, Sign, Size, Steps,
};
use domain::Lang;
use leptos::prelude::*;

pub(super) fn view(lang: Lang) -> AnyView {
    let body = view! {
        {name("<Banner kind=…>")}
        {banners()}
        {name("<EmptyState kind=…>")}
        {empties()}
        {name("<Confirm>")}
        {asks()}
        {name("<Steps>")}
        <Steps names=step_names() current=0 />
        <Steps names=step_names() current=2 />
        <Steps names=step_names() current=4 />
        {name(".done")}
        {public(done())}
    };
    section("messages", say(lang, "Thông báo", "Messages"), body.into_any())
}

fn step_names() -> Vec<String> {
    ["Chọn tệp", "Ghép cột", "Kiểm tra", "Xong"].map(str::to_owned).to_vec()
}

fn banners() -> AnyView {
    let undo = view! { <PostButton action="/hoan-tac" look=Look::Secondary size=Size::Small>"Hoàn tác"</PostButton> };
    view! {
        <Banner kind=BannerKind::Success title="Đã xác nhận 5 người, đã báo cho họ qua thư" act=undo.into_any() />
        <Banner kind=BannerKind::Info title="Chưa cấu hình máy chủ thư">
            <p>"Thư được giữ trong hộp thư đi. Người quản trị có thể gửi khi máy chủ sẵn sàng."</p>
        </Banner>
        <Banner kind=BannerKind::Warning title="Số đếm 38 nhỏ hơn danh sách 41 người có mặt">
            <p>"Báo cáo lấy số lớn hơn. Xem lại số đếm nếu cần."</p>
        </Banner>
        <Banner kind=BannerKind::Failure title="Chưa gửi được, máy chủ thư không trả lời. Hệ thống sẽ thử lại lúc 14:10." />
    }
    .into_any()
}

fn empties() -> AnyView {
    view! {
        <div class="stack">
            <EmptyState
                kind=Empty::Nothing
                title="Chưa có hoạt động nào"
                text="Hoạt động là một lớp tập huấn, hội thảo hoặc hội nghị. Tạo hoạt động đầu tiên để mời người và điểm danh."
            >
                <ButtonLink href="#moi"><Icon sign=Sign::Plus />"Tạo hoạt động"</ButtonLink>
            </EmptyState>
            <EmptyState kind=Empty::NoMatch title="Không có hoạt động nào khớp" text="Thử bỏ bớt điều kiện lọc hoặc tìm bằng từ khác.">
                <ButtonLink href="?" look=Look::Secondary>"Xóa bộ lọc"</ButtonLink>
            </EmptyState>
            <EmptyState
                kind=Empty::NoRight
                title="Bạn không có quyền xem danh sách này"
                text="Danh sách thuộc Ủy ban nhân dân xã Đại Phúc. Liên hệ người quản trị: Trần Thị Lan, 0208 3855 000."
            />
        </div>
    }
    .into_any()
}

fn asks() -> AnyView {
    let facts = || {
        vec![
            Fact::new("Gửi đến", "312 người, trong đó 4 người chưa có thư điện tử"),
            Fact::new("Mẫu", "Giấy mời, tiếng Việt và tiếng Anh"),
            Fact::new("Ví dụ", "NGUYỄN THỊ ẨẰỔỮỆ · an@thainguyen.example"),
        ]
    };
    view! {
        <div class="dev-pair">
            <Confirm action="/thu/12/gui" act="Gửi 308 thư" back="/thu/12">
                <h3>"Gửi giấy mời?"</h3>
                <FactList facts=facts() lines=Lines::Plain />
            </Confirm>
            <Confirm action="/nguoi/7/xoa" act="Xóa dữ liệu của người này" look=Look::Danger back="/nguoi/7">
                <h3>"Xóa dữ liệu của Nguyễn Thị Ẩn?"</h3>
                <p>"Không lấy lại được. Số liệu báo cáo giữ nguyên: người này vẫn được đếm một lần."</p>
                <Field name="erase" label="Gõ XÓA để xác nhận" width=crate::Width::Letters10 kind=Kind::Code />
            </Confirm>
        </div>
        {name("<Dialog>, đặt trên trang")}
        <Dialog id="palette" title="Tìm nhanh" shown=Shown::Open>
            <form method="get" action="/tim">
                <Field name="palette_q" label="Người, hoạt động, đơn vị" kind=Kind::Search />
            </form>
        </Dialog>
    }
    .into_any()
}

fn done() -> AnyView {
    view! {
        <div class="done">
            <Icon sign=Sign::Ok />
            <h3>"Đã nhận đăng ký"</h3>
            <p>"Mã đăng ký: "<span class="done-reference">"TH26-0412"</span></p>
        </div>
    }
    .into_any()
}
