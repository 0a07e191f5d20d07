//! The page as a part of any page: notebooks are put into elements, and taken out again.

use super::Page;
use super::library::Found;
use super::place::Place;
use super::pool::Pool;
use super::storage::Firsts;
use super::store::{File, Manner, Names, Store, file_of, inspector, lanes, notebook_of};
use crate::notebook::{Format, Notebook, stem};
use js_sys::Reflect;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a notebook is shown with. */
export interface MountOptions {
  /** The text of the notebook's file: `.ipynb`, `.py` (cells begin with `# %%`) or `.md` (code in fences). */
  text: string;
  /** The file's address, whose ending tells the format; without it, the text does. */
  src?: string;
  /**
   * What the reader's edits and choices are kept under in the browser, and what the notebook is saved as.
   * No two notebooks of a page may have the same. Without it, that is the file's address; without that, and where it is
   * empty, nothing is kept.
   */
  name?: string;
  /**
   * The list in which the reader finds this notebook and others of their own. Notebooks of one origin that name the same
   * library share the list; without it, each has a list of its own.
   */
  library?: string;
  /** Notebooks of a page that name the same session share its variables. Without it, a notebook has its own. */
  session?: string;
  /**
   * What the notebook is called in the page's address, where links to steps stand: `#demo:step/...` for `demo`.
   * Empty for the notebook that the page is about. Without it, the file's name without its ending; `none` for no part.
   */
  address?: string;
  /**
   * The notebook stands in a shadow root of the element, where neither the page's styles reach it nor its own the page.
   * `styles` then is the text of the style sheet (the site's `notebook.css`).
   */
  shadow?: boolean;
  styles?: string;
  /**
   * The language of the interface, unless the reader has chosen one: "en", "de" or "es". It is one for all notebooks of a
   * page; without it, the browser's languages tell.
   */
  lang?: string;
  /** The lanes that are shown at first: `python`, `jit`, or both with a space between (the default). That of a rewrite is there once one is asked for. */
  lanes?: string;
  /** Whether what `jit` froze is shown at first: `shown` (the default) or `hidden`. */
  inspector?: "shown" | "hidden";
  /** The notebook is one cell of a text that is not its own: no key adds, moves or deletes cells. */
  single?: boolean;
  /**
   * Files beside the page that programs can open: their addresses with spaces between, or what was loaded of them. `boot.js`
   * gives them to the session.
   */
  files?: string | { path: string; bytes: Uint8Array }[];
  /** Wheels beside the page from which programs import: their addresses with spaces between. */
  packages?: string;
  /** When the engine is started: with the notebook (`load`, the default), or once something is to run (`run`). */
  start?: "load" | "run";
}
"#;

#[wasm_bindgen]
extern "C" {
    /// What a notebook is shown with; `TYPES` says what may be in it.
    #[wasm_bindgen(typescript_type = "MountOptions")]
    pub type MountOptions;
}

/// A notebook on the page. It stays there when this is dropped.
#[wasm_bindgen]
#[derive(Clone)]
pub struct Mounted {
    id: u32,
}

#[wasm_bindgen]
impl Mounted {
    /// Runs all code cells in order, up to the first that raises an error.
    pub fn run(&self) {
        self.store().into_iter().for_each(Store::run_all);
    }

    /// Stops what its session runs.
    pub fn stop(&self) {
        self.store().into_iter().for_each(|it| it.session.stop());
    }

    /// Starts its engines afresh: all variables are gone.
    pub fn restart(&self) {
        self.store().into_iter().for_each(Store::restart);
    }

    /// Brings back the texts as they were written.
    pub fn reset(&self) {
        self.store().into_iter().for_each(Store::reset);
    }

    /// What the notebook holds, put out and what of it froze, as JSON (`www/embed/freezeframe.d.ts` tells its shape).
    pub fn state(&self) -> String {
        let state = self.store().map(Store::state);
        state.map(|it| it.to_string()).unwrap_or_default()
    }

    /// Gives a code cell another text, which can be taken back; `at` counts the code cells.
    #[wasm_bindgen(js_name = setCode)]
    pub fn set_code(&self, at: usize, text: &str) {
        self.store()
            .into_iter()
            .for_each(|it| it.set_code(at, text));
    }

