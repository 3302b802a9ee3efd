//! What was of one row of a person becomes the other's.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    Statement,
};

use crate::{
    Tx,
    ids::{PersonId, RegistrationId},
    rows::{Booking, booking},
};

/// Of two registrations for one activity the one that goes gives to the other what that lacks, and is no more. The activity must be
/// locked, and its seats be counted anew afterwards.
pub async fn fold_registration(tx: &Tx, gone: RegistrationId, kept: RegistrationId) -> Result<(), DbErr> {
    for sql in [
        // A mark of being there takes the place of one of not being there (`domain::people::merge::takes_over`).
        "DELETE FROM attendance WHERE registration_id = $2 AND status NOT IN ('present', 'late') AND session_id IN
            (SELECT session_id FROM attendance WHERE registration_id = $1 AND status IN ('present', 'late'))",
        "INSERT INTO attendance (session_id, registration_id, status, source, recorded_at, recorded_by, version)
         SELECT session_id, $2, status, source, recorded_at, recorded_by, version FROM attendance WHERE registration_id = $1
            AND session_id NOT IN (SELECT session_id FROM attendance WHERE registration_id = $2)",
        "UPDATE attendance_events SET registration_id = $2 WHERE registration_id = $1",
        "UPDATE certificates SET registration_id = $2 WHERE registration_id = $1",
        "UPDATE nominees SET registration_id = $2 WHERE registration_id = $1",
        // What has not left yet would lead to a page that is no more.
        "UPDATE mails SET registration_id = $2,
            dropped_because = CASE WHEN state = 'queued' THEN 'superseded' ELSE dropped_because END,
            state = CASE WHEN state = 'queued' THEN 'dropped' ELSE state END
         WHERE registration_id = $1",
        "INSERT INTO invitations (registration_id, answer_by, sent_at, sent_by, answered_at, answer)
         SELECT $2, answer_by, sent_at, sent_by, answered_at, answer FROM invitations WHERE registration_id = $1
            AND NOT EXISTS (SELECT 1 FROM invitations WHERE registration_id = $2)",
        "INSERT INTO typed_units (registration_id, words, fold, unit_id, settled_at, settled_by)
         SELECT $2, words, fold, unit_id, settled_at, settled_by FROM typed_units WHERE registration_id = $1
            AND EXISTS (SELECT 1 FROM registrations WHERE id = $2 AND unit_id IS NULL)
            AND NOT EXISTS (SELECT 1 FROM typed_units WHERE registration_id = $2)",
        "INSERT INTO answers (registration_id, question_id, value, answered_at)
         SELECT $2, question_id, value, answered_at FROM answers WHERE registration_id = $1
            AND question_id NOT IN (SELECT question_id FROM answers WHERE registration_id = $2)",
        "INSERT INTO answer_files (registration_id, question_id, kind, bytes)
         SELECT $2, f.question_id, f.kind, f.bytes FROM answer_files f
            JOIN answers gone ON gone.registration_id = $1 AND gone.question_id = f.question_id
            JOIN answers kept ON kept.registration_id = $2 AND kept.question_id = f.question_id AND kept.value = gone.value
         WHERE f.registration_id = $1 AND NOT EXISTS
            (SELECT 1 FROM answer_files has WHERE has.registration_id = $2 AND has.question_id = f.question_id)",
        "INSERT INTO substitutes (registration_id, full_name, birth_date, birth_year, unit_id, position, email, phone, named_at)
         SELECT $2, full_name, birth_date, birth_year, unit_id, position, email, phone, named_at FROM substitutes
         WHERE registration_id = $1 AND NOT EXISTS (SELECT 1 FROM substitutes WHERE registration_id = $2)",
        // A seat that one handed to the other never left the person.
        "DELETE FROM seat_transfers WHERE from_id IN ($1, $2) AND to_id IN ($1, $2)",
        "UPDATE seat_transfers SET from_id = $2 WHERE from_id = $1",
        "UPDATE seat_transfers SET to_id = $2 WHERE to_id = $1",
        // Who chose talks under both names keeps those of the one that stays: none of them can be at one moment with another.
        "DELETE FROM talk_choices WHERE registration_id = $1 AND EXISTS (SELECT 1 FROM talk_choices WHERE registration_id = $2)",
        "UPDATE talk_choices SET registration_id = $2 WHERE registration_id = $1",
    ] {
        run(tx, sql, [gone.0, kept.0]).await?;
    }
    for sql in [
        "DELETE FROM attendance WHERE registration_id = $1",
        "DELETE FROM invitations WHERE registration_id = $1",
        "DELETE FROM typed_units WHERE registration_id = $1",
        "DELETE FROM held_seats WHERE registration_id = $1",
        "DELETE FROM substitutes WHERE registration_id = $1",
        "DELETE FROM entry_exceptions WHERE registration_id = $1",
        "DELETE FROM line_looks WHERE registration_id = $1",
        "DELETE FROM answer_files WHERE registration_id = $1",
        "DELETE FROM answers WHERE registration_id = $1",
        "DELETE FROM registrations WHERE id = $1",
    ] {
        run(tx, sql, [gone.0]).await?;
    }
    Ok(())
}

