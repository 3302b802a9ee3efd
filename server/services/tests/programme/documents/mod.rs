//! Documents of activities.

use chrono::Duration;
use domain::accounts::access::Actor;
use services::{
    Error,
    activities::{ActivityForm, Begin, begin_activity, copy_activity, create_activity},
    documents::{
        DocumentForm, add_document, edit_document, forget_documents, list_documents, list_public_documents,
        load_document_form, public_document, remove_document,
    },
    holder::Holder,
    questions::SentFile,
    templates::{begin_template, create_template},
};

use crate::support::{self, Fixture, organizer};

fn file(name: &str, text: &str) -> SentFile {
    SentFile { name: name.into(), bytes: format!("%PDF-1.7 {text}").into_bytes() }
}

fn form(title: &str, audience: &str) -> DocumentForm {
    DocumentForm { title: title.into(), audience: audience.into(), ..DocumentForm::default() }
}

async fn titles(fixture: &Fixture, code: &str) -> Vec<String> {
    let list = list_documents(&fixture.services, &Actor::System, Holder::Activity(code)).await.unwrap();
    list.documents.into_iter().map(|row| row.title).collect()
}

on_the_programme!(documents_come_along_and_share_their_bytes, async |fixture| {
    let services = &fixture.services;
    let actor = organizer(&fixture, "tailieu@example.org").await;
    let published = ActivityForm { publish: "yes".into(), ..support::class("10", "20/7/2026", &["sang"]) };
    let code = create_activity(services, &actor, &published).await.unwrap();
    let holder = Holder::Activity(&code);
    let agenda = file("Đề cương.pdf", "a");
    let id = add_document(services, &actor, holder, (&form("Đề cương", "everybody"), Some(&agenda)))
        .await
        .unwrap();
    add_document(services, &actor, holder, (&form("Biểu mẫu", "registered"), Some(&file("m.pdf", "b"))))
        .await
        .unwrap();
    for (wrong, why) in [(None, "none"), (Some(file("a.docx", "c")), "a wrong ending")] {
        let refused = add_document(services, &actor, holder, (&form("X", "everybody"), wrong.as_ref())).await;
        assert!(matches!(refused, Err(Error::Invalid(all)) if all.of("file").is_some()), "{why}");
    }
    assert_eq!(list_public_documents(services, &code).await.unwrap().len(), 1);
    let hash = public_document(services, &code, id, None).await.unwrap().hash;
    assert!(public_document(services, &code, id, Some(&hash)).await.unwrap().bytes.is_none(), "it has them");

    let copy = copy_activity(services, &actor, &code, "3/8/2026", "").await.unwrap();
    let template = begin_template(services, &actor, &code).await.unwrap();
    let template = create_template(services, &actor, &template).await.unwrap();
    let begun = begin_activity(services, &actor, Begin::OfTemplate(template)).await.unwrap();
    let made = ActivityForm { starts_on: "10/8/2026".into(), place: "Nhà văn hóa".into(), ..begun.form };
    let made = create_activity(services, &actor, &made).await.unwrap();
    for code in [&copy, &made] {
        assert_eq!(titles(&fixture, code).await, ["Đề cương", "Biểu mẫu"]);
    }
    assert_eq!(fixture.number("SELECT count(*) FROM documents").await, 8);
    assert_eq!(fixture.number("SELECT count(*) FROM stored_files").await, 2);

    // Replaced here, it stays as it was elsewhere; a page that was loaded before is out of date.
    let old = load_document_form(services, &actor, holder, Some(id)).await.unwrap().form;
    let other = file("Đề cương 2.pdf", "a2");
    edit_document(services, &actor, (holder, id), (&old, Some(&other))).await.unwrap();
    let stale = edit_document(services, &actor, (holder, id), (&old, Some(&agenda))).await;
    assert!(matches!(stale, Err(Error::Stale(_))));
    assert_eq!(
        fixture.number("SELECT count(DISTINCT hash) FROM documents WHERE title = 'Đề cương'").await,
        2
    );

    // Removed and put back; removed for good, its bytes go.
    let done = remove_document(services, &actor, holder, id).await.unwrap();
    assert_eq!(titles(&fixture, &code).await, ["Biểu mẫu"]);
    services::undo::undo_act(services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(titles(&fixture, &code).await, ["Đề cương", "Biểu mẫu"]);
    remove_document(services, &actor, holder, id).await.unwrap();
    assert!(matches!(public_document(services, &code, id, None).await, Err(Error::NotFound)));
    assert_eq!(forget_documents(services).await.unwrap(), 0, "not yet");
    fixture.pass(Duration::hours(25));
    assert_eq!(forget_documents(services).await.unwrap(), 1);
    assert_eq!(fixture.number("SELECT count(*) FROM stored_files").await, 2, "the others still have them");
});
