//! The words of check-in: what an event is, why a person is to look at it, why it was not taken.

use crate::words::words;

words! {
    /// What an event of attendance is.
    EventKind {
        /// Somebody said how it is.
        Set = "set", "Ghi", "Set";
        /// Somebody came in.
        In = "in", "Vào", "In";
        /// An event is taken back.
        Undo = "undo", "Hoàn tác", "Undone";
    }
}

words! {
    /// Why an organizer is to look at an arrival that counts.
    Doubt {
        /// The clock of the device was wrong by more than five minutes: when it was is uncertain.
        Clock = "clock", "Đồng hồ của máy sai nhiều, giờ ghi có thể không đúng", "The clock of the device was far off; the time is uncertain";
        /// It was before the doors opened, or after the day was over.
        Outside = "outside", "Ghi ngoài giờ của buổi", "Recorded outside the hours of the session";
        /// The registration had no seat: cancelled, in line, not admitted.
        NoSeat = "no_seat", "Người này không có chỗ trong danh sách", "This person has no seat on the list";
        /// Somebody marked them as missing who did not know that they had come in.
        Disagree = "disagree", "Máy ghi có mặt, người khác ghi vắng", "A device recorded them as present, somebody else as absent";
    }
}

words! {
    /// Why what a device sent could not be taken.
    Refusal {
        /// It is no code of ours.
        NoCode = "no_code", "Không phải mã điểm danh", "Not a check-in code";
        /// It is like ours, and no key of ours made it.
        Forged = "forged", "Mã không do hệ thống này cấp", "Not issued by this system";
        /// It does not hold any more.
        Ended = "ended", "Mã đã hết hạn", "The code has expired";
        /// It is for another activity.
        OtherActivity = "other_activity", "Mã của hoạt động khác", "A code of another activity";
        /// Nobody of the list has that code.
        Nobody = "nobody", "Không có ai trong danh sách có mã này", "Nobody on the list has this code";
        /// The session is not of the activity, or not any more.
        NoSession = "no_session", "Buổi này không còn trong lịch", "This session is no longer scheduled";
        /// The session is on another day, yet to come.
        NotYet = "not_yet", "Buổi này chưa đến ngày", "This session is yet to come";
        /// All seats are taken.
        Full = "full", "Đã hết chỗ, chưa thêm được người đến tại chỗ", "All seats are taken; the walk-in was not added";
        /// The device had been withdrawn when it sent it.
        Withdrawn = "withdrawn", "Máy gửi lên sau khi đã bị thu hồi", "Sent after the phone was withdrawn";
        /// The check-in of the activity had ended when it came.
        TooLate = "too_late", "Máy gửi lên khi điểm danh đã kết thúc", "Sent after check-in had ended";
        /// What was sent can't be read.
        Unreadable = "unreadable", "Nội dung gửi lên không đọc được", "What was sent can’t be read";
    }
}
