//! What the program says, in both languages, a file an area. Both wordings stand side by side, so that neither can be forgotten.

pub(crate) mod account;
pub(crate) mod activities;
pub(crate) mod attendance;
pub(crate) mod certificates;
pub(crate) mod communications;
pub(crate) mod help;
pub(crate) mod help_privacy;
pub(crate) mod home;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod outbox;
pub(crate) mod people;
pub(crate) mod problem_page;
pub(crate) mod public_activities;
pub(crate) mod register;
pub(crate) mod registration;
pub(crate) mod reports;
pub(crate) mod sessions;
pub(crate) mod shell;
pub(crate) mod staff;
pub(crate) mod stale;
pub(crate) mod telling;
pub(crate) mod typed_units;
pub(crate) mod units;
pub(crate) mod verify;

/// A count with its noun, in English: `1 person`, `1,200 people`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", domain::numbers::number_in(domain::Lang::En, n), if n == 1 { one } else { many })
}

/// Declares sentences: `name = "tiếng Việt", "English";` becomes `fn name(lang: Lang) -> &'static str`.
macro_rules! texts {
    ($($name:ident = $vi:literal, $en:literal;)+) => {
        $(
            #[doc = $vi]
            pub(crate) fn $name(lang: domain::Lang) -> &'static str {
                lang.pick($vi, $en)
            }
        )+
    };
}
pub(crate) use texts;
