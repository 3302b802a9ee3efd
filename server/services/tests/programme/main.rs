//! The use cases from outside, by area; each on SQLite and on PostgreSQL.

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
mod communications;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod people;
#[cfg(test)]
mod programme_import;
#[cfg(test)]
mod registrations;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod seed;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod support;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod units;