    /// Asks for a rewrite that makes a cell stateless; `cell` is the cell's name in its file.
    pub fn propose(&self, cell: &str) {
        let Some(store) = self.store() else {
            return;
        };
        let cells = store.cells.get_untracked();
        if let Some(cell) = cells.iter().find(|it| it.key() == cell) {
            store.session.propose(cell.id, false);
        }
    }

    /// The number of its session, by which the page's scripts know its files.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> u32 {
        self.store().map_or(0, |it| it.session.id)
    }

    /// Takes the notebook off the page and puts back what stood there before; its engine ends with it, unless another
    /// notebook uses its session. What the reader wrote stays kept.
    pub fn unmount(&self) {
        let taken = with_page(|page| {
            let at = page
                .notebooks
                .iter()
                .position(|it| it.store.id == self.id)?;
            Some(page.notebooks.remove(at))
        });
        if let Some(shown) = taken {
            shown.take_away();
            with_page(|page| page.pool.end_unused());
        }
    }
}

impl Mounted {
    /// The notebook's state, until it is taken off the page.
    fn store(&self) -> Option<Store> {
        with_page(|page| {
            let shown = page.notebooks.iter().find(|it| it.store.id == self.id);
            shown.map(|it| it.store)
        })
    }
}

/// Shows a notebook in an element, in place of what is in it. `www/boot.js` offers the same for files by their address.
///
/// # Errors
/// Where the text is no notebook, where the element shows one already, or where another has its name.
#[wasm_bindgen]
pub fn mount(element: HtmlElement, options: &MountOptions) -> Result<Mounted, JsError> {
    let options = Options::read(options);
    show(&element, &options).map_err(|sentence| JsError::new(&sentence))
}

/// The page: the engines, and the notebooks that are shown.
#[derive(Default)]
struct Mounts {
    pool: Pool,
    notebooks: Vec<Shown>,
    next: u32,
}

thread_local! {
    static PAGE: RefCell<Mounts> = RefCell::default();
}

fn with_page<T>(act: impl FnOnce(&mut Mounts) -> T) -> T {
    PAGE.with_borrow_mut(act)
}

/// A notebook that is shown.
struct Shown {
    names: Names,
    store: Store,
    owner: Owner,
    view: Box<dyn Any>,
    place: Place,
}

impl Shown {
    fn take_away(self) {
        self.store.save_what_is_due(true);
        self.store.session.detach(self.store.id);
        drop(self.view);
        self.owner.cleanup();
        self.place.leave();
    }
}

/// [`MountOptions`], read.
#[derive(Clone, Debug, Default)]
struct Options {
    src: Option<String>,
    text: Option<String>,
    name: Option<String>,
    library: Option<String>,
    /// What the library has of it, as `boot.js` found it.
    kept: Option<String>,
    session: Option<String>,
    address: Option<String>,
    shadow: bool,
    styles: Option<String>,
    firsts: Firsts,
    single: bool,
    sleeps: bool,
}

impl Options {
    fn read(options: &JsValue) -> Self {
        let get = |name: &str| Reflect::get(options, &name.into()).ok();
        let text = |name: &str| get(name)?.as_string();
        let firsts = [lanes::KEPT, inspector::KEPT].map(|word| Some((word, text(word)?)));
        // In markup an attribute that is there says yes.
        let says_yes = |it: JsValue| match it.as_string() {
            Some(text) => text != "false",
            None => it.is_truthy(),
        };
        Self {
            src: text("src"),
            text: text("text"),
            name: text("name"),
            library: text("library"),
            kept: text("kept"),
            session: text("session"),
            address: text("address"),
            shadow: get("shadow").is_some_and(says_yes),
            styles: text("styles"),
            firsts: firsts.into_iter().flatten().collect(),
            single: get("single").is_some_and(says_yes),
            sleeps: text("start").as_deref() == Some("run"),
        }
    }

    /// What the library has of a notebook of this name.
    fn found(&self, names: &Names) -> Option<Found> {
        let place = names.kept_as.as_deref()?;
        let shelf = self.library.as_deref().unwrap_or(place);
        Some(Found::read(self.kept.as_deref()?, place, shelf))
    }

