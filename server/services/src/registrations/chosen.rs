//! People whom an organizer chose, to be put on a list or invited.

use store::ids::PersonId;

/// Some people, and why those come in who don't meet what the activity asks for.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    /// Who.
    pub people: &'a [PersonId],
    /// The reason; empty where nobody was asked for one.
    pub overrule: &'a str,
}

impl<'a> From<&'a [PersonId]> for Chosen<'a> {
    fn from(people: &'a [PersonId]) -> Self {
        Self { people, overrule: "" }
    }
}

impl<'a> From<&'a Vec<PersonId>> for Chosen<'a> {
    fn from(people: &'a Vec<PersonId>) -> Self {
        people.as_slice().into()
    }
}

impl<'a, const N: usize> From<&'a [PersonId; N]> for Chosen<'a> {
    fn from(people: &'a [PersonId; N]) -> Self {
        people.as_slice().into()
    }
}
