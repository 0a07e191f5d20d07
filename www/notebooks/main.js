// The list of notebooks that this browser keeps: a window over the notebook. What changes the list alone is done here, by
// the library (www/library/main.js); what changes the notebook on the page is asked of it by an event.
const WORDS = {
  title: "Your notebooks",
  close: "Close",
  nothing: "This browser keeps no notebooks for this page. Save yours to a file.",
  fresh: "New notebook",
  untitled: "Untitled",
  lesson: "the lesson of this page",
  here: "open",
  open: "Open",
  rename: "Rename",
  name: "Name of the notebook",
  copy: "Duplicate",
  copyOf: (name) => `${name} (copy)`,
  remove: "Delete",
  deleted: (name) => `“${name}” is deleted.`,
  bringBack: "Undo",
  versions: "Versions",
  left: (time) => `As it was until ${time}`,
  first: "As it was at first",
  restore: "Restore",
  cells: (count) => (count === 1 ? "1 cell changed" : `${count} cells changed`),
};

/** An element with properties, and what is in it. */
function el(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in element ? (element[key] = value) : element.setAttribute(key, value);
  element.append(...inside.flat().filter(Boolean));
  return element;
}

const time = (when, timeStyle = "short") => new Date(when).toLocaleString([], { dateStyle: "medium", timeStyle });
const size = (units) => (units < 10_000 ? `${(units / 1000).toFixed(1)} kB` : units < 1e6 ? `${Math.round(units / 1000)} kB` : `${(units / 1e6).toFixed(1)} MB`);

/** Of what was changed since a notebook began, in how many cells. */
const changedCells = (edits) => (edits ? JSON.parse(edits).cells.filter((it) => "source" in it).length : 0);

/** Shows the list in `root`; `about` is what the notebook on the page says of itself (`show_notebooks` in src/app/store). */
export async function show(root, about, library) {
  const page = root.querySelector(".page");
  const list = el("ul", { className: "notebook-list", "data-testid": "notebook-list" });
  const dialog = el(
    "dialog",
    { className: "panel", "aria-label": WORDS.title },
    el("button", { className: "panel-close", "aria-label": WORDS.close, onclick: () => dialog.close() }, el("span", { className: "icon icon-delete" })),
    el("h2", {}, WORDS.title),
    about.kept ? el("button", { className: "notebook-new", "data-do": "new", onclick: create }, WORDS.fresh) : el("p", {}, WORDS.nothing),
    list,
  );
  dialog.addEventListener("close", () => dialog.remove());

  /** Asks the notebook on the page to be another one, or another version. */
  function ask(key, edits) {
    dialog.close();
    dispatchEvent(new CustomEvent("freezeframe:kept", { detail: JSON.stringify({ ask: about.id, key, edits }) }));
  }

  async function create() {
    const names = (await library.list(about.shelf)).map((row) => row.title);
    let title = WORDS.untitled;
    for (let number = 2; names.includes(title); number++) title = `${WORDS.untitled} ${number}`;
    const cells = [{ cell_type: "code", execution_count: null, id: "first", metadata: {}, outputs: [], source: [] }];
    const notebook = { cells, metadata: { title }, nbformat: 4, nbformat_minor: 5 };
    ask(await library.create({ shelf: about.shelf, title, file: `.ipynb\n${JSON.stringify(notebook)}` }));
  }

  /** Does something and shows the list anew; the focus goes to the button of this row that does `next`. */
  const then = (act, key, next) => async () => {
    await act();
    await fill();
    list.querySelector(`[data-key="${CSS.escape(key)}"] [data-do="${next}"]`)?.focus();
  };

  function row(it, versions) {
    const { key } = it;
    const name = it.name || it.title || (key === about.home ? about.title : key);
    const button = (what, act, words = WORDS[what]) => el("button", { "data-do": what, "aria-label": `${words}: ${name}`, onclick: act }, words);
    if (it.deleted) {
      const undo = button("bringBack", then(() => library.bringBack(key), key, "open"));
      return el("li", { "data-key": key, "data-deleted": "true" }, el("span", { className: "notebook-said" }, WORDS.deleted(name)), undo);
    }
    const isHere = key === about.key;
    const said = [time(it.changed), size(it.size), key === about.home && WORDS.lesson, isHere && WORDS.here];
    const item = el("li", { "data-key": key });
    if (isHere) item.setAttribute("aria-current", "true");
    const rename = () => {
      const input = el("input", { value: name, "aria-label": WORDS.name });
      const end = then(() => input.value.trim() && library.rename(key, input.value.trim()), key, "rename");
      input.onkeydown = (event) => {
        if (event.key === "Enter") end();
        if (event.key === "Escape") event.preventDefault(), then(() => {}, key, "rename")();
        event.stopPropagation();
      };
      item.querySelector(".notebook-name").replaceWith(input);
      input.select();
    };
    item.append(
      el("button", { className: "notebook-name", "data-do": "open", "aria-label": `${WORDS.open}: ${name}`, onclick: () => ask(key) }, name),
      el("span", { className: "notebook-said" }, said.filter(Boolean).join(" · ")),
      el(
        "span",
        { className: "notebook-acts" },
        versions.length > 0 && button("versions", () => showVersions(item, key, versions), `${WORDS.versions} (${versions.length})`),
        button("rename", rename),
        button("copy", then(() => library.duplicate(key, WORDS.copyOf(name)), key, "copy")),
        key !== about.home && button("remove", then(() => remove(key), key, "bringBack")),
      ),
    );
    return item;
  }

  async function remove(key) {
    await library.remove(key);
    // The page goes back to its own.
    if (key === about.key) about.key = about.home;
  }

  function showVersions(item, key, versions) {
    const open = item.querySelector(".notebook-versions");
    if (open) return open.remove();
    const rows = versions.map(({ words, edits }) => {
      const button = el("button", { "data-do": "restore", "aria-label": `${WORDS.restore}: ${words}`, onclick: () => ask(key, edits) }, WORDS.restore);
      return el("li", {}, el("span", {}, words), edits && el("span", { className: "notebook-said" }, WORDS.cells(changedCells(edits))), button);
    });
    item.append(el("ul", { className: "notebook-versions" }, rows));
  }

  /** The earlier versions of a notebook, the latest first; the last is what it was at first, unless it still is. */
  async function versionsOf({ key, revision }) {
    const found = await library.versions(key);
    const all = found.map(({ when, edits }) => ({ words: edits === null ? WORDS.first : WORDS.left(time(when, "medium")), edits }));
    return revision > 1 && found.at(-1)?.edits !== null ? [...all, { words: WORDS.first, edits: null }] : all;
  }

  async function fill() {
    const rows = await library.list(about.shelf);
    const versions = await Promise.all(rows.map(versionsOf));
    list.replaceChildren(...rows.map((it, at) => row(it, versions[at])));
  }

  if (about.kept) await fill();
  page.append(dialog);
  dialog.showModal();
  return null;
}
