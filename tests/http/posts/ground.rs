//! A ward with something of everything that a form can be about: a task with evidence, jobs and an obstacle, cases at
//! every turn, requests upward, a late holiday, an upload of the plan, a notice that failed, dialogues.

use nhipcau_tests::{Browser, Member, Persona, World};
use service::on;

use super::dialogues::Dialogues;
use crate::calendar::storm;
use crate::case_steps::{ANSWER, assigned, sent, submitted, takes};
use crate::plan;

/// What comes with the first case.
const NOTE: (&str, &[u8]) = ("ghi-chu.txt", b"Truoc so 45");

/// The ward, who is signed in there, and what is there.
pub struct Ground {
    pub world: World,
    /// Everybody who works there; the sender of the first case is nobody's.
    pub people: Vec<(Member, Persona)>,
    pub sender: Browser,
    /// Code and secret of the first case, out of the neighbourhood of its head: assigned to the unit KTHTDT, with a file and a request for deletion.
    pub own: (String, String),
    /// Only received.
    pub fresh: String,
    /// Waits for a leader.
    pub review: String,
    /// Published.
    pub published: String,
    /// Only leaders know of it.
    pub restricted: String,
    /// A draft of a request upward, and one that was sent: their addresses.
    pub referrals: [String; 2],
    /// The address of the uploaded plan.
    pub upload: String,
    /// The address of a file of values that waits to be confirmed.
    pub values: String,
    /// The address of the account of whoever only reads, and of the administrator's.
    pub accounts: [String; 2],
    pub dialogues: Dialogues,
}

/// What there is, by the words of the table of forms.
pub const OWN: &str = "{own}";
pub const FRESH: &str = "{fresh}";
pub const REVIEW: &str = "{review}";
pub const PUBLISHED: &str = "{published}";
pub const RESTRICTED: &str = "{restricted}";
pub const DRAFT: &str = "{draft}";
pub const GONE: &str = "{gone}";
pub const UPLOAD: &str = "{upload}";
pub const FILE: &str = "{file}";
pub const VIEWER: &str = "{viewer}";
pub const ADMIN: &str = "{admin}";
pub const UNIT: &str = "{unit}";
pub const PLANNED: &str = "{planned}";
pub const DAY: &str = "{day}";
pub const HELD: &str = "{held}";
pub const OWN_LINK: &str = "{own link}";

impl Ground {
    /// The address of a page, or of what a word stands for.
    pub fn page(&self, word: &str) -> String {
        match word {
            OWN | FRESH | REVIEW | PUBLISHED | RESTRICTED => format!("/xu-ly/{}", self.value(word)),
            DRAFT => self.referrals[0].clone(),
            GONE => self.referrals[1].clone(),
            UPLOAD => self.upload.clone(),
            FILE => self.values.clone(),
            VIEWER => self.accounts[0].clone(),
            ADMIN => self.accounts[1].clone(),
            UNIT => format!("/quan-tri/don-vi/{}", self.value(word)),
            PLANNED => format!("/lich/{}", self.dialogues.planned),
            DAY => format!("/lich/{}", self.dialogues.day),
            HELD => format!("/lich/{}", self.dialogues.held),
            OWN_LINK => self.dialogues.own.clone(),
            address => address.to_owned(),
        }
    }

    /// What is typed, or the code or the id of what a word stands for.
    pub fn value(&self, word: &str) -> String {
        match word {
            OWN => self.own.0.clone(),
            FRESH => self.fresh.clone(),
            REVIEW => self.review.clone(),
            PUBLISHED => self.published.clone(),
            RESTRICTED => self.restricted.clone(),
            UNIT => self.who(Member::Officer).actor.unit.expect("a unit").to_string(),
            typed => typed.to_owned(),
        }
    }

    pub fn who(&self, member: Member) -> &Persona {
        let found = self.people.iter().find(|(known, _)| *known == member);
        &found.expect("everybody is there").1
    }

