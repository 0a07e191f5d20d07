// What pages, frames and readers could be given by someone who means harm: messages, names, addresses, markup and sources.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FROM_FRAME, TO_FRAME, message, read, shaped } from "../../www/embed/messages.js";
import { visitor } from "./support/visit.mjs";

const files = {};
const visit = visitor({ files });

const SHOW = { text: "{}", src: "", name: "", session: "page", lang: "", lanes: "", inspector: "", single: true, readonly: false, files: [], theme: "light", look: {}, place: 0 };
/** A message as each kind has it. */
const GOOD = [
  [TO_FRAME, message("show", SHOW)],
  [TO_FRAME, message("show", { ...SHOW, files: [{ path: "data/a.csv", bytes: new Uint8Array([49]) }] })],
  [TO_FRAME, message("show", { ...SHOW, look: { "--ink": "rgb(1, 2, 3)", "--text-code": "14px", "--font-code": '"A Font", monospace' } })],
  [TO_FRAME, message("look", { theme: "dark", look: { "--block-paper": "" } })],
  ...["stop", "reset", "restart"].map((kind) => [TO_FRAME, message(kind)]),
  [TO_FRAME, message("run", { id: 1 })],
  [TO_FRAME, message("code", { at: 0, text: "x" })],
  ...["here", "shown"].map((kind) => [FROM_FRAME, message(kind)]),
  [FROM_FRAME, message("fault", { sentence: "no" })],
  [FROM_FRAME, message("size", { height: 10.5, over: 0 })],
  ...["ran", "stale", "passed"].map((name) => [FROM_FRAME, message("told", { name, detail: "{}" })]),
  [FROM_FRAME, message("state", { state: "[]" })],
  [FROM_FRAME, message("ended", { id: 1 })],
];

/** From where no message is heard: a window, which is the right one where none stands there, and an origin. */
const WRONG = [[{}, "https://a.org"], [null, "https://a.org"], [undefined, "https://a.org.evil.org"], [undefined, "http://a.org"], [undefined, "https://a.org:444"], [undefined, "null"], [undefined, ""]];

test("messages of each kind are heard, from the window and the origin that they should be from, and from no other", () => {
  const window = {};
  for (const [kinds, data] of GOOD) {
    const { freezeframe, ...told } = data;
    assert.deepEqual(read({ source: window, origin: "https://a.org", data }, kinds, window, "https://a.org"), told);
    for (const [source, origin] of WRONG.map(([source = window, origin]) => [source, origin])) assert.equal(read({ source, origin, data }, kinds, window, "https://a.org"), undefined, `${data.kind} from ${origin}`);
  }
});

