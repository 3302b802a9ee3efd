//! Who may do what (rule 10), in one function. What nothing allows is refused.

use crate::{Word, units::map::UnitPath, words::words};

words! {
    /// The role of somebody on the staff.
    Role {
        /// Everything, everywhere.
        Admin = "admin", "Quản trị", "Administrator";
        /// Everything in the own unit and below.
        Organizer = "organizer", "Tổ chức", "Organizer";
        /// Reads and reports in the own unit and below.
        Manager = "manager", "Quản lý", "Manager";
        /// Nominates the unit's own people and sees only them.
        Focal = "focal", "Đầu mối đơn vị", "Focal person";
        /// Sees the list of the own sessions and takes attendance there.
        Trainer = "trainer", "Giảng viên", "Trainer";
        /// Takes attendance at one activity.
        CheckIn = "checkin", "Đón tiếp", "Check-in staff";
    }
}

impl Role {
    /// The role holds for one activity rather than for a unit.
    pub fn is_for_activity(self) -> bool {
        matches!(self, Role::Trainer | Role::CheckIn)
    }

    /// All that the role may do where it holds: what [`allows`] goes by, and what its page says.
    pub fn may(self) -> impl Iterator<Item = Action> {
        Action::ALL.iter().copied().filter(move |action| permits(self, *action))
    }
}

/// A role that somebody has, and what it holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit it holds for; none for an admin.
    pub unit: Option<UnitPath>,
    /// The activity it holds for, by its number; trainers and check-in staff only.
    pub activity: Option<i64>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody unknown.
    Anonymous,
    /// Somebody with the link of one registration, by its number.
    Participant(i64),
    /// A device of check-in staff, by its number and that of its activity.
    Device(i64, i64),
    /// Somebody signed in: the user's number and roles.
    Staff(i64, Vec<Grant>),
    /// The program itself: a command on the machine, a job.
    System,
}

impl Actor {
    /// The number of the user, for the log.
    pub fn user(&self) -> Option<i64> {
        match self {
            Actor::Staff(user, _) => Some(*user),
            _ => None,
        }
    }

    /// The grants of a signed-in user.
    pub fn grants(&self) -> &[Grant] {
        match self {
            Actor::Staff(_, grants) => grants,
            _ => &[],
        }
    }

    /// Has one of the roles, wherever it holds.
    pub fn has(&self, roles: &[Role]) -> bool {
        self.grants().iter().any(|grant| roles.contains(&grant.role))
    }
}

words! {
    /// What is asked for, in the words of a role's page: “may …”.
    Action {
        /// See an activity that isn't public, with its sessions and figures.
        ReadActivity = "read_activity", "xem hoạt động", "see activities";
        /// Create, edit, copy, publish, cancel; sessions.
        ManageActivity = "manage_activity", "tạo, sửa, công bố, hủy hoạt động và các buổi", "create, edit, publish and cancel activities and sessions";
        /// See the people on an activity's list.
        ReadList = "read_list", "xem danh sách người tham gia", "see who is on lists";
        /// Confirm, reject, add to the list.
        ManageList = "manage_list", "duyệt, thêm, bỏ người trong danh sách", "confirm, add and take people off lists";
        /// Mark who came, or count them.
        TakeAttendance = "take_attendance", "điểm danh", "take attendance";
        /// See the certificates of an activity, and fetch them.
        ReadCertificates = "read_certificates", "xem, tải giấy chứng nhận", "see and fetch certificates";
        /// Issue and revoke certificates.
        ManageCertificates = "manage_certificates", "cấp, thu hồi giấy chứng nhận", "issue and revoke certificates";
        /// Send invitations; read the outbox.
        SendMail = "send_mail", "gửi thư mời, xem thư gửi đi", "send invitations and read the outbox";
        /// See people of a unit.
        ReadPeople = "read_people", "xem danh bạ của đơn vị", "see the people of the unit";
        /// Add, edit and import people of a unit.
        ManagePeople = "manage_people", "thêm, sửa, nhập, gộp hồ sơ trong danh bạ", "add, edit, import and merge people";
        /// Name people of a unit for an activity.
        Nominate = "nominate", "cử người của đơn vị đi học", "name people of the unit for activities";
        /// Read reports and the rows behind them.
        ReadReport = "read_report", "xem báo cáo", "read reports";
        /// Enter materials, media, broadcasts.
        ManageMaterials = "manage_materials", "ghi ấn phẩm, tin bài, phát thanh", "enter materials, media and broadcasts";
        /// Manage users and their roles.
        ManageUsers = "manage_users", "mời cán bộ, giao và thu hồi vai trò", "invite staff, give and take roles";
        /// See one's own registration, and act on it.
        OwnRegistration = "own_registration", "xem đăng ký của mình", "see the own registration";
    }
}

