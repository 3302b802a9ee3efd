//! Typed ids: a number of one table can't stand for one of another.

use sea_orm::DeriveValueType;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, DeriveValueType)]
        pub struct $name(pub i64);

        impl $name {
            /// Stands in a row that the database has not numbered yet.
            pub const NEW: Self = Self(0);
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// Of days on which a trainer is away.
    AbsenceId;
    /// Of days on which a room is closed.
    ClosureId;
    /// Of a row of the change log.
    AuditId;
    /// Of an activity.
    ActivityId;
    /// Of an event of attendance.
    AttendanceEventId;
    /// Of what a session has to itself.
    BookingId;
    /// Of a count of broadcasts.
    BroadcastId;
    /// Of a certificate.
    CertificateId;
    /// Of a device of check-in staff.
    CheckinDeviceId;
    /// Of what a device sent and could not be taken.
    CheckinRefusalId;
    /// Of a day off.
    DayOffId;
    /// Of a call for interest.
    DemandId;
    /// Of a name that was left at one.
    DemandPersonId;
    /// Of a distribution of a material.
    DistributionId;
    /// Of a document of an activity.
    DocumentId;
    /// Of a role somebody has.
    GrantId;
    /// Of a mail in the queue.
    MailId;
    /// Of a mail that an activity sends by itself.
    MailRuleId;
    /// Of a material.
    MaterialId;
    /// Of a media item.
    MediaItemId;
    /// Of two rows of one person that became one.
    MergeId;
    /// Of somebody whom a unit named.
    NomineeId;
    /// Of a person.
    PersonId;
    /// Of a programme.
    ProgrammeId;
    /// Of a question that an activity asks.
    QuestionId;
    /// Of a registration.
    RegistrationId;
    /// Of a room.
    RoomId;
    /// Of a list of people as an office sent it.
    RosterId;
    /// Of a call for nominations.
    RoundId;
    /// Of a seat that went from one to another.
    SeatTransferId;
    /// Of filters that somebody keeps.
    SavedFilterId;
    /// Of a session.
    SessionId;
    /// Of a one-time link to sign in.
    SignInLinkId;
    /// Of a signed-in browser.
    StaffSessionId;
    /// Of a talk: a part of a session.
    TalkId;
    /// Of a template of activities.
    TemplateId;
    /// Of a session of a template.
    TemplateSessionId;
    /// Of a track: talks in a row beside others.
    TrackId;
    /// Of an act that can be taken back.
    UndoId;
    /// Of a unit.
    UnitId;
    /// Of a succession of units.
    UnitSuccessionId;
    /// Of a user.
    UserId;
    /// Of a venue.
    VenueId;
    /// Of the plan of a unit for a year.
    YearPlanId;
    /// Of a target of a plan.
    YearTargetId;
}
