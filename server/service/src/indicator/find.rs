//! An indicator by the code that stands in addresses.

use domain::ids::IndicatorId;
use domain::people::{About, Action, Actor, may};

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// The indicator of this code, and the year of its plan: the plan of that year, or of the next, which is compared with it;
/// of the current plan if no year is asked for.
pub async fn find(
    service: &Service,
    actor: &Actor,
    code: &str,
    year: Option<i16>,
) -> Result<(IndicatorId, i16), Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let mut tx = service.read().await?;
    let plan = match year {
        None => tx.plan_near(service.today().year()).await?,
        Some(year) => match tx.plan_of(year).await? {
            Some(plan) => plan,
            None => tx.plan_of(year.saturating_add(1)).await?.ok_or(Refusal::NotFound)?,
        },
    };
    let defined = tx.defined(plan.head.id).await?.into_iter().find(|one| one.head.code == code);
    Ok((defined.ok_or(Refusal::NotFound)?.head.id, plan.head.year))
}
