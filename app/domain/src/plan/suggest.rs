//! What the program proposes for a task or a group: a short title for its card, units that could lead and support
//! it. Proposals are known for the wording of Hải Phòng's plan for Resolution 02/NQ-CP of 2026, which its wards
//! copy. They are found by the text, since numbers move between wards; other texts get a shortened first clause
//! and no unit.

use serde::{Deserialize, Serialize};

use crate::text;

/// A proposal for a task; it waits for a person and is marked "đề xuất" wherever it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub short_title: String,
    /// Code of a known unit.
    pub lead_unit: Option<String>,
    /// Codes of known units.
    pub support_units: Vec<String>,
}

/// A text that is known: two folded phrases that it must contain, the title, the units.
struct KnownTask {
    starts: &'static str,
    holds: &'static str,
    title: &'static str,
    lead: &'static str,
    support: &'static [&'static str],
}

const fn task(
    starts: &'static str,
    holds: &'static str,
    title: &'static str,
    lead: &'static str,
    support: &'static [&'static str],
) -> KnownTask {
    KnownTask { starts, holds, title, lead, support }
}

/// More particular texts stand before those that they begin with.
const TASKS: [KnownTask; 26] = [
    task(
        "trong pham vi tham quyen",
        "thao go triet de cac rao can",
        "Tháo gỡ rào cản đầu tư, kinh doanh; kiến nghị cấp có thẩm quyền",
        "KTHTDT",
        &[],
    ),
    task(
        "to chuc thuc hien cat giam thanh phan ho so",
        "66.7/2025/nq-cp",
        "Cắt giảm thành phần hồ sơ theo NQ 66.7/2025/NQ-CP",
        "TTPVHCC",
        &[],
    ),
    task(
        "ra soat, de xuat sua doi",
        "khong phu thuoc vao dia gioi hanh chinh",
        "Rà soát TTHC phi địa giới, chuẩn hóa kết quả, tái sử dụng dữ liệu",
        "TTPVHCC",
        &[],
    ),
    task(
        "hoan thanh muc tieu 100% thu tuc hanh chinh",
        "khong phu thuoc vao dia gioi hanh chinh",
        "100% TTHC cho DN, HKD trực tuyến; 100% TTHC phi địa giới cấp tỉnh",
        "TTPVHCC",
        &[],
    ),
    task(
        "tap trung xay dung, sua doi cac van ban",
        "cat giam, don gian hoa thu tuc hanh chinh",
        "Xây dựng, sửa đổi văn bản thực thi phương án cắt giảm TTHC",
        "VPHDND",
        &[],
    ),
    task(
        "tang cuong kiem soat quy dinh thu tuc hanh chinh",
        "",
        "Tăng cường kiểm soát quy định TTHC",
        "VPHDND",
        &[],
    ),
    task(
        "ra soat, danh gia, de xuat tai cau truc quy trinh",
        "dich vu cong truc tuyen",
        "Đề xuất tái cấu trúc quy trình TTHC, DVC trực tuyến",
        "TTPVHCC",
        &[],
    ),
    task(
        "chan chinh cac co quan, don vi",
        "chi phi khong chinh thuc",
        "Chấn chỉnh tinh thần, thái độ phục vụ; chấm dứt chi phí không chính thức",
        "LDUBND",
        &[],
    ),
    task(
        "tang cuong tuyen truyen de nang cao nhan thuc cua cac doanh nghiep",
        "chi phi khong chinh thuc",
        "Tuyên truyền quyền, nghĩa vụ DN; không trả chi phí không chính thức",
        "VHXH",
        &["TTDVSNC"],
    ),
    task(
        "nang cao chat luong nguon nhan luc",
        "giai quyet thu tuc hanh chinh",
        "Nâng chất lượng nhân lực TTHC, hạ tầng CNTT, an toàn thông tin",
        "TTPVHCC",
        &[],
    ),
    task(
        "phoi hop trien khai dinh huong su dung dat",
        "",
        "Phối hợp định hướng sử dụng đất TP 2021–2030",
        "KTHTDT",
        &[],
    ),
    task(
        "tich cuc phoi hop voi to chuc chinh tri, xa hoi",
        "giai phong mat bang",
        "Phối hợp hỗ trợ DN giải phóng mặt bằng",
        "KTHTDT",
        &[],
    ),
    task(
        "triet de ung dung chuyen doi so",
        "thu tuc hanh chinh ve dat dai",
        "Số hóa TTHC đất đai, giảm thời gian giải quyết",
        "TTPVHCC",
        &["KTHTDT"],
    ),
    task(
        "to chuc hoat dong doi thoai",
        "doi thoai thuc chat",
        "Tổ chức đối thoại thực chất với DN, HKD",
        "KTHTDT",
        &[],
    ),
    task(
        "phat trien san pham du lich cong dong",
        "thuong hieu",
        "Phát triển sản phẩm du lịch cộng đồng, nông nghiệp gắn thương hiệu",
        "KTHTDT",
        &["VHXH"],
    ),
    task(
        "phoi hop nang cao hieu qua cac dich vu ho tro doanh nghiep",
        "tu van, dao tao",
        "Nâng hiệu quả dịch vụ hỗ trợ DNNVV (tư vấn, đào tạo)",
        "KTHTDT",
        &[],
    ),
    task(
        "da dang hoa va phat trien hieu qua he thong dich vu phat trien kinh doanh",
        "vuon uom doanh nghiep",
        "Phát triển vườn ươm, hỗ trợ khởi nghiệp, cơ sở kỹ thuật dùng chung",
        "KTHTDT",
        &[],
    ),
    task(
        "da dang hoa va phat trien hieu qua he thong dich vu phat trien kinh doanh",
        "ho tro phap ly",
        "Phát triển dịch vụ tư vấn, hỗ trợ pháp lý cho DN",
        "KTHTDT",
        &[],
    ),
    task(
        "da dang hoa va phat trien hieu qua he thong dich vu phat trien kinh doanh",
        "",
        "Phát triển dịch vụ phát triển kinh doanh",
        "KTHTDT",
        &[],
    ),
    task(
        "trien khai sau rong cac hoat dong cung cap thong tin",
        "xuc tien thuong mai",
        "Xúc tiến thương mại, kết nối, mở rộng thị trường",
        "KTHTDT",
        &[],
    ),
    task(
        "kip thoi cap nhat, tuyen truyen, pho bien ve cac hang rao ky thuat",
        "phong ve thuong mai",
        "Phổ biến hàng rào kỹ thuật, phòng vệ thương mại",
        "KTHTDT",
        &[],
    ),
    task(
        "ho tro mien phi cac thong tin cho doanh nghiep",
        "hiep dinh thuong mai tu do",
        "Cung cấp miễn phí thông tin thị trường, tiêu chuẩn, FTA",
        "KTHTDT",
        &[],
    ),
    task(
        "tuyen truyen va nang cao hieu qua cong tac huong dan",
        "hiep dinh thuong mai tu do",
        "Tuyên truyền, hướng dẫn tận dụng FTA",
        "KTHTDT",
        &[],
    ),
    task(
        "thuc hien cac hoat dong ho tro doanh nghiep nho va vua",
        "chuyen doi so",
        "Hỗ trợ DNNVV chuyển đổi số, thị trường, nhân lực",
        "KTHTDT",
        &[],
    ),
    task(
        "trien khai cac hoat dong ho tro doanh nghiep",
        "chuyen doi xanh",
        "Hỗ trợ DN chuyển đổi xanh, kinh doanh bền vững",
        "KTHTDT",
        &[],
    ),
    task(
        "nang cao chat luong cac kenh phan anh thong tin",
        "",
        "Nâng chất lượng kênh phản ánh thông tin",
        "TTPVHCC",
        &["KTHTDT"],
    ),
];

