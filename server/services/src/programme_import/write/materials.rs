//! Materials and where they went, media items, broadcasts.

use std::collections::{HashMap, HashSet};

use store::{
    DbErr,
    ids::{BroadcastId, DistributionId, MaterialId, MediaItemId},
    rows::{Broadcast, Distribution, Material, MediaItem},
};

use super::{Writing, lost};
use crate::programme_import::{
    check::{of_broadcasts, of_distributions, of_media},
    matching::Match,
    outcome::Imported,
};

impl Writing<'_> {
    pub(super) async fn materials(&mut self) -> Result<(), DbErr> {
        let named = &self.input.materials;
        let mut rows = Vec::new();
        for row in named.iter().filter(|row| !self.known.materials.contains_key(&row.code)) {
            let programme = self.of_programme()?;
            rows.push(Material {
                id: MaterialId::NEW,
                code: row.code.clone(),
                programme_id: programme.id,
                unit_id: programme.unit_id,
                kind: row.kind.into(),
                title: String::new(),
                produced_on: row.produced_on,
                quantity: row.quantity,
                created_at: self.now,
            });
        }
        self.count(Imported::Materials, rows.len(), named.len());
        store::insert_many(self.tx, rows).await
    }

    pub(super) async fn distributions(&mut self) -> Result<(), DbErr> {
        let named = &self.input.distributions;
        let codes: HashSet<&str> = named.iter().map(|row| row.material.as_str()).collect();
        let codes: Vec<&str> = codes.into_iter().collect();
        let materials: HashMap<String, MaterialId> = store::imports::materials(self.tx, &codes)
            .await?
            .into_iter()
            .map(|material| (material.code, material.id))
            .collect();
        let mut rows = Vec::new();
        for (row, found) in named.iter().zip(of_distributions(self.input, self.known)) {
            let Match::New(key) = found else { continue };
            rows.push(Distribution {
                id: DistributionId::NEW,
                material_id: *materials.get(&row.material).ok_or_else(|| lost("material", &row.material))?,
                given_on: row.date,
                unit_id: self.unit_id(&row.unit)?,
                quantity: row.quantity,
                import_key: Some(key),
                created_at: self.now,
            });
        }
        self.count(Imported::Distributions, rows.len(), named.len());
        store::insert_many(self.tx, rows).await
    }

    pub(super) async fn media(&mut self) -> Result<(), DbErr> {
        let named = &self.input.media;
        let mut rows = Vec::new();
        for (row, found) in named.iter().zip(of_media(self.input, self.known)) {
            let Match::New(key) = found else { continue };
            let programme = self.of_programme()?;
            rows.push(MediaItem {
                id: MediaItemId::NEW,
                programme_id: programme.id,
                unit_id: programme.unit_id,
                published_on: row.date,
                outlet: row.outlet.clone(),
                kind: row.kind.into(),
                title: row.title.clone(),
                import_key: Some(key),
                created_at: self.now,
            });
        }
        self.count(Imported::MediaItems, rows.len(), named.len());
        store::insert_many(self.tx, rows).await
    }

    pub(super) async fn broadcasts(&mut self) -> Result<(), DbErr> {
        let named = &self.input.broadcasts;
        let mut rows = Vec::new();
        for (row, found) in named.iter().zip(of_broadcasts(self.input, self.known)) {
            let Match::New(key) = found else { continue };
            rows.push(Broadcast {
                id: BroadcastId::NEW,
                programme_id: self.of_programme()?.id,
                unit_id: self.unit_id(&row.unit)?,
                aired_on: row.date,
                times: row.times,
                import_key: Some(key),
                created_at: self.now,
            });
        }
        self.count(Imported::Broadcasts, rows.len(), named.len());
        store::insert_many(self.tx, rows).await
    }
}
