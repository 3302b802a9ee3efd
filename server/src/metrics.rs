//! What is counted for whoever watches over the program, in the words of Prometheus (OpenMetrics 1.0), on an address of its own: what a
//! page costs and how often it is asked for is nobody's business outside.

use std::sync::Arc;

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use chrono::Utc;
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{counter::Counter, family::Family, gauge::ConstGauge, histogram::Histogram},
    registry::Registry,
};
use services::{Db, mails::Step, operations::look_at_queue};

/// Counts, from the start of the program. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Metrics {
    requests: Family<RequestLabels, Counter>,
    seconds: Family<RouteLabels, Histogram, fn() -> Histogram>,
    mails: Family<MailLabels, Counter>,
    registry: Arc<Registry>,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    route: String,
    method: String,
    status: u16,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct MailLabels {
    outcome: &'static str,
}

/// Seconds: a page takes a hundredth, and nobody should wait for more than one.
const BUCKETS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

impl Metrics {
    /// Nothing was counted yet.
    pub(crate) fn new() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let (requests, seconds, mails) =
            (Family::default(), Family::new_with_constructor(histogram), Family::default());
        let mut registry = Registry::with_prefix("taphuan");
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_seconds", "How long an answer took", seconds.clone());
        registry.register("mails", "Mails that this copy of the program tried to send", mails.clone());
        Self { requests, seconds, mails, registry: Arc::new(registry) }
    }

    /// A request was answered. `route` is the pattern of the address, never the address: that has codes and secrets in it.
    pub(crate) fn answered(&self, route: &str, method: &str, status: u16, seconds: f64) {
        let labels = RequestLabels { route: route.into(), method: method.into(), status };
        self.requests.get_or_create(&labels).inc();
        self.seconds.get_or_create(&RouteLabels { route: route.into() }).observe(seconds);
    }

    /// The worker of mails made a step.
    pub(crate) fn mailed(&self, step: Step) {
        let outcome = match step {
            Step::Idle => return,
            Step::Sent => "sent",
            Step::PutBack => "put_back",
            Step::ServerAway => "server_away",
        };
        self.mails.get_or_create(&MailLabels { outcome }).inc();
    }
}

/// The router of the address of its own.
pub(crate) fn router(metrics: Metrics, db: Db) -> Router {
    Router::new().route("/metrics", get(tell)).with_state((metrics, db))
}

async fn tell(State((metrics, db)): State<(Metrics, Db)>) -> impl IntoResponse {
    let mut said = String::new();
    let now = present(&db).await;
    // Writing into a text does not fail.
    let _ = text::encode_registry(&mut said, &metrics.registry);
    let _ = text::encode_registry(&mut said, &now);
    let _ = text::encode_eof(&mut said);
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], said)
}

/// What is measured when somebody asks.
async fn present(db: &Db) -> Registry {
    let mut all = Registry::with_prefix("taphuan");
    let mut gauge = |name: &str, help: &str, value: f64| all.register(name, help, ConstGauge::new(value));
    for pool in db.pools() {
        let (open, idle) = (f64::from(pool.open), f64::from(pool.idle));
        gauge(&format!("db_{}_connections", pool.name), "Connections to the database that are open", open);
        gauge(&format!("db_{}_connections_idle", pool.name), "Those of them that nobody uses", idle);
    }
    let now = Utc::now();
    let queue = look_at_queue(db, now).await;
    gauge("up", "Whether the database answers", f64::from(u8::from(queue.is_ok())));
    if let Ok((queue, held)) = queue {
        let age = queue.due_since.map_or(0, |since| (now - since).num_seconds().max(0));
        gauge("mails_waiting", "Mails in the queue", whole(queue.waiting));
        gauge("mails_failed", "Mails that were given up", whole(queue.failed));
        gauge("mails_oldest_seconds", "How long the mail waits that could have left first", whole(age));
        gauge(
            "mails_held",
            "Whether the mail server refuses everything",
            f64::from(u8::from(held.is_some())),
        );
    }
    if let Some(bytes) = resident() {
        gauge("resident_memory_bytes", "Memory that the program holds", bytes);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        gauge("open_files", "Files and connections that are open", whole(open.count()));
    }
    all
}

/// Counts are exact as far as anybody counts here: 2^32.
fn whole<N: TryInto<u32> + PartialOrd + Default>(n: N) -> f64 {
    f64::from(domain::numbers::whole(n))
}

fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? * 1024.0)
}
