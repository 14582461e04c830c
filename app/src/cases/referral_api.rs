//! What requests upward read and ask for.

use domain::{feedback::view::Referral, ids::ReferralId, refusal::Refusal, typed};
use leptos::prelude::*;
use service::feedback::{self, ReferralForm};

use crate::{
    error::AppError,
    routes,
    server::{Desk, lead_to},
};

/// All requests.
pub async fn read_referrals() -> Result<Vec<Referral>, AppError> {
    let desk = Desk::here();
    Ok(feedback::referrals(&desk.service, desk.actor()?).await?)
}

/// One request; none for the page that makes one.
pub async fn read_referral(id: String) -> Result<Option<Referral>, AppError> {
    if id == routes::NEW {
        // Asked for the permission alone: whoever may see none may make none.
        read_referrals().await?;
        return Ok(None);
    }
    let desk = Desk::here();
    let id = id.parse().map_err(|_| Refusal::NotFound)?;
    Ok(Some(feedback::referral(&desk.service, desk.actor()?, id).await?))
}

/// Makes a request, or changes a draft, whose id and seen version come along; leads to it.
#[server(prefix = "/api/ui", endpoint = "referral/save")]
pub async fn save_referral(
    #[server(default)] id: String,
    #[server(default)] seen_version: String,
    title: String,
    agency: String,
    proposal: String,
    #[server(default)] codes: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let draft = match (id.parse(), seen_version.parse()) {
        (Ok(id), Ok(seen)) => Some((ReferralId(id), seen)),
        _ if id.is_empty() => None,
        _ => return Err(AppError::Unreadable),
    };
    let form = ReferralForm { title, agency, proposal, codes: codes_of(&codes) };
    let id = feedback::create_referral(&desk.service, desk.actor()?, draft, &form).await?;
    lead_to(&routes::referral(id));
    Ok(())
}

/// The codes in a text: one a line, or with commas or blanks between; each once.
pub fn codes_of(typed: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for code in typed.split([',', ';', '\n', '\r', '\t', ' ']).map(str::trim).filter(|code| !code.is_empty())
    {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

/// It was sent under this number.
#[server(prefix = "/api/ui", endpoint = "referral/send")]
pub async fn send_referral(id: i64, seen_version: i64, number: String, date: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let sent_on = typed::day(&date)?.ok_or(Refusal::NotADay)?;
    let id = ReferralId(id);
    Ok(feedback::send_referral(&desk.service, desk.actor()?, id, seen_version, &number, sent_on).await?)
}

/// The reply came.
#[server(prefix = "/api/ui", endpoint = "referral/reply")]
pub async fn keep_reply(
    id: i64,
    seen_version: i64,
    number: String,
    reply: String,
    date: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let on = typed::day(&date)?.ok_or(Refusal::NotADay)?;
    let id = ReferralId(id);
    Ok(feedback::reply_referral(&desk.service, desk.actor()?, id, seen_version, &number, &reply, on).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_however_they_are_divided() {
        assert_eq!(codes_of("A-1, B-2\r\nA-1\n\n  C-3;"), ["A-1", "B-2", "C-3"]);
        assert!(codes_of(" ,\n").is_empty());
    }
}
