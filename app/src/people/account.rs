//! One's own account: who I am here, my password, my second factor, where I am signed in.

use domain::people::{OpenSession, OwnAccount, password};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{ChangePassword, NewRecoveryCodes, SignOutEverywhere, offered_second_factor, read_account},
    enrolment::EnrolmentForm,
    entry::{Entry, query},
};
use crate::{
    i18n::{common, instant, people as words},
    routes, say,
    ui::{Field, Form, Loaded, Mark, NotFound, Page, StateWord, facts},
};

/// `/tai-khoan`
pub fn account_page() -> AnyView {
    view! {
        <Loaded from=read_account() let:account>
            <Page title=say!(words::MY_ACCOUNT) width="form">
                <div class="stack" data-gap="large">
                    {query("xong").map(|_| view! { <PasswordChanged/> })}
                    <Who account=account.clone()/>
                    <Password username=account.state.username.clone()/>
                    <SecondFactor on=account.state.second_factor left=account.recovery_codes_left/>
                    <Sessions sessions=account.sessions/>
                </div>
            </Page>
        </Loaded>
    }
    .into_any()
}

#[component]
fn PasswordChanged() -> impl IntoView {
    view! {
        <div class="notice" data-state="met" role="status">
            <Mark state="met"/>
            <div>
                <p>{say!(words::PASSWORD_CHANGED)}</p>
            </div>
        </div>
    }
}

#[component]
fn Who(account: OwnAccount) -> impl IntoView {
    let state = account.state;
    let roles: Vec<_> = state.actor.roles.iter().map(|role| say!(words::role(role))).collect();
    let lines = [
        (words::NAME, state.actor.name),
        (words::USERNAME, state.username),
        (words::POSITION, state.position),
        (words::ROLES, roles.join(", ")),
    ];
    let lines = lines.map(|(name, value)| (name, Some(value).filter(|value| !value.is_empty())));
    view! {
        {facts(lines)}
        <p class="soft small">{say!(words::WHO_CHANGES_THIS)}</p>
    }
}

#[component]
fn Password(username: String) -> impl IntoView {
    view! {
        <section class="panel">
            <div class="panel-head">
                <h2>{say!(words::CHANGE_PASSWORD)}</h2>
            </div>
            <Form to=ChangePassword::url() id="doi-mat-khau" class="stack">
                <input type="text" name="username" value=username autocomplete="username" hidden/>
                <Field
                    name="current_password"
                    label=say!(words::PASSWORD_PRESENT)
                    kind="password"
                    autocomplete="current-password"
                />
                <Field
                    name="new_password"
                    label=say!(words::PASSWORD_NEW)
                    help=say!(words::PASSWORD_NEW_HELP, password::LEAST)
                    kind="password"
                    autocomplete="new-password"
                    enterkeyhint="go"
                />
                <input type="hidden" name="toi" value=routes::ACCOUNT_PASSWORD_CHANGED/>
                <p>
                    <button class="button">{say!(words::CHANGE_PASSWORD)}</button>
                </p>
            </Form>
        </section>
    }
}

#[component]
fn SecondFactor(on: bool, left: u32) -> impl IntoView {
    view! {
        <section class="panel">
            <div class="panel-head">
                <h2>{say!(words::SECOND_FACTOR)}</h2>
                {if on {
                    view! { <StateWord state="met" word=say!(words::TURNED_ON)/> }
                } else {
                    view! { <StateWord state="no_data" word=say!(words::TURNED_OFF)/> }
                }}
            </div>
            {if on {
                view! {
                    <p>{say!(words::CODES_LEFT, left)}</p>
                    <Form to=NewRecoveryCodes::url() id="ma-moi" class="stack">
                        <p class="soft small">{say!(words::NEW_CODES_HOW)}</p>
                        <p>
                            <button class="button">{say!(words::NEW_CODES)}</button>
                        </p>
                    </Form>
                }
                    .into_any()
            } else {
                view! {
                    <p>{say!(words::ENROL_LEAD)}</p>
                    <p>
                        <a class="button" href=routes::ACCOUNT_SECOND_FACTOR>
                            {say!(words::TURN_ON)}
                        </a>
                    </p>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn Sessions(sessions: Vec<OpenSession>) -> impl IntoView {
    view! {
        <section class="panel">
            <div class="panel-head">
                <h2>{say!(words::SESSIONS)}</h2>
            </div>
            <ul class="timeline">
                {sessions
                    .into_iter()
                    .map(|session| {
                        view! {
                            <li>
                                <Mark state=if session.this { "met" } else { "waiting" }/>
                                <p>
                                    {device(&session.agent)}
                                    {session.this.then(|| format!(" ({})", say!(words::THIS_DEVICE)))}
                                </p>
                                <p class="soft small">
                                    {say!(words::SESSION_SINCE, instant(session.created_at), instant(session.seen_at))}
                                </p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <form method="post" action=SignOutEverywhere::url()>
                <button class="button" data-kind="danger">
                    {say!(common::SIGN_OUT_EVERYWHERE)}
                </button>
            </form>
        </section>
    }
}

/// What a browser says of itself, as a person would: "Chrome, Android".
fn device(agent: &str) -> String {
    // Order matters: most browsers also name those that they descend from.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (named(&browsers), named(&systems)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => say!(words::UNKNOWN_DEVICE).to_owned(),
    }
}

/// `/tai-khoan/lop-hai`: a second factor by choice.
pub fn own_second_factor_page() -> AnyView {
    view! {
        <Loaded from=offered_second_factor() let:offered>
            {match offered {
                Some(offered) => {
                    view! {
                        <Entry title=say!(words::SECOND_FACTOR) lead=say!(words::ENROL_LEAD)>
                            <EnrolmentForm offered then=routes::ACCOUNT.to_owned()/>
                        </Entry>
                    }
                        .into_any()
                }
                None => NotFound().into_any(),
            }}
        </Loaded>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_as_people_name_them() {
        for (agent, named) in [
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari, iPhone",
            ),
        ] {
            assert_eq!(device(agent), named);
        }
    }
}
