//! A form that came in, read again for a page from which it can be sent once more.

use axum::{
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    http::{Method, header, request::Parts},
};
use leptos::prelude::*;
use ui::HiddenText;

/// How a form is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    /// The kind that carries files.
    Parts,
}

/// A form with everything that was typed into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SentForm {
    encoding: Encoding,
    fields: Vec<(String, String)>,
}

impl SentForm {
    /// The form that came with a request. None where it can't be sent again from a page: a password is typed anew, and a file that can't
    /// be read as a list is chosen anew.
    pub(crate) async fn read(parts: &Parts, body: &Bytes) -> Option<Self> {
        let kind = parts.headers.get(header::CONTENT_TYPE).filter(|_| parts.method == Method::POST)?;
        let form = if kind.as_bytes().starts_with(b"application/x-www-form-urlencoded") {
            Self { encoding: Encoding::Plain, fields: serde_html_form::from_bytes(body).ok()? }
        } else if kind.as_bytes().starts_with(b"multipart/form-data") {
            let mut request = Request::from_parts(parts.clone(), Body::from(body.clone()));
            // It is here already, whatever its size.
            DefaultBodyLimit::disable().apply(&mut request);
            let fields = parts_of(Multipart::from_request(request, &()).await.ok()?).await?;
            Self { encoding: Encoding::Parts, fields }
        } else {
            return None;
        };
        let is_secret = |name: &str| ["password", "old", "new"].contains(&name);
        (!form.fields.is_empty() && !form.fields.iter().any(|(name, _)| is_secret(name))).then_some(form)
    }

    /// The form, with nothing of it seen but its button.
    pub(crate) fn view(self, action: String, button: AnyView) -> AnyView {
        let encoding = (self.encoding == Encoding::Parts).then_some("multipart/form-data");
        let fields = self.fields.into_iter().map(|(name, value)| match value.contains(['\n', '\r']) {
            true => view! { <HiddenText name value/> }.into_any(),
            false => view! { <input type="hidden" name=name value=value/> }.into_any(),
        });
        let fields = fields.collect_view();
        view! { <form method="post" action=action enctype=encoding>{fields}{button}</form> }.into_any()
    }
}

/// The field of a list as a file.
const LIST: &str = "file";

/// The fields of a form with files. A page can't carry a file along: the text of a list takes the place of what was pasted, as it does
/// where it is read; a file that is an answer to a question is asked for again, beside everything else that was typed.
async fn parts_of(mut parts: Multipart) -> Option<Vec<(String, String)>> {
    let (mut fields, mut list) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.ok()? {
        let (name, is_file) = (part.name().unwrap_or_default().to_owned(), part.file_name().is_some());
        let bytes = part.bytes().await.ok()?;
        if !is_file {
            fields.push((name, String::from_utf8(bytes.to_vec()).ok()?));
        } else if !bytes.is_empty() && name == LIST {
            list = Some(services::rosters::text_of_file(&bytes)?);
        }
    }
    if let Some(list) = list {
        fields.retain(|(name, _)| name != "text");
        fields.push(("text".into(), list));
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(kind: &str, body: &str) -> Option<SentForm> {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(()).unwrap();
        SentForm::read(&request.into_parts().0, &Bytes::from(body.to_owned())).await
    }

    fn part(name: &str, value: &str) -> String {
        format!("--x\r\ncontent-disposition: form-data; name={name}\r\n\r\n{value}\r\n")
    }

    #[tokio::test]
    async fn everything_typed_is_there_but_passwords() {
        let form = read("application/x-www-form-urlencoded", "a=1&a=2&b=x%0Ay").await.unwrap();
        let html = form.view("/x".into(), ().into_any()).to_html();
        for kept in ["value=\"1\"", "value=\"2\"", "name=\"b\"", "x\ny</textarea>"] {
            assert!(html.contains(kept), "{html}");
        }
        assert_eq!(read("application/x-www-form-urlencoded", "email=a&password=b").await, None);
        assert_eq!(read("application/json", "{}").await, None);
    }

    #[tokio::test]
    async fn what_was_typed_beside_a_file_is_carried_and_the_file_is_not() {
        let file = "--x\r\ncontent-disposition: form-data; name=cau_7; filename=a.pdf\r\n\r\n%PDF-1.7\r\n";
        let body = format!("{}{file}{}--x--\r\n", part("full_name", "Ma Thị Én"), part("cau_8", "có"));
        let form = read("multipart/form-data; boundary=x", &body).await.unwrap();
        let typed = [("full_name", "Ma Thị Én"), ("cau_8", "có")];
        assert_eq!(form.fields, typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(form.encoding, Encoding::Parts);
    }

    #[tokio::test]
    async fn a_list_is_carried_as_its_text_however_large() {
        let long = "Họ và tên".to_owned() + &"\nMa Thị Én".repeat(15_000);
        let file =
            format!("--x\r\ncontent-disposition: form-data; name=file; filename=a.csv\r\n\r\n{long}\r\n");
        for (body, text) in [
            (format!("{}{}--x--\r\n", part("text", "Ma Thị Én"), part("unit", "Xã Đại Từ")), "Ma Thị Én"),
            (format!("{}{}{file}--x--\r\n", part("text", ""), part("unit", "Xã Đại Từ")), long.as_str()),
        ] {
            let form = read("multipart/form-data; boundary=x", &body).await.unwrap();
            assert!(form.fields.contains(&("unit".into(), "Xã Đại Từ".into())));
            assert!(form.fields.contains(&("text".into(), text.into())));
            assert_eq!(form.encoding, Encoding::Parts);
        }
    }
}