    fn notebook(&self) -> Result<Notebook, String> {
        let text = self.text.as_deref().ok_or("a notebook needs a `text`")?;
        let name = self.src.as_deref().unwrap_or_default();
        // The path tells, whatever is asked for behind it.
        let format = Format::of_name(&whole_address(name));
        let format = format.unwrap_or_else(|| Format::of_content(text));
        Notebook::read(format, text).map_err(|error| format!("{name}: {error}"))
    }

    fn place(&self, element: &HtmlElement) -> Result<Place, String> {
        if !self.shadow {
            return Ok(Place::within(element.clone()));
        }
        let styles = self.styles.as_deref();
        let styles = styles.ok_or("a notebook in a shadow root needs its `styles`")?;
        Place::in_shadow(element.clone(), styles)
    }

    /// The names of the notebook; `taken` tells if another has this part of the address.
    fn names(&self, taken: impl Fn(&str) -> bool) -> Names {
        let whole = self.src.as_deref().map(whole_address);
        let kept_as = self.name.clone().or(whole).filter(|it| !it.is_empty());
        let stem = kept_as.as_deref().map_or("notebook", stem).to_owned();
        let address = match self.address.as_deref() {
            Some("none") => None,
            Some(address) => Some(address.to_owned()),
            None if taken(&stem) => kept_as.clone(),
            None => kept_as.is_some().then(|| stem.clone()),
        };
        Names {
            kept_as,
            address,
            file: stem,
        }
    }
}

/// The path that an address means on this page, so that files of one name in two folders are two notebooks.
fn whole_address(address: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base)
        .map_or_else(|_| address.to_owned(), |url| url.pathname())
}

fn show(element: &HtmlElement, options: &Options) -> Result<Mounted, String> {
    let original = options.notebook()?;
    let (id, names) = with_page(|page| page.admit(element, options))?;
    let place = options.place(element)?;
    let session = with_page(|page| page.pool.lease(options.session.as_deref()));
    let original = File::new(&names.file, original);
    let mut found = options.found(&names).unwrap_or_default();
    let then = found.then.take();
    let file = file_of(&found, names.kept_as.as_deref(), &original);
    let notebook = notebook_of(&file, found.slot.edits.as_deref());
    if session.is_unused() {
        session.follow_texts(notebook.compat);
    }
    let owner = Owner::new();
    let manner = Manner {
        names: names.clone(),
        firsts: options.firsts.clone(),
        single: options.single,
    };
    let known = (id, manner);
    let store =
        owner.with(|| Store::new(known, place.clone(), session, (original, file), &notebook));
    if options.kept.is_some() {
        store.begin_with(found);
    }
    session.attach(Arc::new(store));
    if !options.sleeps {
        session.wake();
    }
    // All that the view owns ends with the notebook, what is due to run for the first time too.
    let view = owner.with(|| mount_to(place.root().clone(), move || view! { <Page store /> }));
    place.hide_before();
    if let Some(then) = then {
        store.go_to_notebook(then);
    }
    let shown = Shown {
        names,
        store,
        owner,
        view: Box::new(view),
        place,
    };
    with_page(|page| page.notebooks.push(shown));
    Ok(Mounted { id })
}

impl Mounts {
    /// The number and the names of a notebook, if it can be shown in the element.
    fn admit(&mut self, element: &HtmlElement, options: &Options) -> Result<(u32, Names), String> {
        let all = &self.notebooks;
        if all.iter().any(|it| it.place.host() == element) {
            return Err("there is a notebook in this element already".to_owned());
        }
        let names = options.names(|part| {
            let mut parts = all.iter().map(|it| it.names.address.as_deref());
            parts.any(|it| it == Some(part))
        });
        if let Some(name) = &names.kept_as
            && all.iter().any(|it| it.names.kept_as.as_ref() == Some(name))
        {
            return Err(format!(
                "there is a notebook `{name}` on this page already; give one of them another `name`"
            ));
        }
        self.next += 1;
        Ok((self.next, names))
    }
}
