//! The service: everything that a use case needs, in one value that is cheap to clone.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use domain::people::Actor;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::{Error, Fault};
use crate::ids::Ids;
use crate::live::Hub;
use crate::random::Randomness;

/// The name of the SQLite file under the data folder.
const SQLITE_FILE: &str = "nhipcau.db";

/// What a service is opened with.
#[derive(Clone, Debug)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`; none is the SQLite file in the data folder.
    pub database_url: Option<String>,
    /// The folder for everything that is not in the database; made if it is missing.
    pub data_dir: PathBuf,
    /// Tells the time.
    pub clock: Clock,
    /// Gives ids and secrets.
    pub randomness: Randomness,
}

/// Database, clock, ids, randomness and live hub.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
    clock: Clock,
}

struct Inner {
    db: Db,
    ids: Ids,
    randomness: Randomness,
    hub: Hub,
    data_dir: PathBuf,
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Service {
    /// Connects, brings the tables up to date and starts listening.
    pub async fn open(config: Config) -> Result<Self, Fault> {
        make_private(&config.data_dir)
            .map_err(|error| Fault::DataFolder { folder: config.data_dir.display().to_string(), error })?;
        let db = match &config.database_url {
            Some(url) => Db::connect(url).await?,
            None => Db::open_sqlite(&config.data_dir.join(SQLITE_FILE)).await?,
        };
        db.migrate().await?;
        let hub = Hub::new();
        if let Db::Postgres(pool) = &db {
            hub.listen(pool.clone()).await?;
        }
        let inner = Inner {
            db,
            ids: Ids::default(),
            randomness: config.randomness,
            hub,
            data_dir: config.data_dir,
            kept: Mutex::default(),
        };
        Ok(Self { inner: Arc::new(inner), clock: config.clock })
    }

    /// The same service at another moment, at which its clock stands: the demonstration writes its year by the same
    /// use cases as everybody.
    pub(crate) fn at(&self, moment: Timestamp) -> Self {
        Self { inner: self.inner.clone(), clock: Clock::manual(moment) }
    }

    /// A transaction that only reads, and sees one state of the database throughout.
    pub async fn read(&self) -> Result<Tx, Error> {
        Ok(Tx::new(self.inner.db.begin_read().await?, self.clone(), None))
    }

    /// A transaction that writes, in the program's own name.
    pub async fn write(&self) -> Result<Tx, Error> {
        Ok(Tx::new(self.inner.db.begin_write().await?, self.clone(), None))
    }

    /// A transaction that writes in the name of `actor`: events and live signals carry it.
    pub async fn write_as(&self, actor: &Actor) -> Result<Tx, Error> {
        Ok(Tx::new(self.inner.db.begin_write().await?, self.clone(), Some(actor.clone())))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day in Viet Nam now.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// A new id, greater than every id that this process made before.
    pub fn new_id(&self) -> i64 {
        self.inner.ids.next(self.now(), &self.inner.randomness)
    }

    /// Where secrets and chance come from.
    pub fn randomness(&self) -> &Randomness {
        &self.inner.randomness
    }

    /// The live hub of this process.
    pub fn hub(&self) -> &Hub {
        &self.inner.hub
    }

    /// The folder for everything that is not in the database.
    pub fn data_dir(&self) -> &Path {
        &self.inner.data_dir
    }

    /// What a feature keeps in memory for as long as the service lives: one value per type, made when first
    /// asked for.
    pub fn kept<T: Any + Send + Sync + Default>(&self) -> Arc<T> {
        let mut kept = self.inner.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let value = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        // The entry was made for exactly this type; a fresh value is as good should it ever not be.
        value.downcast().unwrap_or_else(|_| Arc::new(T::default()))
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<(), Fault> {
        Ok(self.inner.db.ping().await?)
    }

    /// Waits for open transactions and closes the database.
    pub async fn close(&self) {
        self.inner.db.close().await;
    }
}

/// Makes the folder if it is missing; what is in it is for the program's own user alone.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut maker = std::fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder)
}
