//! Which room and which trainers are meant by what is typed beside a session.
//!
//! A room is one of the venue's of its name; a trainer one of those who teach. What is no name of theirs stays as it is typed, and is
//! nobody's: an office may write down a guest without more ado.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Problem,
    schedule::{open::Opening, trainers},
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, RoomId, SessionId, UnitId},
    rows::{Activity, Booking, Person, Room, RoomClosure, Session, Talk},
};

use crate::{Result, schedule::opening::opening, units};

/// The rooms and trainers that names can mean.
pub(crate) struct Known {
    pub(crate) rooms: Vec<Room>,
    /// When they are closed.
    closures: Vec<RoomClosure>,
    trainers: Vec<Person>,
    /// Those whom sessions of the activity have and who teach no more: they keep what they have.
    former: Vec<Person>,
    /// Trainers by their names.
    by_name: HashMap<String, Vec<usize>>,
    units: HashMap<UnitId, String>,
}

impl Known {
    /// The rooms of an activity's venue, and everybody who teaches. `booked`: what its sessions have.
    pub(crate) async fn of(
        conn: &impl ConnectionTrait,
        activity: &Activity,
        booked: &[Booking],
    ) -> Result<Self> {
        let venues: Vec<_> = activity.venue_id.into_iter().collect();
        let rooms = store::rooms::of_venues(conn, &venues).await?;
        let teaching = Self::teaching(conn).await?;
        let mut former: Vec<PersonId> = booked.iter().filter_map(|booking| booking.trainer_id).collect();
        former.retain(|id| teaching.trainer(*id).is_none());
        let former = store::people::by_ids(conn, &former).await?;
        let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
        let closures = store::rooms::closures(conn, &ids, NaiveDate::default()).await?;
        Ok(Self { rooms, closures, former, ..teaching })
    }

