//! The tabs of the queue with their counts, and its filters: links and a form that is read, so that an address says
//! what is in sight.

use domain::feedback::{
    Category,
    view::{Queue, QueueQuery, QueueView},
};
use leptos::prelude::*;

use super::is_head;
use crate::{
    i18n::{cases as words, common},
    routes, say,
    ui::Icon,
};

/// The address of a page of the queue; with `first` of its first page.
pub fn address(query: &QueueQuery, first: bool) -> String {
    let mut pairs = Vec::new();
    if query.view != QueueView::default() {
        pairs.push(("xem", query.view.name().to_owned()));
    }
    if query.mine {
        pairs.push(("cua-toi", "1".to_owned()));
    }
    pairs.extend(query.unit.map(|unit| ("don-vi", unit.to_string())));
    pairs.extend(query.category.map(|category| ("linh-vuc", category.name().to_owned())));
    if !query.search.is_empty() {
        pairs.push(("tim", query.search.clone()));
    }
    pairs.extend(query.after.clone().filter(|_| !first).map(|after| ("sau", after)));
    let pairs: Vec<_> =
        pairs.into_iter().map(|(name, value)| format!("{name}={}", routes::encoded(&value))).collect();
    if pairs.is_empty() { routes::CASES.to_owned() } else { format!("{}?{}", routes::CASES, pairs.join("&")) }
}

/// The tabs. One that is empty and means nothing to whoever reads is left out.
pub fn tabs(queue: &Queue) -> AnyView {
    // A search looks through all of them.
    let here = queue.query.search.trim().is_empty().then_some(queue.query.view);
    let count = |view| queue.counts.iter().find(|(of, _)| *of == view).map_or(0, |(_, count)| *count);
    let for_head = [QueueView::Open, QueueView::Waiting, QueueView::Done];
    let tabs = QueueView::ALL
        .into_iter()
        .filter(|view| !is_head() || for_head.contains(view) || Some(*view) == here)
        .map(|view| {
            let query = QueueQuery { view, search: String::new(), ..queue.query.clone() };
            let many = count(view);
            let warning = match view {
                QueueView::Overdue => Some("late"),
                QueueView::Soon => Some("at_risk"),
                _ => None,
            };
            let warning = warning.filter(|_| many > 0);
            view! {
                <a href=address(&query, true) aria-current=(Some(view) == here).then_some("true")>
                    {warning.map(|state| view! { <span class="mark" data-state=state aria-hidden="true"></span> })}
                    {say!(words::view(view))}
                    <span class="badge" data-state=warning>
                        {many}
                    </span>
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=say!(words::VIEWS)>
            {tabs}
        </nav>
    }
    .into_any()
}

/// The filters; folded away on a phone.
pub fn filters(queue: &Queue) -> AnyView {
    let query = queue.query.clone();
    let units: Vec<_> = queue.units.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let categories: Vec<_> = Category::ALL
        .into_iter()
        .map(|category| (category.name().to_owned(), say!(words::category(category)).to_owned()))
        .collect();
    let active = [query.mine, query.unit.is_some(), query.category.is_some(), !query.search.is_empty()];
    let active = active.into_iter().filter(|on| *on).count();
    let clear = address(&QueueQuery { view: query.view, ..QueueQuery::default() }, true);
    view! {
        <details class="filters case-filters">
            <summary class="button">
                <Icon name="filter"/>
                " "
                {say!(words::FILTER)}
                {(active > 0).then(|| view! { " " <span class="badge">{active}</span> })}
            </summary>
            <form method="get" action=routes::CASES role="search">
                {(query.view != QueueView::default())
                    .then(|| view! { <input type="hidden" name="xem" value=query.view.name()/> })}
                <label class="filters-search">
                    <span class="visually-hidden">{say!(words::SEARCH)}</span>
                    <input
                        class="input"
                        type="search"
                        name="tim"
                        value=query.search.clone()
                        placeholder=say!(words::SEARCH_EXAMPLE)
                        enterkeyhint="search"
                        autocomplete="off"
                    />
                </label>
                {select("don-vi", say!(words::UNIT), units, query.unit.map(|unit| unit.to_string()))}
                {select(
                    "linh-vuc",
                    say!(words::CATEGORY),
                    categories,
                    query.category.map(|category| category.name().to_owned()),
                )}
                <label class="choice">
                    <input type="checkbox" name="cua-toi" value="1" checked=query.mine/>
                    <span>{say!(words::MINE)}</span>
                </label>
                <p class="row">
                    <button class="button">{say!(words::FILTER)}</button>
                    {(active > 0)
                        .then(|| {
                            view! {
                                <a class="link" href=clear>
                                    {say!(words::CLEAR)}
                                </a>
                            }
                        })}
                </p>
            </form>
        </details>
    }
    .into_any()
}

fn select(
    name: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    chosen: Option<String>,
) -> AnyView {
    let options = choices
        .into_iter()
        .map(|(value, word)| {
            let selected = chosen.as_deref() == Some(&value);
            view! {
                <option value=value selected=selected>
                    {word}
                </option>
            }
        })
        .collect_view();
    view! {
        <label>
            <span>{label}</span>
            <select class="input" name=name>
                <option value="">{say!(common::ALL)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::ids::UnitId;

    use super::*;

    #[test]
    fn an_address_says_what_is_in_sight() {
        assert_eq!(address(&QueueQuery::default(), true), "/xu-ly");
        let query = QueueQuery {
            view: QueueView::Soon,
            mine: true,
            unit: Some(UnitId(7)),
            category: Some(Category::Land),
            search: "vỉa hè&xem=x".into(),
            after: Some("2026-11-30 5".into()),
        };
        let rest = "xem=sap-den-han&cua-toi=1&don-vi=7&linh-vuc=land&tim=v%E1%BB%89a%20h%C3%A8%26xem%3Dx";
        assert_eq!(address(&query, true), format!("/xu-ly?{rest}"));
        assert_eq!(address(&query, false), format!("/xu-ly?{rest}&sau=2026-11-30%205"));
    }
}
