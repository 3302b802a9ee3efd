//! Every form of the program, filled in rightly and sent by each role: who may gets the act done, and for everybody else nothing
//! changes. The answers are written down in the `posts.txt` of each area, and a form that isn't there fails the test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use testing::Backend;

use crate::{
    accounts, activities, attendance, certificates, checkin, communications, demands, documents, filters,
    invitations, mails, nominations, people, plans, questions, registrations, reminders, requirements,
    rosters,
    routes::{ROLES, declared, tables},
    scene::Scene,
    schedule, sessions,
    support::form::Form,
    talks, templates, tours, trainers, undo, units, venues,
};

/// Who may least asks first: what is refused was not done already by somebody else.
const ORDER: [&str; 8] =
    ["nobody", "checkin", "trainer", "focal", "manager", "elsewhere", "organizer", "admin"];

/// A route with what it does, as written down: the area, the rows it leaves in the log, an answer for each role.
type Line = (String, String, Vec<String>);

/// What is written down, by route.
fn expected() -> BTreeMap<String, Line> {
    let mut expected = BTreeMap::new();
    for (area, line) in tables("posts.txt") {
        let mut words = line.split_whitespace().map(str::to_owned);
        let (route, log) = (words.next().unwrap(), words.next().unwrap());
        let answers: Vec<String> = words.collect();
        assert_eq!(answers.len(), ROLES.len(), "{line}");
        assert!(expected.insert(route, (area, log, answers)).is_none(), "written down twice: {line}");
    }
    expected
}

/// A valid form for a route; none where nobody has written one.
async fn form(scene: &Scene, area: &str, route: &str, whose: &str) -> Option<Form> {
    match area {
        "accounts" => accounts::posts::form(scene, route, whose).await,
        "activities" => activities::posts::form(scene, route, whose).await,
        "attendance" => attendance::posts::form(scene, route, whose).await,
        "certificates" => certificates::posts::form(scene, route, whose).await,
        "checkin" => checkin::posts::form(scene, route, whose).await,
        "communications" => communications::posts::form(scene, route, whose).await,
        "demands" => demands::posts::form(scene, route, whose).await,
        "documents" => documents::posts::form(scene, route, whose).await,
        "filters" => filters::posts::form(scene, route, whose).await,
        "invitations" => invitations::posts::form(scene, route, whose).await,
        "mails" => mails::posts::form(scene, route, whose).await,
        "nominations" => nominations::posts::form(scene, route, whose).await,
        "people" => people::posts::form(scene, route, whose).await,
        "plans" => plans::posts::form(scene, route, whose).await,
        "questions" => questions::posts::form(scene, route, whose).await,
        "registrations" => registrations::posts::form(scene, route, whose).await,
        "reminders" => reminders::posts::form(scene, route, whose).await,
        "requirements" => requirements::posts::form(scene, route, whose).await,
        "rosters" => rosters::posts::form(scene, route, whose).await,
        "schedule" => schedule::posts::form(scene, route, whose).await,
        "sessions" => sessions::posts::form(scene, route, whose).await,
        "talks" => talks::posts::form(scene, route, whose).await,
        "tours" => tours::posts::form(scene, route, whose).await,
        "trainers" => trainers::posts::form(scene, route, whose).await,
        "templates" => templates::posts::form(scene, route, whose).await,
        "undo" => undo::posts::form(scene, route, whose).await,
        "units" => units::posts::form(scene, route, whose).await,
        "venues" => venues::posts::form(scene, route, whose).await,
        _ => None,
    }
}

/// For whom a form is filled in. What belongs to one person is their own; everything else is the province's, and an organizer of another
/// unit fills in the own one.
fn whose<'a>(route: &str, role: &'a str) -> &'a str {
    let is_own = [
        "/dang-",
        "/quan-ly/danh-sach/",
        "/quan-ly/tai-khoan/",
        "/quan-ly/hoan-tac/",
        "/toi/",
        "/hoat-dong/",
        "/gui-lai",
    ];
    if role == "elsewhere" || is_own.iter().any(|begins| route.starts_with(begins)) {
        role
    } else {
        "organizer"
    }
}

/// What the route answers to each role, with a `+` where something was done, and what that left in the log.
async fn answers(scene: &Scene, area: &str, route: &str) -> Option<Line> {
    let (mut answers, mut log) = (BTreeMap::new(), BTreeSet::new());
    let mut kept: Option<(&str, Form)> = None;
    let mut moment = None;
    for role in ORDER {
        let whose = whose(route, role);
        // The very form that was refused to those who may not is the one that is taken from the first who may.
        let form = match kept.take().filter(|(of, _)| *of == whose) {
            Some((_, form)) => form,
            None => {
                moment = None;
                form(scene, area, route, whose).await?
            }
        };
        let browser = if ends_session(route) {
            moment = None;
            scene.fresh(role).await
        } else {
            scene.browser(role).clone()
        };
        let before = match moment.take() {
            Some(moment) => moment,
            None => scene.moment().await,
        };
        let mut said = form.send(&browser).await.status.as_u16().to_string();
        let after = scene.moment().await;
        if after == before {
            kept = Some((whose, form));
        } else {
            said.push('+');
            // Shown where the test fails.
            eprintln!("{route}, {role}: {said} wrote {:?}", after.since(&before));
            log.extend(scene.log_since(&before, role).await);
        }
        answers.insert(role, said);
        moment = Some(after);
    }
    let log: Vec<String> = log.into_iter().collect();
    let log = if log.is_empty() { "-".to_owned() } else { log.join(",") };
    Some((area.to_owned(), log, ROLES.iter().map(|role| answers[role].clone()).collect()))
}

/// Whether it may end the session in which it is sent.
fn ends_session(route: &str) -> bool {
    ["/dang-xuat", PASSWORD].iter().any(|part| route.contains(part))
}

/// Sets another password: nobody signs in by the old one afterwards.
const PASSWORD: &str = "/quan-ly/tai-khoan/mat-khau";

both!(every_form_is_taken_from_those_who_may_and_changes_nothing_for_others, async |backend: Backend| {
    let (scene, expected) = (Scene::set(backend).await, expected());
    let declared = declared();
    let mut routes: Vec<(&str, &String)> = declared
        .iter()
        .filter_map(|(route, area)| route.strip_prefix("POST ").map(|route| (route, area)))
        .collect();
    routes.sort_by_key(|(route, _)| (ends_session(route), *route == PASSWORD));
    let mut wrong = String::new();
    for (route, area) in &routes {
        let Some((_, log, found)) = answers(&scene, area, route).await else {
            writeln!(wrong, "{area}: {route} has no valid form in posts.rs").unwrap();
            continue;
        };
        if expected.get(*route) != Some(&((*area).clone(), log.clone(), found.clone())) {
            writeln!(
                wrong,
                "{area}: {route:<50} {log:<28} {}   (written down: {:?})",
                found.join(" "),
                expected.get(*route)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}\n{wrong}", ROLES.join(" "));
    let gone: Vec<&String> =
        expected.keys().filter(|route| !declared.contains_key(&format!("POST {route}"))).collect();
    assert!(gone.is_empty(), "written down but no longer there: {gone:?}");
});
