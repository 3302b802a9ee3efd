//! The log of changes is append-only, and each row is sealed with the hash of all before it: who changes or removes one, by whatever
//! way, breaks the chain from there on (`taphuan audit verify`).
//!
//! On PostgreSQL the seal is made by a trigger that waits for the end of the transaction: the chain's lock is the last that any
//! transaction takes and is held for the commit alone, so that seats don't queue up behind it and no two transactions wait for each
//! other. SQLite has no hash function of its own, and one writer at a time: there `store::audits` writes the seal with the row. Both
//! seal the same text, which `store::audits` tells.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::dialect::run;

pub(crate) struct Migration;

const CHAIN: &str = "CREATE TABLE audit_chain (
    seq {ref} NOT NULL PRIMARY KEY,
    audit_id {ref} NOT NULL UNIQUE REFERENCES audit_log (id),
    hash {bytes} NOT NULL
)";

const ON_SQLITE: [&str; 4] = [
    "CREATE TRIGGER audit_log_is_kept BEFORE UPDATE ON audit_log
        BEGIN SELECT RAISE(ABORT, 'the log of changes is never changed'); END",
    "CREATE TRIGGER audit_log_stays BEFORE DELETE ON audit_log
        BEGIN SELECT RAISE(ABORT, 'the log of changes is never changed'); END",
    "CREATE TRIGGER audit_chain_is_kept BEFORE UPDATE ON audit_chain
        BEGIN SELECT RAISE(ABORT, 'the log of changes is never changed'); END",
    "CREATE TRIGGER audit_chain_stays BEFORE DELETE ON audit_chain
        BEGIN SELECT RAISE(ABORT, 'the log of changes is never changed'); END",
];

const ON_POSTGRES: [&str; 9] = [
    "CREATE FUNCTION audit_field(field TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
        $$ SELECT COALESCE(octet_length(field) || ':' || field, '-') $$",
    "CREATE FUNCTION audit_seal(sealed audit_log) RETURNS VOID LANGUAGE plpgsql AS $$
        DECLARE head audit_chain%ROWTYPE;
        BEGIN
            PERFORM pg_advisory_xact_lock(7255265);
            SELECT * INTO head FROM audit_chain ORDER BY seq DESC LIMIT 1;
            INSERT INTO audit_chain (seq, audit_id, hash) VALUES (COALESCE(head.seq, 0) + 1, sealed.id, sha256(
                COALESCE(head.hash, ''::bytea) || convert_to(
                    audit_field(sealed.id::text)
                    || audit_field(floor(extract(epoch FROM sealed.at) * 1000000)::bigint::text)
                    || audit_field(sealed.user_id::text) || audit_field(sealed.actor) || audit_field(sealed.verb)
                    || audit_field(sealed.noun) || audit_field(sealed.noun_id::text)
                    || audit_field(sealed.before) || audit_field(sealed.after), 'UTF8')));
        END $$",
    "CREATE FUNCTION audit_seal_new() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN PERFORM audit_seal(NEW); RETURN NULL; END $$",
    "CREATE FUNCTION audit_is_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the log of changes is never changed'; END $$",
    // What was written before there was a chain is its beginning.
    "DO $$ DECLARE old audit_log; BEGIN
        FOR old IN SELECT * FROM audit_log ORDER BY id LOOP PERFORM audit_seal(old); END LOOP;
    END $$",
    "CREATE CONSTRAINT TRIGGER audit_log_is_sealed AFTER INSERT ON audit_log
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_new()",
    "CREATE TRIGGER audit_log_is_kept BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_is_kept()",
    "CREATE TRIGGER audit_chain_is_kept BEFORE UPDATE OR DELETE ON audit_chain FOR EACH ROW EXECUTE FUNCTION audit_is_kept()",
    "CREATE TRIGGER audit_log_stays BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()",
];

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261126_000021_audit_chain"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &[CHAIN]).await?;
        match manager.get_database_backend() {
            DbBackend::Sqlite => run(manager, &ON_SQLITE).await,
            _ => run(manager, &ON_POSTGRES).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DbBackend::Sqlite => {
                run(
                    manager,
                    &[
                        "DROP TRIGGER audit_log_is_kept",
                        "DROP TRIGGER audit_log_stays",
                        "DROP TABLE audit_chain",
                    ],
                )
                .await
            }
            _ => {
                run(
                    manager,
                    &[
                        "DROP TRIGGER audit_log_is_sealed ON audit_log",
                        "DROP FUNCTION audit_seal_new, audit_seal",
                        "DROP TABLE audit_chain",
                        "DROP FUNCTION audit_is_kept CASCADE",
                        "DROP FUNCTION audit_field",
                    ],
                )
                .await
            }
        }
    }
}
