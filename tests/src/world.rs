//! One case's own application: the router of the program in this process, over a fresh SQLite file, with the plan
//! that ships with it, people of every role, and a clock that stands until the case moves it.

use std::cell::Cell;
use std::path::Path;

use axum::Router;
use domain::ids::UnitId;
use domain::people::{Actor, PersonForm, Role, Roles};
use domain::plan::StoredPlan;
use jiff::{SignedDuration, Timestamp};
use server::router::{Site, router};
use service::clock::Clock;
use service::people::NewPerson;
use service::random::Randomness;
use service::{Service, on};
use tempfile::TempDir;
use tokio::sync::{OnceCell, watch};
use totp_rs::{Algorithm, Secret, TOTP};

use crate::{Browser, Page, Persona};

/// Monday 2026-11-23, 08:00 in Viet Nam.
const START: &str = "2026-11-23T01:00:00Z";

/// The people of the ward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// Administrator, with a second factor.
    Admin,
    /// Deputy chairman.
    Leader,
    /// Runs the plan, at the unit KTHTDT.
    Owner,
    /// Officer of KTHTDT, which leads II.4 and III.4.
    Officer,
    /// Officer of VHXH, which supports II.4 and leads II.8.
    Neighbour,
    /// Of the one-stop centre.
    Clerk,
    /// Head of a neighbourhood.
    Head,
    /// Reads only.
    Viewer,
}

impl Member {
    /// Everyone.
    pub const ALL: [Member; 8] = [
        Member::Admin,
        Member::Leader,
        Member::Owner,
        Member::Officer,
        Member::Neighbour,
        Member::Clerk,
        Member::Head,
        Member::Viewer,
    ];

    /// User name, name, role, code of the unit.
    fn card(self) -> (&'static str, &'static str, Role, Option<&'static str>) {
        match self {
            Member::Admin => ("quantri", "Vũ Quang Huy", Role::Admin, None),
            Member::Leader => ("minh.hv", "Hoàng Văn Minh", Role::Leader, None),
            Member::Owner => ("ha.tt", "Trần Thị Hà", Role::PlanOwner, Some("KTHTDT")),
            Member::Officer => ("lan.nt", "Nguyễn Thị Lan", Role::UnitOfficer, Some("KTHTDT")),
            Member::Neighbour => ("duc.pv", "Phạm Văn Đức", Role::UnitOfficer, Some("VHXH")),
            Member::Clerk => ("mai.dt", "Đỗ Thị Mai", Role::OneStop, Some("TTPVHCC")),
            Member::Head => ("binh.lv", "Lê Văn Bình", Role::Neighborhood, Some("TDP")),
            Member::Viewer => ("xem.bt", "Bùi Thị Xem", Role::Viewer, None),
        }
    }

    /// The name to sign in with.
    pub fn username(self) -> &'static str {
        self.card().0
    }

    /// The name that others see.
    pub fn name(self) -> &'static str {
        self.card().1
    }
}

/// What is known of somebody's account.
#[derive(Clone)]
struct Account {
    member: Member,
    password: String,
    totp_secret: Option<String>,
    actor: Actor,
}

/// The ward as every case finds it, laid out once a test program.
struct Template {
    dir: TempDir,
    accounts: Vec<Account>,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();

/// The application of one case.
pub struct World {
    /// The use cases, for what a case must know and no page says.
    pub service: Service,
    /// Stands at 2026-11-23, 08:00 in Viet Nam, until the case moves it.
    pub clock: Clock,
    app: Router,
    accounts: Vec<Account>,
    browsers: Cell<u8>,
    stop: watch::Sender<bool>,
    dir: TempDir,
}

impl World {
    /// A ward at work: its plan is in, every task has a leading unit but V.10, and there are people of every role.
    pub async fn new() -> Self {
        let template = TEMPLATE.get_or_init(lay_out).await;
        let dir = tempfile::tempdir().expect("a temporary folder");
        copy(template.dir.path(), dir.path());
        Self::open(dir, template.accounts.clone()).await
    }

    /// A first start: nobody and nothing there.
    pub async fn empty() -> Self {
        Self::open(tempfile::tempdir().expect("a temporary folder"), Vec::new()).await
    }

    /// Another ward that begins where this one stands, with the same sessions. This one must be closed.
    pub async fn again(&self) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        copy(self.dir.path(), dir.path());
        let again = Self::open(dir, self.accounts.clone()).await;
        again.clock.set(self.clock.now());
        again
    }

    /// A second process on the same data, with the same clock.
    pub async fn another(&self) -> Service {
        service_at(self.dir.path(), &self.clock).await
    }

