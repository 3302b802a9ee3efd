//! Which column of a list holds what, guessed by the words of its head.

use domain::{Lang, text};

/// What a column of a list of people holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Full name.
    Name,
    /// Birth date.
    BirthDate,
    /// Sex.
    Sex,
    /// Unit.
    Unit,
    /// Post.
    Position,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
}

impl Column {
    /// Every column, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::BirthDate, Self::Sex, Self::Unit, Self::Position, Self::Email, Self::Phone];

    /// What the column is called.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.pick("Họ và tên", "Full name"),
            Self::BirthDate => lang.pick("Ngày sinh", "Birth date"),
            Self::Sex => lang.pick("Giới tính", "Sex"),
            Self::Unit => lang.pick("Đơn vị", "Unit"),
            Self::Position => lang.pick("Chức vụ", "Post"),
            Self::Email => lang.pick("Thư điện tử", "E-mail"),
            Self::Phone => lang.pick("Điện thoại", "Telephone"),
        }
    }

    /// The column that a head means.
    fn guess(head: &str) -> Option<Self> {
        Some(match text::fold(head).as_str() {
            "ho va ten" | "ho ten" | "ten" | "ho va ten hoc vien" | "ho ten hoc vien" | "full name"
            | "name" => Self::Name,
            "ngay sinh" | "ngay thang nam sinh" | "sinh ngay" | "ns" | "birth date" | "date of birth" => {
                Self::BirthDate
            }
            "gioi tinh" | "nam nu" | "phai" | "sex" => Self::Sex,
            "don vi" | "don vi cong tac" | "co quan" | "co quan don vi" | "noi cong tac" | "xa phuong"
            | "xa phuong thi tran" | "unit" => Self::Unit,
            "chuc vu" | "chuc danh" | "chuc vu chuc danh" | "position" | "post" | "title" => Self::Position,
            "email" | "e mail" | "thu dien tu" | "dia chi email" | "dia chi thu dien tu" => Self::Email,
            "dien thoai" | "so dien thoai" | "sdt" | "so dt" | "dt" | "di dong" | "phone" | "telephone" => {
                Self::Phone
            }
            _ => return None,
        })
    }
}

/// The places of the columns of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heads {
    /// The column at each place.
    known: Vec<(usize, Column)>,
    /// Where lists keep family and middle names apart from the given name: the place of the former.
    family: Option<usize>,
    /// Heads that say nothing to us, as they are written.
    pub unknown: Vec<String>,
}

impl Heads {
    /// The columns of a row that has the head of a name and of one thing more; none: it is not the row of heads.
    pub(super) fn read(cells: &[String]) -> Option<Self> {
        let mut heads = Self::default();
        for (place, cell) in cells.iter().enumerate() {
            match (Column::guess(cell), text::fold(cell).as_str()) {
                (Some(column), _) if !heads.has(column) => heads.known.push((place, column)),
                (_, "ho" | "ho dem" | "ho va dem" | "ho va ten dem" | "ho lot") => heads.family = Some(place),
                (_, "" | "stt" | "tt" | "so tt" | "no") => {}
                _ => heads.unknown.push(cell.trim().to_owned()),
            }
        }
        (heads.has(Column::Name) && heads.known.len() > 1).then_some(heads)
    }

    /// The list has this column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.known.iter().any(|(_, known)| *known == column)
    }

    /// What a row says in each column; empty where the list has no such column.
    pub(super) fn cells(&self, row: &[String]) -> [String; 7] {
        Column::ALL.map(|column| {
            let place = self.known.iter().find(|(_, known)| *known == column).map(|(place, _)| *place);
            let cell = text::line(place.and_then(|place| row.get(place)).map_or("", String::as_str));
            match self.family.filter(|_| column == Column::Name).and_then(|place| row.get(place)) {
                Some(family) => text::line(&format!("{family} {cell}")),
                None => cell,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: &str) -> Vec<String> {
        line.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn heads_are_known_however_they_are_written() {
        let heads =
            Heads::read(&row("STT|HỌ VÀ TÊN|Ngày, tháng, năm sinh|Đơn vị công tác|SĐT|Ghi chú")).unwrap();
        assert_eq!(
            heads.cells(&row("1| Nguyễn  Thị Ẩn |1/2/1990|Xã Cát Nê|0912|x")),
            ["Nguyễn Thị Ẩn", "1/2/1990", "", "Xã Cát Nê", "", "", "0912"]
        );
        assert_eq!(heads.unknown, ["Ghi chú"]);
        assert_eq!(Heads::read(&row("DANH SÁCH HỌC VIÊN||")), None);
        assert_eq!(Heads::read(&row("1|Nguyễn Văn An|x")), None);
    }

    #[test]
    fn a_name_in_two_columns_is_one_name() {
        let heads = Heads::read(&row("Họ đệm|Tên|Email")).unwrap();
        assert_eq!(heads.cells(&row("Nguyễn Thị|Ẩn|a@b.vn"))[0], "Nguyễn Thị Ẩn");
    }
}
