//! What a participant reads of the agenda on their own pages.

crate::texts::texts! {
    own_day = "Chương trình của ông (bà)", "Your agenda";
    choose = "Chọn nội dung tham dự", "Choose what to attend";
    change = "Đổi lựa chọn", "Change your choices";
    lead = "Có những nội dung diễn ra song song: chọn nội dung ông (bà) sẽ dự. Đổi được cho đến khi nội dung bắt đầu.", "Some things happen side by side: choose which to attend. You can change it until each begins.";
    none = "Không chọn nội dung nào", "None of these";
    one_of = "chọn một", "choose one";
    any_of = "chọn những nội dung không trùng giờ", "choose those that are not at one time";
    full = "Đã hết chỗ:", "Full:";
    save = "Lưu lựa chọn", "Save the choices";
    back = "Về trang đăng ký", "Back to your registration";
    nothing_open = "Không còn nội dung nào để chọn: các nội dung đã bắt đầu.", "Nothing is left to choose: everything has begun.";
    with_a_seat = "Ông (bà) chọn nội dung khi đã có chỗ trong hoạt động. Ban tổ chức sẽ báo khi có chỗ.", "You can choose once you have a seat. The organizers tell you when you have one.";
    after_taking = "Nhận chỗ trước, sau đó ông (bà) chọn nội dung tham dự.", "Take your seat first; then choose what to attend.";
    not_yet_chosen = "Ông (bà) chưa chọn nội dung song song nào.", "You have not chosen anything yet.";
    whole_agenda = "Xem toàn bộ chương trình", "See the whole agenda";
}
