//! A form with answers as browsers send it, plain or with files. Of a file no more is kept than one may have.

use axum::{
    extract::{FromRequest, Multipart, Request},
    http::{StatusCode, header},
};
use domain::questions::file::LARGEST_FILE;
use serde::de::DeserializeOwned;
use services::{
    ids::QuestionId,
    questions::{AnswersForm, SentFile},
};

use crate::page_error::PageError;

/// A form with files is never larger: six files of the largest size, and what is typed.
pub(crate) const LARGEST: usize = 6 * LARGEST_FILE + 512 * 1024;

/// Begins the name of the field of a question; its number follows.
pub(crate) const QUESTION: &str = "cau_";

/// Begins the name of the box that takes a file away; the number of the question follows.
pub(crate) const WITHOUT: &str = "bo_";

/// A form as it was sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    fields: Vec<(String, String)>,
    files: Vec<(String, SentFile)>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            let parts = Multipart::from_request(request, state)
                .await
                .map_err(|_| PageError::Status(StatusCode::BAD_REQUEST))?;
            return read_parts(parts).await.map_err(PageError::Status);
        }
        let crate::form::Form(fields) =
            crate::form::Form::<Vec<(String, String)>>::from_request(request, state).await?;
        Ok(Self { fields, files: vec![] })
    }
}

async fn read_parts(mut parts: Multipart) -> Result<Sent, StatusCode> {
    let mut sent = Sent::default();
    while let Some(mut part) = parts.next_field().await.map_err(|error| error.status())? {
        let field = part.name().unwrap_or_default().to_owned();
        let Some(name) = part.file_name().map(str::to_owned) else {
            let bytes = part.bytes().await.map_err(|error| error.status())?;
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
            sent.fields.push((field, domain::text::compose(&text)));
            continue;
        };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|error| error.status())? {
            // One byte more than there may be says that it is too large.
            let room = (LARGEST_FILE + 1).saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        // A browser sends an unnamed empty part where no file was chosen.
        if !name.is_empty() || !bytes.is_empty() {
            sent.files.push((field, SentFile { name, bytes }));
        }
    }
    Ok(sent)
}

impl Sent {
    /// What was typed, for a page that sends it again. A file has to be chosen again.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let again = |(name, _): &&(String, String)| name != "asks" && name != "plea";
        self.fields.iter().filter(again).cloned().collect()
    }

    /// The fields that a form has besides.
    ///
    /// # Errors
    /// 400 where they are none of that form.
    pub(crate) fn typed<T: DeserializeOwned>(&self) -> Result<T, PageError> {
        let bad = |_| PageError::Status(StatusCode::BAD_REQUEST);
        let encoded = serde_html_form::to_string(&self.fields)
            .map_err(|_| PageError::Status(StatusCode::BAD_REQUEST))?;
        serde_html_form::from_str(&encoded).map_err(bad)
    }

    /// The answers.
    pub(crate) fn answers(self) -> AnswersForm {
        let mut form = AnswersForm::default();
        for (name, value) in self.fields {
            if let Some(id) = number(&name, WITHOUT) {
                form.without.push(id);
            } else if let Some(id) = number(&name, QUESTION) {
                match form.words.iter_mut().find(|(of, _)| *of == id) {
                    Some((_, values)) => values.push(value),
                    None => form.words.push((id, vec![value])),
                }
            }
        }
        let files = self.files.into_iter();
        form.files = files.filter_map(|(name, file)| Some((number(&name, QUESTION)?, file))).collect();
        form
    }
}

fn number(name: &str, begins: &str) -> Option<QuestionId> {
    name.strip_prefix(begins)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    async fn sent(kind: &str, body: Vec<u8>) -> Sent {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        Sent::from_request(request, &()).await.unwrap()
    }

    #[tokio::test]
    async fn answers_of_one_question_come_together_and_a_file_is_cut_off_beyond_its_largest_size() {
        let plain =
            sent("application/x-www-form-urlencoded", b"cau_3=a&ten=x&cau_3=b&bo_4=yes&cau_x=1".to_vec());
        let form = plain.await.answers();
        assert_eq!(form.words, [(QuestionId(3), vec!["a".to_owned(), "b".to_owned()])]);
        assert_eq!(form.without, [QuestionId(4)]);
        let mut body = b"--x\r\ncontent-disposition: form-data; name=cau_5; filename=a.pdf\r\n\r\n".to_vec();
        body.extend(vec![b'x'; 1_000]);
        body.extend(
            b"\r\n--x\r\ncontent-disposition: form-data; name=cau_6; filename=\"\"\r\n\r\n\r\n--x--\r\n",
        );
        let form = sent("multipart/form-data; boundary=x", body).await.answers();
        assert_eq!(form.files.len(), 1, "where none was chosen there is none");
        assert_eq!((form.files[0].0, form.files[0].1.bytes.len()), (QuestionId(5), 1_000));
    }
}