    /// Everybody who teaches, and no rooms.
    pub(crate) async fn teaching(conn: &impl ConnectionTrait) -> Result<Self> {
        let trainers = store::trainers::teaching(conn).await?;
        let units = units::find::names(conn, trainers.iter().filter_map(|person| person.unit_id)).await?;
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, person) in trainers.iter().enumerate() {
            by_name.entry(trainers::bare(&person.full_name)).or_default().push(n);
        }
        Ok(Self { rooms: vec![], closures: vec![], former: vec![], trainers, by_name, units })
    }

    /// The room of a number.
    pub(crate) fn room(&self, id: RoomId) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id == id)
    }

    /// When a room is open.
    pub(crate) fn opening(&self, room: &Room) -> Opening {
        opening(room, &self.closures)
    }

    /// Of the days on which a room is closed those at a place.
    pub(crate) fn closure(&self, room: RoomId, n: usize) -> Option<&RoomClosure> {
        self.closures.iter().filter(|row| row.room_id == room).nth(n)
    }

    /// The trainer of a number.
    pub(crate) fn trainer(&self, id: PersonId) -> Option<&Person> {
        self.trainers.iter().chain(&self.former).find(|person| person.id == id)
    }

    /// The trainer of a name that must be somebody's.
    ///
    /// # Errors
    /// What is wrong with it: several have it, or nobody.
    pub(crate) fn find(&self, name: &str) -> std::result::Result<PersonId, Problem> {
        let nobody = || {
            Problem::SaidOf(
                format!("Không có giảng viên tên {name}: chọn trong danh sách, hoặc thêm ở mục Giảng viên"),
                format!("No trainer is called {name}: choose one of the list, or add them under Trainers"),
            )
        };
        self.one(name, &[])?.0.map(|person| person.id).ok_or_else(nobody)
    }

    /// How trainers are offered under a field: by name, and with more where several have it.
    pub(crate) fn offered(&self) -> Vec<String> {
        self.trainers.iter().map(|person| self.offer(person)).collect()
    }

    /// As [`Known::offered`], of one.
    pub(crate) fn called(&self, id: PersonId) -> Option<String> {
        self.trainer(id).map(|person| self.offer(person))
    }

    fn offer(&self, person: &Person) -> String {
        let is_alone = self.by_name[&trainers::bare(&person.full_name)].len() == 1;
        if is_alone { person.full_name.clone() } else { self.label(person) }
    }

    fn label(&self, person: &Person) -> String {
        let unit = person.unit_id.and_then(|unit| self.units.get(&unit)).map_or("", String::as_str);
        trainer_label(person, unit)
    }

    /// What a session means. `booked`: what it has now, by which namesakes are told apart.
    ///
    /// # Errors
    /// What is wrong with the trainer's field: a name that several have.
    pub(crate) fn meant(&self, session: &Session, booked: &[Booking]) -> std::result::Result<Meant, Problem> {
        let folded = text::fold(&session.room);
        let room = self.rooms.iter().find(|room| !folded.is_empty() && room.fold == folded);
        let own: Vec<PersonId> = booked
            .iter()
            .filter(|booking| booking.session_id == session.id && session.id != SessionId::NEW)
            .filter_map(|booking| booking.trainer_id)
            .collect();
        let mut meant = Meant { room: room.map(|room| room.id), ..Meant::default() };
        let mut said = vec![];
        for name in trainers::names(&session.trainer) {
            let (person, words) = self.one(name, &own)?;
            if let Some(person) = person.filter(|person| !meant.trainers.contains(&person.id)) {
                meant.trainers.push(person.id);
            } else if person.is_none() {
                meant.strangers.push(words.clone());
            }
            said.push(words);
        }
        meant.said = said.join("; ");
        Ok(meant)
    }

    /// The trainer of one name, and the name as it is to be read.
    fn one(&self, name: &str, own: &[PersonId]) -> std::result::Result<(Option<&Person>, String), Problem> {
        let found = |name: &str| self.by_name.get(&trainers::bare(name)).map_or(&[][..], Vec::as_slice);
        let people = |name: &str| found(name).iter().map(|n| &self.trainers[*n]).collect::<Vec<_>>();
        if let Some((plain, _)) = name.split_once(" · ")
            && let Some(person) = people(plain).into_iter().find(|person| self.label(person) == name)
        {
            return Ok((Some(person), plain.to_owned()));
        }
        match people(name).as_slice() {
            [] => {
                let same = |person: &&Person| {
                    own.contains(&person.id) && trainers::bare(&person.full_name) == trainers::bare(name)
                };
                Ok((self.former.iter().find(same), name.to_owned()))
            }
            [only] => Ok((Some(*only), name.to_owned())),
            several => match several.iter().find(|person| own.contains(&person.id)) {
                Some(person) => Ok((Some(*person), name.to_owned())),
                None => Err(self.ask(name, several)),
            },
        }
    }

    fn ask(&self, name: &str, several: &[&Person]) -> Problem {
        let labels: Vec<String> = several.iter().map(|person| format!("“{}”", self.label(person))).collect();
        Problem::SaidOf(
            format!("Có {} giảng viên tên {name}: nhập {}", several.len(), labels.join(" hoặc ")),
            format!("{} trainers are called {name}: enter {}", several.len(), labels.join(" or ")),
        )
    }
}

/// A trainer among namesakes: with the unit, and the year of birth where it is known.
fn trainer_label(person: &Person, unit: &str) -> String {
    use chrono::Datelike;
    let year = person.birth_date.map(|day| day.year()).or(person.birth_year);
    let mut words = vec![person.full_name.clone()];
    words.extend(Some(unit.to_owned()).filter(|unit| !unit.is_empty()));
    words.extend(year.map(|year| year.to_string()));
    // Commas part the trainers of a session.
    words.join(" · ").replace([',', ';'], "")
}

/// What is meant by the words of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meant {
    /// The room.
    pub room: Option<RoomId>,
    /// The trainers who are known.
    pub trainers: Vec<PersonId>,
    /// The names that are nobody's of them.
    pub strangers: Vec<String>,
    /// The trainers as they are to be read.
    pub said: String,
    /// The talk that they are of; none: the session as a whole.
    pub talk: Option<Talk>,
}
