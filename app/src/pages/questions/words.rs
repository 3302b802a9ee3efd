//! What the pages of questions say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    questions = "Câu hỏi", "Questions";
    lead = "Hỏi thêm người tham dự khi đăng ký: bữa ăn, chỗ ở, trình độ… Người đã có trong danh sách được hỏi trên trang riêng của họ.",
        "Ask participants more when they register: meals, lodging, level… Those on the list already are asked on their own page.";
    nothing = "Chưa có câu hỏi nào", "No questions yet";
    nothing_text = "Không có câu hỏi riêng, đơn đăng ký chỉ hỏi họ tên, ngày sinh, đơn vị và cách liên hệ.", "Without questions, the form asks for name, birth date, unit and contact only.";
    add = "Thêm câu hỏi", "Add a question";
    edit = "Sửa câu hỏi", "Edit the question";
    preview = "Xem thử", "Preview";
    preview_lead = "Người tham dự thấy các câu hỏi như dưới đây, sau phần thông tin cá nhân. Những gì nhập ở đây không được lưu.",
        "Participants see the questions like this, below the fields about themselves. Nothing that you enter here is saved.";
    summary = "Tổng hợp câu trả lời", "Answers added up";
    save = "Lưu", "Save";
    back = "Quay lại", "Back";
    order = "Thứ tự và thao tác", "Order and acts";
    up = "Lên", "Up";
    down = "Xuống", "Down";
    remove = "Bỏ", "Remove";
    ask_again = "Hỏi lại", "Ask again";
    delete = "Xóa hẳn", "Delete";
    retired = "Câu hỏi đã bỏ", "Questions that were removed";
    retired_text = "Không còn được hỏi. Câu trả lời đã nhận vẫn đọc được và vẫn có trong tệp tải về.", "Asked no more. Answers that were given can still be read, and are in the files.";
    question = "Câu hỏi", "The question";
    kind = "Loại câu trả lời", "What kind of answer";
    answered = "Đã trả lời", "Answered";
    text_vi = "Câu hỏi", "The question";
    text_vi_hint = "Ví dụ: Ông (bà) có ở lại qua đêm không?", "For example: Will you stay overnight?";
    text_en = "Câu hỏi bằng tiếng Anh", "The question in English";
    help = "Lời hướng dẫn", "Help";
    help_hint = "Một câu giúp trả lời đúng, hiện dưới câu hỏi.", "A sentence that helps to answer, shown below the question.";
    options = "Các lựa chọn", "Options";
    options_hint = "Mỗi dòng một lựa chọn. Có thể ghi thêm tiếng Anh sau dấu |, ví dụ: Ăn chay | Vegetarian", "An option a line; English may follow after a bar: Ăn chay | Vegetarian";
    required = "Bắt buộc trả lời", "Has to be answered";
    on_papers = "In thành một cột trong danh sách", "A column of the printed list";
    only_if = "Khi nào hỏi", "When it is asked";
    always = "Luôn hỏi", "Always";
    only_if_hint = "Chọn một câu trả lời của câu khác nếu câu này chỉ dành cho người trả lời như vậy.", "Choose an answer to another question where this one is only for those who answer so.";
    kind_fixed = "Đã có người trả lời câu này nên không đổi được loại.", "People have answered it, so its kind stays.";
    is_required = "bắt buộc", "required";
    is_on_papers = "in trong danh sách", "printed";
    yes = "Có", "Yes";
    no = "Không", "No";
    day_hint = "Ví dụ: 30/7/2026", "For example: 30/7/2026";
    number_hint = "Nhập số, ví dụ 12 hoặc 12,5", "Enter a number, such as 12 or 12.5";
    file_hint = "PDF, ảnh JPEG hoặc PNG, Word (DOCX), Excel (XLSX); tối đa 5 MB.", "PDF, a JPEG or PNG picture, Word (DOCX), Excel (XLSX); 5 MB at the most.";
    without_file = "Bỏ tệp này", "Take this file away";
    legend = "Câu hỏi của ban tổ chức", "Questions of the organizer";
    own_title = "Trả lời câu hỏi", "Answer the questions";
    own_nothing = "Ban tổ chức không hỏi gì thêm.", "The organizer asks nothing more.";
    own_off = "Đăng ký này không còn trong danh sách, hoặc hoạt động đã bị hủy, nên không trả lời được nữa.", "This registration is no longer on the list, or the activity was cancelled, so nothing can be answered any more.";
    own_save = "Lưu câu trả lời", "Save the answers";
    to_own_page = "Về trang đăng ký của tôi", "Back to my registration";
    answers = "Câu trả lời", "Answers";
    no_answer = "Chưa trả lời", "Not answered";
    not_asked = "Không phải trả lời", "Not asked";
    was_asked = "câu đã bỏ", "removed";
    read_each = "Đọc từng câu trả lời", "Read each answer";
    sum = "Tổng", "Sum";
    mean = "Trung bình", "Mean";
    least = "Nhỏ nhất", "Least";
    most = "Lớn nhất", "Most";
    missing_filter = "Chưa trả lời đủ", "Answers missing";
    any = "Tất cả", "All";
    answering = "Câu trả lời", "Answers";
    paper_title = "DANH SÁCH NGƯỜI THAM DỰ", "LIST OF PARTICIPANTS";
    number = "STT", "No.";
    paper = "Bản in danh sách", "The list to print";
    no_questions_yet = "Hoạt động này không có câu hỏi riêng", "This activity asks no questions of its own";
}

