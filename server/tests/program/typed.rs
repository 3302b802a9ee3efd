//! What somebody typed or ticked is still there on the next page, and when they go back.

use scraper::{Html, Selector};
use sea_orm::{ConnectionTrait, Database};
use testing::Backend;

use crate::support::{Office, Page, form::Form, steps::publish};

/// The values of the inputs of a name, those that would be sent; or all that could be.
fn values(page: &Page, css: &str) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let css = Selector::parse(css).unwrap();
    html.select(&css).filter_map(|input| input.value().attr("value").map(str::to_owned)).collect()
}

const SENT: &str = "input[name=chosen][type=hidden], input[name=chosen][checked]";

both!(ticks_survive_search_and_paging_without_a_script, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "50").await;
    let path = format!("/quan-ly/hoat-dong/{code}/moi");

    let first = organizer.get(&path).await;
    let one = values(&first, "input[name=chosen]").swap_remove(0);
    let form = [("chosen", one.as_str()), ("answer_by", "gõ dở"), ("step", "trang-2")];
    let moved = organizer.post(&path, &form).await;
    assert_eq!(moved.status, 303, "{}", moved.body);
    let second = organizer.get(&moved.location).await;
    assert_eq!(values(&second, SENT), [one.as_str()]);
    assert_eq!(values(&second, "input[name=answer_by]"), ["gõ dở"]);
    let other = values(&second, "input[name=chosen][type=checkbox]").swap_remove(0);
    assert_ne!(one, other);

    // Both go along to a search, which finds neither; and the chip brings the whole list back.
    let both = [("chosen", one.as_str()), ("chosen", &other), ("trang", "2")];
    let asked = [&both[..], &[("step", "search"), ("tim-q", "không ai tên thế")]].concat();
    let moved = organizer.post(&path, &asked).await;
    let searched = organizer.get(&moved.location).await;
    assert_eq!(values(&searched, SENT), [one.as_str(), &other]);
    assert_eq!(values(&searched, "input[name=q]"), ["không ai tên thế"]);
    let asked = [&both[..2], &[("q", "không ai tên thế"), ("step", "bo-q")]].concat();
    let moved = organizer.post(&path, &asked).await;
    let back = organizer.get(&moved.location).await;
    let mut sent = values(&back, SENT);
    sent.sort();
    let mut chosen = vec![one.clone(), other.clone()];
    chosen.sort();
    assert_eq!(sent, chosen);

    let asked = [&both[..2], &[("step", "add")]].concat();
    assert_eq!(organizer.post(&path, &asked).await.status, 303);
    let list = organizer.get(&format!("/quan-ly/hoat-dong/{code}/nguoi")).await;
    assert_eq!(values(&list, "input[name=chosen]").len(), 2, "{}", list.body);
});

both!(so_many_ticks_that_no_address_holds_them_survive_too, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "50").await;
    let path = format!("/quan-ly/hoat-dong/{code}/moi");
    let many: Vec<String> = (1_000_000..1_003_000).map(|id| id.to_string()).collect();
    let mut form: Vec<(&str, &str)> = many.iter().map(|id| ("chosen", id.as_str())).collect();
    form.push(("step", "trang-2"));
    let page = organizer.post(&path, &form).await;
    assert_eq!(page.status, 200);
    assert_eq!(values(&page, SENT).len(), 3_000);
});

both!(
    the_browser_may_go_back_to_what_was_typed_and_keeps_nothing_that_names_people,
    async |backend: Backend| {
        let office = Office::with_programme(backend);
        let program = office.serve();
        let (stranger, organizer) = (program.browser(), program.signed_in("organizer").await);
        let code = publish(&organizer, "50").await;
        let kept = |page: &Page| page.headers["cache-control"].to_str().unwrap().to_owned();
        let form = format!("/hoat-dong/{code}/dang-ky");
        for path in ["/", "/dang-nhap", "/tro-giup", form.as_str()] {
            let page = stranger.get(path).await;
            assert_eq!((page.status.as_u16(), kept(&page).as_str()), (200, "private, no-cache"), "{path}");
            assert_eq!(page.headers["vary"], "cookie", "{path}");
            // Who is signed in is named on every page.
            if path != "/dang-nhap" {
                assert_eq!(kept(&organizer.get(path).await), "no-store", "{path}");
            }
        }
        let wrong = stranger.post(&form, &[("full_name", "Ma Thị Én"), ("birth_date_day", "31")]).await;
        assert_eq!((wrong.status.as_u16(), kept(&wrong).as_str()), (422, "private, no-cache"));
        assert!(wrong.body.contains("Ma Thị Én"));
        let wrong = organizer.post("/quan-ly/hoat-dong/moi", &[("title", "Lớp")]).await;
        assert_eq!((wrong.status.as_u16(), kept(&wrong).as_str()), (422, "private, no-cache"));
        for path in ["/quan-ly", "/quan-ly/nguoi", "/quan-ly/khong-co"] {
            assert_eq!(kept(&organizer.get(path).await), "no-store", "{path}");
        }
        assert_eq!(kept(&stranger.get("/khong-co").await), "no-store");
        let seated = crate::support::steps::register(&stranger, &code, 1).await;
        assert_eq!(kept(&stranger.get(&seated.location).await), "no-store");
    }
);

