// Starts the page: compiles the engine once for all lanes, starts the page's own module beside it, and shows the notebooks
// that the page names, each in its element with `data-notebook`.
// The page's module calls what is in `globalThis.freezeframe` (see src/engine/worker.rs and src/editor.rs).
const here = (path) => new URL(path, import.meta.url).href;
const { pageJs, pageWasm } = document.querySelector("script[data-page-js]").dataset;

async function compileEngine() {
  const answer = await fetch(here("freezeframe-worker_bg.wasm"));
  if (!answer.ok) throw new Error(`the engine could not be loaded (${answer.status})`);
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

const engine = compileEngine();
engine.catch(() => {}); // Whoever starts a lane hears of it.

async function start() {
  const page = await import(here(pageJs));
  await page.default({ module_or_path: here(pageWasm) });
  return page;
}
const page = start();

globalThis.freezeframe = {
  engine: () => engine,
  startWorker: () => new Worker(here("worker.js")),
  loadEditor: () => import(here("editor.js")),
  /**
   * Shows a notebook in an element; gives what takes it away again (`MountOptions` and `Mounted` in src/app/mount.rs).
   * Without a `text` the file at `src` is loaded.
   */
  async mount(element, options) {
    const text = options.text ?? load(options.src);
    return (await page).mount(element, { ...options, text: await text });
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
