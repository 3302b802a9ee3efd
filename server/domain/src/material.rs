//! The words of materials, media and the queue of mails.

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

words! {
    /// Where a mail stands on its way.
    MailState {
        /// Waits for its turn, or for another try.
        Queued = "queued", "Chờ gửi", "Waiting";
        /// A worker has it.
        Sending = "sending", "Đang gửi", "Sending";
        /// The mail server took it.
        Sent = "sent", "Đã gửi", "Sent";
        /// Given up after the last try; the reason is kept.
        Failed = "failed", "Không gửi được", "Failed";
    }
}

words! {
    /// What a mail is about.
    MailKind {
        /// An invitation.
        Invitation = "invitation", "Thư mời", "Invitation";
        /// What became of a registration.
        Registration = "registration", "Đăng ký", "Registration";
        /// The activity was changed or cancelled.
        Change = "change", "Thông báo thay đổi", "Change";
        /// A certificate was issued.
        Certificate = "certificate", "Giấy chứng nhận", "Certificate";
        /// The links that somebody asked for again.
        Links = "links", "Gửi lại đường dẫn", "Links";
        /// Of somebody on the staff: a link to sign in, a password that was changed.
        Account = "account", "Tài khoản", "Account";
    }
}
