// Starts the page: compiles the engine once for all lanes, and starts the page's own module, side by side.
// The page calls what is in `globalThis.freezeframe` (see src/engine/worker.rs and src/editor.rs).
const here = (path) => new URL(path, document.baseURI).href;
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

const engine = compileEngine();
engine.catch(() => {}); // Whoever starts a lane hears of it.

globalThis.freezeframe = {
  engine: () => engine,
  startWorker: () => new Worker(here("worker.js")),
  loadEditor: () => import(here("editor.js")),
};

const page = await import(here(pageJs));
await page.default({ module_or_path: here(pageWasm) });
