//! Questions that an activity asks of its own, or that a template brings along; and the answers that people gave.

use crate::dialect::migration;

migration!("m20261130_000037_questions",
up: [
    "CREATE TABLE questions (
        id {id},
        -- Either the activity that asks it, or the template that gives it to new ones.
        activity_id {ref} REFERENCES activities (id) ON DELETE CASCADE,
        template_id {ref} REFERENCES templates (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        kind TEXT NOT NULL CHECK (kind IN ('text', 'choice', 'several', 'number', 'date', 'yes_no', 'file')),
        text_vi TEXT NOT NULL CHECK (length(text_vi) BETWEEN 1 AND 500),
        text_en TEXT NOT NULL,
        help TEXT NOT NULL,
        -- One a line; in English after a bar: `Ăn chay | Vegetarian`.
        options TEXT NOT NULL,
        required {bool} NOT NULL,
        on_papers {bool} NOT NULL,
        -- Asked only where that one is answered so.
        only_if {ref} REFERENCES questions (id),
        only_answer TEXT NOT NULL,
        -- Asked no more; what was answered stays.
        retired_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK ((activity_id IS NULL) <> (template_id IS NULL)),
        CHECK ((only_if IS NULL) = (only_answer = ''))
    )",
    "CREATE INDEX questions_activity ON questions (activity_id, position)",
    "CREATE INDEX questions_template ON questions (template_id, position)",
    "CREATE INDEX questions_only_if ON questions (only_if)",
    "CREATE TABLE answers (
        registration_id {ref} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
        question_id {ref} NOT NULL REFERENCES questions (id),
        value TEXT NOT NULL CHECK (value <> ''),
        answered_at {time} NOT NULL,
        PRIMARY KEY (registration_id, question_id)
    )",
    "CREATE INDEX answers_question ON answers (question_id)",
    "CREATE TABLE answer_files (
        registration_id {ref} NOT NULL,
        question_id {ref} NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('pdf', 'jpg', 'png', 'docx', 'xlsx')),
        bytes {bytes} NOT NULL,
        PRIMARY KEY (registration_id, question_id),
        FOREIGN KEY (registration_id, question_id) REFERENCES answers (registration_id, question_id) ON DELETE CASCADE
    )",
],
drops: ["answer_files", "answers", "questions"]);
