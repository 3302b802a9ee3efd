//! A list of hundreds comes a hundred at a time, and nothing that was ticked or chosen is lost on the way to another page.

use std::collections::BTreeSet;

use scraper::{Html, Selector};
use testing::Backend;

use crate::support::{Browser, Office, Program, assert_ok, form::Form};

/// The class of `taphuan seed` with four hundred people.
const LARGE: &str = "/quan-ly/hoat-dong/GIEO-00000";

async fn seeded(backend: Backend) -> (Office, Program, Browser) {
    let office = Office::new(backend);
    assert_ok(&office.run(&["seed", "--scale", "10k"]));
    office.add_user("organizer", &["--unit", "P19"]);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    (office, program, organizer)
}

/// What stands in the elements that a selector finds.
fn texts(body: &str, selector: &str) -> Vec<String> {
    let (html, selector) = (Html::parse_document(body), Selector::parse(selector).unwrap());
    html.select(&selector).map(|element| element.text().collect()).collect()
}

/// The numbers of those who can be ticked on a page.
fn offered(body: &str) -> BTreeSet<String> {
    let html = Html::parse_document(body);
    let boxes = Selector::parse("input[type=checkbox][name=chosen]").unwrap();
    html.select(&boxes).filter_map(|one| one.attr("value").map(str::to_owned)).collect()
}

both!(a_long_list_of_people_keeps_its_ticks_from_page_to_page, async |backend: Backend| {
    let (_office, _program, organizer) = seeded(backend).await;
    let path = format!("{LARGE}/nguoi");
    let (mut all, mut pages) = (BTreeSet::new(), Vec::new());
    for n in 1..=4 {
        let page = organizer.get(&format!("{path}?trang={n}")).await;
        assert_eq!(offered(&page.body).len(), 100, "page {n}");
        all.extend(offered(&page.body));
        pages.push(page);
    }
    assert_eq!(all.len(), 400, "everybody is on one page");
    assert_eq!(offered(&organizer.get(&format!("{path}?trang=9")).await.body), offered(&pages[0].body));

    let ticked = offered(&pages[0].body).into_iter().next().unwrap();
    let form = Form::to(&pages[0], |action| action.starts_with(&path));
    let second = form.with("chosen", &ticked).with("step", "trang-2").send(&organizer).await;
    assert_eq!(second.status, 200);
    assert_eq!(offered(&second.body), offered(&pages[1].body));
    let form = Form::to(&second, |action| action.starts_with(&path));
    assert!(form.fields().contains(&("chosen", ticked.as_str())), "it is still ticked");
    let back = form.with("step", "trang-1").send(&organizer).await;
    let boxes = Selector::parse("input[type=checkbox][checked]").unwrap();
    let html = Html::parse_document(&back.body);
    let checked: Vec<_> = html.select(&boxes).filter_map(|one| one.attr("value")).collect();
    assert_eq!(checked, [ticked.as_str()]);
});

both!(a_large_grid_saves_what_was_chosen_on_the_way_to_another_page, async |backend: Backend| {
    let (_office, _program, organizer) = seeded(backend).await;
    let path = format!("{LARGE}/diem-danh");
    let page = organizer.get(&path).await;
    let form = Form::called(&page, "attendance");
    let cells = form.names_like(|name| name.starts_with("m-"));
    assert_eq!(cells.len(), 600, "a hundred people at six sessions");

    // What the page adds up to: its own cells, and what it says of the other pages.
    let there = |status: &str| status == "present" || status == "late";
    let session = cells[0].split('-').nth(1).unwrap().to_owned();
    let total: usize = texts(&page.body, &format!("#there-{session}"))[0].parse().unwrap();
    let html = Html::parse_document(&page.body);
    let place = Selector::parse(&format!("#there-{session}")).unwrap();
    let elsewhere: usize =
        html.select(&place).next().unwrap().attr("data-elsewhere").unwrap().parse().unwrap();
    assert!(elsewhere > 100, "{elsewhere} of three hundred");
    let of_session = form.names_like(|name| name.starts_with(&format!("m-{session}-")));
    let here = of_session.iter().filter(|cell| there(form.value(cell))).count();
    assert_eq!(total, here + elsewhere);

    // On to the next page with a mark that was not saved.
    let cell = &cells[0];
    let other = if form.value(cell) == "absent" { "present" } else { "absent" };
    let sent = form.clone().with(cell, other).with("step", "trang-2").send(&organizer).await;
    assert_eq!((sent.status.as_u16(), sent.location.as_str()), (303, &*format!("{path}?trang=2")));
    let again = organizer.get(&path).await;
    assert_eq!(Form::called(&again, "attendance").value(cell), other, "it was saved");

    // With nothing to save it only leads on; the second page has other people, and saves to itself.
    let form = Form::called(&again, "attendance");
    let sent = form.with("step", "trang-3").send(&organizer).await;
    assert_eq!((sent.status.as_u16(), sent.location.as_str()), (303, &*format!("{path}?trang=3")));
    let third = organizer.get(&sent.location).await;
    let form = Form::called(&third, "attendance");
    assert_eq!(form.action, format!("{path}?trang=3"));
    let others = form.names_like(|name| name.starts_with("m-"));
    assert!(others.len() == 600 && others.iter().all(|cell| !cells.contains(cell)));
    assert!(texts(&third.body, "tbody th").iter().any(|name| name.starts_with("201. ")), "numbered through");
});
