//! The names under which the kinds of a draft are stored and sent.

use super::{GoalKind, Level, Open, OpenPoint, Relation, ReportKind, Why};

impl GoalKind {
    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Specific => "specific",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::General, Self::Specific].into_iter().find(|known| known.code() == code)
    }
}

impl Level {
    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::City => "city",
            Self::Ward => "ward",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Nation, Self::City, Self::Ward].into_iter().find(|known| known.code() == code)
    }
}

impl Relation {
    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Implements => "implements",
            Self::BasedOn => "based_on",
            Self::Mentioned => "mentioned",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Implements, Self::BasedOn, Self::Mentioned].into_iter().find(|known| known.code() == code)
    }
}

impl ReportKind {
    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::SixMonth => "six_month",
            Self::NineMonth => "nine_month",
            Self::Annual => "annual",
            Self::AdHoc => "ad_hoc",
            Self::Other => "other",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Month, Self::Quarter, Self::SixMonth, Self::NineMonth, Self::Annual, Self::AdHoc, Self::Other]
            .into_iter()
            .find(|known| known.code() == code)
    }
}

impl OpenPoint {
    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Number => "number",
            Self::IssuedOn => "issued_on",
            Self::Issuer => "issuer",
            Self::Year => "year",
            Self::Signer => "signer",
            Self::GroupName => "group_name",
            Self::TaskUnit => "task_unit",
            Self::TaskTerm => "task_term",
            Self::IndicatorTarget => "indicator_target",
            Self::IndicatorUnit => "indicator_unit",
            Self::Baseline => "baseline",
            Self::TargetsElsewhere => "targets_elsewhere",
            Self::Sum => "sum",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Title,
            Self::Number,
            Self::IssuedOn,
            Self::Issuer,
            Self::Year,
            Self::Signer,
            Self::GroupName,
            Self::TaskUnit,
            Self::TaskTerm,
            Self::IndicatorTarget,
            Self::IndicatorUnit,
            Self::Baseline,
            Self::TargetsElsewhere,
            Self::Sum,
        ]
        .into_iter()
        .find(|known| known.code() == code)
    }
}

impl Why {
    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Target => "target",
            Self::Role => "role",
            Self::Column => "column",
            Self::Table => "table",
            Self::Row => "row",
            Self::Number => "number",
            Self::BetweenRows => "between_rows",
            Self::UnitHeading => "unit_heading",
            Self::ReportDate => "report_date",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Term,
            Self::Target,
            Self::Role,
            Self::Column,
            Self::Table,
            Self::Row,
            Self::Number,
            Self::BetweenRows,
            Self::UnitHeading,
            Self::ReportDate,
        ]
        .into_iter()
        .find(|known| known.code() == code)
    }
}

impl std::fmt::Display for Open {
    /// `number`, `task_unit II.4`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.point.code())?;
        match &self.about {
            Some(about) => write!(f, " {about}"),
            None => Ok(()),
        }
    }
}