    async fn open(dir: TempDir, accounts: Vec<Account>) -> Self {
        let clock = Clock::manual(START.parse().expect("an instant"));
        let service = service_at(dir.path(), &clock).await;
        let config = server::Config {
            listen: ([127, 0, 0, 1], 3000).into(),
            files: None,
            database_url: None,
            data: dir.path().to_owned(),
            public_url: Some("http://nhipcau.test".to_owned()),
            now: None,
            behind_proxy: true,
            log_json: false,
            notices: server::Notices::default(),
        };
        let (stop, stopping) = watch::channel(false);
        let app = router(Site::new(service.clone(), config, stopping));
        Self { service, clock, app, accounts, browsers: Cell::new(0), stop, dir }
    }

    /// A browser that nobody has used yet, at a network address of its own.
    pub fn browser(&self) -> Browser {
        self.browsers.set(self.browsers.get() + 1);
        self.browser_at(&format!("192.0.2.{}", self.browsers.get()))
    }

    /// A browser that nobody has used yet, at this network address.
    pub fn browser_at(&self, address: &str) -> Browser {
        Browser::new(self.app.clone(), address.to_owned())
    }

    /// The deputy chairman, signed in.
    pub async fn leader(&self) -> Persona {
        self.signed_in(Member::Leader).await
    }

    /// The plan owner, signed in.
    pub async fn owner(&self) -> Persona {
        self.signed_in(Member::Owner).await
    }

    /// The officer of the unit that leads II.4, signed in.
    pub async fn officer(&self) -> Persona {
        self.signed_in(Member::Officer).await
    }

    /// The officer of another unit, signed in.
    pub async fn neighbour(&self) -> Persona {
        self.signed_in(Member::Neighbour).await
    }

    /// The administrator, signed in with both factors.
    pub async fn admin(&self) -> Persona {
        self.signed_in(Member::Admin).await
    }

    /// Somebody who only reads, signed in.
    pub async fn viewer(&self) -> Persona {
        self.signed_in(Member::Viewer).await
    }

    /// Anybody of the ward, signed in on a browser of their own.
    pub async fn signed_in(&self, member: Member) -> Persona {
        let persona = self.persona(member);
        let page = self.signs_in(&persona, "/bang").await;
        page.must_be_at("/bang");
        persona
    }

    /// Anybody of the ward, not signed in yet, on a browser of their own.
    pub fn persona(&self, member: Member) -> Persona {
        let account = self.accounts.iter().find(|account| account.member == member);
        let account = account.expect("the ward has people of every role").clone();
        Persona {
            username: member.username().to_owned(),
            password: account.password,
            totp_secret: account.totp_secret,
            actor: account.actor,
            browser: self.browser(),
        }
    }

    /// Goes to a page, which asks to sign in first, and does so.
    pub async fn signs_in(&self, persona: &Persona, wanted: &str) -> Page {
        let door = persona.opens(wanted).await;
        let form = door.form("form#dang-nhap");
        let form = form.with("username", &persona.username).with("password", &persona.password);
        let page = persona.browser.presses(&form).await;
        match &persona.totp_secret {
            Some(secret) => {
                let form = page.form("form#ma").with("one_time_code", &self.one_time_code(secret));
                persona.browser.presses(&form).await
            }
            None => page,
        }
    }

    /// What an authenticator app shows now for this secret. A code opens once: it waits for the next one first.
    pub fn one_time_code(&self, secret: &str) -> String {
        self.clock.advance(SignedDuration::from_secs(30));
        let bytes = Secret::Encoded(secret.to_owned()).to_bytes().expect("a secret in base 32");
        let totp = TOTP::new(Algorithm::SHA1, 6, 1, 30, bytes).expect("a secret that is long enough");
        totp.generate(u64::try_from(self.clock.now().as_second()).expect("after 1970"))
    }

    /// The plan as it is kept.
    pub async fn plan(&self) -> StoredPlan {
        service::plan::current(&self.service).await.expect("the plan is read").expect("there is a plan")
    }

    /// How many rows each table of the board, the plan, people and feedback holds, with the sum of all versions: what must
    /// be the same before and after something that is refused.
    pub async fn rows(&self) -> Vec<(&'static str, i64)> {
        let mut counts = Vec::new();
        for (table, sql) in TABLES {
            let mut tx = self.service.read().await.expect("a transaction");
            let count = on!(tx, c => sqlx::query_scalar::<_, i64>(sql).fetch_one(c).await);
            counts.push((table, count.unwrap_or_else(|error| panic!("{table}: {error}"))));
        }
        counts
    }

    /// Asks the process to stop, as a signal does.
    pub fn asks_to_stop(&self) {
        self.stop.send_replace(true);
    }
}

