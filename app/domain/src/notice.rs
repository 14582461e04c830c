//! What senders and staff are told besides what stands on their pages: what happened, to which case, by which road, and
//! what became of it. A notice carries the case's code and counts; what anybody wrote stays on the pages.

mod digest;

use jiff::{Timestamp, civil::DateTime};
use serde::{Deserialize, Serialize};

pub use self::digest::{Codes, Digest, RequestsDigest, StepsDigest, ValuesDigest};
use crate::ids::DialogueId;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $kind:ident $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $kind,)+
        }

        impl $name {
            /// Every one, in the order in which pages list them.
            pub const ALL: &[$name] = &[$($name::$kind),+];

            /// The name in the database and in addresses.
            pub fn name(self) -> &'static str {
                match self { $($name::$kind => $text),+ }
            }

            /// The one of that name, if there is one.
            pub fn from_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.name() == name)
            }
        }
    };
}

named! {
    /// What a notice tells.
    NoticeKind {
        /// To a sender: the case was received.
        Received "received";
        /// To a sender: more is asked for.
        Asked "asked";
        /// To a sender: there is an approved answer.
        Answered "answered";
        /// To a sender: the case was sent on to the competent authority.
        Forwarded "forwarded";
        /// To a sender: the case is not accepted.
        Rejected "rejected";
        /// To a sender: another road is shown.
        Redirected "redirected";
        /// To a sender: the due day was moved.
        Extended "extended";
        /// To a sender: the ward wrote.
        Message "message";
        /// To a sender: the case is open again.
        Reopened "reopened";
        /// To a sender: the ward raised it with a higher authority.
        ReferralSent "referral_sent";
        /// To a sender: the higher authority replied.
        ReferralReplied "referral_replied";
        /// To a sender: a change of the calendar moved the due day.
        DueChanged "due_changed";
        /// To a sender: a request about personal data was decided.
        DataRequestDecided "data_request_decided";
        /// To whoever registered for a dialogue: they have places.
        DialogueRegistered "dialogue_registered";
        /// To whoever registered for a dialogue: they are on the waiting list.
        DialogueWaiting "dialogue_waiting";
        /// To whoever waited for a dialogue: they have places now.
        DialoguePromoted "dialogue_promoted";
        /// To whoever registered: place, time or way of taking part changed.
        DialogueChanged "dialogue_changed";
        /// To whoever registered: the dialogue was postponed.
        DialoguePostponed "dialogue_postponed";
        /// To whoever registered: a dialogue that was postponed has a new day.
        DialogueAnnounced "dialogue_announced";
        /// To whoever registered: the dialogue does not take place.
        DialogueCancelled "dialogue_cancelled";
        /// To whoever registered: the result is published.
        DialogueConcluded "dialogue_concluded";
        /// To whoever asked before a dialogue: the answer is there.
        QuestionAnswered "question_answered";
        /// To whoever asked at a dialogue what somebody else asked as well: it became a case, with a due day.
        QuestionTaken "question_taken";
        /// To staff: a question of a dialogue was given to their unit.
        QuestionGiven "question_given";
        /// To staff: their unit is in charge of what was promised.
        CommitmentGiven "commitment_given";
        /// To staff: a promise that their unit was in charge of was taken back.
        CommitmentWithdrawn "commitment_withdrawn";
        /// To staff: the result of a dialogue has to be published in these days.
        DialogueResultDue "dialogue_result_due";
        /// To staff: the result of a dialogue is published, to be read out in the neighbourhoods.
        DialogueResult "dialogue_result";
        /// To staff: a case was given to them.
        Assigned "assigned";
        /// To staff: an answer waits for approval.
        Submitted "submitted";
        /// To staff: an answer came back.
        Returned "returned";
        /// To staff: their answer was approved.
        Approved "approved";
        /// To staff: the sender gave what was asked for.
        Supplemented "supplemented";
        /// To staff: the sender wrote.
        SenderWrote "sender_wrote";
        /// To staff: the sender gave one or two stars, or opened the case again.
        SenderReopened "sender_reopened";
        /// To staff: a request about personal data waits.
        DataRequested "data_requested";
        /// To staff: the sender took the consent to publication back.
        ConsentWithdrawn "consent_withdrawn";
        /// To staff: a change of the calendar moved the due day of a case of theirs.
        DueMoved "due_moved";
        /// To staff: a restricted case came in.
        RestrictedReceived "restricted_received";
        /// To staff: an indicator is to be explained; the code is the indicator's.
        ExplanationAsked "explanation_asked";
        /// To staff: what they asked about an indicator was explained.
        Explained "explained";
        /// To staff: what is due and overdue today.
        Digest "digest";
    }
}

impl NoticeKind {
    /// True for what members of staff are told.
    pub fn is_for_staff(self) -> bool {
        matches!(
            self,
            NoticeKind::Assigned
                | NoticeKind::Submitted
                | NoticeKind::Returned
                | NoticeKind::Approved
                | NoticeKind::Supplemented
                | NoticeKind::SenderWrote
                | NoticeKind::SenderReopened
                | NoticeKind::DataRequested
                | NoticeKind::ConsentWithdrawn
                | NoticeKind::DueMoved
                | NoticeKind::RestrictedReceived
                | NoticeKind::ExplanationAsked
                | NoticeKind::Explained
                | NoticeKind::QuestionGiven
                | NoticeKind::CommitmentGiven
                | NoticeKind::CommitmentWithdrawn
                | NoticeKind::DialogueResultDue
                | NoticeKind::DialogueResult
                | NoticeKind::Digest
        )
    }
}

