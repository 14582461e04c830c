//! What a document of a dialogue consists of, in the order of NĐ 30/2020/NĐ-CP. How they are laid out is the concern of
//! whoever prints them. Number and day of signing stay blank: the records clerk gives them.

use serde::{Deserialize, Serialize};

named! {
    /// Which document.
    PaperKind {
        /// Giấy mời.
        Invitation "invitation";
        /// Biên bản.
        Minutes "minutes";
        /// Thông báo kết quả đối thoại.
        Result "result";
    }
}

impl PaperKind {
    /// What stands in its number: `Số:      /GM-UBND`. Minutes have none.
    pub fn code(self) -> Option<&'static str> {
        match self {
            PaperKind::Invitation => Some("GM"),
            PaperKind::Minutes => None,
            PaperKind::Result => Some("TB"),
        }
    }
}

/// The office that issues a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// In the head on the left, in capitals: `ỦY BAN NHÂN DÂN`, `PHƯỜNG LÊ THANH NGHỊ`.
    pub head: Vec<String>,
    /// Before the day: `Phường Lê Thanh Nghị`.
    pub place: String,
    /// Over the signature: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub authority: Vec<String>,
    /// Who signs; empty if nobody knows yet.
    pub signer: String,
    /// After `Lưu:`, for example `VT, KTHTĐT`.
    pub filed: String,
}

impl Default for Office {
    /// The ward that the program ships with.
    fn default() -> Self {
        Self {
            head: vec!["ỦY BAN NHÂN DÂN".into(), "PHƯỜNG LÊ THANH NGHỊ".into()],
            place: "Phường Lê Thanh Nghị".into(),
            authority: vec!["TM. ỦY BAN NHÂN DÂN".into(), "KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
            signer: String::new(),
            filed: "VT, KTHTĐT".into(),
        }
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Which.
    pub kind: PaperKind,
    /// In the head on the left.
    pub head: Vec<String>,
    /// `Số:      /GM-UBND`; empty for minutes.
    pub number: String,
    /// `Phường Lê Thanh Nghị, ngày … tháng … năm 2026`.
    pub place_and_day: String,
    /// `GIẤY MỜI`.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Who signs; for minutes the secretary on the left and the chair on the right.
    pub signatures: Vec<Signature>,
    /// `Nơi nhận`; empty for minutes.
    pub recipients: Vec<String>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// In the middle, bold: `Kính gửi: …`.
    Address(String),
    /// Bold: `I. THÀNH PHẦN`.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A point, with its dash.
    Item(String),
    /// A table: its head and its rows.
    Table {
        /// The head.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// A block of signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// In capitals, bold, over the room to sign in.
    pub lines: Vec<String>,
    /// Who signs; empty if nobody knows yet.
    pub name: String,
}
