//! The draft on the phone: fields in the local storage, files in the browser's cache where it has one, each form's under a
//! name of its own. Nothing of it is sent by itself unless the sender pressed "send" before. Older than a week it is thrown
//! away.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, Cache, DataTransfer, File, FormData, Headers, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Response, ResponseInit, Storage,
};

/// What of these is filled in is worth keeping: the rest goes along.
const TOLD: [&str; 3] = ["content", "name", "question_1"];
const WEEK: f64 = 7.0 * 24.0 * 60.0 * 60.0 * 1000.0;

thread_local! {
    static SOON: std::cell::RefCell<Option<Timeout>> = const { std::cell::RefCell::new(None) };
}

/// What was typed, and whether it waits for the network.
pub struct Draft {
    fields: Vec<(String, String)>,
    /// How many files belong to it.
    pub files: usize,
    /// The sender pressed "send", and no answer has come.
    pub waits: bool,
}

impl Draft {
    /// What the fields say now.
    pub fn of(data: &FormData, files: usize, waits: bool) -> Self {
        let mut fields = Vec::new();
        for pair in data.entries().into_iter().flatten() {
            let pair: Array = pair.unchecked_into();
            if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string())
                && is_text(&name)
            {
                fields.push((name, value));
            }
        }
        Self { fields, files, waits }
    }

    /// The draft that is kept on this device, if it is not too old.
    pub fn kept(place: &str) -> Option<Self> {
        let kept = JSON::parse(&storage()?.get_item(place).ok()??).ok()?;
        let of = |name: &str| Reflect::get(&kept, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if Date::now() - of("at").as_f64()? > WEEK {
            let _ = storage()?.remove_item(place);
            return None;
        }
        let pairs = of("fields").dyn_into::<Array>().ok()?;
        let fields = pairs
            .iter()
            .filter_map(|pair| {
                let pair = pair.dyn_into::<Array>().ok()?;
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
            })
            .collect();
        let files = of("files").as_f64().unwrap_or_default() as usize;
        Some(Self { fields, files, waits: of("waits").is_truthy() })
    }

    /// Keeps it on this device. A device that keeps nothing loses the draft and nothing else.
    pub fn keep(&self, place: &str) {
        let pairs: Array = self
            .fields
            .iter()
            .map(|(name, value)| Array::of2(&name.as_str().into(), &value.as_str().into()))
            .collect();
        let kept = Object::new();
        for (name, value) in [
            ("fields", pairs.into()),
            ("files", JsValue::from_f64(self.files as f64)),
            ("waits", self.waits.into()),
            ("at", Date::now().into()),
        ] {
            let _ = Reflect::set(&kept, &name.into(), &value);
        }
        if let (Some(storage), Ok(text)) = (storage(), JSON::stringify(&kept)) {
            let _ = storage.set_item(place, &String::from(text));
        }
    }

    /// An answer came that refused it: the sender has to look at it first.
    pub fn no_longer_waits(place: &str) {
        if let Some(kept) = Self::kept(place) {
            Self { waits: false, ..kept }.keep(place);
        }
    }

    /// Puts it back into the form. The consent is not put back: it is given anew for what is sent.
    pub fn fill(&self, form: &HtmlFormElement) {
        let fields = form.elements();
        for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
            if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                let name = input.name();
                match input.type_().as_str() {
                    "radio" | "checkbox" if name != "consent" => {
                        let value = if input.value().is_empty() { "on".to_owned() } else { input.value() };
                        let is_kept = |(kept, chosen): &(String, String)| *kept == name && *chosen == value;
                        input.set_checked(self.fields.iter().any(is_kept));
                    }
                    "file" | "checkbox" | "radio" => {}
                    _ => {
                        if let Some(kept) = self.field(&name).filter(|_| is_text(&name)) {
                            input.set_value(kept);
                        }
                    }
                }
            } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                if let Some(kept) = self.field(&area.name()) {
                    area.set_value(kept);
                    let fold = area.closest("details").ok().flatten().filter(|_| !kept.is_empty());
                    if let Some(fold) = fold {
                        // An element of the page takes an attribute.
                        let _ = fold.set_attribute("open", "");
                    }
                }
            } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>()
                && let Some(kept) = self.field(&select.name())
            {
                select.set_value(kept);
            }
        }
    }

    /// True if something was told: what nobody wrote need not be brought back.
    pub fn is_told(&self) -> bool {
        TOLD.iter().any(|name| self.field(name).is_some_and(|said| !said.is_empty()))
    }

    /// The same post again, as it was sent before.
    pub fn body(&self, files: &[File]) -> Option<FormData> {
        let body = FormData::new().ok()?;
        for (name, value) in &self.fields {
            body.append_with_str(name, value).ok()?;
        }
        for file in files {
            body.append_with_blob_and_filename("file", file, &file.name()).ok()?;
        }
        Some(body)
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(kept, _)| kept == name).map(|(_, value)| value.as_str())
    }
}

