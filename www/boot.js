// Starts the page: compiles the engine once for all lanes, starts the page's own module beside it, and shows the notebooks
// that the page names, each in its element with `data-notebook`. What the first result does not need is loaded when the
// first lane is ready; the functions of the page's module that it does not need are among that (docs/parts.md).
// The page's module calls what is in `globalThis.freezeframe` (see src/engine/worker.rs and src/editor.rs).
//
// Texts are written in English; the table of another language is loaded beside the rest once it is chosen (www/texts).
const here = (path) => new URL(path, import.meta.url).href;
const PATIENCE = 2000; // Milliseconds that a page without a lane waits with what follows it.
const HEAD_START = 250; // Milliseconds for a run that was asked for already; what comes behind would slow it down.
const BREAK = 600; // Milliseconds in which that run has the processor to itself, before more of the engine is compiled.
const TRIES = 5; // How often a part of the page is asked for by and by ...
const PAUSE = 500; // ... and the milliseconds between the first two times, which double.
const NEWS = 250; // Milliseconds between two pieces of news of what is loading.
const LANGUAGES = ["en", "de", "es"];
const CHOSEN = "freezeframe:language"; // What the reader chose is remembered under this name.
// In a page of the site's own the line that loads this says what the page's module is called; elsewhere the site does.
const own = document.querySelector("script[data-page-js]");
const site = own ? own.dataset : fetch(here("site.json")).then((answer) => answer.json());

let texts = {}; // English, and what it is in the language that was chosen.
let language = "en";

/** A text in the language that was chosen, with what stands in braces filled in. */
const say = (english, filled = {}) => (texts[english] ?? english).replace(/\{(\w+)\}/g, (_, name) => filled[name]);

/** A text that is said elsewhere. */
const phrase = (english) => english;

/** A text in its form for so many. */
const count = (english, n) => {
  const [one, many = one] = (texts[english] ?? english).split("|");
  return (n === 1 ? one : many).replace("{n}", n);
};

/** How dates are written in a language: as in the country that the browser names with it. */
const localeOf = (wanted) => navigator.languages.find((it) => it.split("-")[0] === wanted) ?? wanted;

/** Has the page speak a language, once its table is there. */
async function speak(wanted) {
  if (wanted === language || !LANGUAGES.includes(wanted)) return;
  const [table, module] = await Promise.all([wanted === "en" ? "{}" : load(here(`texts/${wanted}.json`)), page]);
  [language, texts] = [wanted, JSON.parse(table)];
  module.speak(wanted, localeOf(wanted), table);
}

/** The language that the reader chose. */
function remembered() {
  try {
    return localStorage.getItem(CHOSEN);
  } catch {
    return null; // Storage may be forbidden.
  }
}

/** The language to begin with: what the reader chose, what the page says, what the browser names first of those that are there. */
function firstLanguage(wanted) {
  const named = navigator.languages.map((it) => it.split("-")[0]);
  return [remembered(), wanted, ...named].find((it) => LANGUAGES.includes(it)) ?? "en";
}

async function compile(path, what, told) {
  const missing = (why) => new Error(say("{what} could not be loaded ({why})", { what: say(what), why }));
  const answer = await fetch(here(path)).catch(() => undefined);
  if (!answer?.ok) throw missing(answer?.status ?? say("no connection"));
  const compiled = WebAssembly.compileStreaming(answer.clone());
  compiled.catch(() => {});
  // A line that broke is told here.
  const pieces = await read(answer, told).catch((error) => {
    throw missing(error.message);
  });
  // A host that does not know the type of .wasm files.
  return compiled.catch(async () => WebAssembly.compile(await new Blob(pieces).arrayBuffer()));
}

/** Reads an answer piece by piece; `told` hears now and then how much of it has come, in words. */
async function read(answer, told) {
  const whole = answer.headers.has("content-encoding") ? 0 : Number(answer.headers.get("content-length"));
  const reader = answer.body.getReader();
  const pieces = [];
  let [count, next] = [0, performance.now() + NEWS];
  for (let piece; (piece = (await reader.read()).value); ) {
    pieces.push(piece);
    count += piece.length;
    if (!told || performance.now() < next) continue;
    next = performance.now() + NEWS;
    told(whole ? `${Math.round((100 * count) / whole)} %` : `${(count / 1e6).toFixed(1)} MB`);
  }
  return pieces;
}

