//! What narrows the list of an activity.

use domain::{Attends, Lang, RegistrationState, Word, text};
use serde::{Deserialize, Serialize};
use services::{ids::QuestionId, questions::ListAnswers, registrations::ListEntry};
use ui::Chip;

use crate::{
    list::{Narrowed, chips, said, searched},
    pages::{
        activities::workspace::{WorkTab, path_of},
        questions::{
            said::{answer as said_answer, question as said_question},
            words as tq,
        },
    },
};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(rename = "trang-thai", skip_serializing_if = "String::is_empty")]
    pub trang_thai: String,
    /// The code of how they take part.
    #[serde(rename = "du", skip_serializing_if = "String::is_empty")]
    pub du: String,
    /// `chua`: those who have not answered all that is required.
    #[serde(rename = "tra-loi", skip_serializing_if = "String::is_empty")]
    pub tra_loi: String,
    /// The number of a question: those who answered it, and are on the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cau: String,
    /// The answer to that question, as it is kept.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dap: String,
    /// The numbers of those about whom something was just decided, `12-15-19`: their names are said above the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vua: String,
    /// `tat-ca`: not as the list opens.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub loc: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trang: String,
}

impl Filters {
    /// Whether somebody is shown.
    pub(crate) fn lets(&self, entry: &ListEntry, answers: &ListAnswers) -> bool {
        let id = entry.registration.id;
        let is_on = !entry.registration.state.is_final();
        if (self.tra_loi == "chua" && !(is_on && answers.unanswered(id) > 0))
            || self.question().is_some_and(|question| !(is_on && answers.has_said(id, question, &self.dap)))
        {
            return false;
        }
        let state = RegistrationState::parse(&self.trang_thai);
        let searched = format!("{} {}", entry.person.fold, text::fold(&entry.unit_name));
        let attends = Attends::parse(&self.du);
        attends.is_none_or(|attends| *entry.registration.attends == attends)
            && state.is_none_or(|state| *entry.registration.state == state)
            && text::search_words(&self.q).iter().all(|word| searched.contains(word.as_str()))
    }

    /// The question whose answers are looked at.
    pub(crate) fn question(&self) -> Option<QuestionId> {
        self.cau.parse().ok()
    }

    /// The list with these filters, without the language.
    pub(crate) fn path(&self, code: &str) -> String {
        let path = path_of(code, WorkTab::People);
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path,
        }
    }

    /// What the answers to a question are narrowed to.
    fn narrowed(&self, lang: Lang, answers: &ListAnswers) -> Option<String> {
        let question = answers.questions.iter().find(|row| Some(row.id) == self.question())?;
        let answer = (!self.dap.is_empty()).then(|| said_answer(lang, question, &self.dap));
        Some(tq::narrowed(lang, &said_question(lang, question), answer.as_deref()))
    }

    /// What takes each filter away.
    pub(crate) fn chips(&self, lang: Lang, code: &str, answers: &ListAnswers) -> Vec<Chip> {
        let all: [Narrowed<Self>; 5] = [
            (searched(&self.q), |filters| filters.q.clear()),
            (said::<RegistrationState>(lang, &self.trang_thai), |filters| filters.trang_thai.clear()),
            (said::<Attends>(lang, &self.du), |filters| filters.du.clear()),
            ((self.tra_loi == "chua").then(|| tq::missing_filter(lang).to_owned()), |filters| {
                filters.tra_loi.clear();
            }),
            (self.narrowed(lang, answers), |filters| {
                filters.cau.clear();
                filters.dap.clear();
            }),
        ];
        let first = Self { trang: String::new(), ..self.clone() };
        chips(lang, &path_of(code, WorkTab::People), &first, all)
    }
}