    pub async fn new() -> Self {
        let world = World::new().await;
        let mut people = Vec::new();
        for member in Member::ALL {
            people.push((member, world.signed_in(member).await));
        }
        let who = |member| &people.iter().find(|(known, _)| *known == member).expect("everybody is there").1;
        let (clerk, officer, leader) = (who(Member::Clerk), who(Member::Officer), who(Member::Leader));
        tasks(officer).await;

        let sender = world.browser();
        let group = who(Member::Head).actor.unit.expect("a neighbourhood").to_string();
        let own = sent(&world, &sender, "0912345671", &[("neighborhood", &group)], Some(NOTE)).await;
        assigned(clerk, &own.0).await;
        let here = sender.opens(&format!("/phan-anh/{}", own.0)).await;
        sender.presses(&here.form("form#xoa").with("text", "Xóa số điện thoại")).await.went_through();
        let fresh = sent(&world, &world.browser(), "0912345672", &[], None).await.0;
        let review = sent(&world, &world.browser(), "0912345673", &[], None).await.0;
        submitted(clerk, officer, &review).await;
        let published = sent(&world, &world.browser(), "0912345674", &[("may_publish", "on")], None).await.0;
        submitted(clerk, officer, &published).await;
        takes(leader, &published, "form#duyet", &[("step", "approve")]).await.went_through();
        let texts = [("question", "Vỉa hè đọng nước"), ("answer", ANSWER)];
        takes(leader, &published, "form#buoc-publish", &texts).await.went_through();
        let bribery = [("category", "bribery")];
        let restricted = sent(&world, &world.browser(), "0912345675", &bribery, None).await.0;

        let draft = refers(clerk, "Về việc cấp phép vỉa hè", &own.0).await;
        let gone = refers(clerk, "Về việc chiếu sáng", &own.0).await;
        let form = clerk.opens(&gone).await.form("form#da-gui");
        let form = form.with("number", "15/UBND-KTHTĐT").with("date", "23/11/2026");
        clerk.browser.presses(&form).await.went_through();
        let owner = who(Member::Owner);
        owner.browser.presses(&storm(&owner.opens("/quan-tri/lich-lam-viec").await)).await.went_through();
        let upload = plan::uploads(owner, "ke-hoach.txt", plan::changed_plan().as_bytes()).await;
        let upload = upload.went_through().place().to_owned();
        let values = indicators(&world, clerk, leader, owner).await;
        a_notice_fails(&world).await;
        let unit = officer.actor.unit.expect("a unit").to_string();
        let dialogues = Dialogues::new(&world, owner, &unit).await;
        let id = |member: Member| who(member).actor.person;
        let accounts =
            [Member::Viewer, Member::Admin].map(|member| format!("/quan-tri/nguoi-dung/{}", id(member)));
        let referrals = [draft, gone];
        Self {
            world,
            sender,
            own,
            fresh,
            review,
            published,
            restricted,
            referrals,
            upload,
            values,
            accounts,
            dialogues,
            people,
        }
    }
}

/// II.4 with evidence, a job with a line to check, and an obstacle; III.4 waits for a leader.
async fn tasks(officer: &Persona) {
    officer.adds_link("II.4", "https://example.org/van-ban").await.went_through();
    officer.adds_work("II.4", "Lập danh sách văn bản", "").await.went_through();
    let check = "form[action='/api/ui/task/work/check']";
    officer.fills("II.4", check, &[("text", "Gửi các phòng")]).await.went_through();
    officer.reports_obstacle("II.4", "Thiếu kinh phí", "Cấp 5 triệu đồng").await.went_through();
    officer.adds_link("III.4", "https://example.org/ket-qua").await.went_through();
    officer.submits("III.4", "Đã tổ chức 01 hội nghị.").await.went_through();
}

/// CT1 waits for a leader, CT2 is to be explained, an event of a business, counts of businesses; and a file of values: its address.
async fn indicators(world: &World, clerk: &Persona, leader: &Persona, owner: &Persona) -> String {
    crate::entry::sends(clerk, "CT1", "2026-M10", "411", "412").await.went_through();
    let page = service::indicator::entry_page(&world.service, &leader.actor, None).await.unwrap();
    let second = page.rows.iter().find(|row| row.indicator.code == "CT2").unwrap().indicator.id;
    let ask = domain::indicator::AskForm {
        question: "Vì sao chưa có số liệu?".to_owned(),
        due_on: "30/11/2026".to_owned(),
        ..domain::indicator::AskForm::default()
    };
    service::indicator::ask(&world.service, &leader.actor, second, &ask).await.unwrap();
    let form = owner.opens("/doanh-nghiep").await.form("form#ghi-bien-dong").with("day", "02/11/2026");
    owner.browser.presses(&form).await.went_through();
    let form =
        owner.opens("/doanh-nghiep?nam=2026&loai=enterprise&thang=2026-M09").await.form("form#nhap-so-luong");
    owner.browser.presses(&form.with("founded", "2")).await.went_through();
    let file = "Mã;Tháng;Tử số;Mẫu số\nCT4;2026-10;165;180\n".as_bytes();
    let form = clerk.opens("/so-lieu/nhap").await.form("form#tai-len").with_file("file", "a.csv", file);
    clerk.browser.presses(&form).await.went_through().place().to_owned()
}

/// A draft of a request upward; its address.
async fn refers(clerk: &Persona, title: &str, code: &str) -> String {
    let form = clerk.opens("/xu-ly/kien-nghi/moi").await.form("form#kien-nghi");
    let form = form
        .with("title", title)
        .with("agency", "Sở Xây dựng")
        .with("proposal", "Đề nghị phân cấp cho phường.")
        .with("codes", code);
    let page = clerk.browser.presses(&form).await;
    page.went_through().must_say("Dự thảo");
    page.place().to_owned()
}

async fn a_notice_fails(world: &World) {
    const FAILED: &str = "UPDATE notice SET state = 'permanent_failure', channel = 'email', attempts = 8, \
                          last_error = '550 no such mailbox' WHERE id = (SELECT MIN(id) FROM notice)";
    let mut tx = world.service.write().await.unwrap();
    on!(tx, c => sqlx::query(FAILED).execute(c).await).unwrap();
    tx.save().await.unwrap();
}
