//! What a unit is in the order of administration.

use crate::words::words;

words! {
    /// What a unit is in the order of administration.
    UnitLevel {
        /// A province or a city under the central government.
        Province = "province", "Tỉnh", "Province";
        /// A district, abolished on 1 July 2025.
        District = "district", "Huyện", "District";
        /// A commune, ward or township.
        Commune = "commune", "Xã, phường", "Commune";
        /// A department, section or centre.
        Department = "department", "Phòng, ban", "Department";
        /// A team of volunteers of a commune.
        Team = "team", "Đội", "Team";
    }
}
