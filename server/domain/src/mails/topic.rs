//! What becomes of the mails of one registration that wait while another is written: the last mail in a box must say what holds.

use crate::words::words;

words! {
    /// What a mail tells somebody about their place at an activity.
    MailTopic {
        /// They are invited, to be decided, seated or in line.
        Standing = "standing", "Đăng ký", "Where a registration stands";
        /// They have no place any more.
        End = "end", "Hủy đăng ký", "The end of a registration";
        /// The activity is held otherwise than they were told.
        Change = "change", "Thay đổi", "A change";
        /// The activity is not held.
        Cancellation = "cancellation", "Hủy hoạt động", "A cancellation";
        /// A certificate was given, or is in force no more.
        Certificate = "certificate", "Giấy chứng nhận", "A certificate";
    }
}

words! {
    /// Why a mail that waited was not sent after all.
    WhyDropped {
        /// What it said holds no more, and a later mail says what does.
        Superseded = "superseded", "Thư sau nói đúng tình trạng mới hơn, nên thư này không gửi nữa.", "A later e-mail says what holds now, so this one was not sent.";
        /// Two changes told in one mail.
        Merged = "merged", "Đã gộp vào thư báo thay đổi viết sau.", "It became part of the next e-mail about changes.";
        /// What was changed is as it was.
        MovedBack = "moved_back", "Thay đổi đã được sửa lại như cũ trước khi thư gửi đi.", "The change was taken back before the e-mail left.";
        /// The activity was cancelled: nothing else of it leaves.
        ActivityCancelled = "activity_cancelled", "Hoạt động đã bị hủy, nên chỉ gửi thư báo hủy.", "The activity was cancelled: only that is told.";
        /// The act that it told of was taken back.
        Undone = "undone", "Việc mà thư này báo đã được hoàn tác trước khi thư gửi đi.", "What it told of was taken back before the e-mail left.";
    }
}

/// Why a mail that waits is not to be sent once `newer` was written for the same registration; none: it leaves first.
pub fn supersedes(newer: MailTopic, waiting: MailTopic) -> Option<WhyDropped> {
    use MailTopic as T;
    match (newer, waiting) {
        // A certificate holds, whatever becomes of the activity; and nothing takes a cancellation back.
        (T::Certificate, T::Certificate) => Some(WhyDropped::Superseded),
        (_, T::Certificate | T::Cancellation) | (T::Certificate, _) => None,
        (T::Cancellation, _) => Some(WhyDropped::ActivityCancelled),
        // Whoever has no place has no use for a change.
        (T::Standing | T::End, T::Standing | T::End) | (T::End, T::Change) => Some(WhyDropped::Superseded),
        (T::Change, T::Change) => Some(WhyDropped::Merged),
        (T::Standing, T::Change) | (T::Change, T::Standing | T::End) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    proptest! {
        #[test]
        fn what_leaves_of_many_mails_is_at_most_one_of_each_truth(written in proptest::collection::vec(0usize..5, 1..12)) {
            let mut waiting: Vec<MailTopic> = vec![];
            for i in written {
                let newer = MailTopic::ALL[i];
                if waiting.contains(&MailTopic::Cancellation) && newer != MailTopic::Certificate {
                    continue;
                }
                waiting.retain(|old| supersedes(newer, *old).is_none());
                waiting.push(newer);
                prop_assert_eq!(waiting.last(), Some(&newer));
            }
            let count = |topics: &[MailTopic]| waiting.iter().filter(|topic| topics.contains(topic)).count();
            prop_assert!(count(&[MailTopic::Standing, MailTopic::End]) <= 1);
            prop_assert!(count(&[MailTopic::Change]) <= 1);
            prop_assert!(count(&[MailTopic::Certificate]) <= 1);
            if waiting.contains(&MailTopic::Cancellation) {
                prop_assert_eq!(count(&[MailTopic::Standing, MailTopic::End, MailTopic::Change]), 0);
            }
        }
    }
}
