//! Invites somebody onto the staff: the account, the role, and a mail with a link that signs in once.

use chrono::Duration;
use domain::{
    Lang, Problem, Word,
    accounts::access::{Actor, Role},
    label,
};
use store::{Tx, ids::UserId, rows::User};

use crate::{
    Error, Result, Services,
    accounts::{
        add::{AddUser, Known, Ready, put_user, read_user},
        give_role::RoleForm,
        list::require_manager,
        sign_in_link::add_sign_in_link,
    },
    checked::{Checked, NotSaved},
    mails::notify_staff,
    send_once::do_once,
};

/// How long the link of an invitation opens, in days.
pub const INVITED_DAYS: i64 = 7;

/// Somebody to be invited, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InviteForm {
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// The role, and what it is to hold for.
    pub role: RoleForm,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Looks whether an invitation can be sent, before somebody is asked whether it shall be. Answers the address it would go to.
///
/// # Errors
/// As [`invite_user`].
pub async fn check_invitation(
    services: &Services,
    actor: &Actor,
    form: &InviteForm,
) -> std::result::Result<String, NotSaved> {
    Ok(read(services, actor, form).await?.email)
}

/// Adds the account with its role, and mails its owner a link.
///
/// # Errors
/// [`Error::Invalid`] by field (`email`, `name`, `role`, `unit`, `activity`), also where somebody of the address is on the staff already;
/// as the gate decides.
pub async fn invite_user(
    services: &Services,
    actor: &Actor,
    form: &InviteForm,
    lang: Lang,
) -> std::result::Result<UserId, NotSaved> {
    let ready = read(services, actor, form).await?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let (user, known) = put_user(services, tx, actor, ready).await?;
        if known == Known::Before {
            return Err(there_already().into());
        }
        send(services, tx, actor, &user, lang).await?;
        Ok(user.id)
    })
    .await
}

/// Mails a new link to somebody who was invited and has never signed in; the one before opens nothing any more.
///
/// # Errors
/// [`Error::Conflict`] for somebody who has signed in, or whose account is closed; [`Error::NotFound`]; as the gate decides.
pub async fn invite_again(services: &Services, actor: &Actor, id: UserId, lang: Lang) -> Result<()> {
    require_manager(actor)?;
    let tx = services.db.begin().await?;
    let user = store::users::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    if user.password_hash.is_some() || store::audits::has(&tx, "sign_in", "user", id.0).await? {
        return Err(Error::conflict(
            "Người này đã đăng nhập rồi, không cần thư mời nữa.",
            "This person has signed in before and needs no invitation.",
        ));
    }
    send(services, &tx, actor, &user, lang).await?;
    Ok(tx.commit().await?)
}

async fn send(services: &Services, tx: &Tx, actor: &Actor, user: &User, lang: Lang) -> Result<()> {
    let link = add_sign_in_link(services, tx, actor, user, Duration::days(INVITED_DAYS)).await?;
    notify_staff::invited(services, tx, user, &link, lang).await
}

async fn read(services: &Services, actor: &Actor, form: &InviteForm) -> std::result::Result<Ready, NotSaved> {
    require_manager(actor)?;
    let read = services.db.read();
    let role = Role::parse(&form.role.role)
        .ok_or_else(|| Error::invalid("role", Problem::NotChosen(label::ROLE)))?;
    let unit = match form.role.unit.trim() {
        "" => None,
        typed => {
            let mut checked = Checked::default();
            match checked.unit(services, read, (&form.role.unit_id, typed)).await? {
                Some(unit) => store::units::by_id(read, unit).await?.map(|unit| unit.code),
                None => return Err(checked.not_saved()),
            }
        }
    };
    let activity = domain::text::line(&form.role.activity);
    let activity = (!activity.is_empty()).then_some(activity);
    let (email, name) = (form.email.clone(), form.name.clone());
    let ready =
        read_user(services, actor, AddUser { email, name, role, unit, activity, password: None }).await?;
    if store::users::by_email(read, &ready.email).await.map_err(Error::from)?.is_some() {
        return Err(there_already().into());
    }
    Ok(ready)
}

fn there_already() -> Error {
    Error::invalid(
        "email",
        Problem::Said(
            "Đã có tài khoản dùng địa chỉ này: mở trang của người đó để giao thêm vai trò",
            "There is an account of this address: open its page to give it another role",
        ),
    )
}
