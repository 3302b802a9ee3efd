//! Connections: how many, and how long a silent one is borne.
//!
//! Whoever opens sockets and says nothing must not shut the door to everybody else: each connection has a time for its headers and for
//! each pause after them, and there are only so many at once. A request as a whole has its limit in `app`.

use std::{net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{net::TcpListener, sync::Semaphore, sync::watch};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// The headers of a request must be there this long after the connection was opened, or after the answer before: a phone on a poor
/// network sends one packet in seconds, and a browser that left its connection open opens another.
const HEADERS: Duration = Duration::from_secs(15);
/// A body that does not move, or an answer that nobody takes, for this long ends the connection.
const PAUSE: Duration = Duration::from_secs(30);
/// The most connections at once, where the system lets us have so many files open.
const MOST: usize = 8_192;
/// Files that are open beside connections: the database's, the log, the mail server's.
const OTHER_FILES: u64 = 128;

/// Raises the number of files that may be open to what the system allows; answers how many connections that is.
pub(super) fn most_connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.unwrap_or(u64::MAX).min(MOST as u64 + OTHER_FILES);
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum });
        if let Err(error) = raised {
            tracing::warn!(%error, "the number of open files could not be raised");
        }
    }
    let open = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(open.saturating_sub(OTHER_FILES).max(16)).unwrap_or(MOST).min(MOST)
}

/// Serves until told to stop, then answers what has begun.
pub(super) async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let most = most_connections();
    let places = Arc::new(Semaphore::new(most));
    let graceful = GracefulShutdown::new();
    let mut stopping = pin!(async move {
        let _ = stop.wait_for(|stop| *stop).await;
    });
    loop {
        // Beyond the most, the next one waits in the system's own queue.
        let place = tokio::select! {
            () = &mut stopping => break,
            place = places.clone().acquire_owned() => place,
        };
        let Ok(place) = place else { break };
        if places.available_permits() == 0 {
            tracing::warn!(most, "no more connections can be open at once");
        }
        let (stream, address) = tokio::select! {
            () = &mut stopping => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // A browser that left, or no file left to open: the next try may go well, but not at once.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        // Small answers must not wait for the acknowledgement of the one before: 42 ms a request without this.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_read_timeout(Some(PAUSE));
        stream.set_write_timeout(Some(PAUSE));
        let service = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo::<SocketAddr>(address));
            request.map(Body::new)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(service));
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = watched.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    graceful.shutdown().await;
}
