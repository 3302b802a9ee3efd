//! The words that the components say themselves, in both languages.

use domain::Lang;
use leptos::prelude::use_context;

/// One language's words. A missing one doesn't compile.
pub struct Words {
    /// After the label of a field that may stay empty.
    pub optional: &'static str,
    /// Read out before an error beside its field.
    pub error_prefix: &'static str,
    /// Heading of the error summary.
    pub errors_heading: &'static str,
    /// The button that takes an act back.
    pub undo: &'static str,
    /// Read out before a banner of success, a note, a warning, a failure.
    pub success: &'static str,
    /// See `success`.
    pub note: &'static str,
    /// See `success`.
    pub warning: &'static str,
    /// See `success`.
    pub failure: &'static str,
    /// Parts of a date.
    pub day: &'static str,
    /// See `day`.
    pub month: &'static str,
    /// See `day`.
    pub year: &'static str,
    /// Name of the breadcrumb for those who hear the page.
    pub breadcrumb: &'static str,
    /// Name of the pager.
    pub pages: &'static str,
    /// One page back.
    pub previous: &'static str,
    /// One page on.
    pub next: &'static str,
    /// Before a page's number.
    pub page: &'static str,
    /// Puts the filters to work.
    pub apply: &'static str,
    /// The button beside a search field.
    pub find: &'static str,
    /// Opens the filters on a phone.
    pub filters: &'static str,
    /// Before the chosen filters.
    pub filtering: &'static str,
    /// Takes one filter away; followed by its name.
    pub remove_filter: &'static str,
    /// Takes all filters away.
    pub clear_filters: &'static str,
    /// The first link of the page.
    pub skip: &'static str,
    /// Opens the links of the header on a phone.
    pub menu: &'static str,
    /// Name of the header's links.
    pub main_nav: &'static str,
    /// The other language, in that language.
    pub other_language: &'static str,
    /// Ends the session.
    pub sign_out: &'static str,
    /// To the first page.
    pub home: &'static str,
    /// Closes a dialog.
    pub close: &'static str,
    /// Leaves without doing it.
    pub cancel: &'static str,
    /// Of a step: behind us, here, ahead.
    pub step_done: &'static str,
    /// See `step_done`.
    pub step_now: &'static str,
    /// Name of the list of units that are offered while somebody types.
    pub suggestions: &'static str,
    /// Above several units to choose from.
    pub which_unit: &'static str,
    /// Said when units are offered; `#` stands for how many.
    pub units_found: &'static str,
    /// Said when no unit is like what was typed.
    pub no_units: &'static str,
    /// More units are like what was typed than are offered.
    pub more_units: &'static str,
    /// Said of a column by which the list is sorted.
    pub sorted_up: &'static str,
    /// See `sorted_up`.
    pub sorted_down: &'static str,
}

const VI: Words = Words {
    optional: "(không bắt buộc)",
    error_prefix: "Lỗi: ",
    errors_heading: "Có lỗi cần sửa",
    undo: "Hoàn tác",
    success: "Đã xong: ",
    note: "Lưu ý: ",
    warning: "Cảnh báo: ",
    failure: "Chưa thực hiện được: ",
    day: "Ngày",
    month: "Tháng",
    year: "Năm",
    breadcrumb: "Đường dẫn",
    pages: "Các trang",
    previous: "Trước",
    next: "Sau",
    page: "Trang",
    apply: "Áp dụng",
    find: "Tìm",
    filters: "Bộ lọc",
    filtering: "Đang lọc:",
    remove_filter: "Bỏ lọc",
    clear_filters: "Xóa bộ lọc",
    skip: "Đến nội dung chính",
    menu: "Danh mục",
    main_nav: "Danh mục chính",
    other_language: "English",
    sign_out: "Đăng xuất",
    home: "Trang chủ",
    close: "Đóng",
    cancel: "Không, quay lại",
    step_done: "đã xong",
    step_now: "đang làm",
    suggestions: "Gợi ý",
    which_unit: "Chọn đơn vị",
    units_found: "# đơn vị, dùng phím mũi tên để chọn",
    no_units: "Không có đơn vị nào như vậy. Thử gõ ít chữ hơn.",
    more_units: "Còn nữa: gõ thêm chữ của tên để thu hẹp.",
    sorted_up: "đang xếp tăng dần",
    sorted_down: "đang xếp giảm dần",
};

const EN: Words = Words {
    optional: "(optional)",
    error_prefix: "Error: ",
    errors_heading: "There is a problem",
    undo: "Undo",
    success: "Done: ",
    note: "Note: ",
    warning: "Warning: ",
    failure: "Failed: ",
    day: "Day",
    month: "Month",
    year: "Year",
    breadcrumb: "Breadcrumb",
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    page: "Page",
    apply: "Apply",
    find: "Search",
    filters: "Filters",
    filtering: "Filtered by:",
    remove_filter: "Remove filter",
    clear_filters: "Clear filters",
    skip: "Skip to main content",
    menu: "Menu",
    main_nav: "Main menu",
    other_language: "Tiếng Việt",
    sign_out: "Sign out",
    home: "Home",
    close: "Close",
    cancel: "No, go back",
    step_done: "done",
    step_now: "current",
    suggestions: "Suggestions",
    which_unit: "Choose the unit",
    units_found: "# units, choose with the arrow keys",
    no_units: "There is no such unit. Try fewer letters.",
    more_units: "There are more: type more of the name.",
    sorted_up: "sorted ascending",
    sorted_down: "sorted descending",
};

/// The page's language, put into the context by the shell (or by [`super::Layout`]); Vietnamese without one.
pub fn lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The components' words in the page's language.
pub fn words() -> &'static Words {
    match lang() {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// The value of a `lang` attribute.
pub fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// The language that the page's switch leads to.
pub fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    }
}