// No message of any kind, whatever it is said to.
const NONE = [
  undefined, null, true, 0, 1, NaN, "", "show", "freezeframe", [], [1], {}, () => {}, new Date(0), new Map(), new Error("e"),
  { kind: "here" }, { freezeframe: 1 }, { freezeframe: "1", kind: "here" }, { freezeframe: 2, kind: "here" }, { freezeframe: true, kind: "here" },
  { freezeframe: 1, kind: "" }, { freezeframe: 1, kind: null }, { freezeframe: 1, kind: 1 }, { freezeframe: 1, kind: ["here"] }, { freezeframe: 1, kind: { toString: () => "here" } },
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "Here", "here ", "eval", "mount", "import"].map((kind) => ({ freezeframe: 1, kind })),
  ["freezeframe", 1, "here"], { freezeframe: 1, kind: "here", more: 1 }, { freezeframe: 1, kind: "stop", at: 0 }, { freezeframe: 1, kind: "shown", __proto__: null, x: 1 },
  message("run"), message("run", { id: -1 }), message("run", { id: "1" }), message("run", { id: Infinity }), message("run", { id: NaN }), message("run", { id: 2 ** 40 }), message("run", { id: 1, code: "x" }), message("run", { id: null }),
  message("look"), message("look", { theme: "dark" }), message("look", { theme: "", look: {} }), message("look", { theme: "Dark", look: {} }), message("look", { theme: "dark;", look: {} }), message("look", { theme: ["dark"], look: {} }), message("look", { theme: "dark", look: {}, place: 0 }), message("theme", { theme: "dark" }),
  message("code", { at: 0 }), message("code", { text: "x" }), message("code", { at: -1, text: "x" }), message("code", { at: "0", text: "x" }), message("code", { at: 0, text: 1 }), message("code", { at: 1e9, text: "x" }), message("code", { at: 0, text: "x".repeat(8_000_001) }),
  message("size"), message("size", { height: 1 }), message("size", { over: 1 }), message("size", { height: "1", over: 0 }), message("size", { height: -1, over: 0 }), message("size", { height: 1e12, over: 0 }), message("size", { height: 1, over: -1 }), message("size", { height: NaN, over: 0 }), message("size", { height: 1, over: Infinity }),
  message("told"), message("told", { name: "ran" }), message("told", { name: "click", detail: "{}" }), message("told", { name: "ran ", detail: "{}" }), message("told", { name: "ready", detail: "{}" }), message("told", { name: "ran", detail: {} }), message("told", { name: "DOMContentLoaded", detail: "{}" }), message("told", { name: "ran\nstale", detail: "{}" }),
  message("state"), message("state", { state: [] }), message("state", { state: null }), message("state", { state: "[]", at: 0 }),
  message("fault"), message("fault", { sentence: 1 }), message("fault", { sentence: "x".repeat(2001) }), message("fault", { sentence: ["x"] }),
  message("ended"), message("ended", { id: "1" }), message("ended", { id: {} }),
  ...Object.keys(SHOW).map((name) => message("show", Object.fromEntries(Object.entries(SHOW).filter(([it]) => it !== name)))),
  ...Object.keys(SHOW).map((name) => message("show", { ...SHOW, [name]: null })),
  ...Object.keys(SHOW).map((name) => message("show", { ...SHOW, [name]: name === "place" ? "1" : 1 })),
  ...["address", "styles", "kept", "start", "library", "shadow", "html", "onload", "__proto_", "constructor"].map((name) => message("show", { ...SHOW, [name]: "x" })),
  ...[
    { color: "red" }, { "--ink": 1 }, { "--ink": null }, { "--ink": "url(https://evil.org/x)" }, { "--ink": "URL(//evil.org)" }, { "--ink": "red; background: blue" }, { "--ink": "red } * { color: blue" }, { "--ink": "image-set('x')" }, { "--ink": "\\75rl(x)" }, { "--ink": "x".repeat(301) },
    { "--Ink": "red" }, { "--": "red" }, { "--ink ": "red" }, { "--ink:": "red" }, { "-ink": "red" }, { background: "red" }, { "--a\n": "red" }, { [`--${"a".repeat(41)}`]: "red" }, [], ["--ink"], "--ink: red", 1,
    Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`--a${at}`, "red"])),
  ].map((look) => message("show", { ...SHOW, look })),
  ...[
    [1], [null], ["a.csv"], [{}], [{ path: "a" }], [{ bytes: new Uint8Array() }], [{ path: 1, bytes: new Uint8Array() }], [{ path: "a", bytes: "x" }], [{ path: "a", bytes: [1] }], [{ path: "a".repeat(501), bytes: new Uint8Array() }],
    [{ path: "a", bytes: new Uint8Array(), more: 1 }], { 0: { path: "a", bytes: new Uint8Array() }, length: 1 }, Array.from({ length: 1001 }, () => ({ path: "a", bytes: new Uint8Array() })),
  ].map((files) => message("show", { ...SHOW, files })),
];

test(`${NONE.length} data that are no message are not heard`, () => {
  for (const [at, data] of NONE.entries()) {
    for (const kinds of [TO_FRAME, FROM_FRAME]) assert.equal(shaped(data, kinds), undefined, `row ${at}: ${JSON.stringify(data)?.slice(0, 200)}`);
  }
  // What is said to a frame is nothing that a frame says, and the reverse.
  for (const [kinds, data] of GOOD) assert.equal(shaped(data, kinds === TO_FRAME ? FROM_FRAME : TO_FRAME), undefined, data.kind);
});

test("files that are too large are no message", () => {
  const megabyte = new Uint8Array(2 ** 20);
  const so = (many) => shaped(message("show", { ...SHOW, files: Array.from({ length: many }, (_, at) => ({ path: `${at}`, bytes: megabyte })) }), TO_FRAME);
  assert.equal(so(64).files.length, 64);
  assert.equal(so(65), undefined);
});

