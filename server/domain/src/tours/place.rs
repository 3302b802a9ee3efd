//! Where the classes of a tour are held, as one pattern for all units.

use crate::units::name::in_sentence;

/// What stands in a pattern for the name of the unit, in both languages.
const UNIT: [&str; 2] = ["{tên đơn vị}", "{unit}"];

/// The usual pattern.
pub const USUAL: &str = "Hội trường UBND {tên đơn vị}";

/// The place of a unit.
///
/// ```
/// use domain::tours::place::{USUAL, place};
/// assert_eq!(place(USUAL, "Xã Đại Từ"), "Hội trường UBND xã Đại Từ");
/// assert_eq!(place("Nhà văn hóa tỉnh", "Xã Đại Từ"), "Nhà văn hóa tỉnh");
/// ```
pub fn place(pattern: &str, unit: &str) -> String {
    UNIT.iter().fold(pattern.to_owned(), |place, sign| place.replace(sign, &in_sentence(unit)))
}
