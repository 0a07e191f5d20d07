// What a kernel says of a run, as the engine says it: events of crates/base/src/protocol.rs. Nothing here speaks to anybody.

/** What a kernel evaluates behind each cell: on what JAX computes, where the cell has used it. Nothing is imported for it. */
export const DEVICE =
  "(lambda b: '' if b is None or not b.backends_are_initialized() else (lambda d: f'{len(d)} x {d[0].device_kind}')(__import__('jax').devices()))(__import__('sys').modules.get('jax._src.xla_bridge'))";
/** The release of JAX, without importing it. */
export const RELEASE = "__import__('importlib.metadata').metadata.version('jax')";

const COLOR = /\u001b\[[0-9;]*m/g;
const plain = (text) => text.replace(COLOR, "");
const joined = (value) => (Array.isArray(value) ? value.join("") : value);
// In a notebook JAX colors jaxprs; here they have the page's colors, and are compared.
const JAXPR = /\u001b\[34;1m(lambda|let|in) /;
const printed = (value) => {
  const text = joined(value);
  return JAXPR.test(text) ? plain(text) : text;
};

/** MurmurHash2 of a text with ipykernel's seed: what it calls the file of a cell. */
function hash(text) {
  const [bytes, mix] = [new TextEncoder().encode(text), 0x5bd1e995];
  let sum = 0xc70f6907 ^ bytes.length;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = Math.imul(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24), mix);
    sum = Math.imul(sum, mix) ^ Math.imul(word ^ (word >>> 24), mix);
  }
  if (whole < bytes.length) sum = Math.imul(sum ^ bytes.slice(whole).reduce((word, byte, at) => word | (byte << (8 * at)), 0), mix);
  sum = Math.imul(sum ^ (sum >>> 13), mix);
  return (sum ^ (sum >>> 15)) >>> 0;
}

/** The files that a kernel makes of cells, and how the page calls those. */
export class Files {
  #names = new Map();

  add(source, name) {
    this.#names.set(String(hash(source)), name);
  }

  /** A text with the page's names in it. */
  renamed(text) {
    return text.replace(/\S*[/\\]ipykernel_\d+[/\\](\d+)\.py/g, (path, number) => this.#names.get(number) ?? path);
  }
}

/** The forms of an object: what is no text is written as JSON, pictures as base64 without line ends. */
function formsOf(data) {
  return Object.entries(data).map(([mime, value]) => {
    const text = typeof value === "string" || Array.isArray(value) ? joined(value) : JSON.stringify(value);
    return { mime, data: /^image\/(?!svg)/.test(mime) ? text.replace(/\s/g, "") : text };
  });
}

/** What an expression came to that was evaluated behind a run: the text of a string. */
export function evaluated(content, name) {
  const text = content?.user_expressions?.[name]?.data?.["text/plain"];
  return typeof text === "string" ? text.replace(/^(['"])(.*)\1$/, "$2") : "";
}

/** One run of a cell. */
export class Run {
  constructor({ run, cell }, now, files = new Files()) {
    Object.assign(this, { files, name: { run, cell }, began: now, isBegun: false, isIdle: false, reply: undefined, isStopped: false, isOver: false });
  }

  /** The events that follow from a message about this run. */
  hear({ type, content, metadata, date }, now) {
    const events = this.read(type, content);
    if (type === "execute_reply") {
      this.reply = content;
      const spent = (Date.parse(date) - Date.parse(metadata?.started)) / 1000;
      // How long it took there, without the way.
      this.seconds = spent >= 0 ? spent : (now - this.began) / 1000;
    }
    this.isIdle ||= type === "status" && content.execution_state === "idle";
    const begins = !this.isBegun && (events.length > 0 || type === "status");
    if (begins) events.unshift(this.begin());
    if (this.reply && this.isIdle && !this.isOver) events.push(this.end(this.status()));
    return events;
  }

  read(type, content) {
    const put = (output) => ({ type: "output", ...this.name, output });
    switch (type) {
      case "stream":
        return [put({ type: "text", stream: content.name === "stderr" ? "stderr" : "stdout", text: this.files.renamed(printed(content.text)), span: null, jaxpr: false })];
      case "execute_result": {
        const { "text/plain": text, ...others } = content.data;
        if (Object.keys(others).length === 0) return [put({ type: "result", text: printed(text ?? ""), jaxpr: false })];
        return [put({ type: "display", forms: formsOf(content.data), span: null, id: content.transient?.display_id ?? null, result: true })];
      }
      case "display_data":
        return [put({ type: "display", forms: formsOf(content.data), span: null, id: content.transient?.display_id ?? null, result: false })];
      case "update_display_data":
        return [{ type: "updated", ...this.name, id: content.transient?.display_id ?? "", forms: formsOf(content.data) }];
      case "clear_output":
        return [{ type: "cleared", ...this.name, wait: Boolean(content.wait) }];
      case "error":
        // Who stops a cell knows it.
        if (this.isStopped && content.ename === "KeyboardInterrupt") return [];
        return [put({ type: "error", class: content.ename, message: this.files.renamed(content.evalue), traceback: this.files.renamed(plain(content.traceback.join("\n"))), frames: [], earlier: [], hint: null })];
      case "input_request": {
        const prompt = content.prompt ? [put({ type: "text", stream: "stdout", text: content.prompt, span: null, jaxpr: false })] : [];
        return [...(content.password ? [] : prompt), { type: "asked", ...this.name, prompt: content.prompt, secret: Boolean(content.password), span: null }];
      }
      default:
        return [];
    }
  }

  status() {
    if (this.reply.status === "ok") return "ok";
    return this.isStopped && (this.reply.ename === "KeyboardInterrupt" || this.reply.status === "aborted") ? "interrupted" : "error";
  }

  begin() {
    this.isBegun = true;
    return { type: "started", ...this.name };
  }

  end(status) {
    this.isOver = true;
    return { type: "finished", ...this.name, status, seconds: this.seconds ?? 0 };
  }

  /** The end of a run whose end was said to nobody, with a sentence in place of what may be missing. */
  cut(sentence, now) {
    this.seconds ??= (now - this.began) / 1000;
    const output = { type: "text", stream: "stderr", text: `${sentence}\n`, span: null, jaxpr: false };
    return [...(this.isBegun ? [] : [this.begin()]), { type: "output", ...this.name, output }, this.end(this.reply ? this.status() : "ok")];
  }
}
