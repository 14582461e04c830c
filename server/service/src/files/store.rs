//! Where the bytes of files are: a folder under the data folder, or an object store that the configuration
//! names. Both write under another name first and then rename, so that a file is there whole or not at all.

use std::error::Error as _;
use std::io::ErrorKind;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use domain::board::Refusal as No;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{DynObjectStore, ObjectStoreExt};

use crate::error::{Error, Fault};
use crate::service::Service;

/// The folder under the data folder.
const FOLDER: &str = "files";

#[derive(Default)]
struct Store(OnceLock<Arc<DynObjectStore>>);

/// Puts files into the store of this address, for example `s3://bucket/folder`, with credentials and endpoint as
/// `options` (`aws_access_key_id`, `aws_secret_access_key`, `aws_region`, `aws_endpoint`, …). To be called once,
/// before the first file; without it files go to the data folder.
pub fn configure(
    service: &Service,
    address: &str,
    options: impl IntoIterator<Item = (String, String)>,
) -> Result<(), Fault> {
    // Whoever was first, it is the same provider.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let url = url::Url::parse(address).map_err(|wrong| broken(ErrorKind::InvalidInput, wrong))?;
    let (store, prefix) = object_store::parse_url_opts(&url, options)
        .map_err(|wrong| broken(ErrorKind::InvalidInput, wrong))?;
    let store: Arc<DynObjectStore> = Arc::new(PrefixStore::new(store, prefix));
    let taken = |_| broken(ErrorKind::AlreadyExists, "files were stored before the store was configured");
    service.kept::<Store>().0.set(store).map_err(taken)
}

/// Makes the bytes safe under this name. The same name always means the same bytes.
pub(super) async fn put(service: &Service, name: &str, bytes: Bytes) -> Result<(), Error> {
    let (store, path) = (store(service)?, Path::from(name));
    let there = store.head(&path).await.is_ok_and(|there| there.size == bytes.len() as u64);
    if there {
        return Ok(());
    }
    match store.put(&path, bytes.into()).await {
        Ok(_) => Ok(()),
        Err(error) if is_full(&error) => Err(No::StoreFull.into()),
        Err(error) => Err(fault(error).into()),
    }
}

/// The bytes of this name.
pub(super) async fn get(service: &Service, name: &str) -> Result<Bytes, Error> {
    let found = store(service)?.get(&Path::from(name)).await.map_err(fault)?;
    Ok(found.bytes().await.map_err(fault)?)
}

/// Throws the bytes of this name away; that they are gone already is as good.
pub(super) async fn remove(service: &Service, name: &str) -> Result<(), Error> {
    match store(service)?.delete(&Path::from(name)).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(fault(error).into()),
    }
}

fn store(service: &Service) -> Result<Arc<DynObjectStore>, Fault> {
    let kept = service.kept::<Store>();
    if let Some(store) = kept.0.get() {
        return Ok(store.clone());
    }
    let folder = service.data_dir().join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let local = LocalFileSystem::new_with_prefix(folder).map_err(fault)?.with_fsync(true);
    Ok(kept.0.get_or_init(|| Arc::new(local)).clone())
}

/// True if the error, or one that it stems from, is that there is no room.
fn is_full(error: &object_store::Error) -> bool {
    let full =
        |kind| matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge);
    let mut source = error.source();
    while let Some(cause) = source {
        if cause.downcast_ref::<std::io::Error>().is_some_and(|io| full(io.kind())) {
            return true;
        }
        source = cause.source();
    }
    false
}

fn fault(error: object_store::Error) -> Fault {
    broken(ErrorKind::Other, error)
}

fn broken(kind: ErrorKind, why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Fault {
    std::io::Error::new(kind, why).into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;
    use crate::Config;
    use crate::clock::Clock;
    use crate::random::Randomness;

    type Objects = Arc<std::sync::Mutex<HashMap<String, Vec<u8>>>>;

    /// Answers like an object store, as far as storing and fetching go.
    async fn answer(stream: TcpStream, objects: Objects) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        loop {
            let (mut first, mut length) = (String::new(), 0);
            if stream.read_line(&mut first).await? == 0 {
                return Ok(());
            }
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).await?;
                if line.trim().is_empty() {
                    break;
                }
                if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).await?;
            let mut words = first.split(' ');
            let (method, path) = (words.next().unwrap(), words.next().unwrap().to_owned());
            let found = if method == "PUT" {
                objects.lock().unwrap().insert(path, body);
                Some(Vec::new())
            } else {
                objects.lock().unwrap().get(&path).cloned()
            };
            let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
            let content = found.unwrap_or_default();
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nETag: \"x\"\r\n\
                 Last-Modified: Mon, 23 Nov 2026 01:00:00 GMT\r\n\r\n",
                content.len(),
            );
            stream.write_all(head.as_bytes()).await?;
            if method != "HEAD" {
                stream.write_all(&content).await?;
            }
        }
    }

    #[tokio::test]
    async fn files_go_to_the_object_store_that_is_configured() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let objects = Objects::default();
        let served = objects.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, served.clone()));
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let service = Service::open(Config {
            database_url: None,
            data_dir: folder.path().into(),
            clock: Clock::system(),
            randomness: Randomness::system(),
        });
        let service = service.await.unwrap();
        let option = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let options = [
            option("aws_access_key_id", "id"),
            option("aws_secret_access_key", "key"),
            option("aws_region", "x"),
            option("aws_endpoint", &endpoint),
            option("aws_allow_http", "true"),
        ];
        configure(&service, "s3://ward/evidence", options).unwrap();
        put(&service, "ab/abc", Bytes::from_static(b"content")).await.unwrap();
        put(&service, "ab/abc", Bytes::from_static(b"content")).await.unwrap();
        assert_eq!(get(&service, "ab/abc").await.unwrap(), "content");
        assert_eq!(objects.lock().unwrap().keys().collect::<Vec<_>>(), ["/ward/evidence/ab/abc"]);
        assert!(!folder.path().join(FOLDER).exists());
        assert!(configure(&service, "s3://other", []).is_err(), "a store is chosen once");
        assert!(configure(&service, "no address", []).is_err());
    }

    #[test]
    fn a_full_disk_is_told_from_other_trouble() {
        let error = |kind: ErrorKind| object_store::Error::Generic {
            store: "LocalFileSystem",
            source: Box::new(std::io::Error::from(kind)),
        };
        assert!(is_full(&error(ErrorKind::StorageFull)));
        assert!(is_full(&error(ErrorKind::QuotaExceeded)));
        assert!(!is_full(&error(ErrorKind::PermissionDenied)));
    }
}
