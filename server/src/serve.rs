//! `nhipcau serve`: opens the store, listens, and stops cleanly: no new requests, the ones under way finish, live
//! streams close, jobs end.

use service::Service;
use tokio::{net::TcpListener, signal, sync::watch};

use crate::{
    Config, connections, jobs,
    router::{LAST_REQUESTS, Site, router},
};

/// Serves until the process is told to stop.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn serve(service: Service, config: Config) -> std::io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let listener = TcpListener::bind(config.listen).await?;
    let site = Site::new(service.clone(), config, stopping.clone());
    let jobs = tokio::spawn(jobs::run(service.clone(), site.public_url.clone(), stopping.clone()));
    tokio::spawn(asked_to_stop(stop));
    let mut stopping = stopping;
    tokio::select! {
        () = connections::accept(listener, router(site), stopping.clone()) => {},
        () = async {
            // The channel closes only with the server itself.
            let _ = stopping.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(LAST_REQUESTS).await;
        } => tracing::warn!("some requests did not finish in time"),
    }
    // What is being sent is noted before the store closes.
    if tokio::time::timeout(LAST_REQUESTS, jobs).await.is_err() {
        tracing::warn!("a job did not finish in time");
    }
    service.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn asked_to_stop(stop: watch::Sender<bool>) {
    let interrupted = async {
        // Without a handler the process simply ends on the signal.
        let _ = signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
    tracing::info!("asked to stop; finishing what is under way");
    stop.send_replace(true);
}
