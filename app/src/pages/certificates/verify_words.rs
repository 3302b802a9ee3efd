//! What is said of a certificate that somebody verifies.

use documents::dates;
use domain::Lang;
use services::rows::Certificate;

crate::texts::texts! {
    verify = "Tra cứu giấy chứng nhận", "Verify a certificate";
    verify_lead = "Quét mã QR trên giấy chứng nhận, hoặc nhập mã in bên cạnh mã QR.", "Scan the QR code on the certificate, or type the code printed beside it.";
    code = "Mã tra cứu", "Code";
    code_hint = "20 chữ cái và chữ số, có hoặc không có dấu cách.", "20 letters and digits, with or without spaces.";
    check = "Tra cứu", "Verify";
    unknown = "Không tìm thấy", "Not found";
    unknown_text = "Không có giấy chứng nhận nào mang mã này. Xem lại mã in bên cạnh mã QR rồi nhập lại.",
        "No certificate has this code. Look at the code beside the QR code and type it again.";
    valid = "Hợp lệ", "Valid";
    revoked = "Đã thu hồi", "Revoked";
    replaced = "Đã được thay bằng giấy khác", "Replaced";
    serial = "Số", "Serial";
    holder = "Cấp cho", "Issued to";
    course = "Hoạt động", "Activity";
    issued_by = "Cơ quan cấp", "Issued by";
    issued_on = "Ngày cấp", "Issued on";
    code_missing = "Nhập mã tra cứu in trên giấy chứng nhận", "Enter the code that is printed on the certificate";
    verify_another = "Tra cứu giấy khác", "Check another certificate";
}

/// The sentence of a certificate in force.
pub(crate) fn valid_text(lang: Lang, row: &Certificate) -> String {
    let on = dates::day(row.issued_on, lang);
    lang.pick(
        format!("Giấy chứng nhận số {} cấp cho {} ngày {on} là hợp lệ.", row.serial, row.full_name),
        format!("Certificate {} issued to {} on {on} is valid.", row.serial, row.full_name),
    )
}

/// The sentence of one that was taken back.
pub(crate) fn revoked_text(lang: Lang, serial: &str, on: &str, reason: &str) -> String {
    lang.pick(
        format!("Giấy chứng nhận số {serial} đã bị thu hồi ngày {on}: {reason}. Giấy này không còn giá trị."),
        format!("Certificate {serial} was revoked on {on}: {reason}. It is no longer valid."),
    )
}

/// The sentence of one that has another in its place.
pub(crate) fn replaced_text(lang: Lang, serial: &str, instead: &str, on: &str) -> String {
    lang.pick(
        format!("Giấy chứng nhận số {serial} đã được thay bằng số {instead} ngày {on}."),
        format!("Certificate {serial} was replaced by {instead} on {on}."),
    )
}