const GROUPS: [(&str, &str); 5] = [
    ("day manh hoan thien dong bo cac quy dinh phap luat", "Thể chế, tháo gỡ pháp lý"),
    ("cai cach quy dinh thu tuc hanh chinh", "Cải cách thủ tục hành chính"),
    ("uu tien khoi thong nguon luc", "Nguồn lực: vốn, đất đai, mặt bằng, nhân lực"),
    ("ho tro khu vuc kinh te tu nhan", "Kinh tế tư nhân, đổi mới sáng tạo, chuyển đổi số, chuyển đổi xanh"),
    ("ho tro thuc chat, hieu qua doanh nghiep nho", "Hỗ trợ doanh nghiệp nhỏ, siêu nhỏ, hộ kinh doanh"),
];

/// The proposal for a task's text.
pub(super) fn for_task(full_text: &str) -> Suggestion {
    let folded = text::fold(full_text);
    match TASKS.iter().find(|known| folded.starts_with(known.starts) && folded.contains(known.holds)) {
        Some(known) => Suggestion {
            short_title: known.title.to_owned(),
            lead_unit: Some(known.lead.to_owned()),
            support_units: known.support.iter().map(|&code| code.to_owned()).collect(),
        },
        None => Suggestion { short_title: short_title(full_text), ..Suggestion::default() },
    }
}

/// A short name for a group: a known one, or its shortened first clause.
pub fn group_short_name(name: &str) -> String {
    let folded = text::fold(name);
    let known = GROUPS.iter().find(|(starts, _)| folded.starts_with(starts));
    known.map_or_else(|| short_title(name), |(_, short)| (*short).to_owned())
}

/// The first clause of a text, at most some 80 characters, cut between words; "…" where a clause is cut.
pub fn short_title(full_text: &str) -> String {
    const MOST: usize = 80;
    let clause = full_text.split([';', '\n']).next().unwrap_or_default();
    let clause = clause.split(". ").next().unwrap_or_default().trim().trim_end_matches(['.', ',', ':']);
    if clause.chars().count() <= MOST {
        return clause.to_owned();
    }
    let mut short = String::new();
    let mut count = 0;
    for word in clause.split(' ') {
        let length = word.chars().count();
        if count > 0 && count + 1 + length > MOST {
            break;
        }
        if count > 0 {
            short.push(' ');
            count += 1;
        }
        short.extend(word.chars().take(MOST));
        count += length;
    }
    format!("{}…", short.trim_end_matches([',', ':', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_clause_is_cut_between_words() {
        let title = short_title(
            "Xây dựng kế hoạch phát triển hạ tầng thương mại trên địa bàn phường gắn với chỉnh trang đô thị, bảo đảm mỹ quan; báo cáo kết quả",
        );
        assert_eq!(title, "Xây dựng kế hoạch phát triển hạ tầng thương mại trên địa bàn phường gắn với…");
        assert_eq!(short_title("Tổ chức hội nghị; tổng kết."), "Tổ chức hội nghị");
    }
}