/// Tables whose rows a refused request must leave alone.
const TABLES: [(&str, &str); 31] = [
    ("task_period", "SELECT COUNT(*) FROM task_period"),
    ("versions of periods", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM task_period"),
    ("versions of tasks", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM task"),
    ("evidence", "SELECT COUNT(*) FROM evidence"),
    ("file", "SELECT COUNT(*) FROM file"),
    ("work_item", "SELECT COUNT(*) FROM work_item"),
    ("work_check", "SELECT COUNT(*) FROM work_check"),
    ("note", "SELECT COUNT(*) FROM note"),
    ("obstacle", "SELECT COUNT(*) FROM obstacle"),
    ("period_release", "SELECT COUNT(*) FROM period_release"),
    ("plan_import", "SELECT COUNT(*) FROM plan_import"),
    ("person", "SELECT COUNT(*) FROM person"),
    ("unit", "SELECT COUNT(*) FROM unit"),
    ("event", "SELECT COUNT(*) FROM event"),
    ("feedback", "SELECT COUNT(*) FROM feedback"),
    ("versions of cases", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM feedback"),
    ("feedback_clock", "SELECT COUNT(*) FROM feedback_clock"),
    ("feedback_entry", "SELECT COUNT(*) FROM feedback_entry"),
    ("indicator_value", "SELECT COUNT(*) FROM indicator_value"),
    ("versions of months", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM indicator_month"),
    ("indicator_value_file", "SELECT COUNT(*) FROM indicator_value_file"),
    ("indicator_import", "SELECT COUNT(*) FROM indicator_import"),
    ("business_month", "SELECT COUNT(*) FROM business_month"),
    ("business_event", "SELECT COUNT(*) FROM business_event"),
    ("cases in the kept sums", "SELECT CAST(COALESCE(SUM(cases), 0) AS BIGINT) FROM feedback_tally"),
    ("versions of dialogues", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM dialogue"),
    ("dialogue_registration", "SELECT COUNT(*) FROM dialogue_registration"),
    ("versions of questions", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM dialogue_question"),
    ("dialogue_note", "SELECT COUNT(*) FROM dialogue_note"),
    ("versions of promises", "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM dialogue_commitment"),
    ("who came", "SELECT COUNT(checked_in_at) FROM dialogue_registration"),
];

async fn service_at(data: &Path, clock: &Clock) -> Service {
    let config = service::Config {
        database_url: None,
        data_dir: data.to_owned(),
        clock: clock.clone(),
        randomness: Randomness::system(),
    };
    Service::open(config).await.expect("the service opens")
}

/// Imports the shipped plan, adds the people, and lets the plan owner put units in the lead.
async fn lay_out() -> Template {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let start: Timestamp = START.parse().expect("an instant");
    let service = service_at(dir.path(), &Clock::manual(start)).await;
    assert!(service::plan::import_shipped(&service).await.expect("the shipped plan goes in"));
    let units = service::people::units(&service).await.expect("the units");
    let unit = |code: &str| units.iter().find(|unit| unit.code == code).expect("a unit of the plan").id;
    let mut accounts = Vec::new();
    for member in Member::ALL {
        accounts.push(add(&service, member, member.card().3.map(unit)).await);
    }
    let owner = accounts.iter().find(|account| account.member == Member::Owner).expect("a plan owner");
    let plan = service::plan::current(&service).await.expect("the plan").expect("a plan");
    for task in plan.groups.iter().flat_map(|group| &group.tasks) {
        let (lead, support) = match task.code.as_str() {
            "II.4" => (Some(unit("KTHTDT")), vec![unit("VHXH")]),
            "V.10" => (None, Vec::new()),
            _ => (task.suggested_lead, task.suggested_support.clone()),
        };
        service::plan::set_units(&service, &owner.actor, task.id, lead, &support, task.version)
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", task.code));
    }
    service.close().await;
    Template { dir, accounts }
}

async fn add(service: &Service, member: Member, unit: Option<UnitId>) -> Account {
    let (username, name, role, _) = member.card();
    let roles = Roles::new([role]);
    let form = PersonForm {
        name: name.to_owned(),
        position: String::new(),
        unit,
        roles: roles.clone(),
        active: true,
    };
    let new = NewPerson { username: username.to_owned(), form };
    let ready = service::people::add_ready_person(service, new).await.expect("an account");
    let actor = Actor { person: ready.person, name: name.to_owned(), roles, unit };
    Account { member, password: ready.password, totp_secret: ready.totp_secret, actor }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("the laid-out ward") {
        let entry = entry.expect("a file of the laid-out ward");
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
    }
}
