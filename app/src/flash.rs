//! What the page after an act says about it, once: carried by a cookie from the answer to the next page.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::Lang;
use services::ids::UndoId;

const COOKIE: &str = "__Host-flash";

/// A cookie's value.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

macro_rules! flashes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal $(, one $one:literal)?;)+) => {
        /// What was done. A closed list: nothing that a cookie says is ever shown. `#` stands for how many; English has a
        /// sentence of its own for one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Flash {
            $($(#[$doc])* $variant(u32),)+
        }

        impl Flash {
            fn parts(self) -> (&'static str, u32) {
                match self { $(Flash::$variant(n) => ($code, n),)+ }
            }

            fn parse(code: &str, n: u32) -> Option<Self> {
                match code { $($code => Some(Flash::$variant(n)),)+ _ => None }
            }

            /// The sentence.
            pub(crate) fn text(self, lang: Lang) -> String {
                let (vi, en, one, n): (_, _, &[&str], _) = match self {
                    $(Flash::$variant(n) => ($vi, $en, &[$($one)?], n),)+
                };
                let en = one.first().copied().filter(|_| n == 1).unwrap_or(en);
                let sentence = lang.pick(vi, en);
                sentence.replace('#', &domain::numbers::number_in(lang, n.into()))
            }
        }
    };
}