impl NoticeKind {
    /// True if the code of the notice is an indicator's, and no case's.
    pub fn is_of_indicator(self) -> bool {
        matches!(self, NoticeKind::ExplanationAsked | NoticeKind::Explained)
    }

    /// True if it is about a dialogue, and has no code.
    pub fn is_of_dialogue(self) -> bool {
        matches!(
            self,
            NoticeKind::DialogueRegistered
                | NoticeKind::DialogueWaiting
                | NoticeKind::DialoguePromoted
                | NoticeKind::DialogueChanged
                | NoticeKind::DialoguePostponed
                | NoticeKind::DialogueAnnounced
                | NoticeKind::DialogueCancelled
                | NoticeKind::DialogueConcluded
                | NoticeKind::QuestionAnswered
                | NoticeKind::QuestionTaken
                | NoticeKind::QuestionGiven
                | NoticeKind::CommitmentGiven
                | NoticeKind::CommitmentWithdrawn
                | NoticeKind::DialogueResultDue
                | NoticeKind::DialogueResult
        )
    }
}

named! {
    /// The road of a notice.
    NoticeChannel {
        /// E-mail.
        Email "email";
        /// A text message.
        Sms "sms";
        /// Zalo.
        Zalo "zalo";
        /// On the day of a member of staff.
        InApp "in_app";
        /// None: nothing was given, or nothing is configured.
        None "none";
    }
}

named! {
    /// What became of a notice.
    NoticeState {
        /// Waits to be sent.
        Created "created";
        /// Being sent.
        Sending "sending";
        /// Taken by the next station: the mail server, the gateway, the inbox.
        Delivered "delivered";
        /// Not taken; will be tried again.
        TemporaryFailure "temporary_failure";
        /// Not taken, and not tried again by itself.
        PermanentFailure "permanent_failure";
        /// There was no road: nothing was sent.
        NoChannel "no_channel";
    }
}

/// All that a notice says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The case's code; empty for a digest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// What is due, for a digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// Which dialogue, for what is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialogue: Option<DialogueFacts>,
}

/// Which dialogue a notice is about: what everybody may read at its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogueFacts {
    /// Its id, which is its address.
    pub id: DialogueId,
    /// Its title.
    pub title: String,
    /// When it begins, in Viet Nam; none while it is postponed.
    pub starts: Option<DateTime>,
}

/// A notice in words, for whoever is not in the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject of an e-mail.
    pub subject: String,
    /// The text of an e-mail.
    pub body: String,
    /// The text where there is little room.
    pub short: String,
}

/// A notice to a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// What it tells.
    pub kind: NoticeKind,
    /// All that it says.
    pub facts: Facts,
}

/// What a member of staff was told and has not seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbox {
    /// The newest first; not more than fit.
    pub told: Vec<Told>,
    /// All of them.
    pub count: u32,
}

/// The outbox as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    /// How many are in each state.
    pub counts: Vec<(NoticeState, u32)>,
    /// The roads out of the application, and whether each is configured.
    pub channels: Vec<(NoticeChannel, bool)>,
    /// The newest.
    pub latest: Vec<Sent>,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its id.
    pub id: i64,
    /// Raised by every change.
    pub version: i64,
    /// The case's code; none for a digest.
    pub code: Option<String>,
    /// The member of staff whom it is for; none if it is for the sender.
    pub person: Option<String>,
    /// What it tells.
    pub kind: NoticeKind,
    /// Its road.
    pub channel: NoticeChannel,
    /// What became of it.
    pub state: NoticeState,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last try failed; empty if none did.
    pub last_error: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was taken, or given up.
    pub done_at: Option<Timestamp>,
    /// When it is tried next.
    pub next_at: Option<Timestamp>,
    /// It may be sent again by hand.
    pub may_retry: bool,
}

/// How long after this many failed tries the next one is, in seconds; none once there were enough.
pub fn pause_after(attempts: u32) -> Option<i64> {
    const FIRST: i64 = 60;
    const MOST_TRIES: u32 = 8;
    (attempts < MOST_TRIES).then(|| FIRST << attempts.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_end() {
        let pauses: Vec<_> = (1..=9).map(pause_after).collect();
        let minutes = |minutes: i64| Some(minutes * 60);
        let expected = [1, 2, 4, 8, 16, 32, 64].map(minutes);
        assert_eq!(pauses[..7], expected);
        assert_eq!(pauses[7..], [None, None]);
    }

    #[test]
    fn names_are_found_again() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_name(kind.name()), Some(*kind));
        }
        assert_eq!(NoticeState::from_name("sent"), None);
        assert!(NoticeKind::Digest.is_for_staff() && !NoticeKind::Answered.is_for_staff());
    }
}
