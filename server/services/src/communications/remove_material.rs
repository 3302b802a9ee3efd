//! Takes a material back that was recorded by mistake.

use domain::accounts::access::{Action, Actor};

use crate::{Error, Result, Services, communications::record_material::MATERIAL, permit::require_unit};

/// Removes a material of which nothing was given out.
///
/// # Errors
/// [`Error::Conflict`] where something was; as the gate decides.
pub async fn remove_material(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = store::materials::lock(&tx, code).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, row.unit_id).await?;
    if !store::distributions::given(&tx, &[row.id]).await?.is_empty() {
        return Err(Error::conflict(
            "Ấn phẩm này đã được cấp phát. Xóa các lần cấp phát trước, rồi xóa ấn phẩm.",
            "This material was given out. Remove the distributions first, then the material.",
        ));
    }
    store::materials::remove(&tx, row.id).await?;
    MATERIAL.removed(services, &tx, actor, &row);
    Ok(tx.commit().await?)
}
