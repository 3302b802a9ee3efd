//! The lists whose filters can be kept under a name.

use crate::words::words;

words! {
    /// A list with filters.
    FilteredList {
        /// People of the units.
        People = "people", "Danh bạ", "People";
        /// Activities of the units.
        Activities = "activities", "Hoạt động", "Activities";
        /// Registrations of an activity, whichever it is.
        Registrations = "registrations", "Danh sách lớp", "Lists of activities";
    }
}
