//! What became of the messages to senders and staff: which roads are configured, what waits, what failed, and why.

pub mod api;

use domain::notice::{NoticeChannel, NoticeState, Outbox, Sent};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use self::api::{SendAgain, read_outbox};
use crate::{
    i18n::{instant, notice as words, number},
    routes, say,
    ui::{AdminPage, Form, Loaded, Mark, StateWord, warning},
};

/// `/quan-tri/thong-bao?trang-thai=…`
pub fn notices_page() -> AnyView {
    let wanted = use_query_map().with_untracked(|query| query.get("trang-thai"));
    let wanted = wanted.as_deref().and_then(NoticeState::from_name);
    view! {
        <Loaded from=read_outbox(wanted) let:outbox>
            <AdminPage title=say!(words::TITLE)>
                <p class="soft">{say!(words::LEAD)}</p>
                <Channels channels=outbox.channels.clone()/>
                <States outbox=&outbox wanted/>
                <Latest latest=outbox.latest/>
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

#[component]
fn Channels(channels: Vec<(NoticeChannel, bool)>) -> impl IntoView {
    let nothing = channels.iter().all(|(_, configured)| !configured);
    view! {
        <section class="panel" aria-labelledby="kenh-t">
            <div class="panel-head">
                <h2 id="kenh-t">{say!(words::CHANNELS)}</h2>
            </div>
            {nothing.then(|| warning(say!(words::NOTHING_GOES_OUT).to_owned()))}
            <dl class="facts">{channels.into_iter().map(channel).collect_view()}</dl>
        </section>
    }
}

fn channel((channel, configured): (NoticeChannel, bool)) -> impl IntoView {
    let (state, word) =
        if configured { ("met", words::CONFIGURED) } else { ("no_data", words::NOT_CONFIGURED) };
    view! {
        <div>
            <dt>{say!(words::channel(channel))}</dt>
            <dd>
                <StateWord state word=say!(word)/>
                {(!configured)
                    .then(|| {
                        view! { <p class="soft small">{say!(words::CONFIGURE, words::variables(channel))}</p> }
                    })}
            </dd>
        </div>
    }
}

/// The states with their counts; each leads to its own.
#[component]
fn States<'a>(outbox: &'a Outbox, wanted: Option<NoticeState>) -> impl IntoView + use<> {
    let all: u32 = outbox.counts.iter().map(|(_, count)| count).sum();
    let tabs: Vec<_> = [(None, all)]
        .into_iter()
        .chain(outbox.counts.iter().map(|(state, count)| (Some(*state), *count)))
        .map(|(state, count)| {
            let word = state.map_or(words::ALL_STATES, |state| words::state(state).1);
            let current = state == wanted;
            view! {
                <a href=routes::notices_in(state.map(NoticeState::name)) aria-current=current.then_some("true")>
                    {state.map(|state| view! { <Mark state=words::state(state).0/> })}
                    {say!(word)}
                    <span class="badge">{number(i64::from(count))}</span>
                </a>
            }
        })
        .collect();
    view! {
        <nav class="tabs" aria-label=say!(words::COUNTS)>
            {tabs}
        </nav>
    }
}

#[component]
fn Latest(latest: Vec<Sent>) -> impl IntoView {
    if latest.is_empty() {
        return view! {
            <div class="empty">
                <p>{say!(words::EMPTY)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::LATEST)>
            <table class="table" data-stack="inline">
                <caption>{say!(words::LATEST)} ". " {say!(words::LATEST_HELP)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::CODE)}</th>
                        <th scope="col">{say!(words::KIND)}</th>
                        <th scope="col">{say!(words::FOR)}</th>
                        <th scope="col">{say!(words::CHANNEL)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        <th scope="col">{say!(words::WRITTEN)}</th>
                        <th scope="col">{say!(words::ATTEMPTS)}</th>
                        <th scope="col">{say!(words::LAST_ERROR)}</th>
                    </tr>
                </thead>
                <tbody>{latest.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(sent: Sent) -> impl IntoView {
    let (mark, word) = words::state(sent.state);
    let code = sent.code.clone().unwrap_or_else(|| "—".to_owned());
    view! {
        <tr>
            <th scope="row">{code}</th>
            <td data-label=say!(words::KIND)>{say!(words::kind(sent.kind))}</td>
            <td data-label=say!(words::FOR)>
                {sent.person.clone().unwrap_or_else(|| say!(words::FOR_SENDER).to_owned())}
            </td>
            <td data-label=say!(words::CHANNEL)>{say!(words::channel(sent.channel))}</td>
            <td data-label=say!(words::STATE)>
                <StateWord state=mark word=say!(word)/>
                {sent.next_at
                    .filter(|_| sent.state == NoticeState::TemporaryFailure)
                    .map(|at| view! { <p class="soft small">{say!(words::NEXT, instant(at))}</p> })}
                {sent.may_retry.then(|| again(&sent))}
            </td>
            <td data-label=say!(words::WRITTEN)>{instant(sent.created_at)}</td>
            <td class="num" data-label=say!(words::ATTEMPTS)>
                {(sent.attempts > 0).then_some(sent.attempts)}
            </td>
            <td data-label=say!(words::LAST_ERROR)>
                {(!sent.last_error.is_empty()).then(|| words::failure(&sent.last_error))}
            </td>
        </tr>
    }
    .into_any()
}

fn again(sent: &Sent) -> impl IntoView + use<> {
    let (id, seen) = (sent.id.to_string(), sent.version.to_string());
    view! {
        <Form to=SendAgain::url() id=format!("gui-lai-{id}") said=say!(words::SENT_AGAIN)>
            <input type="hidden" name="id" value=id.clone()/>
            <input type="hidden" name="seen" value=seen.clone()/>
            <button class="button">{say!(words::SEND_AGAIN)}</button>
        </Form>
    }
}
