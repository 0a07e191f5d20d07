// What helps to write: completion, signatures and docs, and what is wrong with the text. It asks the page, which asks the
// engine, by `ask(kind, text, offset)`: a promise of `[JSON, offset]`, or of nothing where there is no answer now.
//
// The engine counts bytes of UTF-8, the editor units of UTF-16.
import { acceptCompletion, autocompletion, closeCompletion, completionStatus, selectedCompletion, startCompletion } from "@codemirror/autocomplete";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, ViewPlugin, hoverTooltip, keymap, showTooltip } from "@codemirror/view";

const { say } = globalThis.freezeframe;
const SETTLES = 600; // Milliseconds without a key after which a text is checked.
const LATER = 3000; // The same where the engine could not answer.
const FAR = 20_000; // What stands further before a place is not needed to understand it.
const KINDS = { argument: "property", key: "text", module: "namespace", function: "function", class: "class", property: "property", value: "variable", keyword: "keyword" };

const bytes = (text) => new TextEncoder().encode(text).length;

/** The text up to a place, from where it helps to understand what stands there. */
function before(state, to) {
  const from = to > FAR ? state.doc.lineAt(to - FAR).from : 0;
  return { from, text: state.sliceDoc(from, to) };
}

/** The offset in UTF-16 of an offset in bytes. */
function units(text, offset) {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, offset)).length;
}

async function answer(ask, kind, text, offset) {
  const told = await ask(kind, text, offset);
  return told && { value: JSON.parse(told[0]), from: told[1] };
}

// Completion

function option({ name, kind, signature, doc }) {
  const boost = { argument: 2, key: 2, keyword: -1 }[kind];
  return { label: name, type: KINDS[kind], detail: signature ?? undefined, info: doc ? () => inEnglish(prose(doc)) : undefined, boost };
}

