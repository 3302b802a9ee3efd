//! What an organizer decides about a list.

use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(a_form_for_everybody_without_a_step_moves_nobody, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "1").await;
    let stranger = program.browser();
    for n in 0..2 {
        assert_eq!(register(&stranger, &code, n).await.status, 303);
    }
    let list = format!("/quan-ly/hoat-dong/{code}/nguoi");
    for step in ["", "khong-co"] {
        let page = organizer.post(&list, &[("all", "yes"), ("step", step)]).await;
        assert_eq!(page.status, 422, "{step}: {}", page.body);
        assert!(page.body.contains("Chọn ít nhất một người trong danh sách"), "{step}: {}", page.body);
    }
});
