// The list of notebooks that this browser keeps: a window over the notebook. What changes the list alone is done here, by
// the library (www/library/main.js); what changes the notebook on the page is asked of it by an event.
import { el, size } from "./el.js";

const { say, count, locale } = globalThis.freezeframe;

const time = (when, timeStyle = "short") => new Date(when).toLocaleString(locale(), { dateStyle: "medium", timeStyle });

/**
 * The list is one stop of the Tab key. The arrow keys lead through the buttons of a row and from row to row; what was
 * chosen last is the stop. Gives what sets the stop anew once the list has changed.
 */
function rove(list) {
  const all = () => [...list.querySelectorAll("button")];
  const stop = (wanted) => all().forEach((it) => (it.tabIndex = it === wanted ? 0 : -1));
  list.addEventListener("focusin", ({ target }) => target.matches("button") && stop(target));
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("li");
    if (!event.target.matches("button") || !row) return;
    const own = (li) => all().filter((it) => it.closest("li") === li);
    const rows = [...list.querySelectorAll("li")].filter((li) => own(li).length > 0);
    const [at, buttons] = [rows.indexOf(row), own(row)];
    const beside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const other = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
    // What does the same in the other row, else its first button.
    const alike = other && (own(other).find((it) => it.dataset.do === event.target.dataset.do) ?? own(other)[0]);
    const next = beside ? buttons[buttons.indexOf(event.target) + beside] : alike;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return () => {
    const active = list.getRootNode().activeElement;
    stop(list.contains(active) ? active : list.querySelector("button"));
  };
}

/** Of what was changed since a notebook began, in how many cells. */
const changedCells = (edits) => (edits ? JSON.parse(edits).cells.filter((it) => "source" in it).length : 0);

/** Shows the list in `root`; `about` is what the notebook on the page says of itself (`show_notebooks` in src/app/store). */
export async function show(root, about, library) {
  const page = root.querySelector(".page");
  const list = el("ul", { className: "notebook-list", "data-testid": "notebook-list" });
  const dialog = el(
    "dialog",
    { className: "panel", "aria-label": say("Your notebooks") },
    el("button", { className: "panel-close", "aria-label": say("Close"), onclick: () => dialog.close() }, el("span", { className: "icon icon-delete" })),
    el("h2", {}, say("Your notebooks")),
    about.kept ? el("button", { className: "notebook-new", "data-do": "new", onclick: create }, say("New notebook")) : el("p", {}, say("This browser keeps no notebooks for this page. Save yours to a file.")),
    list,
  );
  dialog.addEventListener("close", () => dialog.remove());
  const settle = rove(list);

  /** Asks the notebook on the page to be another one, or another version. */
  function ask(key, edits, outputs) {
    dialog.close();
    dispatchEvent(new CustomEvent("freezeframe:kept", { detail: JSON.stringify({ ask: about.id, key, edits, outputs }) }));
  }

  async function create() {
    const names = (await library.list(about.shelf)).map((row) => row.title);
    let title = say("Untitled");
    for (let number = 2; names.includes(title); number++) title = `${say("Untitled")} ${number}`;
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
    const button = (what, act, words) => el("button", { "data-do": what, "aria-label": `${words}: ${name}`, onclick: act }, words);
    if (it.deleted) {
      const undo = button("bringBack", then(() => library.bringBack(key), key, "open"), say("Undo"));
      return el("li", { "data-key": key, "data-deleted": "true" }, el("span", { className: "notebook-said" }, say("“{name}” is deleted.", { name })), undo);
    }
    const isHere = key === about.key;
    const said = [time(it.changed), size(it.size), key === about.home && say("the lesson of this page"), isHere && say("open")];
    const item = el("li", { "data-key": key });
    if (isHere) item.setAttribute("aria-current", "true");
    const rename = () => {
      const input = el("input", { value: name, "aria-label": say("Name of the notebook") });
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
      el("button", { className: "notebook-name", "data-do": "open", "aria-label": `${say("Open")}: ${name}`, onclick: () => ask(key) }, name),
      el("span", { className: "notebook-said" }, said.filter(Boolean).join(" · ")),
      el(
        "span",
        { className: "notebook-acts" },
        versions.length > 0 && button("versions", () => showVersions(item, key, versions), `${say("Versions")} (${versions.length})`),
        button("rename", rename, say("Rename")),
        button("copy", then(() => duplicate(key, name), key, "copy"), say("Duplicate")),
        key !== about.home && button("remove", then(() => remove(key), key, "bringBack"), say("Delete")),
      ),
    );
    return item;
  }

  async function duplicate(key, name) {
    const copy = await library.duplicate(key, say("{name} (copy)", { name }));
    await freezeframe.copyFiles(key, copy);
  }

  async function remove(key) {
    await library.remove(key);
    // The page goes back to its own.
    if (key === about.key) about.key = about.home;
  }

  function showVersions(item, key, versions) {
    const open = item.querySelector(".notebook-versions");
    if (open) return open.remove();
    const rows = versions.map(({ words, edits, outputs }) => {
      const button = el("button", { "data-do": "restore", "aria-label": `${say("Restore")}: ${words}`, onclick: () => ask(key, edits, outputs) }, say("Restore"));
      return el("li", {}, el("span", {}, words), edits && el("span", { className: "notebook-said" }, count("1 cell changed|{n} cells changed", changedCells(edits))), button);
    });
    item.append(el("ul", { className: "notebook-versions" }, rows));
    settle();
  }

  /** The earlier versions of a notebook, the latest first; the last is what it was at first, unless it still is. */
  async function versionsOf({ key, revision }) {
    const found = await library.versions(key);
    const all = found.map(({ when, edits, outputs }) => ({ outputs, words: edits === null ? say("As it was at first") : say("As it was until {time}", { time: time(when, "medium") }), edits }));
    return revision > 1 && found.at(-1)?.edits !== null ? [...all, { words: say("As it was at first"), edits: null }] : all;
  }

  async function fill() {
    const rows = await library.list(about.shelf);
    const versions = await Promise.all(rows.map(versionsOf));
    list.replaceChildren(...rows.map((it, at) => row(it, versions[at])));
    settle();
  }

  if (about.kept) await fill();
  page.append(dialog);
  dialog.showModal();
  return null;
}
