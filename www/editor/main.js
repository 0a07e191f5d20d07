// The code editor: CodeMirror 6 with Python, and the few calls that the page makes (see src/editor.rs).
//
// Positions are UTF-16 offsets, lines are counted from 1. The editor tells the page of edits and keys by calling
// `tell(kind, text)`, and asks it by `ask(kind, text, offset)`; it decides nothing about cells itself.
//
// What helps to write (www/editor/help.js) is a file of its own, which is loaded when the cursor is in an editor first.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentLess, indentMore } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { python } from "./python.js";
export { markFound } from "./found.js";

// The same class names as in src/text/python.rs, so that the picture and the editor look alike.
const colors = tagHighlighter([
  { tag: tags.keyword, class: "tok-keyword" },
  { tag: tags.string, class: "tok-string" },
  { tag: tags.atom, class: "tok-atom" },
  { tag: tags.number, class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: tags.meta, class: "tok-meta" },
  { tag: tags.function(tags.variableName), class: "tok-function" },
  { tag: tags.definition(tags.className), class: "tok-className" },
  { tag: tags.propertyName, class: "tok-propertyName" },
  { tag: tags.operator, class: "tok-operator" },
]);

/** A field of decorations that one effect replaces and edits carry along. */
function decorations() {
  const replace = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(value, transaction) {
      const effect = transaction.effects.find((it) => it.is(replace));
      return effect ? effect.value : value.map(transaction.changes);
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return { replace, field };
}

const numbers = new Compartment();
const errors = decorations();
const marks = decorations();

function keys(tell) {
  return keymap.of([
    { key: "Tab", run: indentMore, shift: indentLess },
    // Escape leaves the editor, so that the Tab key can move on through the page. The page itself hears the other keys
    // that act on cells (src/keys.rs), before the editor does.
    { key: "Escape", run: () => (tell("leave", ""), true) },
    ...closeBracketsKeymap,
    ...defaultKeymap,
  ]);
}

/** What CodeMirror itself says to those who hear the page. */
function phrases() {
  const { phrase, say } = globalThis.freezeframe;
  const all = [phrase("Completions"), phrase("Diagnostics"), phrase("No diagnostics"), phrase("Selection deleted"), phrase("close")];
  return Object.fromEntries(all.map((english) => [english, say(english)]));
}

/**
 * Types over a selection. A browser would keep the looks of what stood there, as styles in the text, which the page's
 * policy refuses.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main, ranges } = view.state.selection;
    const { inputType, data, isComposing } = event;
    if (inputType !== "insertText" || !data || main.empty || ranges.length > 1 || isComposing || view.composing) return false;
    event.preventDefault();
    const typed = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const hear = (handler) => handler(view, main.from, main.to, data, typed);
    if (!view.state.facet(EditorView.inputHandler).some(hear)) view.dispatch(typed());
    return true;
  },
});

/** One cell's editor. */
class Editor {
  constructor(parent, text, label, tell, ask) {
    const changed = EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((it) => it.isUserEvent("page"))) {
        tell("change", update.state.doc.toString());
      }
      if (update.focusChanged && update.view.hasFocus) {
        tell("focus", "");
        this.help(ask);
      }
    });
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          keys(tell),
          typingOver,
          numbers.of([]),
          drawSelection(),
          indentUnit.of("    "),
          EditorState.tabSize.of(4),
          parent.closest("[data-readonly]") ? EditorState.readOnly.of(true) : [],
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          EditorState.phrases.of(phrases()),
          python,
          syntaxHighlighting(colors),
          errors.field,
          marks.field,
          changed,
          EditorView.cspNonce.of("editor"),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
        ],
      }),
    });
  }

  /** Adds what helps to write, once; where it cannot be loaded, the editor does without. */
  async help(ask) {
    if (this.helped) return;
    this.helped = true;
    const help = await import("./help.js").catch(() => undefined);
    this.helped = Boolean(help);
    if (!help || !this.view.dom.isConnected) return;
    // An editor that has left the page may still be about to ask.
    const asks = (...question) => (this.view.dom.isConnected ? ask(...question) : null);
    this.view.dispatch({ effects: StateEffect.appendConfig.of(help.help(asks)) });
  }

  /** Changes the text without telling the page, which remembers what can be taken back (src/app/store/history.rs). */
  setText(text) {
    const old = this.view.state.doc.toString();
    if (text === old) return;
    let from = 0;
    while (from < old.length && old[from] === text[from]) from++;
    let end = 0;
    while (end < Math.min(old.length, text.length) - from && old.at(-1 - end) === text.at(-1 - end)) end++;
    const insert = text.slice(from, text.length - end);
    const selection = this.view.hasFocus ? { anchor: from + insert.length } : undefined;
    this.view.dispatch({ changes: { from, to: old.length - end, insert }, selection, userEvent: "page", scrollIntoView: this.view.hasFocus });
  }

  /** Marks lines of a traceback; the last one is where it was raised. */
  setErrorLines(lines) {
    const { doc } = this.view.state;
    const known = [...lines].filter((line) => line >= 1 && line <= doc.lines);
    const raised = known.at(-1);
    const ranges = [...new Set(known)]
      .sort((a, b) => a - b)
      .map((line) => Decoration.line({ class: line === raised ? "cm-error-line" : "cm-error-frame" }).range(doc.line(line).from));
    this.view.dispatch({ effects: errors.replace.of(Decoration.set(ranges)) });
  }

  /** Marks ranges: `[{ from, to, class, title, hot }]`. */
  setMarks(list) {
    const { length } = this.view.state.doc;
    const ranges = list
      .filter(({ from, to }) => from < to && to <= length)
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map((it) => Decoration.mark({ class: it.class, attributes: { title: it.title, "data-hot": it.hot } }).range(it.from, it.to));
    this.view.dispatch({ effects: marks.replace.of(Decoration.set(ranges)) });
  }

  /** Selects a range and brings it into view. */
  reveal(from, to) {
    this.show(from, to);
    this.view.focus();
  }

  /** The same, with the focus where it is. */
  show(from, to) {
    const { length } = this.view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
  }

  setNumbers(shown) {
    this.view.dispatch({ effects: numbers.reconfigure(shown ? lineNumbers() : []) });
  }

  cursor() {
    return this.view.state.selection.main.head;
  }

  focus() {
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }
}

export function create(parent, text, label, tell, ask) {
  return new Editor(parent, text, label, tell, ask);
}
