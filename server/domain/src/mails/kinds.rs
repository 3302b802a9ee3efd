//! The words of mails: what they are about, and where they stand on their way.

use crate::words::words;

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
        /// Not sent, since it would no longer have been true; the reason is kept.
        Dropped = "dropped", "Không gửi nữa", "Not sent";
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