/** The text of a notebook's file; its address is one of the page, wherever this script is from. */
async function load(address) {
  const answer = await fetch(new URL(address, document.baseURI)).catch(() => undefined);
  if (!answer?.ok) throw new Error(say("{what} could not be loaded ({why})", { what: address, why: answer?.status ?? say("no connection") }));
  return answer.text();
}

/** The file of a part of a module, where that was divided. */
function partOf(module, number) {
  const [list] = WebAssembly.Module.customSections(module, "parts");
  return list && JSON.parse(new TextDecoder().decode(list)).files[number];
}

/** Loads the engine; the styles show how much has come (`src/toolbar/toolbar.css`). */
function loadEngine() {
  const { style } = document.documentElement;
  const loading = compile("freezeframe-worker_bg.wasm", phrase("the engine"), (news) => style.setProperty("--loaded", `"${news}"`));
  // Whoever asks for it then tries again.
  loading.catch(() => (engine = undefined)).finally(() => style.removeProperty("--loaded"));
  return loading;
}

let engine = loadEngine();
const { pageJs, pageWasm } = await site;
const pageModule = compile(pageWasm, phrase("the page"));
let laneIsReady;
const ready = new Promise((resolve) => (laneIsReady = () => setTimeout(resolve, HEAD_START)));
engine.catch(laneIsReady); // Whoever starts a lane hears of it; the page goes on without an engine.

/** The part of the engine that is most likely called next, where the engine was divided (see www/parts.js). */
async function compileNext() {
  await ready;
  await new Promise((resolve) => setTimeout(resolve, BREAK));
  const file = partOf(await engine, 1);
  return file && { part: 1, module: await compile(file, phrase("a part of the engine")) };
}

const next = compileNext();
next.catch(() => {}); // A lane that needs it loads it itself, and says what went wrong.

let warm = false;