/// Keeps what is typed, once the fingers rest. What waits for the network goes on waiting: it was promised to go by itself.
pub fn keep_soon(form: &HtmlFormElement, place: String) {
    let form = form.clone();
    let keep = move || {
        let Ok(data) = FormData::new_with_form(&form) else { return };
        let waits = Draft::kept(&place).is_some_and(|kept| kept.waits);
        let draft = Draft::of(&data, chosen(&form).len(), waits);
        if draft.is_told() {
            draft.keep(&place);
        }
    };
    SOON.with_borrow_mut(|soon| *soon = Some(Timeout::new(500, keep)));
}

/// Forgets everything that was kept.
pub async fn forget(place: &str) {
    SOON.with_borrow_mut(|soon| drop(soon.take()));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(place);
    }
    if let Ok(caches) = window().caches() {
        let _ = JsFuture::from(caches.delete(place)).await;
    }
}

/// The files that are chosen in the form.
pub fn chosen(form: &HtmlFormElement) -> Vec<File> {
    let input = form.query_selector("input[type=file]").ok().flatten();
    let list =
        input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).and_then(|input| input.files());
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Chooses these files in the form; gives how many took.
pub fn choose(form: &HtmlFormElement, files: &[File]) -> usize {
    let input = form.query_selector("input[type=file]").ok().flatten();
    let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return 0 };
    let Ok(transfer) = DataTransfer::new() else { return 0 };
    for file in files {
        let _ = transfer.items().add_with_file(file);
    }
    input.set_files(transfer.files().as_ref());
    files.len()
}

/// Keeps the files, where the browser has a cache for pages of this kind.
pub async fn keep_files(place: &str, files: &[File]) {
    let Some(cache) = fresh_cache(place).await else { return };
    for (at, file) in files.iter().enumerate() {
        // A file that cannot be kept is missed when the draft is taken up, and asked for again.
        let _ = keep_file(&cache, &address(place, at), file).await;
    }
}

/// The files that were kept.
pub async fn files(place: &str) -> Vec<File> {
    let Some(cache) = cache(place).await else { return Vec::new() };
    let mut files = Vec::new();
    while let Some(file) = kept_file(&cache, &address(place, files.len())).await {
        files.push(file);
    }
    files
}

async fn keep_file(cache: &Cache, at: &str, file: &File) -> Result<(), JsValue> {
    let headers = Headers::new()?;
    headers.set("x-name", &String::from(js_sys::encode_uri_component(&file.name())))?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let response = Response::new_with_opt_blob_and_init(Some(file), &init)?;
    JsFuture::from(cache.put_with_str(at, &response)).await.map(drop)
}

async fn kept_file(cache: &Cache, at: &str) -> Option<File> {
    let found = JsFuture::from(cache.match_with_str(at)).await.ok()?;
    let response = found.dyn_into::<Response>().ok()?;
    let name = response.headers().get("x-name").ok().flatten().unwrap_or_default();
    let name = js_sys::decode_uri_component(&name).map(String::from).unwrap_or(name);
    let blob = JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into::<Blob>().ok()?;
    File::new_with_blob_sequence(&Array::of1(&blob), &name).ok()
}

fn address(place: &str, at: usize) -> String {
    format!("/{place}/tep/{at}")
}

async fn cache(place: &str) -> Option<Cache> {
    let caches = window().caches().ok()?;
    JsFuture::from(caches.open(place)).await.ok()?.dyn_into().ok()
}

async fn fresh_cache(place: &str) -> Option<Cache> {
    let caches = window().caches().ok()?;
    let _ = JsFuture::from(caches.delete(place)).await;
    cache(place).await
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// True for a field whose text may be kept and put back.
fn is_text(name: &str) -> bool {
    !matches!(name, "file" | "website")
}
