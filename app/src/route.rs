//! The pattern of the address that a request was for, told to the layers outside the router: they see the address alone, which has codes
//! and secrets in it.

use std::sync::{Arc, OnceLock};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Goes into the request's extensions outside, and comes back filled in.
#[derive(Clone, Default)]
pub struct Route(Arc<OnceLock<MatchedPath>>);

impl Route {
    /// `/hoat-dong/{code}`; none: the address leads nowhere, or was not looked at.
    pub fn pattern(&self) -> Option<&str> {
        self.0.get().map(MatchedPath::as_str)
    }

    /// Takes over what another request for the same address found.
    pub fn is_that_of(&self, other: &Self) {
        if let Some(pattern) = other.0.get() {
            // Found once is found.
            let _ = self.0.set(pattern.clone());
        }
    }
}

/// Fills it in.
pub async fn note_route(matched: MatchedPath, request: Request, next: Next) -> Response {
    if let Some(route) = request.extensions().get::<Route>() {
        // Where the same request is tried again it is there already.
        let _ = route.0.set(matched);
    }
    next.run(request).await
}
