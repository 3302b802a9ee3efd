//! What needs doing, a row each; the whole row is the link.

use super::badge::Badge;
use super::tone::Tone;
use leptos::prelude::*;

/// Where a task stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskState {
    /// So many wait: the number leads to the list that gives it.
    Count(String),
    /// Done: plain words.
    Done(String),
    /// A state in a word, with its tone.
    State(Tone, String),
    /// Cannot be done yet: grey, without a link.
    Blocked(String),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    title: String,
    hint: Option<String>,
    href: String,
    state: TaskState,
}

impl Task {
    /// A task that is done at this address.
    pub fn new(title: impl Into<String>, href: impl Into<String>, state: TaskState) -> Self {
        Self { title: title.into(), hint: None, href: href.into(), state }
    }

    /// One line more.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn view(self) -> AnyView {
        let Self { title, hint, href, state } = self;
        let blocked = matches!(state, TaskState::Blocked(_));
        let state = match state {
            TaskState::Count(count) => view! { <span class="task-count">{count}</span> }.into_any(),
            TaskState::Done(words) | TaskState::Blocked(words) => words.into_any(),
            TaskState::State(tone, words) => view! { <Badge tone>{words}</Badge> }.into_any(),
        };
        let title = if blocked {
            title.into_any()
        } else {
            view! { <a class="whole-link" href=href>{title}</a> }.into_any()
        };
        let class = if blocked { "task is-blocked" } else { "task whole" };
        view! {
            <li class=class>
                <div class="task-text">
                    {title}
                    {hint.map(|hint| view! { <p class="task-hint">{hint}</p> })}
                </div>
                <div class="task-state">{state}</div>
            </li>
        }
        .into_any()
    }
}

/// A queue or the way through a thing, a row a task.
///
/// ```text
/// <TaskList tasks=vec![
///     Task::new("Đề cử chờ duyệt", "/hoat-dong/12/nguoi?loc=cho", TaskState::Count("5".into())).hint("Hạn: 12/10/2026"),
/// ]/>
/// ```
#[component]
pub fn TaskList(
    /// The most pressing first.
    tasks: Vec<Task>,
) -> impl IntoView {
    view! { <ul class="tasks">{tasks.into_iter().map(Task::view).collect_view()}</ul> }.into_any()
}
