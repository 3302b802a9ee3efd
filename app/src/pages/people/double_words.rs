//! What the pages of likely doubles say.

use domain::{Lang, numbers::number_in, people::double::Alike};

use crate::texts::counted;

crate::texts::texts! {
    doubles = "Hồ sơ có thể trùng", "Likely doubles";
    lead = "Những hồ sơ cùng họ tên (không phân biệt dấu) và cùng ngày sinh, điện thoại hoặc thư điện tử. Chỉ chung hộp thư hay số điện thoại thì không bị coi là trùng.",
        "Records of the same name (whatever the accents) with the same birth date, telephone or e-mail address. A shared mailbox or telephone alone makes nobody a double.";
    search = "Tìm theo họ tên", "Search by name";
    first = "Hồ sơ thứ nhất", "First record";
    second = "Hồ sơ thứ hai", "Second record";
    alike = "Giống nhau", "Alike in";
    act = "Việc làm", "Act";
    compare = "So sánh, gộp", "Compare, merge";
    apart = "Không phải một người", "Two people";
    nothing = "Không có hồ sơ nào có thể trùng", "No likely doubles";
    nothing_text = "Hệ thống xem lại mỗi khi có hồ sơ được thêm hoặc sửa.", "Records are looked at whenever one is added or changed.";
    no_match = "Không có cặp nào khớp", "No pair matches";
    no_match_text = "Thử ít từ hơn; không cần gõ dấu.", "Try fewer words; accents are not needed.";
    name_alone = "họ tên", "name";
    values = "Giữ giá trị nào", "Which values stay";
    values_hint = "Đã chọn sẵn giá trị đầy đủ hơn. Giấy chứng nhận đã cấp giữ nguyên họ tên in trên giấy.", "The fuller values are chosen. Certificates keep the name that they were issued with.";
    same_value = "Giống nhau", "The same";
    none = "Chưa có", "None";
    holdings = "Mỗi hồ sơ đang có", "What there is of each";
    registrations = "Đăng ký", "Registrations";
    marks = "Lượt điểm danh", "Marks of attendance";
    certificates = "Giấy chứng nhận", "Certificates";
    mails = "Thư", "E-mails";
    nominations = "Lượt được cử", "Nominations";
    trainer = "Giảng viên, số buổi", "Trainer, sessions";
    accounts = "Tài khoản cán bộ cùng địa chỉ thư", "Staff accounts with the address";
    no = "Không", "No";
    both = "Hoạt động mà cả hai cùng đăng ký", "Activities for which both are registered";
    activity = "Hoạt động", "Activity";
    becomes_head = "Sau khi gộp", "After the merge";
    merge = "Gộp hai hồ sơ", "Merge the two records";
    what_happens = "Gộp xong", "Once they are merged";
    moves = "Mọi đăng ký, điểm danh, giấy chứng nhận, thư, lượt được cử và buổi dạy chuyển về một hồ sơ; báo cáo đếm một người.",
        "Every registration, mark of attendance, certificate, e-mail, nomination and session taught is of one record; reports count one person.";
    tells_nobody = "Không ai nhận thư báo, trừ người trong danh sách chờ được xếp vào chỗ mà hai đăng ký cùng giữ.",
        "Nobody is told by e-mail, except who gets a seat from the waiting list that both registrations held.";
    can_be_parted = "Có thể tách lại đúng như trước trên trang của người này, nếu sau đó chưa sửa gì ở những phần đã chuyển.",
        "It can be taken back exactly on the person’s page, as long as nothing that was moved is changed.";
    merged_from = "Đã gộp từ", "Merged from";
    part = "Tách lại", "Part them again";
    possible = "Có thể trùng với", "Likely the same as";
}

/// How many pairs were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} cặp", number_in(lang, n)), counted(n, "pair", "pairs"))
}

/// The link on the list of people.
pub(crate) fn waiting(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} cặp hồ sơ có thể trùng", number_in(lang, n)),
        format!("{} of records", counted(n, "likely pair", "likely pairs")),
    )
}

/// In what two records are alike.
pub(crate) fn said(lang: Lang, alike: &[Alike]) -> String {
    let word = |alike: &Alike| match alike {
        Alike::BirthDay => lang.pick("ngày sinh", "birth date"),
        Alike::BirthYear => lang.pick("năm sinh", "year of birth"),
        Alike::Phone => lang.pick("điện thoại", "telephone"),
        Alike::Email => lang.pick("thư điện tử", "e-mail"),
        Alike::Unit => lang.pick("đơn vị", "unit"),
    };
    let words: Vec<&str> = std::iter::once(name_alone(lang)).chain(alike.iter().map(word)).collect();
    words.join(", ")
}

/// What becomes of two registrations for one activity.
pub(crate) fn becomes(lang: Lang, stays: &str, goes: &str, (marks, lost): (usize, usize)) -> String {
    let mut said = lang.pick(
        format!(
            "Giữ đăng ký “{stays}”, bỏ đăng ký “{goes}”; đường dẫn cũ của đăng ký bị bỏ không còn dùng được."
        ),
        format!(
            "The registration “{stays}” stays, “{goes}” goes; the links of the one that goes stop working."
        ),
    );
    if marks > 0 {
        said.push_str(&lang.pick(
            format!(" Chuyển {} lượt điểm danh sang.", number_in(lang, marks as u64)),
            format!(
                " {} moved to it.",
                counted(marks as u64, "mark of attendance is", "marks of attendance are")
            ),
        ));
    }
    if lost > 0 {
        said.push_str(&lang.pick(
            format!(
                " {} lượt điểm danh của đăng ký bị bỏ thôi tính, vì buổi đó đã có điểm danh.",
                number_in(lang, lost as u64)
            ),
            format!(
                " {} of the one that goes no more, since there is one of that session.",
                counted(lost as u64, "mark counts", "marks count")
            ),
        ));
    }
    said
}