const MARK = "globalThis.harmed = true";
// What an author's page may say of a notebook, by attribute, each on an element of its own.
const ATTRIBUTES = [
  ...["javascript:MARK", "JavaScript:MARK", " javascript:MARK", "java\nscript:MARK", "data:text/html,<script>MARK</script>", "data:application/json,{}", "blob:null/x", "file:///etc/passwd", "about:blank", "vbscript:MARK", "ftp://x.org/a.ipynb", "//", "http://", "https://[", "", "#", "?", "nb/\"><script>MARK</script>.ipynb", "nb/%00.ipynb", "nb/<img src=x onerror=MARK>.ipynb", "nb/no.ipynb#<script>", "nb/no.ipynb?x=<b>"].map((src) => ({ src })),
  ...["<img src=x onerror=MARK>", "\"><script>MARK</script>", "__proto__", "constructor", "..", "a/b", "a&step/1", "x".repeat(500)].map((name) => ({ src: "nb/good.ipynb", name })),
  ...["<img src=x onerror=MARK>", "__proto__", "constructor", "toString", "", "x".repeat(500)].map((session) => ({ session })),
  ...["red", "dark;", "\"", "<b>"].map((theme) => ({ theme })),
  ...["-5", "1e9", "expression(MARK)", "url(javascript:MARK)", "100px; background: url(x)", "calc(1px + ", "NaN"].map((height) => ({ height })),
  ...["never", "Load", "load;", "javascript:MARK", "onload", "true", ""].map((run) => ({ run })),
  ...["<img src=x onerror=MARK>", "python<script>", "__proto__", "jit jit jit jit", ","].map((lanes) => ({ lanes })),
  ...["<b onclick=MARK>open</b>", "<img src=x onerror=MARK>", "&lt;script&gt;"].map((fold) => ({ fold })),
  ...["<img src=x onerror=MARK>", "hidden; x"].map((inspector) => ({ inspector })),
  ...["javascript:MARK", "data:,x", "file:///etc/passwd", "<img src=x onerror=MARK>", "./a/../secret", "%00", "a%2f..%2fb", "__proto__"].flatMap((address) => [{ files: address }, { packages: `${address}.whl` }]),
];
// What stands in blocks, in outputs beside them, and in notebooks that are shown.
const TEXTS = [
  "<script>MARK</script>", "<img src=x onerror=MARK>", "<svg onload=MARK>", "</script><script>MARK</script>", "</pre><script>MARK</script>", "]]><script>MARK</script>", "<iframe srcdoc='<script>parent.MARK</script>'>", "<a href='javascript:MARK'>x</a>",
  "<style>@import 'http://evil.org/x.css'</style>", "<link rel=stylesheet href=http://evil.org/x.css>", "<base href=http://evil.org/>", "<meta http-equiv=refresh content='0;url=http://evil.org'>", "<form action=http://evil.org><button>x", "<object data=x>", "<embed src=x>", "<math><mtext><script>MARK</script></mtext></math>",
  "<freeze-frame run=load><pre>1</pre></freeze-frame>", "{{constructor.constructor('MARK')()}}", "${MARK}", "`${MARK}`", "\u2028MARK", "\u0000", "<!-- --><script>MARK</script>", "[x](javascript:MARK)", "![x](http://evil.org/x.png)", "<details open ontoggle=MARK>", "<input autofocus onfocus=MARK>", "<video><source onerror=MARK>", "\"'><b>", "&lt;script&gt;MARK&lt;/script&gt;",
];
const filled = (text) => text.replaceAll("MARK", MARK);

