//! A participant changes how they are reached.

use domain::{
    Problem, Problems,
    accounts::access::Action,
    people::person::{read_email, read_phone},
};
use store::rows::Person;

use crate::{
    Error, Result, Services,
    error::valid,
    people::{form::PERSON, move_address::move_address},
    permit::require,
    registrations::{
        changes::require_open,
        lock::lock,
        show::{object, open},
    },
};

/// How somebody is reached, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactForm {
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contacted {
    /// It was saved; the links are what they were.
    Saved,
    /// The address was changed: the links of before have ended, and new ones go to the new address.
    Moved,
}

/// Changes how somebody is reached. At another address the links of before open nothing any more; both addresses are told. Who registered
/// without an address keeps the link.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Conflict`] where it is too late; [`Error::NotFound`] for a wrong link.
pub async fn change_contact(services: &Services, token: &str, form: &ContactForm) -> Result<Contacted> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, registration) = lock(&tx, &registration).await?;
    require_open(services, &tx, &activity).await?;
    let mut problems = Problems::default();
    let email = problems.check("email", read_email(&form.email));
    let phone = problems.check("phone", read_phone(&form.phone));
    if (email.as_ref(), phone.as_ref()) == (Some(&None), Some(&None)) {
        problems.add("email", Problem::NoContact);
    }
    valid(problems)?;
    let before = store::people::lock(&tx, registration.person_id).await?.ok_or(Error::NotFound)?;
    let (email, phone) = (email.flatten(), phone.flatten());
    if before.email.is_some() && email.is_none() {
        // Without one the links could not be sent anywhere, and whoever holds this one would shut the owner out.
        return Err(Error::invalid(
            "email",
            Problem::Said(
                "Nhập địa chỉ thư điện tử mới; không bỏ trống được vì đường dẫn được gửi vào đó",
                "Enter the new e-mail address; it can’t stay empty, since the links are sent there",
            ),
        ));
    }
    if (&before.email, &before.phone) == (&email, &phone) {
        return Ok(Contacted::Saved);
    }
    let (updated_at, version) = (services.now(), before.version + 1);
    let row = Person { email, phone, updated_at, version, ..before.clone() };
    let row = store::update(&tx, row).await?;
    PERSON.edited(services, &tx, &actor, (&before, &row));
    let mut contacted = Contacted::Saved;
    if before.email != row.email {
        move_address(services, &tx, &actor, &before, &row).await?;
        if before.email.is_some() {
            contacted = Contacted::Moved;
        }
    }
    tx.commit().await?;
    Ok(contacted)
}
