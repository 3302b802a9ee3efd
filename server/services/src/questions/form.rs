//! The form of a question: what is typed into it, what that comes to, and what it holds for one that is there.

use domain::{
    Label, Problem, QuestionKind, Word,
    accounts::access::{Action, Actor},
    fields::{read_block, read_line, read_optional_line},
    questions::{
        kinds::deciding,
        options::{options, read_options},
        order::may_hang_on,
    },
};
use serde_json::json;
use store::{
    ids::{ActivityId, QuestionId},
    questions::Owner,
    rows::{Activity, Question},
};

use crate::{
    Error, Result, Services,
    activities::show::open,
    audit::Logged,
    checked::Checked,
    questions::set::{placed, rule},
};

/// A question as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionForm {
    /// The code of its kind.
    pub kind: String,
    /// The question.
    pub text_vi: String,
    /// In English; may stay empty.
    pub text_en: String,
    /// What helps to answer it; may stay empty.
    pub help: String,
    /// What can be chosen, one a line.
    pub options: String,
    /// `yes` where it has to be answered.
    pub required: String,
    /// `yes` where its answers stand on the list that is printed.
    pub on_papers: String,
    /// When it is asked: the number of another question, a colon and the answer to it; empty: always.
    pub only_if: String,
    /// The version that was loaded, when one is changed.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// A question on which another may hang, with what can be chosen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// The question.
    pub question: Question,
    /// Its answers as they are kept.
    pub answers: Vec<String>,
}

/// All that the page of the form needs.
#[derive(Debug, Clone)]
pub struct LoadedQuestion {
    /// The activity.
    pub activity: Activity,
    /// The form.
    pub form: QuestionForm,
    /// The questions on which it may hang.
    pub deciding: Vec<Deciding>,
    /// How many answered it: its kind is fixed then.
    pub answered: u64,
}

const TEXT: Label = Label { vi: "câu hỏi", en: "the question" };
const HELP: Label = Label { vi: "lời hướng dẫn", en: "the help" };

/// The form of a question of an activity; none given: of a new one.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn load_question_form(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: Option<QuestionId>,
) -> Result<LoadedQuestion> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let all = store::questions::of(read, Owner::Activity(activity.id)).await?;
    let deciding = can_hang_on(&all, id);
    let Some(id) = id else {
        let form = QuestionForm { key: crate::new_form_key()?, ..QuestionForm::default() };
        return Ok(LoadedQuestion { activity, form, deciding, answered: 0 });
    };
    let row = all.iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    let answered = answered(read, activity.id, id).await?;
    let form = typed(row);
    Ok(LoadedQuestion { activity, form, deciding, answered })
}

/// How many answered a question.
pub(crate) async fn answered(
    conn: &impl store::ConnectionTrait,
    activity: ActivityId,
    id: QuestionId,
) -> Result<u64> {
    let counts = store::answers::counts(conn, activity).await?;
    let found = counts.into_iter().find(|(of, _)| *of == id);
    Ok(found.map_or(0, |(_, n)| n.unsigned_abs()))
}

fn can_hang_on(all: &[Question], id: Option<QuestionId>) -> Vec<Deciding> {
    let places = placed(all);
    let fits = |row: &&Question| {
        row.retired_at.is_none()
            && row.kind.can_decide()
            && id.is_none_or(|id| may_hang_on(&places, id.0, row.id.0))
    };
    let one =
        |row: &Question| Deciding { answers: deciding(*row.kind, &rule(row).options), question: row.clone() };
    all.iter().filter(fits).map(one).collect()
}

fn typed(row: &Question) -> QuestionForm {
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    QuestionForm {
        kind: row.kind.code().into(),
        text_vi: row.text_vi.clone(),
        text_en: row.text_en.clone(),
        help: row.help.clone(),
        options: row.options.clone(),
        required: yes(row.required),
        on_papers: yes(row.on_papers),
        only_if: row.only_if.map(|parent| format!("{parent}:{}", row.only_answer)).unwrap_or_default(),
        version: row.version.to_string(),
        key: String::new(),
    }
}

