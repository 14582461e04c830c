//! Files as evidence: the fold around the form that sends them.

use domain::board::TaskPage;
use leptos::prelude::*;

use crate::{
    i18n::task as words,
    routes, say,
    ui::{Fold, Upload},
};

/// The form's id, and the name under which a refused one is kept.
const FORM: &str = "them-tep";

/// The form for files.
pub fn upload_fold(page: &TaskPage) -> AnyView {
    let (code, period) = (page.card.code.clone(), page.report.period.to_string());
    view! {
        <Fold form=FORM icon="upload" label=say!(words::ADD_FILE)>
            <Upload
                to=routes::FILES
                id=FORM
                label=say!(words::CHOOSE_FILE)
                help=say!(words::FILE_HELP)
                several=true
                submit=say!(words::UPLOAD)
            >
                <input type="hidden" name="code" value=code/>
                <input type="hidden" name="period" value=period/>
            </Upload>
        </Fold>
    }
    .into_any()
}
