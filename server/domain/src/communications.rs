//! The words of materials and media.

use crate::words::words;

words! {
    /// What a printed material is.
    MaterialKind {
        /// A panel put up outdoors.
        Panel = "panel", "Panô", "Billboard";
        /// A handbook for officials.
        Handbook = "handbook", "Sổ tay", "Handbook";
        /// A leaflet.
        Leaflet = "leaflet", "Tờ rơi", "Leaflet";
    }
}

words! {
    /// What a media item is.
    MediaKind {
        /// A news item.
        News = "tin", "Tin", "News item";
        /// An article.
        Article = "bai", "Bài viết", "Article";
        /// A report for radio or television.
        Report = "phong_su", "Phóng sự", "Report";
        /// A clip with a message.
        Clip = "clip", "Clip thông điệp", "Clip";
    }
}

impl MediaKind {
    /// Reads the words that lists write: `tin`, `bài`, `phóng sự`, `clip`.
    ///
    /// # Errors
    /// [`crate::Problem::NotOneOf`].
    pub fn read(raw: &str) -> Result<Self, crate::Problem> {
        match crate::text::fold(raw).as_str() {
            "tin" => Ok(Self::News),
            "bai" | "bai viet" => Ok(Self::Article),
            "phong su" => Ok(Self::Report),
            "clip" | "clip thong diep" => Ok(Self::Clip),
            _ => Err(crate::Problem::NotOneOf("tin, bài, phóng sự, clip".into())),
        }
    }
}
