// Starts the page: compiles the engine once for all lanes, starts the page's own module beside it, and shows the notebooks
// that the page names, each in its element with `data-notebook`. What the first result does not need is loaded when the
// first lane is ready.
// The page's module calls what is in `globalThis.freezeframe` (see src/engine/worker.rs and src/editor.rs).
const here = (path) => new URL(path, import.meta.url).href;
const PATIENCE = 2000; // Milliseconds that a page without a lane waits with what follows it.
const HEAD_START = 250; // Milliseconds for a run that was asked for already; what comes behind would slow it down.
const { pageJs, pageWasm } = document.querySelector("script[data-page-js]").dataset;

async function compile(path, what) {
  const answer = await fetch(here(path));
  if (!answer.ok) throw new Error(`${what} could not be loaded (${answer.status})`);
  try {
    return await WebAssembly.compileStreaming(answer.clone());
  } catch {
    // A host that does not know the type of .wasm files.
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}

/** The text of a notebook's file; its address is one of the page, wherever this script is from. */
async function load(address) {
  const answer = await fetch(new URL(address, document.baseURI)).catch(() => undefined);
  if (!answer?.ok) throw new Error(`${address} could not be loaded (${answer?.status ?? "no connection"})`);
  return answer.text();
}

const engine = compile("freezeframe-worker_bg.wasm", "the engine");
let laneIsReady;
const ready = new Promise((resolve) => (laneIsReady = () => setTimeout(resolve, HEAD_START)));
engine.catch(laneIsReady); // Whoever starts a lane hears of it; the page goes on without an engine.

/** The part of the engine that is most likely called next, where the engine was divided (see www/parts.js). */
async function compileNext() {
  await ready;
  const [list] = WebAssembly.Module.customSections(await engine, "parts");
  const file = list && JSON.parse(new TextDecoder().decode(list)).files[1];
  return file && { part: 1, module: await compile(file, "a part of the engine") };
}

const next = compileNext();
next.catch(() => {}); // A lane that needs it loads it itself, and says what went wrong.

// The first notebook's lanes load while the page's module does. One that broke meanwhile is started anew, so that it is told.
const early = new Set();
for (let lane = 0; lane < 2 && document.querySelector('[data-notebook]:not([data-start="run"])'); lane++) {
  const worker = new Worker(here("worker.js"));
  worker.addEventListener("error", () => early.delete(worker), { once: true });
  early.add(worker);
}

function startWorker() {
  const [worker = new Worker(here("worker.js"))] = early;
  early.delete(worker);
  for (const said of ["message", "error"]) worker.addEventListener(said, laneIsReady, { once: true });
  next.then((part) => part && worker.postMessage(part), () => {});
  return worker;
}

async function start() {
  const page = await import(here(pageJs));
  await page.default({ module_or_path: here(pageWasm) });
  setTimeout(laneIsReady, PATIENCE);
  return page;
}
const page = start();

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

globalThis.freezeframe = {
  engine: () => engine,
  startWorker,
  loadEditor: async () => {
    await ready;
    return import(here("editor.js"));
  },
  /** Asks what this browser keeps of notebooks (www/library/main.js); question and answer are JSON. */
  library: async (verb, about) => JSON.stringify((await (await library())[verb](JSON.parse(about))) ?? null),
  /** Shows the list of notebooks over the one in `root`. */
  notebooks: async (root, about) => (await import(here("notebooks.js"))).show(root, JSON.parse(about), await library()),
  /** Shows the formulas below an element. */
  math: async (element) => (await import(here("math.js"))).show(element),
  /**
   * Shows a notebook in an element; gives what takes it away again (`MountOptions` and `Mounted` in src/app/mount.rs).
   * Without a `text` the file at `src` is loaded.
   */
  async mount(element, options) {
    const text = options.text ?? load(options.src);
    const found = options.kept ?? kept(options);
    const shadow = (options.shadow ?? "false").toString() !== "false";
    const styles = shadow ? (options.styles ?? shadowStyles()) : undefined;
    return (await page).mount(element, { ...options, shadow, styles: await styles, text: await text, kept: await found });
  },
};

async function show(element) {
  const { notebook: src, ...options } = element.dataset;
  try {
    await freezeframe.mount(element, { src, ...options });
  } catch (error) {
    const sentence = document.createElement("p");
    sentence.className = "not-started";
    sentence.setAttribute("role", "alert");
    sentence.textContent = `The notebook cannot be run: ${error.message}. Reload the page to try again.`;
    element.prepend(sentence);
    throw error;
  }
}

await Promise.all([...document.querySelectorAll("[data-notebook]")].map(show));