/// Of two nominations in one round that with a seat stays, or the other's.
pub async fn move_nominations(tx: &Tx, gone: PersonId, kept: PersonId) -> Result<(), DbErr> {
    for sql in [
        "DELETE FROM nominees WHERE person_id = $2 AND registration_id IS NULL AND round_id IN
            (SELECT round_id FROM nominees WHERE person_id = $1 AND registration_id IS NOT NULL)",
        "DELETE FROM nominees WHERE person_id = $1 AND round_id IN (SELECT round_id FROM nominees WHERE person_id = $2)",
        "UPDATE nominees SET person_id = $2 WHERE person_id = $1",
    ] {
        run(tx, sql, [gone.0, kept.0]).await?;
    }
    Ok(())
}

/// Registrations, certificates, and of whom somebody said that they are two people.
pub async fn move_rest(tx: &Tx, gone: PersonId, kept: PersonId) -> Result<(), DbErr> {
    for sql in [
        // Of two names at one call that which holds stays; of two that hold, that of the row that stays.
        "DELETE FROM demand_people WHERE person_id = $2 AND withdrawn_at IS NOT NULL AND demand_id IN
            (SELECT demand_id FROM demand_people WHERE person_id = $1 AND withdrawn_at IS NULL)",
        "DELETE FROM demand_people WHERE person_id = $1 AND demand_id IN (SELECT demand_id FROM demand_people WHERE person_id = $2)",
        "UPDATE demand_people SET person_id = $2 WHERE person_id = $1",
        "UPDATE registrations SET person_id = $2 WHERE person_id = $1",
        "UPDATE certificates SET person_id = $2 WHERE person_id = $1",
        "INSERT INTO not_doubles (low_id, high_id, said_by, said_at)
         SELECT CASE WHEN other < $2 THEN other ELSE $2 END, CASE WHEN other < $2 THEN $2 ELSE other END, said_by, said_at
         FROM (SELECT CASE WHEN low_id = $1 THEN high_id ELSE low_id END AS other, said_by, said_at
               FROM not_doubles WHERE low_id = $1 OR high_id = $1) AS said
         WHERE other <> $2 ON CONFLICT (low_id, high_id) DO NOTHING",
    ] {
        run(tx, sql, [gone.0, kept.0]).await?;
    }
    run(tx, "DELETE FROM not_doubles WHERE low_id = $1 OR high_id = $1", [gone.0]).await
}

/// What is known of a trainer: days away and what sessions take become the other's, and what they teach where the other is no trainer.
pub async fn move_trainer(tx: &Tx, gone: PersonId, kept: PersonId) -> Result<(), DbErr> {
    let sql = "INSERT INTO trainers (person_id, subjects, fold, retired, version)
         SELECT $2, subjects, fold, retired, version FROM trainers WHERE person_id = $1
            AND NOT EXISTS (SELECT 1 FROM trainers WHERE person_id = $2)";
    run(tx, sql, [gone.0, kept.0]).await?;
    run(tx, "UPDATE trainer_absences SET person_id = $2 WHERE person_id = $1", [gone.0, kept.0]).await?;
    move_bookings(tx, gone, kept).await?;
    run(tx, "DELETE FROM trainers WHERE person_id = $1", [gone.0]).await
}

/// What sessions take of a trainer. It is made anew, under the same numbers: the database lets nobody change it.
pub async fn move_bookings(tx: &Tx, gone: PersonId, kept: PersonId) -> Result<(), DbErr> {
    let rows = booking::Entity::find().filter(booking::Column::TrainerId.eq(gone)).all(tx).await?;
    run(tx, "DELETE FROM bookings WHERE trainer_id = $1", [gone.0]).await?;
    for row in rows {
        let row = Booking { trainer_id: Some(kept), ..row };
        row.into_active_model().reset_all().insert(tx).await?;
    }
    Ok(())
}

/// The row that is one no more; nothing refers to it.
pub async fn remove_person(tx: &Tx, gone: PersonId) -> Result<(), DbErr> {
    run(tx, "DELETE FROM people WHERE id = $1", [gone.0]).await
}

async fn run<const N: usize>(tx: &Tx, sql: &str, values: [i64; N]) -> Result<(), DbErr> {
    let values = values.map(sea_orm::Value::from);
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await.map(drop)
}
