//! The language of an address: `/en/…` is English, everything else Vietnamese. Each page is there under both.

use axum::{
    extract::Request,
    http::{Uri, uri::PathAndQuery},
};
use domain::Lang;

use crate::address::plain_path;

/// Takes `/en` off the address and notes the language, so that the routes need to be told once only.
pub(crate) fn read_language(mut request: Request) -> Request {
    let path = plain_path(request.uri().path());
    let rest = path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let lang = if rest.is_some() { Lang::En } else { Lang::Vi };
    let was_plain = matches!(path, std::borrow::Cow::Borrowed(_));
    if let Some(rest) = rest.or((!was_plain).then_some(path.as_ref())) {
        let rest = if rest.is_empty() { "/" } else { rest };
        let with_query =
            request.uri().query().map_or_else(|| rest.to_owned(), |query| format!("{rest}?{query}"));
        if let Ok(address) = with_query.parse::<PathAndQuery>() {
            let mut parts = request.uri().clone().into_parts();
            parts.path_and_query = Some(address);
            if let Ok(uri) = Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
    }
    request.extensions_mut().insert(lang);
    request
}

/// A path in a language.
pub(crate) fn in_language(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => path.to_owned(),
        Lang::En if path == "/" => "/en".to_owned(),
        Lang::En => format!("/en{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn the_prefix_is_taken_off_and_only_when_it_is_one() {
        for (address, path, lang) in [
            ("/en", "/", Lang::En),
            ("/en/hoat-dong?q=a%20b", "/hoat-dong?q=a%20b", Lang::En),
            ("/english", "/english", Lang::Vi),
            ("/en//evil.example/x?a=//b", "/evil.example/x?a=//b", Lang::En),
            ("//evil.example", "/evil.example", Lang::Vi),
            ("/", "/", Lang::Vi),
        ] {
            let request = read_language(Request::builder().uri(address).body(Body::empty()).unwrap());
            assert_eq!(request.uri().to_string(), path);
            assert_eq!(request.extensions().get::<Lang>(), Some(&lang));
        }
    }
}
