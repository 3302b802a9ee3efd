//! Materials, where they went, media items and broadcasts.

pub(crate) mod communication;
pub(crate) mod distribute_material;
pub(crate) mod edit_broadcast;
pub(crate) mod edit_media_item;
pub(crate) mod giving;
pub(crate) mod list_broadcasts;
pub(crate) mod list_distributions;
pub(crate) mod list_materials;
pub(crate) mod list_media_items;
pub(crate) mod record_broadcast;
pub(crate) mod record_distribution;
pub(crate) mod record_material;
pub(crate) mod record_media_item;
pub(crate) mod remove_broadcast;
pub(crate) mod remove_distribution;
pub(crate) mod remove_material;
pub(crate) mod remove_media_item;

pub use distribute_material::{ManyForm, distribute_material, units_to_give};
pub use edit_broadcast::{edit_broadcast, load_broadcast_form};
pub use edit_media_item::{edit_media_item, load_media_item_form};
pub use list_broadcasts::{BroadcastEntry, broadcast_years, list_broadcasts, show_broadcast};
pub use list_distributions::{DistributionEntry, list_distributions};
pub use list_materials::{MaterialEntry, list_materials, material_years};
pub use list_media_items::{MediaEntry, list_media_items, media_years, show_media_item};
pub use record_broadcast::{BroadcastForm, record_broadcast};
pub use record_distribution::{DistributionForm, record_distribution};
pub use record_material::{MaterialForm, record_material};
pub use record_media_item::{MediaForm, record_media_item};
pub use remove_broadcast::remove_broadcast;
pub use remove_distribution::remove_distribution;
pub use remove_material::remove_material;
pub use remove_media_item::remove_media_item;
