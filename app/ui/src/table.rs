//! Tables: caption, heads that sort, rows that become cards on phones.

use super::icon::{Icon, Sign};
use super::opt_text::OptText;
use super::words::words;
use leptos::prelude::*;

/// What a table does where it is too wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Up to four narrow columns: stays as it is.
    #[default]
    Plain,
    /// More columns: each row becomes a card on phones, each cell with its label.
    Cards,
    /// Must stay a table: scrolls in a region of its own.
    Scroll,
}

/// Whether the caption is seen or only heard (a heading above says the same).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caption {
    /// Seen.
    #[default]
    Shown,
    /// Only heard.
    Hidden,
}

/// How the list is sorted by a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sorted {
    /// Not by this one.
    #[default]
    No,
    /// From the first on.
    Ascending,
    /// From the last on.
    Descending,
}

/// Head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    label: String,
    class: &'static str,
    sort: Option<(String, Sorted)>,
}

impl Head {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "", sort: None }
    }

    /// A column of numbers, at the right.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "num", sort: None }
    }

    /// A column without a seen head (checkboxes, buttons); the label is heard.
    pub fn bare(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "bare", sort: None }
    }

    /// The same column, its label a link that sorts by it.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: Sorted) -> Self {
        self.sort = Some((href.into(), sorted));
        self
    }

    fn view(self) -> AnyView {
        let Self { label, class, sort } = self;
        if class == "bare" {
            return view! { <th scope="col" role="columnheader"><span class="hidden-text">{label}</span></th> }.into_any();
        }
        let Some((href, sorted)) = sort else {
            return view! { <th scope="col" role="columnheader" class=class>{label}</th> }.into_any();
        };
        let (aria, sign, said) = match sorted {
            Sorted::No => (None, Sign::UpDown, ""),
            Sorted::Ascending => (Some("ascending"), Sign::Up, words().sorted_up),
            Sorted::Descending => (Some("descending"), Sign::Down, words().sorted_down),
        };
        let said = (!said.is_empty()).then(|| view! { <span class="hidden-text">", "{said}</span> });
        view! {
            <th scope="col" role="columnheader" class=class aria-sort=aria>
                <a class="sort" href=href>{label}{said}<Icon sign /></a>
            </th>
        }
        .into_any()
    }
}

/// A table. Its roles are written out, since a card's `display` takes them away in some browsers.
///
/// ```text
/// <Table id="people" caption="128 học viên" shape=Shape::Cards
///     head=vec![Head::text("Họ và tên").sort("?sort=-name", Sorted::Ascending), Head::number("Số buổi")]>
///     <Row><RowHead>"Nguyễn Thị Ẩn"</RowHead><Cell label="Số buổi" class="num">"6"</Cell></Row>
/// </Table>
/// ```
#[component]
pub fn Table(
    /// Id of the caption: one a page.
    #[prop(into)]
    id: String,
    /// What the table holds, with its count.
    #[prop(into)]
    caption: String,
    /// Seen, or only heard.
    #[prop(optional)]
    caption_look: Caption,
    /// Heads of the columns.
    head: Vec<Head>,
    /// What it does where it is too wide.
    #[prop(optional)]
    shape: Shape,
    /// Rows of sums, below the others.
    #[prop(optional)]
    foot: Option<AnyView>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let class = if shape == Shape::Cards { "table table-cards" } else { "table" };
    let caption_class = (caption_look == Caption::Hidden).then_some("hidden-text");
    let heads = head.into_iter().map(Head::view).collect_view();
    let foot = foot.map(|foot| view! { <tfoot role="rowgroup">{foot}</tfoot> });
    let table = view! {
        <table class=class role="table">
            <caption id=id.clone() class=caption_class>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{children()}</tbody>
            {foot}
        </table>
    }
    .into_any();
    match shape {
        Shape::Scroll => view! {
            <div class="table-scroll" role="region" tabindex="0" aria-labelledby=id>{table}</div>
        }
        .into_any(),
        Shape::Plain | Shape::Cards => table,
    }
}

/// A row. See [`Table`].
#[component]
pub fn Row(
    /// The cells.
    children: Children,
) -> impl IntoView {
    view! { <tr role="row">{children()}</tr> }.into_any()
}

/// The cell that names its row: a person, an activity. See [`Table`].
#[component]
pub fn RowHead(
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! { <th scope="row" role="rowheader">{children()}</th> }.into_any()
}

/// A cell. See [`Table`].
#[component]
pub fn Cell(
    /// The column's head again, shown in the card on phones.
    #[prop(into, optional)]
    label: OptText,
    /// `num`, `select` or `row-actions`.
    #[prop(optional)]
    class: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let class = (!class.is_empty()).then_some(class);
    view! { <td role="cell" class=class data-label=label.into_option()>{children()}</td> }.into_any()
}
