//! What can be wrong with something typed, and the sentence that tells a person what to do about it.

use crate::{Lang, numbers};

/// What a field is called in the middle of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// In Vietnamese, without a capital: `họ và tên`.
    pub vi: &'static str,
    /// In English, with its article: `the full name`.
    pub en: &'static str,
}

impl Label {
    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }
}

/// What is wrong with one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given where something is needed.
    Missing(Label),
    /// Nothing was chosen from a list.
    NotChosen(Label),
    /// More letters than there may be.
    TooLong(Label, usize),
    /// Letters or signs that no name has.
    NotAName,
    /// Not an address for mail.
    NotAnEmail,
    /// Not a telephone number of Viet Nam.
    NotAPhone,
    /// Neither an e-mail address nor a telephone number was given.
    NoContact,
    /// Not a day of the calendar.
    NotADate(Label),
    /// A day out of the range that makes sense.
    DateOutOfRange(Label),
    /// The second of two days is before the first.
    EndsBeforeStart(Label),
    /// Not a whole number from a least to a most.
    NotANumber(Label, i64, i64),
    /// Not one of the words that are expected; they are listed.
    NotOneOf(String),
    /// Refers to something that is not there.
    Unknown(Label, String),
    /// There already is one of that name or code.
    Taken(Label, String),
    /// Too short to be safe, with the least length.
    TooShort(Label, usize),
    /// What is wrong is particular to one place, and said there in both languages.
    Said(&'static str, &'static str),
    /// As [`Problem::Said`], with values in the sentence.
    SaidOf(String, String),
}

impl Problem {
    /// The sentence that a person reads beside the field.
    pub fn text(&self, lang: Lang) -> String {
        let one = |vi: String, en: String| lang.pick(vi, en);
        match self {
            Self::Missing(what) => one(format!("Nhập {}", what.vi), format!("Enter {}", what.en)),
            Self::NotChosen(what) => one(format!("Chọn {}", what.vi), format!("Choose {}", what.en)),
            Self::TooLong(what, most) => one(
                format!("Rút gọn {} còn tối đa {most} ký tự", what.vi),
                format!("Shorten {} to {most} characters or fewer", what.en),
            ),
            Self::TooShort(what, least) => one(
                format!("Nhập {} dài ít nhất {least} ký tự", what.vi),
                format!("Enter {} of at least {least} characters", what.en),
            ),
            Self::NotAName => one(
                "Họ và tên chỉ gồm chữ cái, dấu cách, dấu chấm và dấu gạch nối".into(),
                "A name has letters, spaces, full stops and hyphens only".into(),
            ),
            Self::NotAnEmail => one(
                "Nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@example.vn".into(),
                "Enter a whole e-mail address, such as name@example.vn".into(),
            ),
            Self::NotAPhone => one(
                "Nhập số điện thoại gồm 10 hoặc 11 chữ số, ví dụ 0912 345 678".into(),
                "Enter a telephone number of 10 or 11 digits, such as 0912 345 678".into(),
            ),
            Self::NoContact => one(
                "Nhập thư điện tử hoặc số điện thoại để nhận thông tin về hoạt động".into(),
                "Enter an e-mail address or a telephone number to hear about the activity".into(),
            ),
            Self::NotADate(what) => one(
                format!(
                    "Kiểm tra lại {}: nhập ngày có trong lịch, theo dạng ngày/tháng/năm, ví dụ 30/7/2023",
                    what.vi
                ),
                format!("Enter {} as a real day/month/year, such as 30/7/2023", what.en),
            ),
            Self::DateOutOfRange(what) => one(
                format!("Kiểm tra lại năm trong {}: năm này không phù hợp, có thể đã gõ nhầm", what.vi),
                format!("Check {}: the year is out of range", what.en),
            ),
            Self::EndsBeforeStart(what) => one(
                format!("Chọn {} trùng với hoặc sau ngày bắt đầu", what.vi),
                format!("Choose {} on or after the first day", what.en),
            ),
            Self::NotANumber(what, least, most) => {
                let [least, most] = [least, most].map(|n| dotted(*n));
                one(
                    format!("Nhập {} là số nguyên từ {least} đến {most}", what.vi),
                    format!("Enter {} as a whole number from {least} to {most}", what.en),
                )
            }
            Self::NotOneOf(expected) => {
                one(format!("Nhập một trong các giá trị: {expected}"), format!("Enter one of: {expected}"))
            }
            Self::Unknown(what, given) => one(
                format!("Không tìm thấy {} “{given}”", what.vi),
                format!("Could not find {} “{given}”", what.en),
            ),
            Self::Taken(what, given) => one(
                format!("Đã có {} “{given}”: chọn giá trị khác", what.vi),
                format!("Choose another value: {} “{given}” is taken", what.en),
            ),
            Self::Said(vi, en) => one((*vi).into(), (*en).into()),
            Self::SaidOf(vi, en) => lang.pick(vi, en).clone(),
        }
    }
}

/// A number as people write it: `100.000`.
fn dotted(n: i64) -> String {
    let digits = numbers::number(n.unsigned_abs());
    if n < 0 { format!("-{digits}") } else { digits }
}

/// What is wrong with each field of a form, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(pub Vec<(&'static str, Problem)>);

impl Problems {
    /// Notes a problem with a field.
    pub fn add(&mut self, field: &'static str, problem: Problem) {
        self.0.push((field, problem));
    }

    /// The value where it is right; where it is wrong, notes the problem with the field.
    pub fn check<T>(&mut self, field: &'static str, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.add(field, problem)).ok()
    }

    /// The first problem with a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, problem)| problem)
    }

    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
