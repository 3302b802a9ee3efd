//! What the pages of documents say.

use domain::{Lang, numbers::number_in};

crate::texts::texts! {
    title = "Tài liệu", "Documents";
    lead = "Tệp mà ban tổ chức gửi người tham dự: chương trình, bài trình bày, biểu mẫu. Tối đa 10 tệp, mỗi tệp 10 MB: PDF, Word, Excel, PowerPoint, ảnh JPEG hoặc PNG.",
        "Files that the organizer gives participants: the programme, slides, forms. At most 10 files of 10 MB each: PDF, Word, Excel, PowerPoint, JPEG or PNG pictures.";
    template_lead = "Hoạt động tạo theo mẫu này có sẵn các tài liệu dưới đây; sửa ở hoạt động không đổi mẫu.",
        "Activities that are made of this template have these documents; changing them there leaves the template as it is.";
    add = "Thêm tài liệu", "Add a document";
    edit = "Sửa tài liệu", "Change the document";
    document = "Tài liệu", "Document";
    audience = "Ai đọc được", "For";
    file = "Tệp", "File";
    new_file = "Thay bằng tệp khác", "Replace the file";
    file_hint = "Tối đa 10 MB. PDF, DOCX, XLSX, PPTX, JPG, PNG.", "At most 10 MB. PDF, DOCX, XLSX, PPTX, JPG, PNG.";
    keep_hint = "Để trống: giữ tệp đang có. Tối đa 10 MB.", "Empty: the file stays. At most 10 MB.";
    acts = "Thao tác", "Actions";
    remove = "Xóa", "Remove";
    name = "Tên tài liệu", "Title";
    name_en = "Tên bằng tiếng Anh", "Title in English";
    in_english = "Thêm tên bằng tiếng Anh", "Add the title in English";
    save = "Lưu", "Save";
    back = "Quay lại danh sách tài liệu", "Back to the documents";
    nothing = "Chưa có tài liệu nào", "No documents yet";
    nothing_text = "Tài liệu thêm ở đây hiện trên trang công khai hoặc trang riêng của người đã đăng ký.", "What is added here stands on the public page, or on the own pages of those who registered.";
}

/// `PDF, 1,2 MB`
pub(crate) fn size(lang: Lang, kind: &str, bytes: i32) -> String {
    let kilo = u64::from(bytes.unsigned_abs()).div_ceil(1024);
    let size = if kilo < 1024 {
        format!("{} kB", number_in(lang, kilo))
    } else {
        let tenths = (kilo * 10).div_ceil(1024);
        let point = lang.pick(",", ".");
        format!("{}{point}{} MB", tenths / 10, tenths % 10)
    };
    format!("{kind}, {size}")
}
