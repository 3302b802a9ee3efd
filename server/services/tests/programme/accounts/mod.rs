//! The staff.

mod change_password;
mod clock;
mod invite;
mod roles;

/// Replaces the hash of everybody's password “mưa rơi trên núi Cốc” by one that takes no time, for tests of hundreds of tries: a hash
/// brings its own parameters along.
async fn cheap_hash(fixture: &crate::support::Fixture) {
    let hash =
        "$argon2id$v=19$m=8,t=1,p=1$dGFwaHVhbiB0ZXN0IHNhbHQ$kG5m2z6wDR/bBcrtyRWgXHdlmLQQO6tOW216GSeynCc";
    fixture.run(&format!("UPDATE users SET password_hash = '{hash}'")).await;
}
