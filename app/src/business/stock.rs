//! How many enterprises were active when the year began.

use domain::indicator::view::GrowthView;
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::PutStock;
use crate::{
    i18n::{business as words, common, instant, number},
    say,
    ui::{Field, Fold, Form},
};

const FORM: &str = "dau-nam";

/// The number, and for whoever enters counts its form.
pub(super) fn stock(view: &GrowthView) -> AnyView {
    let year = view.growth.year;
    let said = match &view.stock {
        Some(stock) => {
            let who = say!(words::WHO_WHEN, stock.entered.name, instant(stock.entered.at));
            view! {
                <p>
                    {say!(words::STOCK_IS, year, number(stock.active))} " "
                    <span class="soft small">{who}</span>
                </p>
            }
            .into_any()
        }
        None => view! { <p class="soft">{say!(words::STOCK_MISSING, year)}</p> }.into_any(),
    };
    view! { {said} {view.may_put_stock.then(|| form(view))} }.into_any()
}

fn form(view: &GrowthView) -> AnyView {
    let year = view.growth.year.to_string();
    let (active, seen) = match &view.stock {
        Some(stock) => (stock.active.to_string(), stock.version.to_string()),
        None => (String::new(), "0".to_owned()),
    };
    view! {
        <Fold form=FORM icon="edit" label=say!(words::STOCK_PUT)>
            <Form to=PutStock::url() id=FORM class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="year" value=year/>
                <input type="hidden" name="seen" value=seen/>
                <Field
                    name="active"
                    label=say!(words::STOCK)
                    help=say!(words::STOCK_HELP)
                    value=active
                    width="number"
                    inputmode="numeric"
                    enterkeyhint="send"
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
