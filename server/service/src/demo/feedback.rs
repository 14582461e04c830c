//! A year of cases for the demonstration, made by the same use cases as everybody's, each at the moment at which it
//! would have happened.

use domain::feedback::view::Receipt;
use domain::feedback::{Act, CONSENT_VERSION, Category, Channel, NewFeedback, Road, Sender, SenderKind};
use domain::ids::UnitId;
use domain::people::{Actor, Role};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::MARK;
use super::script::Story;
use crate::error::Error;
use crate::feedback::{self, look_up, rate, submit};
use crate::service::Service;

/// How many cases a year has.
const CASES: i64 = 72;

/// What was asked and answered: field, question, answer.
const TOPICS: [(Category, &str, &str); 12] = [
    (
        Category::Infrastructure,
        "vỉa hè trước dãy cửa hàng bị sụt, nước đọng khi mưa, khách khó ra vào cửa hàng.",
        "tổ công tác đã kiểm tra hiện trường và lát lại đoạn vỉa hè bị sụt, khơi thông rãnh thoát nước.",
    ),
    (
        Category::Procedure,
        "hồ sơ cấp phép nộp trực tuyến đã quá ngày hẹn mà chưa thấy trả kết quả trên hệ thống.",
        "hồ sơ thiếu một thành phần nên hệ thống tạm dừng; Trung tâm đã hướng dẫn bổ sung và đã trả kết quả điện tử.",
    ),
    (
        Category::RegistrationTax,
        "hộ kinh doanh muốn chuyển lên doanh nghiệp thì cần làm những bước nào và mất bao lâu.",
        "hộ kinh doanh đăng ký thành lập doanh nghiệp trực tuyến; phường cử cán bộ hướng dẫn từng bước, thời gian là ba ngày làm việc.",
    ),
    (
        Category::Digital,
        "cửa hàng cần hướng dẫn bán hàng trên sàn thương mại điện tử và xuất hóa đơn từ máy tính tiền.",
        "phường mở lớp hướng dẫn vào sáng thứ Bảy hằng tuần; tổ công nghệ số cộng đồng đến tận nơi khi có đăng ký.",
    ),
    (
        Category::Security,
        "ban đêm có nhóm tụ tập gây ồn trước khu vực kinh doanh, khách không dám đến.",
        "Công an phường đã bố trí tuần tra buổi tối và lập biên bản nhắc nhở; tình trạng đã chấm dứt.",
    ),
    (
        Category::Safety,
        "quán ăn cần biết yêu cầu về phòng cháy và an toàn thực phẩm đối với cơ sở dưới năm mươi mét vuông.",
        "yêu cầu đã được gửi kèm bản hướng dẫn ngắn; đoàn liên ngành sẽ kiểm tra theo lịch đã công khai.",
    ),
    (
        Category::Land,
        "doanh nghiệp tìm mặt bằng nhỏ để mở xưởng may, muốn biết quỹ đất và thủ tục thuê.",
        "phường đã cung cấp danh mục mặt bằng đang cho thuê và đầu mối của chủ đầu tư cụm công nghiệp gần nhất.",
    ),
    (
        Category::Credit,
        "hộ kinh doanh muốn vay vốn ưu đãi nhưng chưa rõ điều kiện và nơi nhận hồ sơ.",
        "Ngân hàng Chính sách xã hội nhận hồ sơ tại điểm giao dịch phường ngày 12 hằng tháng; điều kiện đã gửi kèm.",
    ),
    (
        Category::Attitude,
        "người dân chờ lâu tại quầy số ba, cán bộ không giải thích vì sao phải chờ.",
        "Trung tâm đã chấn chỉnh, bố trí thêm một quầy vào giờ cao điểm và xin lỗi người dân.",
    ),
    (
        Category::Infrastructure,
        "đèn đường đoạn phố mua bán không sáng đã mười ngày, buổi tối rất khó kinh doanh.",
        "đơn vị chiếu sáng đã thay bảy bóng đèn hỏng và kiểm tra toàn tuyến.",
    ),
    (
        Category::Regulation,
        "quy định về biển hiệu có hai văn bản nói khác nhau, cửa hàng không biết theo văn bản nào.",
        "hiện áp dụng văn bản mới hơn; phường đã kiến nghị cấp trên bãi bỏ nội dung không còn phù hợp.",
    ),
    (
        Category::Other,
        "tiểu thương đề nghị có thêm chỗ để xe cho khách vào giờ cao điểm ở chợ.",
        "Ban quản lý chợ đã kẻ thêm bốn mươi chỗ để xe và phân luồng vào giờ cao điểm.",
    ),
];

