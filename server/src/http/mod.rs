//! The web server: the pages, the answers for machines, the log of requests, and an end without loss.

mod accept;
mod log;
mod public_pages;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context;
use app::{
    App, Mail, Mode,
    assets::{Asset, Assets},
};
use axum::{Router, extract::State, http::StatusCode, middleware, routing::get};
use services::Services;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::{Mutex, watch},
};
use tower_http::compression::CompressionLayer;

use crate::{config::Config, metrics::Metrics};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// How long requests that have begun may take once the program was told to stop: a browser that sends nothing must not keep it.
const LAST_ANSWERS: Duration = Duration::from_secs(7);

/// Takes the address that is asked for, before anything is changed. Port 0 is any free one; the configuration comes back with the
/// one that was given.
///
/// # Errors
/// Where the address is taken.
pub(crate) async fn listen(config: Config) -> anyhow::Result<(Config, TcpListener)> {
    let listener = TcpListener::bind(config.addr)
        .await
        .with_context(|| format!("TAPHUAN_ADDR: {} can’t be listened on", config.addr))?;
    Ok((config.listening_on(listener.local_addr()?), listener))
}

/// Serves until told to stop; requests that have begun are answered.
///
/// # Errors
/// What the network says.
pub(crate) async fn serve(
    config: &Config,
    listener: TcpListener,
    services: Services,
    metrics: Metrics,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let router = router(config, services, metrics);
    let mut late = stop.clone();
    tokio::select! {
        () = accept::serve(listener, router, stop) => {}
        () = async {
            let _ = late.wait_for(|stop| *stop).await;
            tokio::time::sleep(LAST_ANSWERS).await;
        } => tracing::warn!("requests that did not end were cut off"),
    }
    Ok(())
}

fn router(config: &Config, services: Services, metrics: Metrics) -> Router {
    let app = App {
        services: services.clone(),
        assets: Assets(ASSETS),
        mode: if config.development { Mode::Development } else { Mode::Production },
        mail: if config.smtp.is_some() { Mail::Sent } else { Mail::Kept },
        address_header: config.address_header.clone(),
        unset: config.unset.clone(),
    };
    let public_pages = public_pages::PublicPages::new(services.clone());
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route_layer(middleware::from_fn(app::note_route))
        .with_state((services, LastReady::default()))
        .merge(app::router(app))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(public_pages, public_pages::answer))
        .layer(middleware::from_fn_with_state(metrics, log::log))
}

/// What `/readyz` found out last, and when: whoever asks often must not make the disk write each time.
type LastReady = Arc<Mutex<Option<(Instant, bool)>>>;

/// How long that holds.
const READY_HOLDS: Duration = Duration::from_secs(1);

/// Ready: the database takes what is written. A disk that is full answers every question well.
async fn ready(State((services, last)): State<(Services, LastReady)>) -> (StatusCode, &'static str) {
    let mut last = last.lock().await;
    let is_ready = match *last {
        Some((at, is_ready)) if at.elapsed() < READY_HOLDS => is_ready,
        _ => {
            let tried = services.try_write().await;
            if let Err(error) = &tried {
                tracing::warn!(%error, "not ready");
            }
            *last = Some((Instant::now(), tried.is_ok()));
            tried.is_ok()
        }
    };
    if is_ready {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database takes nothing\n")
    }
}

/// Turns true when the process is told to stop, by SIGTERM or Ctrl-C.
pub(crate) fn stop_signal() -> watch::Receiver<bool> {
    let (tell, stop) = watch::channel(false);
    tokio::spawn(async move {
        let (Ok(mut term), Ok(mut interrupt)) =
            (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return;
        };
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        let _ = tell.send(true);
        // The sender lives as long as the process: a receiver that comes late must find the value.
        std::future::pending::<()>().await;
    });
    stop
}