flashes! {
    Saved = "saved", "Đã lưu.", "Saved.";
    SavedPromoted = "saved-promoted", "Đã lưu. # người trong danh sách chờ đã được xếp chỗ.", "Saved. # people on the waiting list got a seat.", one "Saved. # person on the waiting list got a seat.";
    Created = "created", "Đã tạo bản nháp. Kiểm tra các buổi rồi công bố.", "The draft was created. Check the sessions, then publish it.";
    CreatedPublished = "created-published", "Đã tạo và công bố. Mọi người có thể xem và đăng ký.", "Created and published. Everybody can see it and register.";
    TourMade = "tour-made", "Đã tạo # hoạt động ở dạng bản nháp. Kiểm tra rồi công bố từng hoạt động.", "# activities were created as drafts. Look at them, then publish each.", one "# activity was created as a draft. Look at it, then publish it.";
    TourPublished = "tour-published", "Đã tạo và công bố # hoạt động.", "# activities were created and published.", one "# activity was created and published.";
    Copied = "copied", "Đã sao chép thành bản nháp mới.", "Copied as a new draft.";
    Published = "published", "Đã công bố. Mọi người có thể xem và đăng ký.", "Published. Everybody can see it and register.";
    PublishedShut = "published-shut", "Đã công bố. Mọi người có thể xem; trang công khai không nhận đăng ký.", "Published. Everybody can see it; its page takes no registrations.";
    ActivityCancelled = "activity-cancelled", "Đã hủy hoạt động và báo cho # người qua thư.", "The activity was cancelled; # people were told by e-mail.", one "The activity was cancelled; # person was told by e-mail.";
    Merged = "merged", "Đã gộp: # người có chỗ ở hoạt động này.", "Merged: # people have a seat here.", one "Merged: # person has a seat here.";
    MergedWaiting = "merged-waiting", "Đã gộp. # người vào danh sách chờ vì hết chỗ.", "Merged. # people wait, since no seat was left.", one "Merged. # person waits, since no seat was left.";
    Decided = "decided", "Đã cập nhật # đăng ký.", "# registrations were updated.", one "# registration was updated.";
    DecidedPromoted = "decided-promoted", "Đã cập nhật. Chỗ vừa trống đã được giao cho # người trong danh sách chờ.", "Updated. The freed seats went to # people on the waiting list.", one "Updated. The freed seat went to # person on the waiting list.";
    LinksRenewed = "links-renewed", "Đã thu hồi liên kết của # người; liên kết mới được gửi qua thư.", "The links of # people were ended; new ones are sent by e-mail.", one "The link of # person was ended; a new one is sent by e-mail.";
    LinksRenewedUnreached = "links-renewed-unreached", "Đã thu hồi liên kết. # người không có địa chỉ thư nên không nhận được liên kết mới.", "The links were ended. # people have no e-mail address and get no new link.", one "The links were ended. # person has no e-mail address and gets no new link.";
    AccountClosed = "account-closed", "Đã khóa tài khoản; người này đã bị đăng xuất khỏi mọi thiết bị.", "The account was closed; this person was signed out everywhere.";
    AccountOpened = "account-opened", "Đã mở khóa tài khoản.", "The account is open again.";
    RoleGiven = "role-given", "Đã giao vai trò.", "The role was given.";
    RoleTaken = "role-taken", "Đã thu hồi vai trò.", "The role was taken away.";
    SessionEnded = "session-ended", "Đã đăng xuất thiết bị đó.", "That device was signed out.";
    UnitSettled = "unit-settled", "Đã xác định đơn vị của # người.", "The unit of # people is set.", one "The unit of # person is set.";
    Added = "added", "Đã thêm # người vào danh sách.", "# people were added to the list.", one "# person was added to the list.";
    AddedWaiting = "added-waiting", "Đã thêm. Không đủ chỗ nên # người vào danh sách chờ.", "Added. There were not enough seats, so # people are on the waiting list.", one "Added. There were not enough seats, so # person is on the waiting list.";
    Invited = "invited", "Đã gửi # thư mời.", "# invitations were sent.", one "# invitation was sent.";
    InvitedKept = "invited-kept", "Đã viết # thư mời. Chưa cấu hình máy chủ thư nên thư đang chờ ở mục Thư gửi đi.", "# invitations were written. No mail server is set, so they wait in the outbox.";
    Marked = "marked", "Đã lưu # thay đổi điểm danh.", "# changes of attendance were saved.", one "# change of attendance was saved.";
    Counted = "counted", "Đã lưu số người đếm được: # người.", "The headcount was saved: # people.", one "The headcount was saved: # person.";
    NotCounted = "not-counted", "Đã bỏ số người đếm được.", "The headcount was taken away.";
    CheckinOpened = "checkin-opened", "Đã mở điểm danh bằng điện thoại. Gửi đường dẫn hoặc cho quét mã bên dưới.", "Check-in by phone is open. Send the link, or let them scan the code below.";
    CheckinRenewed = "checkin-renewed", "Đã đổi đường dẫn. Đường dẫn cũ hết dùng được; các máy đã vào vẫn điểm danh được.", "The link was replaced. The old one opens nothing; phones that joined go on.";
    CheckinClosed = "checkin-closed", "Đã đóng đường dẫn. Không thêm được máy mới.", "The link was closed. No further phone can join.";
    DeviceNamesChosen = "device-names", "Đã ghi lựa chọn. Các máy làm theo khi có mạng.", "The choice was saved. Phones follow it when they next have a network.";
    DeviceWithdrawn = "device-withdrawn", "Đã thu hồi máy này.", "The phone was withdrawn.";
    Issued = "issued", "Đã cấp # giấy chứng nhận.", "# certificates were issued.", one "# certificate was issued.";
    Revoked = "revoked", "Đã thu hồi giấy chứng nhận.", "The certificate was revoked.";
    Replaced = "replaced", "Đã cấp giấy mới thay cho giấy cũ.", "A new certificate was issued in place of the old one.";
    PersonSaved = "person-saved", "Đã lưu thông tin người này.", "The person was saved.";
    PeopleAdded = "people-added", "Đã thêm # người từ danh sách.", "# people of the list were added.", one "# person of the list was added.";
    SessionMoved = "session-moved", "Đã dời # buổi.", "# sessions were moved.", one "# session was moved.";
    Shifted = "shifted", "Đã dời giờ # nội dung.", "# items were moved.", one "# item was moved.";
    AgendaKept = "agenda-kept", "Đã ghi # nội dung vào chương trình.", "# items were put on the agenda.", one "# item was put on the agenda.";
    TalksChosen = "talks-chosen", "Đã lưu lựa chọn của ông (bà).", "Your choices were saved.";
    ChosenFor = "chosen-for", "Đã chọn nội dung này cho người tham dự.", "It was chosen for the participant.";
    ChoiceTaken = "choice-taken", "Đã bỏ lựa chọn của người này.", "The choice was taken back.";
    FilterKept = "filter-kept", "Đã lưu bộ lọc.", "The filters are kept.";
    PeopleMoved = "people-moved", "Đã chuyển đơn vị cho # người.", "The unit of # people was changed.", one "The unit of # person was changed.";
    StaffInvited = "staff-invited", "Đã viết 1 thư mời. Đường dẫn trong thư dùng được một lần, trong 7 ngày.", "One invitation was written. Its link works once, within 7 days.";
    LinksSent = "links-sent", "Đã viết # thư gửi đầu mối đơn vị.", "# e-mails were written to focal persons.", one "# e-mail was written to a focal person.";
    SetApart = "set-apart", "Đã ghi: không phải một người. Cặp này không được đề xuất nữa.", "Noted: they are two people, and are proposed no more.";
    PeopleMerged = "people-merged", "Đã gộp hai hồ sơ thành một. Mọi đăng ký, điểm danh, giấy chứng nhận đã chuyển về hồ sơ này.", "The two records are one. Every registration, mark of attendance and certificate is of this record now.";
    PeopleParted = "people-parted", "Đã tách: hai hồ sơ như trước khi gộp.", "Parted: both records are as they were before the merge.";
    Undone = "undone", "Đã hoàn tác # thay đổi.", "Changes undone: #.";
    UnitListUndone = "unit-list-undone", "Đã hoàn tác. Số người vào hoặc ra khỏi danh sách tham gia và được báo: #.", "Undone. People who came onto the activity’s list or left it, and are told: #.";
    UndoneButTalks = "undone-but-talks", "Đã hoàn tác. # nội dung đã chọn trong chương trình không lấy lại được vì đã hết chỗ, đã bắt đầu hoặc đã bỏ; những người này cần chọn lại.", "Undone. # chosen talks could not be had back: they are full, have begun or are no more. Those people have to choose again.", one "Undone. # chosen talk could not be had back: it is full, has begun or is no more. Whoever chose it has to choose again.";
    UndoTooLate = "undo-too-late", "Không hoàn tác được: việc này đã được hoàn tác hoặc đã quá lâu. Xem lại rồi sửa trực tiếp.", "This can’t be undone: it has been undone already, or too much time has passed. Check it, then change it by hand.";
    UndoChanged = "undo-changed", "Không hoàn tác được: nội dung này đã được sửa tiếp sau đó. Xem lại rồi sửa trực tiếp.", "This can’t be undone: it has been changed since. Check it, then change it by hand.";
    UndoTaken = "undo-taken", "Không hoàn tác được: phòng hoặc giảng viên của lịch cũ đã được hoạt động khác giữ. Xem lại rồi sửa trực tiếp.", "This can’t be undone: another activity has taken the room or the trainer meanwhile. Check it, then change it by hand.";
    UndoNoSeat = "undo-no-seat", "Không hoàn tác được: chỗ vừa trống đã được giao cho người trong danh sách chờ. Tăng số chỗ nếu muốn nhận lại những người này.", "This can’t be undone: the seat has gone to the next in line. Add seats if you want these people back.";
    Retried = "retried", "Thư sẽ được gửi lại.", "The e-mail will be sent again.";
    RetriedAll = "retried-all", "# thư sẽ được gửi lại.", "# e-mails will be sent again.", one "# e-mail will be sent again.";
    Recorded = "recorded", "Đã ghi. Số liệu này được tính vào báo cáo.", "Recorded. It counts in the report.";
    GivenToUnits = "given-to-units", "Đã ghi cấp phát cho # đơn vị.", "What # units were given was recorded.", one "What # unit was given was recorded.";
    Removed = "removed", "Đã xóa.", "Removed.";
    PasswordChanged = "password-changed", "Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.", "The password was changed. Other devices were signed out.";
    PasswordLinkSent = "password-link", "Đã gửi đường dẫn đến hộp thư của bạn. Đường dẫn dùng được trong 10 phút.", "A link is on its way to your mailbox. It works for 10 minutes.";
    SignedOut = "signed-out", "Bạn đã đăng xuất.", "You are signed out.";
    NameLeft = "name-left", "Đã ghi tên. Chúng tôi sẽ báo khi có lịch.", "Your name was noted. We tell you once there is a date.";
    NameWithdrawn = "name-withdrawn", "Đã rút tên.", "Your name was taken back.";
    NamesInvited = "names-invited", "Đã gửi thư mời cho # người đã ghi tên.", "# people who left their names were invited.", one "# person who left their name was invited.";
    NamesPutIn = "names-put-in", "Đã đưa # người đã ghi tên vào danh sách.", "# people who left their names were put on the list.", one "# person who left their name was put on the list.";
    WaySwitched = "way-switched", "Đã đổi cách tham dự của ông (bà).", "You take part in another way now.";
    SeatTaken = "seat-taken", "Ông (bà) đã nhận chỗ.", "The seat is yours.";
    Answered = "answered", "Đã ghi nhận trả lời của ông (bà).", "Your answer was recorded.";
    QuestionRemoved = "question-removed", "Đã bỏ câu hỏi. Chưa ai trả lời câu này; có thể hỏi lại hoặc xóa hẳn ở mục “Câu hỏi đã bỏ”.", "The question was removed. Nobody had answered it; ask it again, or delete it, under “Questions that were removed”.";
    QuestionKept = "question-kept", "Đã bỏ câu hỏi. # câu trả lời được giữ lại và vẫn đọc được; có thể hỏi lại ở mục “Câu hỏi đã bỏ”.", "The question was removed. # answers are kept and can still be read; ask it again under “Questions that were removed”.", one "The question was removed. # answer is kept and can still be read; ask it again under “Questions that were removed”.";
    QuestionAsked = "question-asked", "Câu này lại được hỏi.", "The question is asked again.";
    QuestionsAnswered = "questions-answered", "Đã lưu câu trả lời của ông (bà).", "Your answers were saved.";
    HandedOver = "handed-over", "Đã chuyển chỗ. Đường dẫn của ông (bà) không còn dùng được; người nhận chỗ được báo nếu có thư điện tử.", "The seat was handed over. Your link no longer works; your successor is told where there is an e-mail address.";
    SubstituteNamed = "substitute-named", "Đã ghi tên người thay. Nếu ông (bà) hủy đăng ký trong hạn, người này có chỗ ngay.", "Your substitute was noted. If you cancel in time, they have the seat at once.";
    SubstituteForgotten = "substitute-forgotten", "Đã bỏ tên người thay.", "Your substitute was taken off.";
    ContactSaved = "contact-saved", "Đã lưu cách liên hệ của ông (bà).", "How to reach you was saved.";
    ContactMoved = "contact-moved", "Đã đổi địa chỉ thư. Đường dẫn mới được gửi tới địa chỉ mới; đường dẫn cũ không còn dùng được.", "Your address was changed. New links go to the new address; the old ones no longer work.";
    Cancelled = "cancelled", "Đã hủy đăng ký của ông (bà).", "Your registration was cancelled.";
    RoundSaved = "round-saved", "Đã lưu đợt cử người. Chưa đơn vị nào nhận thư về thay đổi này.", "The call was saved. No unit was told of it.";
    RoundSent = "round-sent", "Đã mở đợt cử người và viết # thư tới đầu mối các đơn vị.", "The call is open; # e-mails were written to focal persons.", one "The call is open; # e-mail was written to a focal person.";
    RoundReminded = "round-reminded", "Đã viết # thư nhắc.", "# reminders were written.", one "# reminder was written.";
    SeatsFlowed = "seats-flowed", "Đã giao # chỗ cho người dự bị.", "# seats went to substitutes.", one "# seat went to a substitute.";
    Nominated = "nominated", "Đã thêm vào danh sách cử.", "Added to the list of nominations.";
    NominatedAsking = "nominated-asking", "Đã thêm vào danh sách và gửi đề nghị tới ban tổ chức. Người này chưa được giữ chỗ.", "Added, and the organizer is asked to look. They hold no seat yet.";
    NominatedMany = "nominated-many", "Đã đưa # người vào danh sách cử.", "# people were put on the list of nominations.", one "# person was put on the list of nominations.";
    ListSaved = "list-saved", "Đã lưu danh sách cử.", "The list of nominations was saved.";
    ListSent = "list-sent", "Đã gửi danh sách cử. # người vừa được ghi vào danh sách tham gia.", "The list was sent. # people were put on the list of the activity.", one "The list was sent. # person was put on the list of the activity.";
    Replacement = "replacement", "Đã thay người. Chỗ của đơn vị được giữ nguyên.", "Replaced. The seat stays the unit’s.";
    Registered = "registered", "Đăng ký của ông (bà) đã được ghi nhận.", "Your registration was received.";
}

impl Flash {
    /// It says what could not be done.
    pub(crate) fn is_failure(self) -> bool {
        matches!(self, Self::UndoTooLate(_) | Self::UndoChanged(_) | Self::UndoNoSeat(_) | Self::UndoTaken(_))
    }

    /// The header that carries it to the next page, with the number by which the act can be taken back.
    pub(crate) fn set(self, undo: Option<UndoId>) -> HeaderValue {
        let (code, n) = self.parts();
        let undo = undo.map(|id| format!(".{id}")).unwrap_or_default();
        header_value(&format!(
            "{COOKIE}={code}.{n}{undo}; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax"
        ))
    }

    /// What the request carries.
    pub(crate) fn read(headers: &HeaderMap) -> Option<(Self, Option<UndoId>)> {
        let mut parts = cookie(headers, COOKIE)?.split('.');
        let flash = Self::parse(parts.next()?, parts.next()?.parse().ok()?)?;
        Some((flash, parts.next().and_then(|id| id.parse().ok())))
    }

    /// The header that takes it away once it was shown.
    pub(crate) fn clear() -> HeaderValue {
        header_value(&format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"))
    }
}

/// A header out of text that we made: letters, digits and signs of ASCII.
pub(crate) fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