const NAMES: [&str; 8] = [
    "Nguyễn Thị Hạnh",
    "Trần Văn Bảy",
    "Lê Thị Thu",
    "Phạm Quốc Việt",
    "Hoàng Thị Yến",
    "Vũ Đức Thắng",
    "Đặng Thị Mơ",
    "Bùi Xuân Hòa",
];

/// Who does what with the cases.
pub(super) struct Staff {
    /// Decides.
    pub leader: Actor,
    /// Receives and assigns.
    pub clerk: Actor,
    /// The units that cases are given to, each with an officer.
    pub officers: Vec<(UnitId, Actor)>,
    /// The neighbourhood of whoever sends something from there.
    pub neighborhood: Option<UnitId>,
}

/// Who is known by role, unit, id and name.
type Known = (Role, Option<UnitId>, domain::ids::PersonId, String);

impl Staff {
    /// The people of the demonstration in their parts; none if a part is not cast.
    pub fn of(people: &[Known]) -> Option<Self> {
        let actor = |(role, unit, person, name): &Known| Actor {
            person: *person,
            name: name.clone(),
            roles: domain::people::Roles::new([*role]),
            unit: *unit,
        };
        let first = |wanted: Role| people.iter().find(|(role, ..)| *role == wanted).map(&actor);
        let works = |role: &Role| matches!(role, Role::UnitOfficer | Role::PlanOwner | Role::OneStop);
        Some(Self {
            leader: first(Role::Leader)?,
            clerk: first(Role::OneStop)?,
            officers: people
                .iter()
                .filter(|(role, ..)| works(role))
                .filter_map(|known| Some((known.1?, actor(known))))
                .collect(),
            neighborhood: first(Role::Neighborhood).and_then(|head| head.unit),
        })
    }

    fn officer(&self, index: i64) -> Option<&(UnitId, Actor)> {
        let many = i64::try_from(self.officers.len()).ok().filter(|many| *many > 0)?;
        self.officers.get(usize::try_from(index % many).ok()?)
    }
}

/// What becomes of a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Answered { after: i64, stars: u8 },
    Waits(Stage),
    Forwarded,
    Rejected,
    Redirected,
    Noted,
}

/// How far a case that is still open has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Assigned,
    Asked,
    InReview,
}

/// Sends, works on and answers the cases of the year, up to now.
pub(super) async fn tell(service: &Service, story: &Story, staff: &Staff) -> Result<(), Error> {
    let first = Date::new(story.year, 1, 5).unwrap_or(story.today);
    let days = i64::from((story.today - first).get_days()).max(1);
    for index in 0..CASES {
        let day = first.saturating_add((index * days / CASES).days());
        let age = i64::from((story.today - day).get_days());
        tell_case(service, story, staff, index, day, end(index, age)).await?;
    }
    Ok(())
}

/// What becomes of the case of that number and age in days.
fn end(index: i64, age: i64) -> End {
    let stars = [5, 4, 5, 3, 5, 4, 2][usize::try_from(index % 7).unwrap_or(0)];
    match (index % 18, age) {
        (9, _) => End::Noted,
        (5, _) => End::Forwarded,
        (13, _) => End::Rejected,
        (17, _) => End::Redirected,
        (7, 35..) => End::Answered { after: 27, stars: 2 },
        // One that nobody answered in time, and whose due day has just passed.
        (_, 24..=28) => End::Waits(Stage::Assigned),
        (_, 0..24) => End::Waits(match index % 4 {
            0 => Stage::New,
            1 => Stage::Assigned,
            2 => Stage::InReview,
            _ => Stage::Asked,
        }),
        _ => End::Answered { after: 3 + index % 9, stars },
    }
}

