//! What each field is called in the middle of a sentence.

use crate::Label;

macro_rules! labels {
    ($($name:ident = $vi:literal, $en:literal;)+) => {
        $(#[doc = concat!("“", $vi, "”.")] pub const $name: Label = Label { vi: $vi, en: $en };)+
    };
}

labels! {
    ACTIVITY = "hoạt động", "the activity";
    ACTIVITY_CODE = "mã hoạt động", "the activity code";
    BIRTH_DATE = "ngày sinh", "the date of birth";
    CAPACITY = "số chỗ", "the number of seats";
    CODE = "mã", "the code";
    COMPLETION_SHARE = "tỷ lệ buổi phải tham dự", "the share of sessions needed";
    COUNT = "số lượt", "the count";
    CONTACT = "thông tin liên hệ", "the contact";
    DATE = "ngày", "the date";
    DEVICE = "tên máy", "the name of the device";
    DAYS_AHEAD = "số ngày trước", "the number of days before";
    EMAIL = "thư điện tử", "the e-mail address";
    END_DATE = "ngày kết thúc", "the last day";
    FULL_NAME = "họ và tên", "the full name";
    HEADCOUNT = "số người đếm được", "the headcount";
    HOURS = "số giờ", "the number of hours";
    HOURS_AHEAD = "số giờ trước", "the number of hours before";
    KIND = "loại", "the kind";
    LEVEL = "cấp", "the level";
    MATERIAL = "ấn phẩm", "the material";
    ONLINE_ADDRESS = "địa chỉ trực tuyến", "the online address";
    ONLINE_CAPACITY = "số chỗ trực tuyến", "the number of seats online";
    OUTLET = "cơ quan báo, đài", "the outlet";
    PASSWORD = "mật khẩu", "the password";
    PERSON = "người", "the person";
    PHONE = "số điện thoại", "the telephone number";
    PLACE = "địa điểm", "the place";
    PROGRAMME = "chương trình", "the programme";
    QUANTITY = "số lượng", "the quantity";
    REASON = "lý do", "the reason";
    ROOM = "phòng", "the room";
    SERIAL = "số giấy chứng nhận", "the serial";
    SEX = "giới tính", "the sex";
    SIGNER_NAME = "họ và tên người ký", "the signer’s name";
    SIGNER_TITLE = "chức vụ của người ký", "the signer’s title";
    SESSION = "buổi", "the session";
    SLOT = "buổi", "the session";
    SPEAKER = "người trình bày", "the speaker";
    START_DATE = "ngày bắt đầu", "the first day";
    TEAM = "đội", "the team";
    TALK_SEATS = "số chỗ của nội dung", "the seats of the item";
    TALK_TITLE = "tên nội dung", "the title";
    TITLE = "tên", "the title";
    TOPIC = "nội dung", "the topic";
    TRACK = "tiểu ban", "the track";
    TRAINER = "giảng viên", "the trainer";
    ROLE = "vai trò", "the role";
    UNIT = "đơn vị", "the unit";
    ADDRESS = "địa chỉ", "the address";
    POSITION = "chức vụ", "the post";
    SUMMARY = "nội dung giới thiệu", "the description";
    AUDIENCE = "đối tượng tham dự", "the audience";
    ATTENDANCE = "điểm danh", "the attendance";
    ISSUE_DATE = "ngày cấp", "the date of issue";
    CLOSING_DATE = "hạn đăng ký", "the closing date";
    MINIMUM = "số người tối thiểu", "the number of people it takes";
    DECIDE_ON = "ngày quyết định", "the day of the decision";
    OPENING_DATE = "ngày mở đăng ký", "the opening date";
    OFFER_HOURS = "số giờ giữ chỗ mời", "the hours of an offer";
    CHANGES_UNTIL = "ngày cuối để tự thay đổi", "the last day for changes";
    NOTE = "ghi chú", "the note";
    AGENDA_DAY = "ngày thứ", "the number of the day";
    TEMPLATE_NAME = "tên mẫu", "the template’s name";
    YEAR = "năm", "the year";
    TARGET = "chỉ tiêu", "the target";
    TARGET_PEOPLE = "chỉ tiêu lượt người", "the target of attendances";
}
