//! Forms and queries as they come in: every text NFC before anything looks at it (rule 9), and fields of one name as a list.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
};
use domain::{Lang, Problems, Word};
use serde::de::DeserializeOwned;
use ui::{Choice, FieldError, OptText};

use crate::page_error::PageError;

/// The fields of a posted form.
pub(crate) struct Form<T>(pub T);

/// The fields of an address.
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let body =
            Bytes::from_request(request, state).await.map_err(|error| PageError::Status(error.status()))?;
        read(&body).map(Form)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        read(parts.uri.query().unwrap_or_default().as_bytes()).map(Query)
    }
}

fn read<T: DeserializeOwned>(encoded: &[u8]) -> Result<T, PageError> {
    let bad = |_| PageError::Status(StatusCode::BAD_REQUEST);
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(encoded).map_err(bad)?;
    let composed: Vec<(String, String)> =
        pairs.into_iter().map(|(name, value)| (name, domain::text::compose(&value))).collect();
    let again =
        serde_html_form::to_string(&composed).map_err(|_| PageError::Status(StatusCode::BAD_REQUEST))?;
    serde_html_form::from_str(&again).map_err(bad)
}

/// The words of a closed list, to choose from.
pub(crate) fn choices<T: Word>(lang: Lang) -> Vec<Choice> {
    T::ALL.iter().map(|word| Choice::new(word.code(), word.name(lang))).collect()
}

/// What is wrong with each field, for the summary at the top of the page. The id of an input is the name of its field.
pub(crate) fn summary(lang: Lang, problems: &Problems) -> Vec<FieldError> {
    problems.0.iter().map(|(field, problem)| FieldError::new(*field, problem.text(lang))).collect()
}

/// What is wrong with one field, to stand beside it.
pub(crate) fn beside(lang: Lang, problems: &Problems, field: &str) -> OptText {
    problems.of(field).map(|problem| problem.text(lang)).into()
}
