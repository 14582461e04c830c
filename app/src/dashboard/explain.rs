//! "Yêu cầu giải trình": a leader asks a unit, by a day; the answer stays at the chart.

use domain::board::UnitHead;
use domain::indicator::view::{Chart, ExplanationView};
use jiff::civil::Date;
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::AskExplanation;
use crate::{
    i18n::{chart as chart_words, dashboard as words, day, instant},
    routes, say,
    ui::{Choice, Field, Fold, Form, Picker, StateWord, TextArea},
};

/// What was asked about an indicator, the open ones first.
pub fn answers(chart: &Chart) -> Option<AnyView> {
    let all: Vec<_> = chart.explanations.iter().map(one).collect();
    (!all.is_empty()).then(|| view! { <div class="stack explanations">{all}</div> }.into_any())
}

/// A request with its answer, or until when it is due.
pub fn one(asked: &ExplanationView) -> AnyView {
    let unit =
        asked.unit.as_ref().map_or_else(|| say!(words::ASKED_NOBODY).to_owned(), |unit| unit.name.clone());
    let (mark, word) = match (&asked.answer, asked.overdue) {
        (Some(_), _) => ("met", words::ASKED_DONE),
        (None, true) => ("late", words::ASKED_OVERDUE),
        (None, false) => ("waiting", words::ASKED_OPEN),
    };
    let about = asked.month.map_or_else(|| say!(words::ASK_YEAR).to_owned(), chart_words::month);
    let answer = asked.answer.as_ref().map(|(text, by)| {
        view! {
            <blockquote class="quote lines">
                {text.clone()}
                <cite>{say!(words::BY_WHEN, by.name, instant(by.at))}</cite>
            </blockquote>
        }
    });
    let due = asked.answer.is_none().then(|| {
        view! { <p class="small">{say!(words::ASKED_DUE, day(asked.due_on))}</p> }
    });
    let way = (asked.may_answer && asked.answer.is_none()).then(|| {
        view! {
            <p class="small no-print">
                <a href=routes::ENTRY>{say!(words::ANSWER_HERE)}</a>
            </p>
        }
    });
    view! {
        <div class="notice" data-state=mark id=format!("giai-trinh-{}", asked.id)>
            <div>
                <p class="row">
                    <b>{say!(words::ASKED_ABOUT, about)}</b>
                    <StateWord state=mark word=say!(word)/>
                </p>
                <p class="lines">{asked.question.clone()}</p>
                <p class="soft small">{say!(words::ASKED, asked.asked.name, unit, instant(asked.asked.at))}</p>
                {due}
                {answer}
                {way}
            </div>
        </div>
    }
    .into_any()
}

/// The form of a request.
pub fn ask(chart: &Chart, units_to_ask: &[UnitHead], today: Date) -> AnyView {
    let form = format!("hoi-{}", chart.indicator.code);
    let mut units = vec![Choice { value: String::new(), label: say!(words::ASK_UNIT_OWN).to_owned() }];
    units.extend(
        units_to_ask.iter().map(|unit| Choice { value: unit.id.to_string(), label: unit.name.clone() }),
    );
    let mut months = vec![Choice { value: String::new(), label: say!(words::ASK_YEAR).to_owned() }];
    let known = chart.this_year.iter().rev().filter(|point| point.month.first_day() <= today);
    months.extend(
        known.map(|point| Choice { value: point.month.to_string(), label: chart_words::month(point.month) }),
    );
    let id = chart.indicator.id.to_string();
    view! {
        <div class="no-print">
            <Fold form=form.clone() icon="flag" label=say!(words::ASK)>
                <Form to=AskExplanation::url() id=form class="stack" said=say!(words::ASKED_SAID)>
                    <input type="hidden" name="indicator" value=id/>
                    <Picker name="unit" label=say!(words::ASK_UNIT) choices=units/>
                    <Picker name="month" label=say!(words::ASK_MONTH) choices=months/>
                    <TextArea name="question" label=say!(words::ASK_QUESTION) rows=3/>
                    <Field
                        name="due_on"
                        label=say!(words::ASK_DUE)
                        help=say!(words::ASK_DUE_HELP)
                        width="date"
                        inputmode="numeric"
                        enterkeyhint="send"
                    />
                    <p>
                        <button class="button" data-kind="primary">
                            {say!(words::ASK_SEND)}
                        </button>
                    </p>
                </Form>
            </Fold>
        </div>
    }
    .into_any()
}