async fn tell_case(
    service: &Service,
    story: &Story,
    staff: &Staff,
    index: i64,
    day: Date,
    end: End,
) -> Result<(), Error> {
    let (category, question, answer) = TOPICS[usize::try_from(index).unwrap_or(0) % TOPICS.len()];
    let at = |days: i64, hour: i8| moment(story, day, days, hour);
    let new = new(staff, index, category, question, end == End::Noted);
    let receipt = submit(&service.at(at(0, 8)), new, Vec::new(), "").await?;
    let Some((unit, officer)) = staff.officer(index) else { return Ok(()) };
    let teller = Teller { service, code: &receipt.code };
    let assign = Act::Assign { unit: *unit, officer: Some(officer.person) };
    let submit = Act::Submit { text: format!("{MARK}: {answer}") };
    match end {
        End::Noted | End::Waits(Stage::New) => {}
        End::Forwarded => {
            let to = "Sở Xây dựng thành phố Hải Phòng".to_owned();
            let text = format!("{MARK}: nội dung thuộc thẩm quyền của cơ quan nhận.");
            teller.does(at(2, 10), &staff.clerk, Act::Forward { to, text }).await?;
        }
        End::Rejected => {
            let reason = format!("{MARK}: nội dung không rõ, không có địa điểm cụ thể.");
            teller.does(at(1, 10), &staff.clerk, Act::Reject { reason }).await?;
        }
        End::Redirected => {
            teller.does(at(1, 9), &staff.clerk, Act::Redirect { road: Road::Complaint }).await?;
        }
        End::Waits(stage) => {
            teller.does(at(1, 9), &staff.clerk, assign).await?;
            match stage {
                Stage::Asked => {
                    let text = format!("{MARK}: đề nghị cho biết rõ địa điểm và thời gian.");
                    teller.does(at(2, 9), officer, Act::Ask { text }).await?;
                }
                Stage::InReview => teller.does(at(2, 9), officer, submit).await?,
                Stage::New | Stage::Assigned => {}
            }
        }
        End::Answered { after, stars } => {
            teller.does(at(1, 9), &staff.clerk, assign).await?;
            teller.does(at(after - 1, 15), officer, submit).await?;
            let approve = Act::Approve { serves_duplicates: false };
            teller.does(at(after, 10), &staff.leader, approve).await?;
            if index % 2 == 0 {
                let question = format!("{MARK}: {question}");
                let publish = Act::Publish { question, answer: format!("{MARK}: {answer}") };
                teller.does(at(after + 1, 9), &staff.leader, publish).await?;
            }
            if index % 3 != 2 {
                rated(&service.at(at(after + 2, 20)), &receipt, stars).await?;
            }
        }
    }
    Ok(())
}

fn new(staff: &Staff, index: i64, category: Category, question: &str, anonymous: bool) -> NewFeedback {
    let pick = usize::try_from(index).unwrap_or(0);
    let kind = match index % 4 {
        _ if anonymous => SenderKind::Anonymous,
        0 | 1 => SenderKind::Household,
        2 => SenderKind::Enterprise,
        _ => SenderKind::Citizen,
    };
    let said = |text: &str| if anonymous { String::new() } else { text.to_owned() };
    let is_business = matches!(kind, SenderKind::Household | SenderKind::Enterprise);
    NewFeedback {
        sender: Sender {
            kind,
            name: said(NAMES[pick % NAMES.len()]),
            phone: said(&format!("+84912{:06}", 100_000 + index * 37)),
            email: String::new(),
            address: said("Phường Lê Thanh Nghị"),
            neighborhood: staff.neighborhood.filter(|_| index % 3 == 0 && !anonymous),
            business_name: if is_business {
                format!("{MARK}: cửa hàng số {}", index + 1)
            } else {
                String::new()
            },
            tax_code: String::new(),
            hide_name: index % 5 == 0,
            may_publish: !anonymous,
        },
        category,
        content: format!("{MARK}: {question}"),
        channel: if index % 3 == 0 { Channel::Qr } else { Channel::Web },
        received_at: None,
        place: String::new(),
        outside_number: None,
        consent_version: CONSENT_VERSION.to_owned(),
        idempotency_key: None,
    }
}

/// That hour of the day so many days later, but never after now.
fn moment(story: &Story, day: Date, days: i64, hour: i8) -> Timestamp {
    let at = day.saturating_add(days.max(0).days()).at(hour, 0, 0, 0);
    let at = crate::clock::VIET_NAM.to_timestamp(at).unwrap_or(story.now);
    at.min(story.now)
}

async fn rated(service: &Service, receipt: &Receipt, stars: u8) -> Result<(), Error> {
    let here = std::net::IpAddr::from([127, 0, 0, 1]);
    let access = look_up(service, &receipt.code, &receipt.secret, here).await?;
    rate(service, &access.code, &access.token, stars, "").await
}

/// Takes the steps of one case.
struct Teller<'a> {
    service: &'a Service,
    code: &'a str,
}

impl Teller<'_> {
    async fn does(&self, at: Timestamp, actor: &Actor, act: Act) -> Result<(), Error> {
        let seen = self.service.read().await?.case(self.code).await?.map_or(0, |case| case.version());
        feedback::act(&self.service.at(at), actor, self.code, seen, act).await
    }
}