/** Has one lane call what most programs call, while nobody asks it for anything (www/warm-up.js). */
async function warmUp(worker) {
  if (warm) return;
  warm = true;
  if (await next) worker.postMessage({ warmUp: (await load(here("warm-up.py"))).split(/^# %%\n/m) });
}

// The first notebook's lanes load while the page's module does. One that broke meanwhile is started anew, so that it is told.
const early = new Set();
for (let lane = 0; lane < 2 && (!own || document.querySelector('[data-notebook]:not([data-start="run"])')); lane++) {
  const worker = new Worker(here("worker.js"));
  worker.addEventListener("error", () => early.delete(worker), { once: true });
  early.add(worker);
}

// What is known of each session's files (www/files/main.js): the name under which they are kept, and its engines.
const systems = new Map();
const given = new WeakMap(); // Engines that are being given files.
const files = () => import(here("files.js"));

function systemOf(id) {
  if (!systems.has(id)) systems.set(id, { id, lanes: {} });
  return systems.get(id);
}

/** What the text of a notebook has that carries files. */
const CARRIES = /"files"\s*:\s*\{/;

/** Whether this browser keeps files of a notebook. */
function hasFiles(key) {
  try {
    return Boolean(key && localStorage.getItem(`freezeframe:files:${key}`));
  } catch {
    return false;
  }
}

function startWorker(session, lane, key) {
  const [worker = new Worker(here("worker.js"))] = early;
  early.delete(worker);
  const system = Object.assign(systemOf(session), { key });
  system.lanes[lane] = worker;
  worker.addEventListener("message", ({ data }) => data.files && files().then((it) => it.hear(system, lane, data.files)));
  if (system.files || hasFiles(key)) given.set(worker, files().then((it) => it.give(system, worker)).catch(() => {}));
  for (const said of ["message", "error"]) worker.addEventListener(said, laneIsReady, { once: true });
  next.then((part) => part && worker.postMessage(part), () => {});
  if (lane === "jit") warmUp(worker).catch(() => {});
  return worker;
}

let exports; // What the page's module exports.
let missing; // The file of its other functions, until they are there.

async function start() {
  const [page, module] = await Promise.all([import(here(pageJs)), pageModule]);
  exports = await page.default({ module_or_path: module });
  missing = partOf(module, 1);
  if (!compilesNow()) await complete();
  // What a page asks for at once goes past the service worker, so that without a network it could not be had.
  else if (navigator.serviceWorker?.controller) await complete().catch(() => {});
  setTimeout(laneIsReady, PATIENCE);
  return page;
}
const page = start();
const onPage = own ? document.querySelector("[data-notebook]")?.dataset.lang : undefined;
let speaking = speak(firstLanguage(onPage)).catch(() => {}); // Without its table the page speaks English.

/** Whether a module can be compiled at once here; Chromium before 115 did that with small ones only. */
function compilesNow() {
  const small = 5000;
  const bytes = new Uint8Array(small + 11);
  bytes.set([0, 97, 115, 109, 1, 0, 0, 0, 0, (small & 127) | 128, small >> 7]);
  try {
    return Boolean(new WebAssembly.Module(bytes));
  } catch {
    return false;
  }
}

/** Loads the page's other functions. */
async function complete() {
  for (let left = TRIES, pause = PAUSE; missing; left--, pause *= 2) {
    try {
      await WebAssembly.instantiate(await compile(missing, phrase("a part of the page")), { 0: exports });
      missing = undefined;
    } catch (error) {
      if (left === 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

// While a page goes, a browser loads nothing at once and asks nothing.
let leaving = false;
const leave = () => {
  leaving = true;
  setTimeout(() => (leaving = false)); // A page that stays comes to this.
};
for (const name of ["beforeunload", "pagehide"]) addEventListener(name, leave, { capture: true });

/**
 * One of the page's other functions is called before they are there. The page stands still until they are: it may be
 * anywhere between two of its instructions.
 */
function loadPart() {
  while (missing) {
    try {
      new WebAssembly.Instance(new WebAssembly.Module(readNow(here(missing))), { 0: exports });
      missing = undefined;
    } catch (error) {
      if (leaving) throw error;
      if (!confirm(say("A part of this page could not be loaded. Try again?"))) {
        document.querySelectorAll("[data-notebook]").forEach((element) => tell(element, say("A part of the page is missing")));
        throw error;
      }
    }
  }
}

/** The bytes of a file, at once: browsers give a page only text so, and here that is a character for each byte. */
function readNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(say("{what} could not be loaded ({why})", { what: address, why: request.status }));
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
}

const completed = Promise.all([page, ready]).then(complete);
completed.catch(() => {}); // Whoever needs it asks again.

/** The styles of a notebook in a shadow root, as text; fonts are declared in the document, once. */
let styles;
function shadowStyles() {
  styles ??= load(here("notebook.css")).then((text) => {
    const fonts = document.createElement("link");
    Object.assign(fonts, { rel: "stylesheet", href: here("fonts.css") });
    document.head.append(fonts);
    return text;
  });
  return styles;
}

const library = () => import(here("library.js"));

/** What the library has of a notebook, as JSON; nothing for one without a name. */
async function kept({ name, src, library: shelf }) {
  const place = name ?? (src && new URL(src, document.baseURI).pathname);
  if (!place) return undefined;
  try {
    const { open } = await library();
    return JSON.stringify(await open({ place, shelf: shelf ?? place }));
  } catch (error) {
    return JSON.stringify({ trouble: error.name });
  }
}

globalThis.freezeframe = Object.assign(globalThis.freezeframe ?? {}, {
  /** The address of a file of this site. */
  here,
  /** The page's module, once it is there. */
  page,
  phrase,
  say,
  count,
  /** How dates and numbers are written; the browser's own way where no language was chosen. */
  locale: () => (language === "en" && !remembered() ? undefined : localeOf(language)),
  chooseLanguage: async (wanted) => {
    await speak(wanted);
    try {
      localStorage.setItem(CHOSEN, wanted);
    } catch {
      // Then it holds for this visit.
    }
    dispatchEvent(new Event("freezeframe:language"));
  },
  engine: async (worker) => {
    await given.get(worker);
    return (engine ??= loadEngine());
  },
  startWorker,
  loadPart,
  loadEditor: async () => {
    await ready;
    const [editor] = await Promise.all([import(here("editor.js")), completed]);
    document.documentElement.removeAttribute("data-from-top");
    return editor;
  },
  /** Asks what this browser keeps of notebooks (www/library/main.js); question and answer are JSON, a file's text is not. */
  library: async (verb, about, file) => {
    const asked = JSON.parse(about);
    return JSON.stringify((await (await library())[verb](file === undefined ? asked : { ...asked, file })) ?? null);
  },
  /** The file that a notebook of the library began as. */
  keptFile: async (key) => (await library()).file(key),
  /** Shows the list of notebooks over the one in `root`. */
  notebooks: async (root, about) => (await import(here("notebooks.js"))).show(root, JSON.parse(about), await library()),
  /** Shows what each piece of state is after each call. */
  states: async (root, about) => (await import(here("states.js"))).show(root, JSON.parse(about)),
  /** Shows a window in which a link to a notebook is copied. */
  share: async (root, about) => (await import(here("links.js"))).share(root, JSON.parse(about)),
  /** What a file or a link of so many bytes carries of a session's files (www/files/carry.js), and what was carried there. */
  carried: async (session, key, most) => (systems.get(session)?.files || hasFiles(key) ? JSON.stringify(await (await files()).carried(Object.assign(systemOf(session), { key }), most)) : ""),
  unpack: async (session, key, carried) => (await files()).unpack(Object.assign(systemOf(session), { key: key || undefined }), JSON.parse(carried)),
  /** Shows the files of a session over the notebook in `root`; takes those that were dropped on it, and gives the notebook among them. */
  files: async (session, key, root) => (await files()).show(root, Object.assign(systemOf(session), { key })),
  dropped: async (session, key, root, list) => (await files()).dropped(Object.assign(systemOf(session), { key }), root, list),
  copyFiles: async (from, to) => hasFiles(from) && (await files()).copy(from, to),
  /** Shows a window in which a Jupyter server is named, on which cells run too (www/jax/main.js). */
  jax: async (root, session) => (await import(here("jax.js"))).open(root, session),
  /** Shows the formulas below an element. */
  math: async (element) => (await import(here("math.js"))).show(element),
  /** Shows a picture of another host, since its button was pressed. */
  picture: async (button) => (await import(here("pictures.js"))).show(button),
  /**
   * Shows a notebook in an element; gives what takes it away again (`MountOptions` and `Mounted` in src/app/mount.rs).
   * Without a `text` the file at `src` is loaded.
   */
  async mount(element, options) {
    const text = options.text ?? load(options.src);
    const found = options.kept ?? kept(options);
    const shadow = (options.shadow ?? "false").toString() !== "false";
    const styles = shadow ? (options.styles ?? shadowStyles()) : undefined;
    speaking = speaking.then(() => options.lang && speak(firstLanguage(options.lang))).catch(() => {});
    await speaking;
    const mounted = (await page).mount(element, { ...options, shadow, styles: await styles, text: await text, kept: await found });
    if (options.files?.length || options.packages?.length || CARRIES.test(await text)) await (await files()).beside(systemOf(mounted.session), options, await text);
    return mounted;
  },
});

function tell(element, fault) {
  const sentence = document.createElement("p");
  Object.assign(sentence, { className: "not-started", lang: language });
  sentence.setAttribute("role", "alert");
  const again = document.createElement("button");
  again.textContent = say("Try again");
  again.onclick = () => location.reload();
  sentence.append(`${fault}. `, again);
  element.prepend(sentence);
}

/** The part of an address that carries a notebook, instead of the page's own. */
const carried = (address) => /[#&](nbz?=[^&]*)/.exec(address)?.[1];

addEventListener("hashchange", ({ oldURL, newURL }) => {
  if (carried(oldURL) !== carried(newURL)) location.reload();
});

// What takes the page's notebooks away is kept: to forget it would call functions that come behind the first result.
const shown = [];

async function show(element) {
  const { notebook: src, ...options } = element.dataset;
  try {
    const isMain = options.address === "" && carried(location.hash);
    const other = isMain && (await (await import(here("links.js"))).opened(element));
    shown.push(await freezeframe.mount(element, { src, ...options, ...other }));
  } catch (error) {
    tell(element, say("The notebook cannot be run: {why}", { why: error.message }));
    throw error;
  }
}

// The front page has a box for a program of one's own.
if (own && document.querySelector("form[data-front]")) ready.then(() => import(here("front.js")));

// What keeps the site for use without a network comes when nothing else is to be loaded.
if (own) completed.then(() => import(here("offline.js")), () => {});

if (own) await Promise.all([...document.querySelectorAll("[data-notebook]")].map(show));
