//! What becomes of personal data.

crate::texts::texts! {
    privacy = "Thông tin cá nhân", "Personal data";
    privacy_what = "Chúng tôi lưu họ tên, ngày sinh, giới tính, đơn vị, chức vụ, số điện thoại và thư điện tử của người tham dự, cùng việc đăng ký, điểm danh, giấy chứng nhận và những gì ông (bà) trả lời ban tổ chức khi đăng ký. Ngoài ra không lưu thông tin nào khác.",
        "We keep participants’ name, date of birth, sex, unit, post, telephone number and e-mail address, with their registrations, attendance and certificates, and what you answer to the organizer’s questions. Nothing else.";
    privacy_why = "Các thông tin này chỉ dùng để tổ chức hoạt động, cấp và tra cứu giấy chứng nhận, và thống kê số người tham dự.",
        "They serve only to run activities, to issue and verify certificates, and to count participants.";
    privacy_rights = "Ông (bà) có thể xin một bản sao, đề nghị sửa hoặc xóa thông tin của mình. Số liệu thống kê vẫn được giữ, không kèm tên.",
        "You can ask for a copy, a correction or the erasure of your data. The figures stay, without names.";
}
