//! The agenda of a template as fields: a line a session, and some empty ones.

use domain::{Lang, Slot};
use leptos::prelude::*;
use services::templates::AgendaLine;
use ui::{Caption, Cell, Choice, Field, Head, Row, RowHead, Select, Shape, Table, Width};

use crate::{form::choices, pages::templates::words as t, wrong::Wrong};

/// So many empty lines stand below those that are filled in.
const EMPTY_LINES: usize = 4;

/// The lines out of the fields, which come as lists.
pub(crate) fn read(
    days: Vec<String>,
    slots: Vec<String>,
    [from, to, topics, topics_en]: [Vec<String>; 4],
) -> Vec<AgendaLine> {
    let at = |all: &[String], n: usize| all.get(n).cloned().unwrap_or_default();
    let line = |n: usize| AgendaLine {
        day: at(&days, n),
        slot: at(&slots, n),
        from: at(&from, n),
        to: at(&to, n),
        topic: at(&topics, n),
        topic_en: at(&topics_en, n),
    };
    let mut lines: Vec<AgendaLine> = (0..days.len()).map(line).collect();
    // Empty ones at the end come anew.
    let is_empty = |line: &AgendaLine| {
        [&line.day, &line.topic, &line.topic_en].into_iter().all(|typed| typed.trim().is_empty())
    };
    while lines.last().is_some_and(is_empty) {
        lines.pop();
    }
    lines
}

/// The table of fields.
pub(crate) fn view(lang: Lang, lines: Vec<AgendaLine>, wrong: &Wrong) -> AnyView {
    let error = wrong.beside(lang, "agenda").into_option();
    let error = error.map(|error| view! { <p class="field-error">{error}</p> });
    let empty = std::iter::repeat_with(AgendaLine::default).take(EMPTY_LINES);
    let rows = lines.into_iter().chain(empty).enumerate().map(|(n, line)| row(lang, n, line)).collect_view();
    let head = vec![
        Head::bare(t::line(lang)),
        Head::text(t::day(lang)),
        Head::text(t::slot(lang)),
        Head::text(t::from(lang)),
        Head::text(t::to(lang)),
        Head::text(t::topic(lang)),
    ];
    view! {
        <div class="template-agenda">
            <h2>{t::agenda(lang)}</h2>
            <p class="soft">{t::agenda_hint(lang)}</p>
            {error}
            <Table id="agenda" caption=t::agenda(lang) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, n: usize, line: AgendaLine) -> AnyView {
    let field = |name: &'static str, label: &'static str, value: String, width: Width| {
        view! { <Field name id=format!("{name}-{n}") label width value/> }.into_any()
    };
    let slots: Vec<Choice> = choices::<Slot>(lang);
    let slot = line.slot;
    let slot =
        view! { <Select name="slot" id=format!("slot-{n}") label=t::slot(lang) value=slot choices=slots/> }
            .into_any();
    let day = field("day", t::day(lang), line.day, Width::Letters4);
    let from = field("from", t::from(lang), line.from, Width::Letters4);
    let to = field("to", t::to(lang), line.to, Width::Letters4);
    let topic = field("topic", t::topic(lang), line.topic, Width::Full);
    let is_open = !line.topic_en.is_empty();
    let topic_en = field("topic_en", t::topic_en(lang), line.topic_en, Width::Full);
    let number = format!("{} {}", t::line(lang), n + 1);
    view! {
        <Row>
            <RowHead>{number}</RowHead>
            <Cell>{day}</Cell>
            <Cell>{slot}</Cell>
            <Cell>{from}</Cell>
            <Cell>{to}</Cell>
            <Cell>
                {topic}
                <details class="move" open=is_open>
                    <summary>{t::in_english(lang)}</summary>
                    {topic_en}
                </details>
            </Cell>
        </Row>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_order_and_empty_ones_at_the_end_are_left_out() {
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let rest = [texts(&["", ""]), texts(&["", ""]), texts(&["Mở đầu", "", "Kết", "", ""]), vec![]];
        let lines = read(texts(&["1", "", "2", "", ""]), texts(&["sang"; 5]), rest);
        let days: Vec<&str> = lines.iter().map(|line| line.day.as_str()).collect();
        assert_eq!((days, lines[2].topic.as_str()), (vec!["1", "", "2"], "Kết"));
    }
}
