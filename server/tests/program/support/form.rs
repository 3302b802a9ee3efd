//! The forms of a page, as a browser would send them.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use super::{Browser, Page};

/// A form with everything that the page filled in; what is typed into it goes on top.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Where it is sent.
    pub action: String,
    carries_files: bool,
    fields: Vec<(String, String)>,
    /// The names of all fields and buttons, those included that are not ticked or pressed, with what there is to choose from.
    names: BTreeMap<String, Vec<String>>,
}

impl Form {
    /// The form of a page that is sent to an address.
    pub(crate) fn on(page: &Page, action: &str) -> Self {
        Self::of(page, |form| form.attr("action") == Some(action))
    }

    /// The first form of a page to whose address `found` says yes.
    pub(crate) fn to(page: &Page, found: impl Fn(&str) -> bool) -> Self {
        Self::of(page, |form| form.attr("action").is_some_and(&found))
    }

    /// The form of a page with an id.
    pub(crate) fn called(page: &Page, id: &str) -> Self {
        Self::of(page, |form| form.attr("id") == Some(id))
    }

    fn of(page: &Page, found: impl Fn(ElementRef<'_>) -> bool) -> Self {
        let html = Html::parse_document(&page.body);
        let forms = Selector::parse("form[method=post]").unwrap();
        let form = html.select(&forms).find(|form| found(*form));
        let form =
            form.unwrap_or_else(|| panic!("no such form on this page: {} {}", page.status, page.location));
        let controls = Selector::parse("input[name], select[name], textarea[name], button[name]").unwrap();
        let belongs = |control: &ElementRef<'_>| match control.attr("form") {
            Some(id) => form.attr("id") == Some(id),
            None => control.ancestors().any(|node| node.id() == form.id()),
        };
        let controls: Vec<ElementRef<'_>> = html.select(&controls).filter(belongs).collect();
        let name = |control: &ElementRef<'_>| control.attr("name").unwrap_or_default().to_owned();
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for control in &controls {
            names.entry(name(control)).or_default().extend(choices(*control));
        }
        Self {
            action: form.attr("action").unwrap_or_default().to_owned(),
            carries_files: form.attr("enctype") == Some("multipart/form-data"),
            names,
            fields: controls
                .iter()
                .filter_map(|control| sent(*control).map(|value| (name(control), value)))
                .collect(),
        }
    }

    /// A form that was on no page that was opened: what a script sends, say.
    pub(crate) fn without_page(action: &str, fields: &[(&str, &str)]) -> Self {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let names = fields.iter().map(|(name, _)| (name.clone(), vec![])).collect();
        Self { action: action.to_owned(), carries_files: false, names, fields }
    }

    /// Types into the first field of a name, ticks a box, or presses a button.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        let choices = self.names.get(name);
        let choices = choices.unwrap_or_else(|| panic!("{}: no {name} among {:?}", self.action, self.names));
        let is_offered = choices.is_empty() || choices.iter().any(|choice| choice == value);
        assert!(is_offered, "{}: {name} is one of {choices:?}, not {value}", self.action);
        match self.fields.iter_mut().find(|(of, _)| of == name) {
            Some(field) => value.clone_into(&mut field.1),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The first name that begins so.
    pub(crate) fn name_like(&self, begins: &str) -> String {
        let names = self.names_like(|name| name.starts_with(begins));
        names.into_iter().next().unwrap_or_else(|| panic!("{}: no field {begins}…", self.action))
    }

    /// All names to which `like` says yes.
    pub(crate) fn names_like(&self, like: impl Fn(&str) -> bool) -> Vec<String> {
        self.names.keys().filter(|name| like(name)).cloned().collect()
    }

    /// The first of what there is to choose from in a field.
    pub(crate) fn first_choice(&self, name: &str) -> String {
        let mut choices = self.names.get(name).into_iter().flatten();
        choices.next().cloned().unwrap_or_else(|| panic!("{}: nothing to choose in {name}", self.action))
    }

    /// What the first field of a name holds.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
    }

    /// The fields as they are sent.
    pub(crate) fn fields(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// Sends it.
    pub(crate) async fn send(&self, browser: &Browser) -> Page {
        match self.carries_files {
            true => browser.post_multipart(&self.action, &self.fields()).await,
            false => browser.post(&self.action, &self.fields()).await,
        }
    }
}

/// What there is to choose from in a field or to press; nothing where anything may be typed.
fn choices(control: ElementRef<'_>) -> Vec<String> {
    let value = |of: ElementRef<'_>| of.attr("value").unwrap_or_default().to_owned();
    match (control.value().name(), control.attr("type")) {
        ("select", _) => control.select(&Selector::parse("option").unwrap()).map(value).collect(),
        ("button", _) | (_, Some("radio")) => vec![value(control)],
        _ => vec![],
    }
}

/// What a field sends as the page was loaded; none where it sends nothing.
fn sent(control: ElementRef<'_>) -> Option<String> {
    if control.attr("disabled").is_some() {
        return None;
    }
    let value = || control.attr("value").unwrap_or_default().to_owned();
    match (control.value().name(), control.attr("type")) {
        ("button", _) | (_, Some("file" | "submit")) => None,
        // A line break right after the tag belongs to the page.
        ("textarea", _) => {
            Some(control.text().collect::<String>().trim_start_matches('\n').replace('\n', "\r\n"))
        }
        ("select", _) => {
            let options = Selector::parse("option").unwrap();
            let mut options = control.select(&options);
            let first = options.clone().next()?;
            let chosen = options.find(|option| option.attr("selected").is_some()).unwrap_or(first);
            Some(chosen.attr("value").map_or_else(|| chosen.text().collect(), str::to_owned))
        }
        (_, Some("checkbox" | "radio")) => control.attr("checked").map(|_| value()),
        _ => Some(value()),
    }
}
