//! A case led to where a test needs it, by the forms of the pages.

use nhipcau_tests::{Browser, Page, Persona, World};

use crate::feedback_public::{codes, filled};

/// An answer that says something.
pub const ANSWER: &str = "UBND phường đã kiểm tra; đội duy tu sửa xong vỉa hè trước ngày 05/12/2026.";

/// A case from the public form, of this phone; its code and secret.
pub async fn sent(
    world: &World,
    browser: &Browser,
    phone: &str,
    more: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> (String, String) {
    let form = filled(world, browser).await.with("phone", phone);
    let form = more.iter().fold(form, |form, (name, value)| form.with(name, value));
    let form = file.into_iter().fold(form, |form, (name, content)| form.with_file("file", name, content));
    codes(&browser.presses(&form).await)
}

/// Fills in a form of the case's page, and presses its button.
pub async fn takes(who: &Persona, code: &str, form: &str, fields: &[(&str, &str)]) -> Page {
    let page = who.opens(&format!("/xu-ly/{code}")).await;
    let form = fields.iter().fold(page.form(form), |form, (name, value)| form.with(name, value));
    who.browser.presses(&form).await
}

/// Gives the case to the unit KTHTDT.
pub async fn assigned(clerk: &Persona, code: &str) {
    let page = clerk.opens(&format!("/xu-ly/{code}")).await;
    let ids = page.attributes("form#buoc-assign select[name=unit] option", "value");
    let names = page.texts("form#buoc-assign select[name=unit] option");
    let found = ids.iter().zip(names).find(|(_, name)| name.contains("Kinh tế"));
    let unit = found.expect("the unit is offered").0;
    clerk.browser.presses(&page.form("form#buoc-assign").with("unit", unit)).await.went_through();
}

/// Gives the case to the unit, whose officer writes the answer.
pub async fn submitted(clerk: &Persona, officer: &Persona, code: &str) {
    assigned(clerk, code).await;
    takes(officer, code, "form#buoc-submit", &[("text", ANSWER)]).await.went_through();
}

/// The leader approves it as well.
pub async fn answered(clerk: &Persona, officer: &Persona, leader: &Persona, code: &str) {
    submitted(clerk, officer, code).await;
    takes(leader, code, "form#duyet", &[("step", "approve")]).await.went_through();
}
