//! In which ways an activity is held, and in which of them somebody takes part: in the room or online.

use crate::{Lang, RegistrationState, Word, words::words};

words! {
    /// How an activity is held.
    HeldWay {
        /// Everybody comes to the place.
        Room = "room", "Tại chỗ", "In the room";
        /// Nobody does.
        Online = "online", "Trực tuyến", "Online";
        /// Each chooses.
        Hybrid = "hybrid", "Kết hợp tại chỗ và trực tuyến", "In the room and online";
    }
}

words! {
    /// How somebody takes part.
    Attends {
        /// In the room.
        Room = "room", "Tại chỗ", "In the room";
        /// Online.
        Online = "online", "Trực tuyến", "Online";
    }
}

impl HeldWay {
    /// How somebody takes part who chose `chosen`: only where it is held both ways there is something to choose.
    pub fn attends(self, chosen: Attends) -> Attends {
        match self {
            Self::Room => Attends::Room,
            Self::Online => Attends::Online,
            Self::Hybrid => chosen,
        }
    }
}

impl Attends {
    /// The other way.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Room => Self::Online,
            Self::Online => Self::Room,
        }
    }
}

/// Where somebody takes part, as their page, mails and calendar say it: the place, or that it is online, with the address for those
/// alone who have a seat there.
pub fn told_place(
    lang: Lang,
    attends: Attends,
    state: RegistrationState,
    (place, address): (&str, &str),
) -> String {
    let online = Attends::Online.name(lang);
    match attends {
        Attends::Room => place.to_owned(),
        Attends::Online if state.takes_seat() && !address.is_empty() => format!("{online}: {address}"),
        Attends::Online => online.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The address is told to nobody who comes to the room, and to nobody without a seat.
        #[test]
        fn the_address_is_for_those_with_a_seat_online(way in 0usize..3, chosen in 0usize..2, state in 0usize..7, english: bool) {
            let (way, chosen) = (HeldWay::ALL[way], Attends::ALL[chosen]);
            let state = RegistrationState::ALL[state];
            let lang = if english { Lang::En } else { Lang::Vi };
            let attends = way.attends(chosen);
            let told = told_place(lang, attends, state, ("Hội trường", "https://hop.vn/1"));
            let may = attends == Attends::Online && state == RegistrationState::Confirmed;
            prop_assert_eq!(told.contains("https://"), may);
            prop_assert_eq!(told == "Hội trường", attends == Attends::Room);
            prop_assert_eq!(attends == chosen || way != HeldWay::Hybrid, true);
            prop_assert_eq!(chosen.other().other(), chosen);
        }
    }
}
