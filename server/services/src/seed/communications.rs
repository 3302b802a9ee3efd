//! Invented materials and where they went, media items, broadcasts.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use domain::{MaterialKind, MediaKind, Word};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use store::{
    ids::{BroadcastId, DistributionId, MaterialId, MediaItemId, ProgrammeId, UnitId},
    rows::{Broadcast, Distribution, Material, MediaItem},
};

use crate::seed::units::{Units, span};

/// What is written about, and by when.
pub(super) struct About<'a> {
    pub programme: ProgrammeId,
    pub units: &'a Units,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

impl About<'_> {
    fn day(&self, random: &mut StdRng) -> NaiveDate {
        let (first, _) = span(self.today);
        first + Duration::days(random.random_range(0..(self.today - first).num_days()))
    }

    fn unit(&self, random: &mut StdRng) -> UnitId {
        self.units.senders.choose(random).map_or(self.units.top.id, |unit| unit.id)
    }

    /// The n-th material, of the province.
    pub(super) fn material(&self, random: &mut StdRng, n: usize) -> Material {
        let produced_on = self.day(random);
        Material {
            id: MaterialId::NEW,
            code: format!("GIEO-AP-{n:05}"),
            programme_id: self.programme,
            unit_id: self.units.top.id,
            kind: (*MaterialKind::ALL.choose(random).unwrap_or(&MaterialKind::Leaflet)).into(),
            title: format!("Ấn phẩm truyền thông số {n} năm {}", produced_on.year()),
            produced_on,
            quantity: random.random_range(100..20_000),
            created_at: self.now,
        }
    }

    /// Pieces of a material go to a unit.
    pub(super) fn distribution(&self, random: &mut StdRng, material: MaterialId) -> Distribution {
        Distribution {
            id: DistributionId::NEW,
            material_id: material,
            given_on: self.day(random),
            unit_id: self.unit(random),
            quantity: random.random_range(1..50),
            import_key: None,
            created_at: self.now,
        }
    }

    /// The n-th media item.
    pub(super) fn media_item(&self, random: &mut StdRng, n: usize) -> MediaItem {
        MediaItem {
            id: MediaItemId::NEW,
            programme_id: self.programme,
            unit_id: self.units.top.id,
            published_on: self.day(random),
            outlet: "Báo Thái Nguyên".into(),
            kind: (*MediaKind::ALL.choose(random).unwrap_or(&MediaKind::News)).into(),
            title: format!("Tin, bài về chương trình số {n}"),
            import_key: None,
            created_at: self.now,
        }
    }

    /// Pieces on the loudspeakers of a commune.
    pub(super) fn broadcast(&self, random: &mut StdRng) -> Broadcast {
        Broadcast {
            id: BroadcastId::NEW,
            programme_id: self.programme,
            unit_id: self.unit(random),
            aired_on: self.day(random),
            times: random.random_range(1..30),
            import_key: None,
            created_at: self.now,
        }
    }
}