/** By itself it opens behind a dot only. */
const completing = (ask) => async (context) => {
  const word = context.matchBefore(/[\p{L}\p{N}_]*/u);
  const opens = !word.text && context.state.sliceDoc(word.from - 1, word.from) === ".";
  if (!context.explicit && !opens) return null;
  // The first letter is enough: what follows is sifted here, also when letters are taken back.
  const first = [...word.text][0] ?? "";
  const { from, text } = before(context.state, word.from + first.length);
  const told = await answer(ask, "complete", text, bytes(text));
  if (!told?.value.length || context.aborted) return null;
  const start = from + units(text, told.from);
  const prefix = context.state.sliceDoc(start, from + text.length);
  const goesOn = told.value.some((it) => it.kind === "key") ? /^[^"']*$/ : /^[\p{L}\p{N}_]*$/u;
  const validFor = (now) => now.startsWith(prefix) && goesOn.test(now) && (prefix || !now.startsWith("_"));
  return { from: start, options: told.value.map(option), validFor };
};

/** True where Tab and Shift+Tab indent: before a line's text, and with several characters selected. */
function indents({ state }) {
  const { empty, head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return !empty || !state.sliceDoc(line.from, head).trim();
}

function tab(view) {
  if (completionStatus(view.state) === "active") acceptCompletion(view);
  else if (indents(view)) return false;
  else startCompletion(view);
  return true;
}

/** A word that is whole already is left as it is, and Enter begins a line. */
function enter(view) {
  const chosen = selectedCompletion(view.state);
  const { head } = view.state.selection.main;
  if (chosen && view.state.sliceDoc(head - chosen.label.length, head) === chosen.label) closeCompletion(view);
  return false;
}

// Signatures and docs

/** The parts of a doc: texts, and examples as the lines of code in them. */
function parts(doc) {
  const parts = [];
  for (const block of doc.trim().split(/\n\s*\n/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.trimStart().startsWith(">>>"));
    if (at !== 0) parts.push({ text: lines.slice(0, at < 0 ? undefined : at).join("\n") });
    if (at < 0) continue;
    const code = lines.slice(at).map((line) => line.trimStart()).filter((line) => /^(>>>|\.\.\.)/.test(line));
    parts.push({ text: lines.slice(at).join("\n"), code: code.map((line) => line.slice(4)) });
  }
  return parts;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** Text in which names stand between backticks. */
function prose(text) {
  const pieces = text.split("`").map((piece, at) => (at % 2 ? element("code", "", piece) : piece));
  return element("p", "", ...pieces);
}

/** Docs are in English, whatever the page speaks. */
const inEnglish = (element) => Object.assign(element, { lang: "en" });

/** Puts an example below the line at a place. */
function insert(view, pos, code) {
  const line = view.state.doc.lineAt(pos);
  const indent = line.text.match(/^\s*/)[0];
  const text = code.map((it) => "\n" + indent + it).join("");
  view.dispatch({
    changes: { from: line.to, insert: text },
    selection: { anchor: line.to + text.length },
    effects: close.of(null),
    scrollIntoView: true,
    userEvent: "input.complete",
  });
  view.focus();
}

function card(view, pos, { name, signature, doc, class: kind }) {
  const title = signature ? [element("strong", "", name), signature] : [element("strong", "", name), ` ${kind}`];
  const dom = element("div", "cm-help", element("p", "cm-help-title", ...title));
  dom.setAttribute("role", "group");
  dom.setAttribute("aria-label", say("About {name}. Escape closes it.", { name }));
  dom.tabIndex = -1;
  for (const { text, code } of parts(doc ?? "")) {
    if (!code) {
      dom.append(inEnglish(prose(text)));
      continue;
    }
    const button = element("button", "", say("Insert this example"));
    button.type = "button";
    button.onclick = () => insert(view, pos, code);
    dom.append(inEnglish(element("pre", "", text)), button);
  }
  dom.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    view.dispatch({ effects: close.of(null) });
    view.focus();
  };
  return { dom };
}

const open = StateEffect.define();
const close = StateEffect.define();

/** What was asked for by a key, until the text or the cursor moves. */
const asked = StateField.define({
  create: () => null,
  update(value, { effects, docChanged, selection }) {
    for (const effect of effects) {
      if (effect.is(open)) return effect.value;
      if (effect.is(close)) return null;
    }
    return docChanged || selection ? null : value;
  },
  provide: (self) => showTooltip.from(self),
});

/** For who has no pointer to rest on a name, and no Shift+Tab: a button beside the name that was touched. */
const touching = (ask) =>
  EditorView.domEventHandlers({
    click(event, view) {
      if (event.pointerType !== "touch") return;
      // The cursor comes to where was touched behind this.
      setTimeout(() => offer(ask, view), 0);
    },
  });

async function offer(ask, view) {
  const { state } = view;
  const { empty, head } = state.selection.main;
  if (!empty || !/[\p{L}\p{N}_]/u.test(state.sliceDoc(head - 1, head + 1))) return;
  const told = await describe(ask, state, head);
  if (!told || view.state.doc !== state.doc || view.state.selection.main.head !== head) return;
  const show = () => {
    const tooltip = { pos: head, above: true, create: () => card(view, head, told) };
    view.dispatch({ effects: open.of(tooltip) });
  };
  const button = element("button", "", say("About {name}", { name: told.name }));
  button.type = "button";
  // The cursor, and with it this, stays where it is.
  button.onpointerdown = (event) => event.preventDefault();
  button.onclick = show;
  const create = () => ({ dom: element("div", "cm-help cm-help-offer", button) });
  view.dispatch({ effects: open.of({ pos: head, above: false, create }) });
}

async function describe(ask, state, pos) {
  const rest = state.sliceDoc(pos, Math.min(state.doc.length, pos + 200)).match(/^[\p{L}\p{N}_]*/u)[0];
  const { text } = before(state, pos + rest.length);
  const told = await answer(ask, "describe", text, bytes(text) - bytes(rest));
  return told?.value;
}

/** Says what the name at the cursor is, or what is called there; pressed again, goes into what is shown. */
const describing = (ask) => (view) => {
  if (indents(view)) return false;
  const shown = view.state.field(asked);
  if (shown) {
    const dom = view.dom.querySelector(".cm-help");
    (dom?.querySelector("button") ?? dom)?.focus();
    return true;
  }
  const { state } = view;
  const pos = state.selection.main.head;
  describe(ask, state, pos).then((told) => {
    if (!told || view.state.doc !== state.doc || view.state.selection.main.head !== pos) return;
    const tooltip = { pos, above: true, create: () => card(view, pos, told) };
    const more = told.doc?.includes(">>>") ? say(" Shift+Tab again leads to its example.") : "";
    const said = `${told.name}${told.signature ?? ""}. ${(told.doc ?? "").split("\n\n")[0]}${more}`;
    view.dispatch({ effects: [open.of(tooltip), EditorView.announce.of(said)] });
  });
  return true;
};

function escape(view) {
  if (!view.state.field(asked)) {
    // Candidates that are only on their way do not keep the cursor in the editor.
    if (completionStatus(view.state) === "pending") closeCompletion(view);
    return false;
  }
  view.dispatch({ effects: close.of(null) });
  return true;
}

const hovering = (ask) =>
  hoverTooltip(
    async (view, pos) => {
      if (view.state.field(asked) || !/[\p{L}\p{N}_]/u.test(view.state.sliceDoc(pos, pos + 1))) return null;
      const told = await describe(ask, view.state, pos);
      return told && told.argument === null ? { pos, above: true, create: () => card(view, pos, told) } : null;
    },
    { hoverTime: 500, hideOnChange: true },
  );

// What is wrong

/** An empty range is shown at the character beside it. */
function diagnostic(text, { severity, message, start, end }) {
  let [from, to] = [units(text, start), units(text, end)];
  if (from === to) to = Math.min(to + 1, text.length);
  if (from === to || text.slice(from, to) === "\n") from = Math.max(from - 1, 0);
  return { from, to, severity, message, renderMessage: () => inEnglish(element("span", "", message)) };
}

const checking = (ask) =>
  ViewPlugin.define((view) => {
    let timer;
    const wait = (time) => {
      clearTimeout(timer);
      timer = setTimeout(check, time);
    };
    const check = async () => {
      const { doc } = view.state;
      const told = await answer(ask, "check", "", 0);
      if (timer === undefined || view.state.doc !== doc) return;
      if (!told) return view.hasFocus && wait(LATER);
      const text = doc.toString();
      view.dispatch(setDiagnostics(view.state, told.value.map((it) => diagnostic(text, it))));
    };
    wait(0);
    return {
      update(update) {
        if (update.docChanged) wait(SETTLES);
        else if (update.focusChanged && view.hasFocus) wait(0);
      },
      destroy() {
        clearTimeout(timer);
        timer = undefined;
      },
    };
  });

const look = EditorView.theme({
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-code)", fontSize: "var(--text-small)", maxHeight: "16em", maxWidth: "min(44rem, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", lineHeight: "1.5", textOverflow: "ellipsis" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--selection)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--ink-faint)", fontStyle: "normal", marginLeft: "0" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "24rem", padding: "4px 10px", font: "var(--text-small) / 1.5 var(--font-ui)" },
  ".cm-help": { maxWidth: "min(36rem, 90vw)", maxHeight: "20rem", overflow: "auto", padding: "6px 12px", font: "var(--text-small) / 1.5 var(--font-ui)" },
  ".cm-help.cm-help-offer": { padding: "6px 12px 0" },
  ".cm-help-offer button": { minHeight: "32px" },
  ".cm-help p": { margin: "4px 0" },
  ".cm-help .cm-help-title, .cm-help pre, .cm-help code": { fontFamily: "var(--font-code)", overflowWrap: "anywhere" },
  ".cm-help pre": { margin: "4px 0", whiteSpace: "pre-wrap" },
  ".cm-help button": { margin: "0 0 6px", padding: "2px 10px", border: "1px solid var(--line-strong)", borderRadius: "5px", background: "none", color: "inherit", font: "inherit", cursor: "pointer" },
  ".cm-tooltip-lint": { maxWidth: "min(36rem, 90vw)", font: "var(--text-small) / 1.5 var(--font-ui)" },
  ".cm-diagnostic": { borderLeft: "3px solid var(--line-strong)", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--fault)" },
  ".cm-panel.cm-panel-lint": { background: "var(--paper-raised)", color: "var(--ink)" },
});

/** What an editor gets; `ask` is the page's. */
export function help(ask) {
  const keys = [
    { key: "Tab", run: tab },
    { key: "Shift-Tab", run: describing(ask) },
    { key: "Enter", run: enter },
    { key: "Escape", run: escape },
  ];
  return [
    // Before the keys of the list of candidates.
    Prec.highest(keymap.of(keys)),
    autocompletion({ override: [completing(ask)], icons: false, maxRenderedOptions: 200 }),
    asked,
    hovering(ask),
    touching(ask),
    checking(ask),
    look,
    keymap.of(lintKeymap),
  ];
}
