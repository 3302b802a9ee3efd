//! The form of a document as browsers send it, with its file. Of a file no more is kept than one may have.

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::StatusCode,
};
use domain::documents::LARGEST_DOCUMENT;
use services::{documents::DocumentForm, questions::SentFile};

use crate::page_error::PageError;

/// A form is never larger: what is beyond the largest file is read as far as this, to say so.
pub(crate) const LARGEST: usize = 4 * LARGEST_DOCUMENT;

/// A form as it was sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub form: DocumentForm,
    pub file: Option<SentFile>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let bad = PageError::Status;
        let mut parts =
            Multipart::from_request(request, state).await.map_err(|_| bad(StatusCode::BAD_REQUEST))?;
        let mut sent = Self::default();
        loop {
            let part = match parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(sent),
                Err(error) => return sent.or_too_large(error.status()),
            };
            if let Err(status) = sent.take(part).await {
                return sent.or_too_large(status);
            }
        }
    }
}

impl Sent {
    /// What came before a file that has no end stays typed; the file is one that is too large.
    fn or_too_large(mut self, status: StatusCode) -> Result<Self, PageError> {
        if status != StatusCode::PAYLOAD_TOO_LARGE {
            return Err(PageError::Status(status));
        }
        let bytes = vec![0; LARGEST_DOCUMENT + 1];
        self.file = Some(SentFile { name: String::new(), bytes });
        Ok(self)
    }

    async fn take(&mut self, mut part: Field<'_>) -> Result<(), StatusCode> {
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(name) = part.file_name().map(str::to_owned) {
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|error| error.status())? {
                // One byte more than there may be says that it is too large.
                let room = (LARGEST_DOCUMENT + 1).saturating_sub(bytes.len());
                bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            }
            // A browser sends an unnamed empty part where no file was chosen.
            if !name.is_empty() || !bytes.is_empty() {
                self.file = Some(SentFile { name: domain::text::compose(&name), bytes });
            }
            return Ok(());
        }
        let bytes = part.bytes().await.map_err(|error| error.status())?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let text = domain::text::compose(&text);
        match field.as_str() {
            "title" => self.form.title = text,
            "title_en" => self.form.title_en = text,
            "audience" => self.form.audience = text,
            "version" => self.form.version = text,
            "key" => self.form.key = text,
            _ => {}
        }
        Ok(())
    }
}
