//! The router: every page under its address, and the layers around all of them.

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware, routing::get};
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer};

use crate::{App, attempt, language, pages, problem_page, route, security, serve_asset};

/// A form is never larger; a list that is pasted or uploaded has a limit of its own.
const LARGEST_FORM: usize = 256 * 1024;

/// The whole program as seen by browsers.
pub fn router(app: App) -> Router {
    let routes = Router::new()
        .merge(pages::routes(app.mode))
        .route("/assets/{file}", get(serve_asset::serve))
        .route_layer(middleware::from_fn(route::note_route))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), security::only_ours))
        .layer(CatchPanicLayer::custom(attempt::panicked))
        .layer(middleware::from_fn_with_state(app.clone(), problem_page::show))
        .layer(middleware::from_fn(security::headers))
        .with_state(app);
    // The language is read before anything is routed, so this stands outside the router.
    let outside = ServiceBuilder::new().map_request(language::read_language).service(routes);
    Router::new().fallback_service(outside)
}
