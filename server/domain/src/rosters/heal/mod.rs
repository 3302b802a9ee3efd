//! Healing: what was meant by what is written, where that can be told, and what was done to it.

mod abbreviations;
pub mod birth;
pub(in crate::rosters) mod blank;
pub mod email;
pub mod name;
pub mod phone;
pub mod sex;
pub mod unit;

use crate::Lang;

/// A value with what was done to what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Healed<T> {
    /// The value as it was meant.
    pub value: T,
    /// What was done, in the order in which it was done. Nothing: it was written as it should be.
    pub how: Vec<Heal>,
}

impl<T> Healed<T> {
    /// The value of another kind, healed in the same way.
    pub fn map<U>(self, other: impl FnOnce(T) -> U) -> Healed<U> {
        Healed { value: other(self.value), how: self.how }
    }
}

/// What was done to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heal {
    /// A running number before the value was dropped.
    Numbering,
    /// A form of address before a name was dropped.
    Title,
    /// A name all in capitals, or without any, was written with one a word.
    Capitals,
    /// Spaces and signs that don’t belong to the value were dropped.
    Signs,
    /// A mark for “nothing” was taken as nothing.
    Nothing,
    /// The 0 that a spreadsheet drops was put back.
    ZeroPut,
    /// The code of Viet Nam became 0.
    CountryCode,
    /// A mobile number of 11 digits got the prefix that it has had since 2018.
    OldPrefix,
    /// The first of two was taken.
    FirstOfTwo,
    /// A day was read from the number by which a spreadsheet keeps it.
    SerialDate,
    /// A year of two digits became one of four.
    ShortYear,
    /// Only the year is known.
    YearOnly,
    /// Month and day were written the other way round.
    Swapped,
    /// A day was written in another form.
    DateForm,
    /// The sex was read from a mark or a form of address.
    SexSign,
    /// Abbreviations in the name of a unit were written out.
    Abbreviation,
    /// The body of a unit was dropped, for the unit itself.
    UnitPrefix,
    /// A unit keeps only the one in which it lies, and no more than that.
    UnitParent,
    /// The cell was empty, and the unit of the row above was taken, as lists mean it that name a unit once.
    FromAbove,
    /// The name was that of a unit that is no more, and the one that followed it was taken.
    Successor,
}

impl Heal {
    /// What was done, for somebody who checks the list.
    pub fn text(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Numbering => ("Bỏ số thứ tự ở đầu", "Number at the beginning dropped"),
            Self::Title => ("Bỏ danh xưng trước tên", "Form of address dropped"),
            Self::Capitals => ("Viết lại chữ hoa, chữ thường", "Capitals written anew"),
            Self::Signs => ("Bỏ dấu cách, dấu câu thừa", "Spaces and signs dropped"),
            Self::Nothing => ("Coi là để trống", "Taken as nothing"),
            Self::ZeroPut => ("Thêm số 0 ở đầu", "0 put at the beginning"),
            Self::CountryCode => ("Đổi mã nước 84 thành số 0", "Code of the country became 0"),
            Self::OldPrefix => {
                ("Đổi đầu số cũ 11 số sang 10 số", "Old prefix of 11 digits became the new one")
            }
            Self::FirstOfTwo => ("Lấy giá trị đầu tiên", "The first of several taken"),
            Self::SerialDate => ("Đọc ngày từ số của bảng tính", "Day read from a spreadsheet’s number"),
            Self::ShortYear => ("Viết năm đủ 4 chữ số", "Year written with 4 digits"),
            Self::YearOnly => ("Chỉ có năm sinh", "Only the year is known"),
            Self::Swapped => ("Đảo lại ngày và tháng", "Day and month put right"),
            Self::DateForm => ("Viết lại theo dạng ngày/tháng/năm", "Written anew as day/month/year"),
            Self::SexSign => {
                ("Đọc giới tính từ dấu hoặc cách gọi", "Sex read from a mark or form of address")
            }
            Self::Abbreviation => ("Viết đầy đủ chữ viết tắt", "Abbreviations written out"),
            Self::UnitPrefix => {
                ("Lấy xã, phường thay cho cơ quan của xã, phường", "The commune taken for its body")
            }
            Self::Successor => ("Tên cũ, lấy đơn vị hiện nay", "An old name: the unit that followed it"),
            Self::FromAbove => ("Lấy đơn vị của dòng trên", "The unit of the row above taken"),
            Self::UnitParent => ("Bỏ đơn vị cấp trên thừa", "Units further up dropped"),
        };
        lang.pick(vi, en)
    }
}