/// Reads the form. `row` is what is there, or an empty one at its place; `all` are the questions of the same activity, `answered` how many
/// answered this one.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) fn read(
    services: &Services,
    form: &QuestionForm,
    row: Question,
    all: &[Question],
    answered: u64,
) -> Result<Question> {
    let mut checked = Checked::default();
    let problems = &mut checked.problems;
    let is_new = row.id == QuestionId::NEW;
    let kind = QuestionKind::parse(&form.kind)
        .ok_or(Problem::Said("Chọn loại câu trả lời", "Choose what kind of answer it wants"));
    let kind = problems.check("kind", kind);
    if kind.is_some_and(|kind| kind != *row.kind) && answered > 0 {
        problems.add(
            "kind",
            Problem::Said(
                "Đã có người trả lời nên không đổi được loại: bỏ câu này rồi thêm câu mới",
                "People have answered it, so its kind stays: remove it and add another",
            ),
        );
    }
    let text_vi = problems.check("text_vi", read_line(&form.text_vi, TEXT, 500));
    let text_en = problems.check("text_en", read_optional_line(&form.text_en, TEXT, 500));
    let help = problems.check("help", read_block(&form.help, HELP, 500));
    let options = match kind {
        Some(kind) if kind.has_options() => problems.check("options", read_options(&form.options)),
        _ => Some(String::new()),
    };
    let condition = problems.check("only_if", read_condition(&form.only_if, all, &row));
    if let (Some(kind), Some(options)) = (kind, &options)
        && !is_new
        && let Some(problem) = breaks(kind, options, all, &row)
    {
        problems.add(if kind.has_options() { "options" } else { "kind" }, problem);
    }
    let read = (|| Some((kind?, text_vi?, text_en?, help?, options?, condition?)))();
    let Some((kind, text_vi, text_en, help, options, condition)) = read.filter(|_| problems.is_empty())
    else {
        return Err(checked.not_saved().error);
    };
    let (only_if, only_answer) = condition.map_or((None, String::new()), |(on, how)| (Some(on), how));
    Ok(Question {
        kind: kind.into(),
        text_vi,
        text_en,
        help,
        options,
        required: form.required == "yes",
        on_papers: form.on_papers == "yes",
        only_if,
        only_answer,
        updated_at: services.now(),
        version: if is_new { 1 } else { row.version + 1 },
        ..row
    })
}

/// On which question it hangs, and how that one is to be answered.
fn read_condition(
    typed: &str,
    all: &[Question],
    row: &Question,
) -> std::result::Result<Option<(QuestionId, String)>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let gone = Problem::Said(
        "Câu hỏi hoặc lựa chọn này không còn: chọn lại",
        "This question or option is there no more: choose again",
    );
    let (id, answer) = typed.split_once(':').ok_or(gone.clone())?;
    let id = QuestionId(id.parse().map_err(|_| gone.clone())?);
    let own = (row.id != QuestionId::NEW).then_some(row.id);
    let on = can_hang_on(all, own).into_iter().find(|one| one.question.id == id).ok_or(gone.clone())?;
    match on.answers.iter().any(|one| one == answer) {
        true => Ok(Some((id, answer.to_owned()))),
        false => Err(gone),
    }
}

/// What hangs on an option of this question that would be there no more.
fn breaks(kind: QuestionKind, text: &str, all: &[Question], row: &Question) -> Option<Problem> {
    let left: Vec<String> = options(text).into_iter().map(|option| option.vi).collect();
    let left = deciding(kind, &left);
    let hangs = all.iter().find(|other| {
        other.retired_at.is_none() && other.only_if == Some(row.id) && !left.contains(&other.only_answer)
    })?;
    Some(Problem::SaidOf(
        format!(
            "Câu “{}” chỉ hỏi khi trả lời “{}” ở câu này: giữ lựa chọn đó, hoặc đổi điều kiện của câu kia trước",
            hangs.text_vi,
            said(&hangs.only_answer)
        ),
        format!(
            "“{}” is asked only where this one is answered “{}”: keep that option, or change that question first",
            hangs.text_vi, hangs.only_answer
        ),
    ))
}

fn said(answer: &str) -> &str {
    match answer {
        domain::questions::kinds::YES => "Có",
        domain::questions::kinds::NO => "Không",
        option => option,
    }
}

/// A question in the log of changes.
pub(crate) const QUESTION: Logged<Question> = Logged { noun: "question", id: |row| row.id.0, shown };

fn shown(row: &Question) -> serde_json::Value {
    json!({
        "question": row.text_vi, "question_en": row.text_en, "kind_of_answer": row.kind.code(), "help": row.help, "options": row.options,
        "required": row.required, "on_papers": row.on_papers, "only_if": row.only_if, "only_answer": row.only_answer,
        "activity": row.activity_id, "retired": row.retired_at,
    })
}
