//! The use cases from outside: import, report, materials, registrations, certificates, what is taken back; each on SQLite and on PostgreSQL.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod activities;
#[cfg(test)]
mod attendance;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod doubles;
#[cfg(test)]
mod held_seats;
#[cfg(test)]
mod import;
#[cfg(test)]
mod import_faults;
#[cfg(test)]
mod links;
#[cfg(test)]
mod lives;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod marks;
#[cfg(test)]
mod materials;
#[cfg(test)]
mod people;
#[cfg(test)]
mod registrations;
#[cfg(test)]
mod report;
#[cfg(test)]
mod report_rows;
#[cfg(test)]
mod report_units;
#[cfg(test)]
mod seats;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod support;
#[cfg(test)]
mod typed_units;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod units;
