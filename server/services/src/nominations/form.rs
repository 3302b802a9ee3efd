//! The form of a call: what it asks, and how it stands in it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    FlowRule, Label, Problem, Word,
    accounts::access::{Action, Actor},
    fields::{self, typed_day},
    local,
};
use store::rows::{Activity, Round};

use crate::{
    Error, Result, Services,
    activities::show::open,
    checked::Checked,
    nominations::called::{Called, lines},
};

/// A call as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundForm {
    /// A line a unit, with how many seats it has: `Xã Định Hóa: 5`.
    pub units: String,
    /// What the units read.
    pub message: String,
    /// The last day.
    pub closes_on: String,
    /// The time on it: `17:00`.
    pub closes_at: String,
    /// The day on which unused seats flow; empty: they don't.
    pub flows_on: String,
    /// In which order.
    pub rule: String,
    /// The version that was loaded; empty for a new one.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

const CLOSES_ON: Label = Label { vi: "hạn cử người", en: "the deadline" };
const CLOSES_AT: Label = Label { vi: "giờ hết hạn", en: "the time of the deadline" };
const FLOWS_ON: Label =
    Label { vi: "ngày chia chỗ còn trống", en: "the day on which unused seats flow" };
const MESSAGE: Label = Label { vi: "nội dung gửi đơn vị", en: "the text for the units" };

/// What a form says of a call, besides its units.
pub(crate) struct Typed {
    pub message: String,
    pub closes_at: DateTime<Utc>,
    pub flows_on: Option<NaiveDate>,
    pub rule: FlowRule,
}

/// The call of an activity, in the form where there is one, else with what is usual: all that the page of the form needs.
///
/// # Errors
/// As the gate decides.
pub async fn load_round_form(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Option<Round>, RoundForm)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let Some(round) = store::nominations::of_activity(read, activity.id).await? else {
        let form = RoundForm {
            closes_at: "17:00".into(),
            rule: FlowRule::EachInTurn.code().into(),
            ..RoundForm::default()
        };
        return Ok((activity, None, form));
    };
    let form = RoundForm {
        units: lines(read, &round).await?,
        message: round.message.clone(),
        closes_on: typed_day(local::day(round.closes_at)),
        closes_at: local::hour(round.closes_at),
        flows_on: round.flows_on.map(typed_day).unwrap_or_default(),
        rule: round.rule.code().into(),
        version: round.version.to_string(),
        key: String::new(),
    };
    Ok((activity, Some(round), form))
}

/// Reads a call, with its units.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) async fn read(
    services: &Services,
    tx: &store::Tx,
    activity: &Activity,
    form: &RoundForm,
    before: Option<&Round>,
) -> Result<(Typed, Vec<Called>)> {
    let mut checked = Checked::default();
    let problems = &mut checked.problems;
    let units = crate::nominations::called::read(services, tx, activity, &form.units).await?;
    let units = problems.check("units", units);
    let message = problems.check("message", fields::read_block(&form.message, MESSAGE, 5000));
    let day = problems.check("closes_on", fields::read_date(&form.closes_on, CLOSES_ON));
    let time = problems.check("closes_at", read_time(&form.closes_at));
    let closes_at = day.zip(time).and_then(|(day, time)| {
        problems.check("closes_on", deadline(services, activity, local::to_utc(day, time), before))
    });
    let flows_on = match form.flows_on.trim() {
        "" => Some(None),
        typed => problems.check("flows_on", flow_day(typed, activity, closes_at)).map(Some),
    };
    let rule = FlowRule::parse(&form.rule).ok_or(Problem::NotOneOf(FlowRule::expected()));
    let rule = problems.check("rule", rule);
    match (units, message, closes_at, flows_on, rule) {
        (Some(units), Some(message), Some(closes_at), Some(flows_on), Some(rule)) => {
            Ok((Typed { message, closes_at, flows_on, rule }, units))
        }
        _ => Err(checked.not_saved().error),
    }
}

/// `17:00`, `17h`, `17h30`, `9.30`.
fn read_time(raw: &str) -> std::result::Result<NaiveTime, Problem> {
    let clean = fields::read_line(raw, CLOSES_AT, 10)?.to_lowercase();
    let (hour, minute) = clean.split_once([':', 'h', '.']).unwrap_or((&clean, "0"));
    let number = |text: &str| if text.trim().is_empty() { Some(0) } else { text.trim().parse().ok() };
    let time = number(hour).zip(number(minute)).and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0));
    time.ok_or(Problem::Said("Nhập giờ theo dạng giờ:phút, ví dụ 17:00", "Enter the time as 17:00"))
}

/// A deadline that is to come and lies before the activity; one that stays as it was may be past.
fn deadline(
    services: &Services,
    activity: &Activity,
    at: DateTime<Utc>,
    before: Option<&Round>,
) -> std::result::Result<DateTime<Utc>, Problem> {
    if local::day(at) > activity.starts_on {
        return Err(Problem::Said(
            "Chọn hạn cử người trước ngày bắt đầu hoạt động",
            "Choose a deadline before the activity begins",
        ));
    }
    if at <= services.now() && before.is_none_or(|round| round.closes_at != at) {
        return Err(Problem::Said(
            "Chọn hạn cử người sau lúc này",
            "Choose a deadline that is still to come",
        ));
    }
    Ok(at)
}

/// A day after the deadline and no later than the activity.
fn flow_day(
    typed: &str,
    activity: &Activity,
    closes_at: Option<DateTime<Utc>>,
) -> std::result::Result<NaiveDate, Problem> {
    let day = fields::read_date(typed, FLOWS_ON)?;
    if closes_at.is_some_and(|at| day <= local::day(at)) || day > activity.starts_on {
        return Err(Problem::Said(
            "Chọn ngày chia chỗ sau hạn cử người và không muộn hơn ngày bắt đầu hoạt động",
            "Choose a day after the deadline, and no later than the activity begins",
        ));
    }
    Ok(day)
}

/// What is wrong with the units.
pub(crate) fn at_units(problem: Problem) -> Error {
    Error::invalid("units", problem)
}
