//! `/xu-ly/to-dan`: a sheet of A4 with the QR code, for one neighbourhood or street of shops. What is printed is the sheet
//! alone.

use domain::ids::UnitId;
use leptos::prelude::*;
use leptos_meta::Title;
use service::feedback::Poster;

use super::{api::read_poster, reader::asked, referrals::path};
use crate::{
    i18n::{cases as words, common},
    routes, say,
    ui::{Icon, Loaded},
};

/// `/xu-ly/to-dan?to=…&noi=…`: a typed place goes before a chosen one.
pub fn poster_page() -> AnyView {
    let place = asked("noi").or_else(|| asked("to"));
    view! { <Loaded from=read_poster(place) let:read>{shown(read.0, read.1)}</Loaded> }.into_any()
}

fn shown(poster: Option<Poster>, neighborhoods: Vec<(UnitId, String)>) -> AnyView {
    let title = say!(words::POSTER);
    let place = poster.as_ref().map(|poster| poster.place.clone());
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="text">
            <div class="no-print">
                {path(None, title.to_owned())}
                <div class="page-head">
                    <h1>{title}</h1>
                    <p>{say!(words::POSTER_LEAD)}</p>
                </div>
                {choice(neighborhoods, place)}
            </div>
            {poster.map(sheet)}
        </main>
    }
    .into_any()
}

fn choice(neighborhoods: Vec<(UnitId, String)>, place: Option<String>) -> AnyView {
    let is_listed = |place: &String| neighborhoods.iter().any(|(_, name)| name == place);
    let typed = place.clone().filter(|place| !is_listed(place));
    let options: Vec<_> = neighborhoods
        .iter()
        .map(|(_, name)| {
            let selected = place.as_ref() == Some(name);
            view! {
                <option value=name.clone() selected=selected>
                    {name.clone()}
                </option>
            }
        })
        .collect();
    view! {
        <form method="get" action=routes::CASES_POSTER class="stack">
            <div class="field">
                <label for="to">{say!(words::POSTER_NEIGHBORHOOD)}</label>
                <select class="input" id="to" name="to">
                    <option value="">{say!(words::POSTER_ANY)}</option>
                    {options}
                </select>
            </div>
            <div class="field">
                <label for="noi">
                    {say!(words::POSTER_PLACE)} <span class="optional">{" "}{say!(common::OPTIONAL)}</span>
                </label>
                <p class="field-help" id="noi-help">
                    {say!(words::POSTER_PLACE_HELP)}
                </p>
                <input
                    class="input"
                    id="noi"
                    name="noi"
                    maxlength="80"
                    value=typed
                    autocomplete="off"
                    enterkeyhint="done"
                    aria-describedby="noi-help"
                />
            </div>
            <p class="row">
                <button class="button">{say!(words::POSTER_MAKE)}</button>
                {place
                    .map(|_| {
                        view! {
                            <button class="button when-ready" data-kind="primary" type="button" data-print="">
                                <Icon name="print"/>
                                " "
                                {say!(words::POSTER_PRINT)}
                            </button>
                        }
                    })}
            </p>
        </form>
    }
    .into_any()
}

/// The sheet. In Vietnamese whoever prints it: it hangs in the street.
fn sheet(poster: Poster) -> AnyView {
    use crate::i18n::Lang;
    let vi = |text: crate::i18n::Text| text.in_lang(Lang::Vi);
    let steps = [words::POSTER_STEP_1, words::POSTER_STEP_2, words::POSTER_STEP_3]
        .map(|step| view! { <li>{vi(step)}</li> });
    let hotline = (!poster.hotline.is_empty())
        .then(|| vi(words::POSTER_HOTLINE).replace("{}", &poster.hotline))
        .map(|said| view! { <p class="poster-hotline">{said}</p> });
    // What says where the code was scanned is nothing to type.
    let typed = poster.address.split('?').next().unwrap_or_default().to_owned();
    view! {
        <article class="poster" lang="vi">
            <header>
                <p>{vi(common::WARD)}</p>
                <h2>{vi(words::POSTER_HEAD)}</h2>
                <p>{poster.place}</p>
            </header>
            <div class="poster-code" inner_html=poster.qr_svg></div>
            <p>
                <b>{vi(words::POSTER_SCAN)}</b>
            </p>
            <ol>{steps.collect_view()}</ol>
            {hotline}
            <footer>
                <p>{vi(words::POSTER_ADDRESS)} " " <b>{typed}</b></p>
                <p>{vi(words::POSTER_OTHER_ROAD)}</p>
            </footer>
        </article>
    }
    .into_any()
}
