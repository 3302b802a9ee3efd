//! Kept filters: each user's own, thirty at the most, one for a list to open with, shared where that is wanted.

use domain::{FilteredList, accounts::access::Actor};
use services::{Error, filters::FilterForm, ids::SavedFilterId};

use crate::support::{Fixture, organizer};

fn form(name: &str) -> FilterForm {
    FilterForm { list: "people".into(), query: "q=an".into(), name: name.into(), ..FilterForm::default() }
}

async fn keep(fixture: &Fixture, actor: &Actor, form: &FilterForm) -> Result<SavedFilterId, Error> {
    services::filters::keep_filter(&fixture.services, actor, form).await
}

async fn seen(fixture: &Fixture, actor: &Actor) -> Vec<String> {
    let all = services::filters::list_filters(&fixture.services, actor, FilteredList::People).await.unwrap();
    all.into_iter().map(|one| one.row.name).collect()
}

on_the_programme!(
    filters_are_kept_by_their_owner_and_seen_by_the_unit_where_they_are_shared,
    async |fixture| {
        let (one, other) =
            (organizer(&fixture, "a@example.org").await, organizer(&fixture, "b@example.org").await);
        let id = keep(&fixture, &one, &form("Cán bộ xã")).await.unwrap();
        assert!(
            matches!(keep(&fixture, &one, &form("Cán bộ xã")).await, Err(Error::Invalid(_))),
            "one name once"
        );
        assert!(matches!(
            keep(&fixture, &one, &FilterForm { query: String::new(), ..form("Rỗng") }).await,
            Err(Error::Invalid(_))
        ));
        assert_eq!((seen(&fixture, &one).await.len(), seen(&fixture, &other).await.len()), (1, 0));

        let unit = services::filters::sharing_units(&fixture.services, &one).await.unwrap().remove(0).id;
        let shared =
            FilterForm { unit: unit.to_string(), default: "yes".into(), ..form("Cán bộ xã, mới") };
        services::filters::change_filter(&fixture.services, &one, id, &shared).await.unwrap();
        assert_eq!(seen(&fixture, &other).await, ["Cán bộ xã, mới"]);
        let opens = async |actor: &Actor| {
            services::filters::default_query(&fixture.services, actor, FilteredList::People).await.unwrap()
        };
        assert_eq!((opens(&one).await.as_deref(), opens(&other).await), (Some("q=an"), None));
        // Whoever sees them changes nothing of them.
        for refused in [
            services::filters::change_filter(&fixture.services, &other, id, &form("Khác")).await.map(drop),
            services::filters::remove_filter(&fixture.services, &other, id).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        // A unit of somebody else's is none to share with.
        let foreign = FilterForm { unit: "999999".into(), ..form("Lạ") };
        assert!(matches!(keep(&fixture, &one, &foreign).await, Err(Error::NotFound)));

        // Another one that the list opens with takes the place of the first.
        keep(&fixture, &one, &FilterForm { query: "q=be".into(), default: "yes".into(), ..form("Bé") })
            .await
            .unwrap();
        assert_eq!(opens(&one).await.as_deref(), Some("q=be"));
        let (_, done) = services::filters::remove_filter(&fixture.services, &one, id).await.unwrap();
        assert_eq!(seen(&fixture, &one).await, ["Bé"]);
        services::undo::undo_act(&fixture.services, &one, done.undo.unwrap()).await.unwrap();
        assert_eq!(seen(&fixture, &one).await.len(), 2);
        for n in 2..30 {
            keep(&fixture, &one, &form(&format!("Số {n}"))).await.unwrap();
        }
        assert!(matches!(keep(&fixture, &one, &form("Quá nhiều")).await, Err(Error::Invalid(_))));
    }
);
