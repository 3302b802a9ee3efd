//! People who are likely one person under two rows, who is not, and what was moved when two became one.
//!
//! Who is likely a double is the rule of `domain/people/double.rs`, in SQL: triggers keep the pairs beside the people, each time those of
//! the row that changed, by the index of folded names, so that no page compares everybody with everybody. No row of the program's stands
//! for the table: nothing else writes it. `services/tests/programme/people/doubles.rs` compares it with the rule. Of two namesakes that are
//! written in two transactions at one moment PostgreSQL shows neither the other: the pair is found when either is next changed.

use crate::dialect::migration;

/// Finds the likely doubles among the pairs for which the condition holds; `n` and `p` have the same folded name, which is worth 40.
macro_rules! find {
    ($condition:literal) => {
        concat!(
            "INSERT INTO doubles (low_id, high_id, score)
             SELECT low_id, high_id, score FROM (
                SELECT CASE WHEN n.id < p.id THEN n.id ELSE p.id END AS low_id, CASE WHEN n.id < p.id THEN p.id ELSE n.id END AS high_id,
                    40 + CASE
                        WHEN n.birth_date IS NOT NULL AND p.birth_date IS NOT NULL
                        THEN CASE WHEN n.birth_date = p.birth_date THEN 35 ELSE -35 END
                        WHEN COALESCE(n.birth_year, CAST(substr(CAST(n.birth_date AS TEXT), 1, 4) AS INTEGER))
                           = COALESCE(p.birth_year, CAST(substr(CAST(p.birth_date AS TEXT), 1, 4) AS INTEGER)) THEN 15
                        WHEN COALESCE(n.birth_year, CAST(substr(CAST(n.birth_date AS TEXT), 1, 4) AS INTEGER))
                          <> COALESCE(p.birth_year, CAST(substr(CAST(p.birth_date AS TEXT), 1, 4) AS INTEGER)) THEN -35
                        ELSE 0 END
                    + CASE WHEN n.phone = p.phone THEN 25 ELSE 0 END
                    + CASE WHEN n.email = p.email THEN 20 ELSE 0 END
                    + CASE WHEN n.unit_id = p.unit_id THEN 10 ELSE 0 END AS score
                FROM people n JOIN people p ON p.fold = n.fold AND p.id <> n.id
                WHERE n.erased_at IS NULL AND p.erased_at IS NULL AND ", $condition, "
             ) AS likely WHERE score >= 60
             ON CONFLICT (low_id, high_id) DO UPDATE SET score = excluded.score"
        )
    };
}

migration!("m20261130_000040_doubles",
up: [
    "CREATE TABLE doubles (
        low_id {ref} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        high_id {ref} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        score INTEGER NOT NULL,
        PRIMARY KEY (low_id, high_id),
        CHECK (low_id < high_id)
    )",
    "CREATE INDEX doubles_high ON doubles (high_id)",
    // Of somebody who becomes somebody else all certificates are found.
    "CREATE INDEX certificates_person ON certificates (person_id)",
    "CREATE INDEX doubles_score ON doubles (score, low_id, high_id)",
    // Somebody has looked: these are two people.
    "CREATE TABLE not_doubles (
        low_id {ref} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        high_id {ref} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        said_by {ref} REFERENCES users (id),
        said_at {time} NOT NULL,
        PRIMARY KEY (low_id, high_id),
        CHECK (low_id < high_id)
    )",
    "CREATE INDEX not_doubles_high ON not_doubles (high_id)",
    // Two rows became one. The numbers are kept although one of the rows is gone, and the other may go the same way.
    "CREATE TABLE merges (
        id {id},
        kept_id {ref} NOT NULL,
        gone_id {ref} NOT NULL,
        -- Each row that was changed, as it was before and as it was left, as JSON.
        content TEXT NOT NULL,
        made_at {time} NOT NULL,
        made_by {ref} REFERENCES users (id),
        undone_at {time},
        undone_by {ref} REFERENCES users (id)
    )",
    "CREATE INDEX merges_kept ON merges (kept_id)",
    "CREATE INDEX merges_gone ON merges (gone_id)",
    // What is there already.
    find!("n.id < p.id"),
    concat!("{sqlite}CREATE TRIGGER doubles_of_new AFTER INSERT ON people BEGIN ", find!("n.id = NEW.id"), "; END"),
    concat!("{sqlite}CREATE TRIGGER doubles_of_changed AFTER UPDATE OF fold, birth_date, birth_year, phone, email, unit_id, erased_at ON people
     WHEN NEW.fold <> OLD.fold OR NEW.birth_date IS NOT OLD.birth_date OR NEW.birth_year IS NOT OLD.birth_year
        OR NEW.phone IS NOT OLD.phone OR NEW.email IS NOT OLD.email OR NEW.unit_id IS NOT OLD.unit_id
        OR NEW.erased_at IS NOT OLD.erased_at BEGIN
        DELETE FROM doubles WHERE low_id = NEW.id;
        DELETE FROM doubles WHERE high_id = NEW.id;
        ", find!("n.id = NEW.id"), ";
     END"),
    concat!("{postgres}CREATE FUNCTION keep_doubles() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     BEGIN
        IF TG_OP = 'UPDATE' THEN
            DELETE FROM doubles WHERE low_id = NEW.id;
            DELETE FROM doubles WHERE high_id = NEW.id;
        END IF;
        ", find!("n.id = NEW.id"), ";
        RETURN NULL;
     END $$"),
    "{postgres}CREATE TRIGGER doubles_of_new AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION keep_doubles()",
    "{postgres}CREATE TRIGGER doubles_of_changed AFTER UPDATE OF fold, birth_date, birth_year, phone, email, unit_id, erased_at
     ON people FOR EACH ROW
     WHEN ((NEW.fold, NEW.birth_date, NEW.birth_year, NEW.phone, NEW.email, NEW.unit_id, NEW.erased_at)
        IS DISTINCT FROM (OLD.fold, OLD.birth_date, OLD.birth_year, OLD.phone, OLD.email, OLD.unit_id, OLD.erased_at))
     EXECUTE FUNCTION keep_doubles()",
],
drops: ["merges", "not_doubles", "doubles"]);
