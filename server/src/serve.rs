//! The service on a database that is ready: the pages, the mails, the seats that are held, and an end without loss.

use std::{process::ExitCode, time::Duration};

use anyhow::Context;
use services::{Db, Services};
use tokio::net::TcpListener;

use crate::{
    config::Config,
    http, jobs,
    metrics::{self, Metrics},
};

/// How long mails and queries under way may take once the last request was answered: with the requests' own time under ten seconds.
const LAST_STEPS: Duration = Duration::from_secs(2);

/// Serves on a database that is ready.
///
/// # Errors
/// What the network says.
pub(crate) async fn serve(
    config: Config,
    listener: TcpListener,
    services: Services,
    db: Db,
) -> anyhow::Result<ExitCode> {
    if config.smtp.is_some() {
        for key in &config.unset {
            tracing::warn!(key, "mails leave with the value that this setting has when nobody sets it");
        }
    }
    let stop = http::stop_signal();
    let metrics = Metrics::new();
    if let Some(addr) = config.metrics_addr {
        let listener = TcpListener::bind(addr)
            .await
            .with_context(|| format!("TAPHUAN_METRICS_ADDR: {addr} can’t be listened on"))?;
        let router = metrics::router(metrics.clone(), db.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
    }
    let worker = jobs::start(&services, config.smtp.clone(), metrics.clone(), stop.clone());
    let releases = jobs::start_releasing(&services, stop.clone());
    let rounds = jobs::start_tending(&services, stop.clone());
    let old = jobs::start_forgetting(&services, stop.clone());
    http::serve(&config, listener, services, metrics, stop).await?;
    // A mail that is on its way when this ends is taken again, under the same Message-ID, when its lease is over.
    let last = async {
        worker.await?;
        releases.await?;
        rounds.await?;
        old.await?;
        db.close().await;
        anyhow::Ok(())
    };
    match tokio::time::timeout(LAST_STEPS, last).await {
        Ok(ended) => ended?,
        Err(_) => tracing::warn!("what did not end was cut off"),
    }
    Ok(ExitCode::SUCCESS)
}