test(`${ATTRIBUTES.length + 3 * TEXTS.length} hostile attributes and texts do nothing, and run nothing`, async (t) => {
  const cell = (type, source, more) => ({ cell_type: type, id: `c${Math.random()}`.replace(".", ""), source, metadata: {}, ...more });
  const cells = TEXTS.map(filled).flatMap((text) => [
    cell("markdown", text),
    cell("code", text, { execution_count: null, outputs: [{ output_type: "display_data", metadata: {}, data: { "text/html": text } }, { output_type: "stream", name: "stdout", text }, { output_type: "error", ename: text, evalue: text, traceback: [text] }] }),
  ]);
  files["nb/good.ipynb"] = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { title: filled(TEXTS[1]) }, cells });
  files["hostile.html"] = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hostile</title><script type="module" src="freezeframe.js"></script></head><body></body></html>';
  // Pictures of nowhere, and files of odd names, are asked for by none but the page's own author.
  const page = await visit(t, { path: "hostile.html", allow: [/404/, /Failed to load resource/, /Not allowed to load local resource/] });
  const made = await page.evaluate(({ rows, texts }) => {
    for (const attributes of rows) {
      const element = document.createElement("freeze-frame");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (!("src" in attributes)) element.append(Object.assign(document.createElement("pre"), { textContent: "ran = True" }));
      document.body.append(element);
    }
    for (const text of texts) {
      const element = document.createElement("freeze-frame");
      element.append(Object.assign(document.createElement("pre"), { textContent: text }), Object.assign(document.createElement("pre"), { className: "output", textContent: text }));
      document.body.append(element);
    }
    return document.querySelectorAll("freeze-frame").length;
  }, { rows: ATTRIBUTES.map((it) => Object.fromEntries(Object.entries(it).map(([name, value]) => [name, filled(value)]))), texts: TEXTS.map(filled) });
  assert.equal(made, ATTRIBUTES.length + TEXTS.length);
  // Each comes near the view, and is shown or says why it cannot be.
  for (let at = 0; at < made; at++) {
    const element = page.locator("body > freeze-frame").nth(at);
    await element.evaluate((it) => it.scrollIntoView());
    const fold = element.locator("summary").first();
    if ((await element.getAttribute("fold")) !== null) await fold.click();
    if ((await element.boundingBox())?.height) await element.locator(".page, .fault").first().waitFor({ state: "attached" });
  }
  const found = await page.evaluate(() => ({
    harmed: globalThis.harmed,
    status: [...document.querySelectorAll("freeze-frame")].flatMap((it) => it.outputs.map(({ status }) => status)).filter((it) => it !== "idle"),
    scripts: [...document.querySelectorAll("freeze-frame")].flatMap((it) => [...it.shadowRoot.querySelectorAll("script, iframe, object, embed, base, meta, link, form, [onerror], [onload], [onclick], [onfocus], [ontoggle]")]).map((it) => it.outerHTML),
    links: [...document.querySelectorAll("freeze-frame")].flatMap((it) => [...it.shadowRoot.querySelectorAll("[href], [src]")]).map((it) => it.href ?? it.src).filter((it) => !/^(https?:|data:image|#|$)/.test(it)),
    polluted: {}.harmed ?? Object.prototype.src,
  }));
  assert.deepEqual(found, { harmed: undefined, status: [], scripts: [], links: [], polluted: undefined });
});

const HASHES = ["", "#", "#cell:", "#cell:null", "#cell:javascript%3Aalert(1)", "#cell:http%3A%2F%2Fa.org%2Fpath", "#cell:%", "#engine:*", "#cell:*", "#other:http%3A%2F%2Fa.org"];

test("at least 200 hostile inputs are tried", (t) => {
  const counts = { messages: NONE.length, strangers: GOOD.length * WRONG.length, attributes: ATTRIBUTES.length, texts: 3 * TEXTS.length, addresses: HASHES.length };
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  t.diagnostic(`${all} hostile inputs: ${JSON.stringify(counts)}`);
  assert.ok(all >= 200, `${all}`);
  const different = new Set([...ATTRIBUTES, ...TEXTS, ...HASHES].map((it) => JSON.stringify(it)));
  assert.equal(different.size, ATTRIBUTES.length + TEXTS.length + HASHES.length, "none is counted twice");
});

test("an embedded frame hears no page but the one that it names, and an opened one does nothing", async (t) => {
  for (const hash of HASHES) {
    const page = await visit(t, { path: `embed.html${hash}` });
    await page.evaluate((data) => postMessage(data, "*"), message("show", SHOW));
    await page.waitForTimeout(50);
    assert.equal(await page.locator("body > *").count(), 0, hash);
    await page.close();
  }
  files["frames.html"] = '<!doctype html><title>Frames</title><iframe src="embed.html#cell:https%3A%2F%2Fa.org"></iframe>';
  const page = await visit(t, { path: "frames.html", allow: [/target origin provided/] });
  const frame = page.frames()[1];
  await frame.waitForLoadState();
  await page.evaluate((data) => frames[0].postMessage(data, "*"), message("show", SHOW));
  await page.waitForTimeout(100);
  assert.equal(await frame.locator("body > *").count(), 0);
});
