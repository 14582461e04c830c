//! With whom a dialogue is held, and how one takes part.

use crate::feedback::SenderKind;

named! {
    /// With whom.
    DialogueKind {
        /// Enterprises ("đối thoại với doanh nghiệp"): task III.4.
        Business "business";
        /// Household businesses ("hộ kinh doanh"): task III.4 as well.
        Household "household";
        /// Residents ("đối thoại với Nhân dân"): at least once a year, Luật 72/2025/QH15.
        People "people";
        /// One theme, for whomever it concerns ("đối thoại chuyên đề").
        Thematic "thematic";
    }
}

impl DialogueKind {
    /// What whoever registers is taken for, unless they say otherwise.
    pub fn usual_sender(self) -> SenderKind {
        match self {
            DialogueKind::Business => SenderKind::Enterprise,
            DialogueKind::Household => SenderKind::Household,
            DialogueKind::People | DialogueKind::Thematic => SenderKind::Citizen,
        }
    }
}

named! {
    /// How one takes part.
    Format {
        /// At a place.
        InPerson "in_person";
        /// By a link.
        Online "online";
        /// By either.
        Hybrid "hybrid";
    }
}

impl Format {
    /// True if there is a place to go to.
    pub fn has_place(self) -> bool {
        self != Format::Online
    }

    /// True if there is a link to open.
    pub fn has_link(self) -> bool {
        self != Format::InPerson
    }
}