/// When a question is asked: where another one is answered so.
pub(crate) fn asked_when(lang: Lang, question: &str, answer: &str) -> String {
    lang.pick(
        format!("Chỉ hỏi khi câu “{question}” trả lời “{answer}”"),
        format!("Asked only where “{question}” is answered “{answer}”"),
    )
}

/// When a question is asked, to choose from.
pub(crate) fn when_answered(lang: Lang, question: &str, answer: &str) -> String {
    lang.pick(
        format!("Khi câu “{question}” trả lời “{answer}”"),
        format!("Where “{question}” is answered “{answer}”"),
    )
}

/// When to answer, for whoever fills the form in.
pub(crate) fn answer_when(lang: Lang, question: &str, answer: &str) -> String {
    lang.pick(
        format!("Chỉ trả lời nếu ở câu “{question}” ông (bà) chọn “{answer}”."),
        format!("Answer only if you chose “{answer}” at “{question}”."),
    )
}

/// The file that is there.
pub(crate) fn file_there(lang: Lang) -> &'static str {
    lang.pick("Tệp đã gửi:", "The file you sent:")
}

/// A file that was sent with something wrong has to be chosen again.
pub(crate) fn choose_again(lang: Lang, name: &str) -> String {
    lang.pick(
        format!("Xin chọn lại tệp “{name}”: trình duyệt không giữ tệp khi đơn có lỗi."),
        format!("Please choose “{name}” again: browsers keep no file where something was wrong."),
    )
}

/// How many people.
pub(crate) fn people(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("{} người", number_in(lang, n)), counted(n, "person", "people"))
}

/// How many answered, of how many.
pub(crate) fn answered_of(lang: Lang, n: usize, of: usize) -> String {
    let [n, of] = [n, of].map(|n| number_in(lang, n as u64));
    lang.pick(format!("{n} trong {of} người đã trả lời"), format!("{n} of {of} people answered"))
}

/// How many questions somebody still has to answer.
pub(crate) fn unanswered(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Còn {} câu hỏi chưa trả lời", number_in(lang, n)),
        format!("{} still to answer", counted(n, "question", "questions")),
    )
}

/// How many on the list still have to answer something.
pub(crate) fn people_unanswered(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{} người chưa trả lời đủ các câu bắt buộc", number_in(lang, n)),
        format!("{} have not answered all that is required", counted(n, "person", "people")),
    )
}

/// How many answers one question has.
pub(crate) fn answers_kept(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} câu trả lời được giữ", number_in(lang, n)),
        counted(n, "answer kept", "answers kept"),
    )
}

/// What one of several buttons is about, for whoever does not see where it stands.
pub(crate) fn of_question(act: &str, question: &str) -> String {
    format!("{act}: {question}")
}

/// Until when answers can be given or changed.
pub(crate) fn until(lang: Lang, moment: &str) -> String {
    lang.pick(
        format!("Ông (bà) có thể trả lời hoặc sửa đến {moment}."),
        format!("You can answer, or change your answers, until {moment}."),
    )
}

/// What the answers to a question are narrowed to, for a chip.
pub(crate) fn narrowed(lang: Lang, question: &str, answer: Option<&str>) -> String {
    match answer {
        Some(answer) => format!("{question} {answer}"),
        None => lang.pick(format!("Đã trả lời: {question}"), format!("Answered: {question}")),
    }
}
