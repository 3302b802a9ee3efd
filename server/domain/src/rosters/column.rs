//! What a column of a roster can hold.

use crate::words::words;

words! {
    /// What a column of a roster holds. Numbers of identity cards, notes, signatures and the running number are no columns: nothing of
    /// them is kept.
    Column {
        /// The full name.
        Name = "name", "Họ và tên", "Full name";
        /// Family and middle names, where the given name is apart.
        Family = "family", "Họ và tên đệm", "Family and middle names";
        /// The given name, where the family name is apart.
        Given = "given", "Tên", "Given name";
        /// The birth date, or only the year.
        BirthDate = "birth_date", "Ngày sinh", "Birth date";
        /// The birth date of men, where that of women has its own column.
        BornMale = "born_male", "Ngày sinh (nam)", "Birth date (men)";
        /// The birth date of women, where that of men has its own column.
        BornFemale = "born_female", "Ngày sinh (nữ)", "Birth date (women)";
        /// The sex, in words.
        Sex = "sex", "Giới tính", "Sex";
        /// A mark for men.
        SexMale = "sex_male", "Nam (đánh dấu)", "Male (marked)";
        /// A mark for women.
        SexFemale = "sex_female", "Nữ (đánh dấu)", "Female (marked)";
        /// The unit.
        Unit = "unit", "Đơn vị", "Unit";
        /// The post.
        Position = "position", "Chức vụ", "Post";
        /// The e-mail address.
        Email = "email", "Thư điện tử", "E-mail";
        /// The telephone number.
        Phone = "phone", "Điện thoại", "Telephone";
        /// The code that an office gives its staff.
        Code = "code", "Mã cán bộ", "Staff code";
    }
}

impl Column {
    /// The column is one of those that hold the name or a part of it.
    pub fn is_of_name(self) -> bool {
        matches!(self, Self::Name | Self::Family | Self::Given)
    }

    /// The column is one of those that hold the birth date.
    pub fn is_of_birth(self) -> bool {
        matches!(self, Self::BirthDate | Self::BornMale | Self::BornFemale)
    }
}