/// What it is asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The unit it belongs to.
    pub unit: UnitPath,
    /// The activity it is or belongs to, by its number.
    pub activity: Option<i64>,
    /// The registration it is or belongs to, by its number.
    pub registration: Option<i64>,
}

impl Object {
    /// A unit, or something that belongs to it.
    pub fn of_unit(unit: UnitPath) -> Self {
        Self { unit, activity: None, registration: None }
    }

    /// An activity, or something that belongs to it.
    pub fn of_activity(unit: UnitPath, activity: i64) -> Self {
        Self { unit, activity: Some(activity), registration: None }
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allowed,
    /// No; that the thing is there is no secret to the actor (403).
    Forbidden,
    /// No, and the actor must not learn that it is there (404).
    Hidden,
}

/// Whether `actor` may do `action` to `object`.
pub fn allows(actor: &Actor, action: Action, object: &Object) -> Verdict {
    let granted = |action| match actor {
        Actor::System => action != Action::OwnRegistration,
        Actor::Anonymous => false,
        Actor::Device(_, own) => object.activity == Some(*own) && permits(Role::CheckIn, action),
        Actor::Participant(own) => action == Action::OwnRegistration && object.registration == Some(*own),
        Actor::Staff(_, grants) => {
            grants.iter().any(|grant| covers(grant, object) && permits(grant.role, action))
        }
    };
    if granted(action) {
        return Verdict::Allowed;
    }
    // Who may see the thing learns that this act is not theirs; to everybody else it is not there.
    let sees = match action {
        Action::ReadActivity
        | Action::ManageActivity
        | Action::TakeAttendance
        | Action::ReadCertificates
        | Action::ManageCertificates => granted(Action::ReadActivity),
        Action::ReadList | Action::ManageList | Action::SendMail => granted(Action::ReadActivity),
        Action::ReadPeople | Action::ManagePeople | Action::Nominate => granted(Action::ReadPeople),
        Action::ReadReport | Action::ManageMaterials => granted(Action::ReadReport),
        Action::ManageUsers => matches!(actor, Actor::Staff(..)),
        Action::OwnRegistration => false,
    };
    if sees { Verdict::Forbidden } else { Verdict::Hidden }
}

fn covers(grant: &Grant, object: &Object) -> bool {
    match grant.role {
        Role::Admin => true,
        Role::Trainer | Role::CheckIn => grant.activity.is_some() && grant.activity == object.activity,
        Role::Organizer | Role::Manager | Role::Focal => {
            grant.unit.as_ref().is_some_and(|unit| unit.covers(&object.unit))
        }
    }
}

fn permits(role: Role, action: Action) -> bool {
    use Action as A;
    match role {
        Role::Admin => action != A::OwnRegistration,
        Role::Organizer => !matches!(action, A::OwnRegistration | A::ManageUsers),
        Role::Manager => {
            matches!(
                action,
                A::ReadActivity | A::ReadList | A::ReadCertificates | A::ReadPeople | A::ReadReport
            )
        }
        Role::Focal => matches!(action, A::ReadPeople | A::Nominate),
        Role::Trainer | Role::CheckIn => matches!(action, A::ReadActivity | A::ReadList | A::TakeAttendance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ACTIONS: [Action; 15] = [
        Action::ReadActivity,
        Action::ManageActivity,
        Action::ReadList,
        Action::ManageList,
        Action::TakeAttendance,
        Action::ReadCertificates,
        Action::ManageCertificates,
        Action::SendMail,
        Action::ReadPeople,
        Action::ManagePeople,
        Action::Nominate,
        Action::ReadReport,
        Action::ManageMaterials,
        Action::ManageUsers,
        Action::OwnRegistration,
    ];

    fn staff(role: Role, unit: &UnitPath, activity: i64) -> Actor {
        let unit = (role != Role::Admin && !role.is_for_activity()).then(|| unit.clone());
        Actor::Staff(1, vec![Grant { role, unit, activity: role.is_for_activity().then_some(activity) }])
    }

    proptest! {
        #[test]
        fn nobody_reaches_into_another_unit_or_activity_except_admins(role in 0usize..6, action in 0usize..15) {
            let (own, other) = (UnitPath::top("P19").below("D164"), UnitPath::top("P19").below("D165"));
            let role = Role::ALL[role];
            let verdict = allows(&staff(role, &own, 7), ACTIONS[action], &Object::of_activity(other, 8));
            if role != Role::Admin { prop_assert_ne!(verdict, Verdict::Allowed); }
            if role != Role::Admin && ACTIONS[action] != Action::ManageUsers { prop_assert_eq!(verdict, Verdict::Hidden); }
        }

        #[test]
        fn strangers_and_participants_may_nothing_of_the_staffs(action in 0usize..14) {
            let object = Object { unit: UnitPath::top("P19"), activity: Some(1), registration: Some(5) };
            prop_assert_eq!(allows(&Actor::Anonymous, ACTIONS[action], &object), Verdict::Hidden);
            prop_assert_eq!(allows(&Actor::Participant(5), ACTIONS[action], &object), Verdict::Hidden);
        }
    }

    #[test]
    fn each_role_may_what_the_rule_says() {
        let unit = UnitPath::top("P19");
        let object = Object::of_activity(unit.below("D164"), 7);
        let allowed = |role| {
            ACTIONS
                .into_iter()
                .filter(|action| allows(&staff(role, &unit, 7), *action, &object) == Verdict::Allowed)
                .collect::<Vec<_>>()
        };
        assert_eq!(allowed(Role::Admin), ACTIONS[..14]);
        assert_eq!(allowed(Role::Organizer), ACTIONS[..13]);
        assert_eq!(
            allowed(Role::Manager),
            [
                Action::ReadActivity,
                Action::ReadList,
                Action::ReadCertificates,
                Action::ReadPeople,
                Action::ReadReport
            ]
        );
        assert_eq!(allowed(Role::Focal), [Action::ReadPeople, Action::Nominate]);
        for role in [Role::Trainer, Role::CheckIn] {
            assert_eq!(allowed(role), [Action::ReadActivity, Action::ReadList, Action::TakeAttendance]);
        }
    }

    #[test]
    fn a_device_takes_attendance_at_its_activity_and_may_nothing_else() {
        let at = |activity| Object::of_activity(UnitPath::top("P19"), activity);
        for action in ACTIONS {
            let may = matches!(action, Action::ReadActivity | Action::ReadList | Action::TakeAttendance);
            assert_eq!(allows(&Actor::Device(1, 7), action, &at(7)) == Verdict::Allowed, may);
            assert_eq!(allows(&Actor::Device(1, 7), action, &at(8)), Verdict::Hidden);
        }
    }

    #[test]
    fn a_participant_has_the_own_registration_and_no_other() {
        let of = |registration| Object {
            unit: UnitPath::top("P19"),
            activity: Some(1),
            registration: Some(registration),
        };
        assert_eq!(allows(&Actor::Participant(5), Action::OwnRegistration, &of(5)), Verdict::Allowed);
        assert_eq!(allows(&Actor::Participant(5), Action::OwnRegistration, &of(6)), Verdict::Hidden);
    }

    #[test]
    fn who_may_read_learns_that_writing_is_not_theirs() {
        let unit = UnitPath::top("P19");
        let manager = staff(Role::Manager, &unit, 0);
        assert_eq!(
            allows(&manager, Action::ManageActivity, &Object::of_activity(unit.clone(), 7)),
            Verdict::Forbidden
        );
        assert_eq!(allows(&manager, Action::ManageUsers, &Object::of_unit(unit)), Verdict::Forbidden);
    }
}
