//! Making one tree of elements like another by changing as little as possible, so that focus, scroll, open folds and
//! what is being typed stay where they are.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlFormElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement,
    Node,
};

use super::dom;

/// What happens to the hidden fields of a form that is being typed into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// They stay, so that a post still says over which version it goes.
    Keep,
    /// They become those of the new page: the reader has just been told that it changed.
    Renew,
}

/// Makes `old` like `new`; both are elements of the same kind. Nodes of `new` may be moved out of it.
pub fn morph(old: &Element, new: &Element, hidden: Hidden) {
    if old.is_equal_node(Some(new)) {
        return;
    }
    if let Some(form) = old.dyn_ref::<HtmlFormElement>()
        && is_in_use(form)
    {
        if hidden == Hidden::Renew {
            renew_hidden(form, new);
        }
        return;
    }
    attributes(old, new);
    children(old, new, hidden);
}

fn attributes(old: &Element, new: &Element) {
    let is_fold = old.tag_name() == "DETAILS";
    for name in names(new) {
        if is_fold && name == "open" {
            continue;
        }
        let value = new.get_attribute(&name);
        if value != old.get_attribute(&name) {
            // A name that one element carries is one that another takes.
            let _ = old.set_attribute(&name, &value.unwrap_or_default());
        }
    }
    for name in names(old) {
        let stays = new.has_attribute(&name) || (is_fold && name == "open");
        if !stays {
            let _ = old.remove_attribute(&name);
        }
    }
}

fn names(of: &Element) -> Vec<String> {
    of.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
}

fn children(old: &Element, new: &Element, hidden: Hidden) {
    let mut cursor = old.first_child();
    for fresh in nodes(new) {
        match partner(cursor.as_ref(), &fresh, new) {
            Some(partner) => {
                if cursor.as_ref() == Some(&partner) {
                    cursor = partner.next_sibling();
                } else {
                    let _ = old.insert_before(&partner, cursor.as_ref());
                }
                match (partner.dyn_ref::<Element>(), fresh.dyn_ref::<Element>()) {
                    (Some(partner), Some(fresh)) => morph(partner, fresh, hidden),
                    _ if partner.node_value() != fresh.node_value() => {
                        partner.set_node_value(fresh.node_value().as_deref());
                    }
                    _ => {}
                }
            }
            None => {
                let _ = old.insert_before(&fresh, cursor.as_ref());
            }
        }
    }
    while let Some(left) = cursor {
        cursor = left.next_sibling();
        if !holds_typing(&left) {
            let _ = old.remove_child(&left);
        }
    }
}

fn nodes(of: &Element) -> Vec<Node> {
    let list = of.child_nodes();
    (0..list.length()).filter_map(|at| list.item(at)).collect()
}

fn id(node: &Node) -> Option<String> {
    node.dyn_ref::<Element>().map(dom::id).filter(|id| !id.is_empty())
}

/// The node of the old tree, from the cursor on, that `fresh` is the newer shape of: by id if it has one, and
/// otherwise the next of its kind that has none either.
fn partner(from: Option<&Node>, fresh: &Node, new: &Element) -> Option<Node> {
    let wanted = id(fresh);
    let mut at = from.cloned();
    while let Some(node) = at {
        if node.node_name() == fresh.node_name() {
            match (&wanted, id(&node)) {
                (Some(wanted), Some(found)) if *wanted == found => return Some(node),
                (None, None) => return Some(node),
                _ => {}
            }
        } else if wanted.is_none() && id(&node).is_some_and(|id| is_in(new, &id)) {
            // What stands here is still to come in the new tree: nothing without an id is taken from behind it.
            return None;
        }
        at = node.next_sibling();
    }
    None
}

fn is_in(parent: &Element, id: &str) -> bool {
    nodes(parent).iter().any(|node| self::id(node).as_deref() == Some(id))
}

fn holds_typing(node: &Node) -> bool {
    let Some(element) = node.dyn_ref::<Element>() else { return false };
    if let Some(form) = element.dyn_ref::<HtmlFormElement>() {
        return is_in_use(form);
    }
    let Ok(forms) = element.query_selector_all("form") else { return false };
    (0..forms.length())
        .filter_map(|at| forms.item(at))
        .any(|form| form.dyn_ref::<HtmlFormElement>().is_some_and(is_in_use))
}

/// True if the form is on its way, or holds what a reader typed or saw refused.
fn is_in_use(form: &HtmlFormElement) -> bool {
    let refused = || form.query_selector(".error-summary, .field-error").ok().flatten().is_some();
    form.has_attribute("aria-busy") || is_typed_into(form) || refused()
}

fn is_typed_into(form: &HtmlFormElement) -> bool {
    let fields = form.elements();
    (0..fields.length()).filter_map(|at| fields.item(at)).any(|field| {
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            return match input.type_().as_str() {
                "hidden" | "submit" | "button" => false,
                "checkbox" | "radio" => input.checked() != input.default_checked(),
                "file" => !input.value().is_empty(),
                _ => input.value() != input.default_value(),
            };
        }
        if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            return area.default_value().is_ok_and(|default| default != area.value());
        }
        field.dyn_ref::<HtmlSelectElement>().is_some_and(is_chosen_anew)
    })
}

fn is_chosen_anew(select: &HtmlSelectElement) -> bool {
    let options = select.options();
    let by_default = (0..options.length()).filter_map(|at| options.item(at)).position(|option| {
        option.dyn_ref::<HtmlOptionElement>().is_some_and(HtmlOptionElement::default_selected)
    });
    // Without a word of the page the browser chooses the first.
    usize::try_from(select.selected_index()).is_ok_and(|chosen| chosen != by_default.unwrap_or(0))
}

fn renew_hidden(form: &HtmlFormElement, new: &Element) {
    let Ok(fields) = form.query_selector_all("input[type=hidden]") else { return };
    for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
        let Some(field) = field.dyn_ref::<HtmlInputElement>() else { continue };
        let same = format!("input[type=hidden][name=\"{}\"]", field.name());
        let fresh = new.query_selector(&same).ok().flatten();
        if let Some(fresh) = fresh.and_then(|fresh| fresh.dyn_into::<HtmlInputElement>().ok()) {
            field.set_default_value(&fresh.default_value());
            field.set_value(&fresh.value());
        }
    }
}
