//! Family names, by which a cell is known to be a name.

/// Family names of the Kinh and of the peoples of the mountains and the highlands, folded. Names that begin with the word for a man or a
/// woman (`Y Blŏ`, `H’Hen`, `K’Brếp`) are here by that word.
const FAMILIES: &[&str] = &[
    "a", "an", "au", "ba", "bac", "bach", "ban", "bang", "banh", "be", "bien", "bo", "bui", "ca", "cam",
    "can", "cao", "cat", "cay", "chang", "chau", "chu", "chung", "chuong", "co", "cong", "cu", "cung", "cut",
    "dam", "dan", "dang", "danh", "dao", "dau", "deo", "diep", "dieu", "dinh", "do", "doan", "dong", "duc",
    "duong", "giang", "giap", "h", "ha", "han", "hang", "hau", "ho", "hoa", "hoac", "hoang", "hong", "hua",
    "hung", "huynh", "k", "kha", "khang", "khau", "khieu", "khong", "khuat", "khuc", "khuong", "kieu", "kim",
    "kpa", "kpuih", "ksor", "ky", "la", "lai", "lam", "lang", "lanh", "le", "leng", "leo", "lieu", "linh",
    "lo", "loc", "loi", "long", "lu", "luc", "luong", "luu", "luyen", "ly", "ma", "mac", "mai", "man", "mau",
    "mo", "mong", "mua", "nay", "ngan", "nghiem", "ngo", "ngoc", "ngu", "nguy", "nguyen", "nham", "nhan",
    "nhu", "nie", "ninh", "nong", "ong", "pang", "pham", "phan", "phang", "phi", "pho", "phu", "phuc",
    "phung", "phuong", "po", "quach", "quan", "quang", "que", "quyen", "rah", "rcom", "rmah", "ro", "sam",
    "sin", "siu", "son", "sung", "ta", "tai", "tan", "tang", "tao", "thach", "thai", "than", "thang", "thao",
    "thieu", "tho", "tien", "tieu", "to", "ton", "tong", "tra", "trac", "tran", "trang", "trieu", "trinh",
    "truong", "tu", "tuong", "ty", "ung", "uong", "van", "vang", "vi", "vien", "vo", "vu", "vuong", "xa",
    "xin", "xong", "y", "yen",
];

/// A folded word is a family name.
pub(super) fn is_family(folded: &str) -> bool {
    FAMILIES.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_for_the_search() {
        assert!(FAMILIES.is_sorted());
        assert!(is_family("nguyen") && is_family("h") && !is_family("") && !is_family("xyz"));
    }
}
