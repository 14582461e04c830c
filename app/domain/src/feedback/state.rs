//! Where a case stands, and which step may follow. Each state is a type of its own, and has as methods only the
//! steps that may be taken from it; what they give, [`Taken`], cannot be made otherwise, and the store writes nothing
//! else. The same table makes [`STEPS`], from which pages offer steps and which the database holds as well.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// Where a sender was shown to, instead of a case here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Road {
    /// Complaint: Luật Khiếu nại.
    Complaint,
    /// Denunciation: Luật Tố cáo.
    Denunciation,
}

impl Road {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Road::Complaint => "complaint",
            Road::Denunciation => "denunciation",
        }
    }

    /// The road of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Road> {
        [Road::Complaint, Road::Denunciation].into_iter().find(|road| road.name() == name)
    }
}

macro_rules! states {
    ($($(#[$doc:meta])* $state:ident $name:literal $fields:tt)+) => {
        $(states!(@type $(#[$doc])* $state $fields);)+

        /// The kind of a state.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum StateKind {
            $($(#[$doc])* $state,)+
        }

        /// Where a case stands, with what belongs to it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum State {
            $($(#[$doc])* $state($state),)+
        }

        impl StateKind {
            /// Every state, in the order of a case's life.
            pub const ALL: &[StateKind] = &[$(StateKind::$state),+];

            /// The name in the database and in addresses.
            pub fn name(self) -> &'static str {
                match self { $(StateKind::$state => $name),+ }
            }

            /// The state of that name, if there is one.
            pub fn from_name(name: &str) -> Option<StateKind> {
                StateKind::ALL.iter().copied().find(|kind| kind.name() == name)
            }
        }

        impl State {
            /// Its kind.
            pub fn kind(&self) -> StateKind {
                match self { $(State::$state(_) => StateKind::$state),+ }
            }
        }
    };
    (@type $(#[$doc:meta])* $state:ident { $($(#[$of:meta])* $field:ident: $kind:ty),* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $state { $($(#[$of])* pub $field: $kind),* }
    };
}

states! {
    /// A hint without a name ("tin báo tham khảo"): no clock, never published.
    Noted "noted" {}
    /// New ("mới tiếp nhận").
    Received "received" {}
    /// Waits for the sender ("chờ bổ sung").
    NeedInfo "need_info" {
        /// Until when; after it staff may close the case.
        until: Date,
        /// Where the case goes on afterwards.
        resume: StateKind
    }
    /// Its field and competence are known ("đã phân loại").
    Classified "classified" {}
    /// Given to a unit ("đã giao xử lý").
    Assigned "assigned" {}
    /// Being worked on ("đang xử lý").
    Processing "processing" {}
    /// An answer waits for a leader ("chờ duyệt trả lời").
    Review "review" {}
    /// Answered ("đã trả lời").
    Answered "answered" {}
    /// Question and answer are public ("đã công khai").
    Published "published" {}
    /// Over ("kết thúc").
    Closed "closed" {
        /// Since when.
        at: Timestamp
    }
    /// Sent on to the competent authority.
    Forwarded "forwarded" {
        /// Its name.
        to: String
    }
    /// Not accepted.
    Rejected "rejected" {
        /// Why.
        reason: String
    }
    /// Led to the road of complaint or denunciation.
    Redirected "redirected" {
        /// Which.
        road: Road
    }
    /// Open again ("mở lại"), with a new clock.
    Reopened "reopened" {}
}

/// A step that was taken by its rule. The store writes a case's state from nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    from: StateKind,
    step: Step,
    to: State,
}

impl Taken {
    /// Where the case stood.
    pub fn from(&self) -> StateKind {
        self.from
    }

    /// What was done.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Where it stands now.
    pub fn to(&self) -> &State {
        &self.to
    }
}

macro_rules! steps {
    (steps { $($(#[$doc:meta])* $step:ident $name:literal;)+ } $($from:ident { $($method:ident $taken:ident -> $to:ident;)+ })+) => {
        /// What is done with a case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Step {
            $($(#[$doc])* $step,)+
        }

        impl Step {
            /// Every step, in the order in which pages offer them.
            pub const ALL: &[Step] = &[$(Step::$step),+];

            /// The name in forms and in the log.
            pub fn name(self) -> &'static str {
                match self { $(Step::$step => $name),+ }
            }

            /// The step of that name, if there is one.
            pub fn from_name(name: &str) -> Option<Step> {
                Step::ALL.iter().copied().find(|step| step.name() == name)
            }
        }

        /// Which step leads from where to where: all there are.
        pub const STEPS: &[(StateKind, Step, StateKind)] = &[
            $($((StateKind::$from, Step::$taken, StateKind::$to),)+)+
        ];

        $(impl $from {
            $(
                #[doc = concat!("The step to [`", stringify!($to), "`].")]
                pub fn $method(&self, to: $to) -> Taken {
                    Taken { from: StateKind::$from, step: Step::$taken, to: State::$to(to) }
                }
            )+
        })+
    };
}

steps! {
    steps {
        /// A hint becomes a case, by a leader.
        Promote "promote";
        /// The field and the competence are settled.
        Classify "classify";
        /// A unit, and possibly an officer, is put in charge.
        Assign "assign";
        /// The unit begins.
        Start "start";
        /// The sender is asked for more.
        Ask "ask";
        /// The sender gave more, or it is no longer needed.
        Supplement "supplement";
        /// An answer goes to a leader.
        Submit "submit";
        /// The leader sends it back.
        Return "return";
        /// The leader approves it, and the sender reads it.
        Approve "approve";
        /// Question and answer become public.
        Publish "publish";
        /// The case is over.
        Close "close";
        /// It is sent on to the competent authority.
        Forward "forward";
        /// It is not accepted.
        Reject "reject";
        /// The sender is shown the road of complaint or denunciation.
        Redirect "redirect";
        /// It opens again.
        Reopen "reopen";
    }
    Noted {
        promote Promote -> Received;
        close Close -> Closed;
    }
    Received {
        classify Classify -> Classified;
        assign Assign -> Assigned;
        ask Ask -> NeedInfo;
        forward Forward -> Forwarded;
        reject Reject -> Rejected;
        redirect Redirect -> Redirected;
    }
    Classified {
        classify Classify -> Classified;
        assign Assign -> Assigned;
        ask Ask -> NeedInfo;
        forward Forward -> Forwarded;
        reject Reject -> Rejected;
        redirect Redirect -> Redirected;
    }
    Assigned {
        assign Assign -> Assigned;
        start Start -> Processing;
        ask Ask -> NeedInfo;
        submit Submit -> Review;
        forward Forward -> Forwarded;
        redirect Redirect -> Redirected;
    }
    Processing {
        assign Assign -> Assigned;
        ask Ask -> NeedInfo;
        submit Submit -> Review;
        forward Forward -> Forwarded;
        redirect Redirect -> Redirected;
    }
    NeedInfo {
        supplement_received Supplement -> Received;
        supplement_classified Supplement -> Classified;
        supplement_assigned Supplement -> Assigned;
        supplement_processing Supplement -> Processing;
        supplement_reopened Supplement -> Reopened;
        reject Reject -> Rejected;
    }
    Review {
        give_back Return -> Processing;
        approve Approve -> Answered;
    }
    Answered {
        publish Publish -> Published;
        close Close -> Closed;
        reopen Reopen -> Reopened;
    }
    Published {
        publish Publish -> Published;
        close Close -> Closed;
        reopen Reopen -> Reopened;
    }
    Closed {
        reopen Reopen -> Reopened;
    }
    Reopened {
        assign Assign -> Assigned;
        ask Ask -> NeedInfo;
        forward Forward -> Forwarded;
    }
}

impl StateKind {
    /// The steps that may be taken from here, in the order in which pages offer them.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL
            .iter()
            .copied()
            .filter(move |step| STEPS.iter().any(|(from, offered, _)| *from == self && offered == step))
    }

    /// True while the ward still owes something: the clock of such a case runs.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            StateKind::Received
                | StateKind::NeedInfo
                | StateKind::Classified
                | StateKind::Assigned
                | StateKind::Processing
                | StateKind::Review
                | StateKind::Reopened
        )
    }

    /// True once an answer was approved.
    pub fn is_answered(self) -> bool {
        matches!(self, StateKind::Answered | StateKind::Published | StateKind::Closed)
    }
}

impl State {
    /// The step back from waiting for the sender, to where the case was before; none if it does not wait.
    pub fn supplement(&self) -> Option<Taken> {
        let State::NeedInfo(waiting) = self else { return None };
        Some(match waiting.resume {
            StateKind::Classified => waiting.supplement_classified(Classified {}),
            StateKind::Assigned => waiting.supplement_assigned(Assigned {}),
            StateKind::Processing => waiting.supplement_processing(Processing {}),
            StateKind::Reopened => waiting.supplement_reopened(Reopened {}),
            _ => waiting.supplement_received(Received {}),
        })
    }
}

/// What a sender is told of where the case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicState {
    /// Đã tiếp nhận.
    Received,
    /// Đang xử lý.
    Processing,
    /// Cần bổ sung thông tin.
    NeedInfo,
    /// Đã chuyển cơ quan có thẩm quyền.
    Forwarded,
    /// Đã trả lời.
    Answered,
    /// Không tiếp nhận.
    Rejected,
    /// Hướng dẫn theo thủ tục khiếu nại, tố cáo.
    Redirected,
    /// Tin báo tham khảo.
    Noted,
}

impl From<StateKind> for PublicState {
    fn from(kind: StateKind) -> Self {
        match kind {
            StateKind::Noted => PublicState::Noted,
            StateKind::Received | StateKind::Classified => PublicState::Received,
            StateKind::NeedInfo => PublicState::NeedInfo,
            StateKind::Assigned | StateKind::Processing | StateKind::Review | StateKind::Reopened => {
                PublicState::Processing
            }
            StateKind::Answered | StateKind::Published | StateKind::Closed => PublicState::Answered,
            StateKind::Forwarded => PublicState::Forwarded,
            StateKind::Rejected => PublicState::Rejected,
            StateKind::Redirected => PublicState::Redirected,
        }
    }
}
