//! Sending files. A plain form posts one; with the browser's code several are sent one after the other, each with
//! its progress and a way to stop it.

use leptos::{html, prelude::*};

use super::sheet::{Sheet, was_refused};
use crate::{
    i18n::{refusal, task as words},
    routes, say,
    ui::Icon,
    viewer::viewer,
};

/// The form's id, and the name under which a refused one is kept.
const FORM: &str = "them-tep";

/// What is being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sending {
    name: String,
    percent: u32,
}

/// How the sending goes.
#[derive(Clone, Copy)]
struct Progress {
    sending: RwSignal<Option<Sending>>,
    said: RwSignal<Option<String>>,
    failed: RwSignal<Option<String>>,
}

/// The form for files.
#[component]
pub fn UploadFold(sheet: Sheet) -> impl IntoView {
    let kept = viewer().kept.filter(|_| was_refused(FORM));
    let progress = Progress {
        sending: RwSignal::new(None),
        said: RwSignal::new(None),
        failed: RwSignal::new(kept.map(|kept| refusal::sentence(&kept.error))),
    };
    let input = NodeRef::<html::Input>::new();
    let stop = browser::stop();
    // Several at once only where the browser's code sends them one by one.
    let several = RwSignal::new(false);
    Effect::new(move |_| several.set(true));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        browser::send(sheet, input, progress, stop);
    };
    view! {
        <details class="fold" open=was_refused(FORM)>
            <summary>
                <Icon name="upload"/>
                {say!(words::ADD_FILE)}
            </summary>
            <form
                class="stack"
                id=FORM
                method="post"
                action=routes::FILES
                enctype="multipart/form-data"
                on:submit=send
            >
                <input type="hidden" name="_form" value=FORM/>
                <input type="hidden" name="code" value=sheet.code()/>
                <input type="hidden" name="period" value=sheet.period().to_string()/>
                <div class="field">
                    <label for="tep">{say!(words::CHOOSE_FILE)}</label>
                    <p class="field-help" id="tep-help">
                        {say!(words::FILE_HELP)}
                    </p>
                    {move || {
                        progress
                            .failed
                            .get()
                            .map(|why| {
                                view! {
                                    <p class="field-error" id="tep-error" role="alert">
                                        {why}
                                    </p>
                                }
                            })
                    }}
                    <input
                        class="input"
                        type="file"
                        id="tep"
                        name="file"
                        multiple=move || several.get()
                        aria-describedby=move || {
                            if progress.failed.with(Option::is_some) { "tep-help tep-error" } else { "tep-help" }
                        }
                        aria-invalid=move || progress.failed.with(Option::is_some).then_some("true")
                        node_ref=input
                    />
                </div>
                {move || {
                    progress
                        .sending
                        .get()
                        .map(|sending| {
                            view! {
                                <div class="progress">
                                    <span>{say!(words::UPLOADING, sending.name)}</span>
                                    <progress max="100" value=sending.percent></progress>
                                    <span>{format!("{} %", sending.percent)}</span>
                                </div>
                                <p>
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| browser::stop_now(stop)
                                    >
                                        {say!(words::STOP)}
                                    </button>
                                </p>
                            }
                        })
                }}
                <p role="status">{move || progress.said.get()}</p>
                <p>
                    <button
                        class="button"
                        aria-busy=move || progress.sending.with(Option::is_some).then_some("true")
                    >
                        {say!(words::UPLOAD)}
                    </button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    use super::*;

    /// Nothing is under way on the server.
    #[derive(Clone, Copy)]
    pub struct Stop;

    pub fn stop() -> Stop {
        Stop
    }

    pub fn stop_now(_stop: Stop) {}

    pub fn send(_sheet: Sheet, _input: NodeRef<html::Input>, _progress: Progress, _stop: Stop) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Event, File, FormData, ProgressEvent, XmlHttpRequest};

    use super::*;
    use crate::{error::AppError, live::live};

    /// The request under way, and whether the reader has had enough.
    #[derive(Default)]
    pub struct Sent {
        request: Option<XmlHttpRequest>,
        stopped: bool,
    }

    pub type Stop = StoredValue<Sent, LocalStorage>;

    pub fn stop() -> Stop {
        StoredValue::new_local(Sent::default())
    }

    pub fn stop_now(stop: Stop) {
        stop.update_value(|sent| {
            sent.stopped = true;
            if let Some(request) = sent.request.take() {
                // A request that is over already has nothing to stop.
                let _ = request.abort();
            }
        });
    }

    pub fn send(sheet: Sheet, input: NodeRef<html::Input>, progress: Progress, stop: Stop) {
        if progress.sending.with_untracked(Option::is_some) {
            return;
        }
        let Some(input) = input.get_untracked() else { return };
        let files: Vec<File> = input
            .files()
            .map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
            .unwrap_or_default();
        progress.said.set(None);
        progress.failed.set(files.is_empty().then(|| say!(words::NO_FILE).to_owned()));
        if files.is_empty() {
            return;
        }
        stop.set_value(Sent::default());
        let (code, period, live) = (sheet.code(), sheet.period().to_string(), live());
        leptos::task::spawn_local(async move {
            for file in files {
                let name = file.name();
                progress.sending.try_set(Some(Sending { name: name.clone(), percent: 0 }));
                let answer = send_one(&code, &period, &file, progress, stop).await;
                if stop.try_with_value(|stop| stop.stopped).unwrap_or(true) {
                    progress.said.try_set(Some(say!(words::STOPPED, name)));
                    break;
                }
                match answer {
                    Ok(()) => {
                        progress.said.try_set(Some(say!(words::UPLOADED, name)));
                        live.refresh();
                    }
                    Err(why) => {
                        progress.failed.try_set(Some(format!("{name}: {}", refusal::sentence(&why))));
                        break;
                    }
                }
            }
            progress.sending.try_set(None);
            input.set_value("");
        });
    }

    /// One file, by `XMLHttpRequest`: `fetch` cannot tell how much has been sent.
    async fn send_one(
        code: &str,
        period: &str,
        file: &File,
        progress: Progress,
        stop: Stop,
    ) -> Result<(), AppError> {
        let (request, form) = prepared(code, period, file).map_err(|_| AppError::Unreachable)?;
        let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.total() > 0.0 {
                let percent = (event.loaded() / event.total() * 100.0) as u32;
                progress.sending.try_update(|sending| {
                    if let Some(sending) = sending {
                        sending.percent = percent;
                    }
                });
            }
        });
        if let Ok(upload) = request.upload() {
            upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
        }
        let ended = js_sys::Promise::new(&mut |resolve, _| {
            let on_end = Closure::once_into_js(move |_: Event| {
                // Nobody is left to hear it if this fails.
                let _ = resolve.call0(&JsValue::NULL);
            });
            request.set_onloadend(Some(on_end.unchecked_ref()));
        });
        request.send_with_opt_form_data(Some(&form)).map_err(|_| AppError::Unreachable)?;
        stop.try_update_value(|stop| stop.request = Some(request.clone()));
        let _ = wasm_bindgen_futures::JsFuture::from(ended).await;
        match request.status().unwrap_or(0) {
            204 => Ok(()),
            0 => Err(AppError::Unreachable),
            _ => {
                let text = request.response_text().ok().flatten().unwrap_or_default();
                Err(serde_json::from_str(&text).unwrap_or(AppError::Fault))
            }
        }
    }

    fn prepared(code: &str, period: &str, file: &File) -> Result<(XmlHttpRequest, FormData), JsValue> {
        let form = FormData::new()?;
        form.append_with_str("code", code)?;
        form.append_with_str("period", period)?;
        form.append_with_blob_and_filename("file", file, &file.name())?;
        let request = XmlHttpRequest::new()?;
        request.open("POST", routes::FILES)?;
        request.set_request_header("accept", "application/json")?;
        Ok((request, form))
    }
}
