//! The only truth about the schema. A file an area; the same tables, constraints and behaviour on SQLite and on PostgreSQL.

use sea_orm_migration::prelude::*;

mod activities;
mod attendance_kept;
mod audit;
mod audit_chain;
mod calendars;
mod certificates;
mod checkin;
mod demands;
mod dialect;
mod documents;
mod doors;
mod doubles;
mod english;
mod exact_certificates;
mod feeds;
mod held_seats;
mod hybrid;
mod link_versions;
mod lists_and_mails;
mod mail;
mod mail_bodies;
mod mail_order;
mod materials;
mod minimums;
mod nominations;
mod people;
mod plans;
mod presences;
mod publication;
mod questions;
mod registrations;
mod requirements;
mod room_hours;
mod rooms;
mod rosters;
mod saved_filters;
mod schedule_of_mails;
mod seat_transfers;
mod seats;
mod sent_forms;
mod talks;
mod templates;
mod typed_units;
mod undos;
mod units;
mod users;

/// Every migration, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(units::Migration),
            Box::new(people::Migration),
            Box::new(users::Migration),
            Box::new(activities::Migration),
            Box::new(registrations::Migration),
            Box::new(certificates::Migration),
            Box::new(mail::Migration),
            Box::new(materials::Migration),
            Box::new(audit::Migration),
            Box::new(undos::Migration),
            Box::new(sent_forms::Migration),
            Box::new(lists_and_mails::Migration),
            Box::new(publication::Migration),
            Box::new(seats::Migration),
            Box::new(exact_certificates::Migration),
            Box::new(link_versions::Migration),
            Box::new(audit_chain::Migration),
            Box::new(mail_order::Migration),
            Box::new(calendars::Migration),
            Box::new(typed_units::Migration),
            Box::new(held_seats::Migration),
            Box::new(attendance_kept::Migration),
            Box::new(mail_bodies::Migration),
            Box::new(presences::Migration),
            Box::new(rosters::Migration),
            Box::new(plans::Migration),
            Box::new(rooms::Migration),
            Box::new(nominations::Migration),
            Box::new(feeds::Migration),
            Box::new(templates::Migration),
            Box::new(english::Migration),
            Box::new(doors::Migration),
            Box::new(requirements::Migration),
            Box::new(minimums::Migration),
            Box::new(questions::Migration),
            Box::new(seat_transfers::Migration),
            Box::new(talks::Migration),
            Box::new(doubles::Migration),
            Box::new(saved_filters::Migration),
            Box::new(hybrid::Migration),
            Box::new(demands::Migration),
            Box::new(room_hours::Migration),
            Box::new(schedule_of_mails::Migration),
            Box::new(documents::Migration),
            Box::new(checkin::Migration),
        ]
    }
}