/// Puts people onto the list of an activity, six sessions behind it, everybody present at each.
async fn fill(office: &Office, code: &str, people: usize) {
    let rows = Database::connect(&office.database.url).await.unwrap();
    let id = format!("(SELECT id FROM activities WHERE code = '{code}')");
    let with = format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})");
    for sql in [
        format!(
            "INSERT INTO people (full_name, fold, sort_key, position, lang, created_at, updated_at, version)
             {with} SELECT p.full_name, 'dong nguoi', p.sort_key, '', 'vi', p.created_at, p.updated_at, 1
             FROM people p CROSS JOIN n WHERE p.id = (SELECT min(id) FROM people)"
        ),
        format!(
            "INSERT INTO registrations (activity_id, person_id, state, source, note, created_at, updated_at, version)
             SELECT {id}, p.id, 'confirmed', 'organizer', '', p.created_at, p.created_at, 1 FROM people p WHERE p.fold = 'dong nguoi'"
        ),
        format!(
            "INSERT INTO sessions (activity_id, held_on, slot, starts_at, ends_at, room, topic, trainer)
             SELECT {id}, d.held_on, 'toi', d.starts_at, d.ends_at, '', '', '' FROM (SELECT held_on, min(starts_at) AS starts_at,
             min(ends_at) AS ends_at FROM sessions WHERE held_on < '2026-01-01' GROUP BY held_on ORDER BY held_on LIMIT 6) d"
        ),
        format!(
            "INSERT INTO attendance (session_id, registration_id, status, source, recorded_at, version)
             SELECT s.id, r.id, 'present', 'paper', s.starts_at, 1 FROM sessions s JOIN registrations r ON r.activity_id = s.activity_id
             WHERE s.activity_id = {id} AND s.held_on < '2026-01-01'"
        ),
    ] {
        rows.execute_unprepared(&sql).await.unwrap();
    }
}

both!(
    a_grid_of_more_than_a_thousand_people_is_saved_page_by_page_without_a_script,
    async |backend: Backend| {
        let office = Office::with_programme(backend);
        let program = office.serve();
        let organizer = program.signed_in("organizer").await;
        let code = publish(&organizer, "5000").await;
        fill(&office, &code, 1_200).await;
        let last = format!("/quan-ly/hoat-dong/{code}/diem-danh?trang=12");
        let page = organizer.get(&last).await;
        let form = Form::called(&page, "attendance");
        let cells = form.names_like(|name| name.starts_with("m-"));
        assert_eq!(
            (cells.len(), form.fields().len()),
            (600, 1_200),
            "a hundred people, and what each cell was"
        );
        let person = cells[0].rsplit('-').next().unwrap();
        let of_person = cells.iter().filter(|name| name.ends_with(&format!("-{person}")));
        let form = of_person.fold(form.clone(), |form, cell| form.with(cell, "absent"));
        let saved = form.send(&organizer).await;
        assert_eq!((saved.status.as_u16(), saved.location.as_str()), (303, last.as_str()), "{}", saved.body);
        let page = organizer.get(&last).await;
        assert_eq!(values(&page, "option[value=absent][selected]").len(), 6);
        assert_eq!(values(&page, "option[value=present][selected]").len(), 99 * 6);
        assert!(page.body.contains("1.199 người có mặt"), "of all pages: {}", page.body);
    }
);

both!(an_unclear_unit_keeps_its_picker_and_one_number_is_sent, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (stranger, organizer) = (program.browser(), program.signed_in("organizer").await);
    let code = publish(&organizer, "5").await;
    let page = stranger.post(&format!("/hoat-dong/{code}/dang-ky"), &[("unit", "xa")]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("UnitPicker"), "{}", page.body);
    // Twelve to choose from, of many more, which is said; the picker's own number is not sent beside them.
    assert_eq!(values(&page, "input[type=radio][name=unit_id]").len(), 12);
    assert!(page.body.contains("Còn nữa"), "{}", page.body);
    assert_eq!(values(&page, "input[type=hidden][name=unit_id]:not([disabled])").len(), 0);

    let lines = stranger.get("/api/don-vi?q=xa").await.body;
    assert_eq!(lines.lines().count(), 9);
    assert!(lines.ends_with("\t\n"));
});
