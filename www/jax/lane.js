// A lane whose cells run on a Jupyter server: to the page it is a worker (src/engine/worker.rs), which is told commands and
// says events; to the kernel it is a client.
import { DEVICE, Files, RELEASE, Run, evaluated } from "./kernel.js";
import { inWords } from "./faults.js";

const say = (...text) => globalThis.freezeframe.say(...text);
const KEPT = 100; // Runs whose late words are heard, of threads for example.
const STUBBORN = 6000; // Milliseconds after which a kernel that was interrupted is taken to be in the midst of something.
const SETTLING = 1500; // Milliseconds for what a server has kept to arrive behind the kernel's greeting.

/** What the page has in place of a worker. */
class Lane {
  onmessage = null;
  onerror = null;
  runs = new Map();
  files = new Files();

  constructor(connection) {
    this.connection = connection;
  }

  /** What a worker says. */
  tell(data) {
    if (!this.isOver) this.onmessage?.({ data });
  }

  events(events) {
    if (events.length > 0) this.tell(JSON.stringify(events));
  }

  /** Says a sentence to the reader; an empty one takes the last away. */
  said(sentence) {
    this.tell({ said: sentence });
  }

  postMessage(text) {
    const command = JSON.parse(text);
    if (command === "interrupt") this.interrupt();
    else if (command.type === "run_cell") this.run(command);
    else if (command.type === "answer") this.connection.send("stdin", "input_reply", { status: "ok", value: command.line ?? "\u0004" });
  }

  terminate() {
    this.isOver = true;
  }

  run({ run, cell, source, filename }) {
    const content = { code: source, silent: false, store_history: true, user_expressions: { device: DEVICE }, allow_stdin: true, stop_on_error: true };
    this.files.add(source, filename);
    this.current = new Run({ run, cell }, performance.now(), this.files);
    this.runs.set(this.connection.send("shell", "execute_request", content), this.current);
    const [oldest] = this.runs.keys();
    if (this.runs.size > KEPT) this.runs.delete(oldest);
  }

  hear(message) {
    const run = this.runs.get(message.of);
    if (!run) return;
    this.events(run.hear(message, performance.now()));
    const device = message.type === "execute_reply" && evaluated(message.content, "device");
    if (device) this.connection.isOn(device);
  }

  async interrupt() {
    const { current, connection } = this;
    if (current) current.isStopped = true;
    this.tell({ heard: true });
    await connection.pipe.ask("interrupt").catch((fault) => this.said(inWords(fault, connection.host)));
    setTimeout(() => {
      const goesOn = current && !current.isOver && !this.isOver;
      if (goesOn) this.said(say("The kernel at {host} has not stopped yet: it is in the midst of something that Python cannot leave. Restart ends it, and its variables.", { host: connection.host }));
    }, STUBBORN);
  }
}

/** A session's kernel on a server. */
export class Connection {
  constructor(pipe, host) {
    Object.assign(this, { pipe, host, jax: "", device: "", isFresh: true });
    pipe.hear = (said) => (said.message ? this.hear(said.message) : this.turn(said));
  }

  /** Learns which release of JAX is there. */
  async introduce() {
    const content = { code: "", silent: true, store_history: false, user_expressions: { jax: RELEASE }, allow_stdin: false, stop_on_error: false };
    const reply = new Promise((resolve) => (this.introduced = resolve));
    this.asked = this.send("shell", "execute_request", content);
    this.jax = evaluated(await reply, "jax");
  }

  send(channel, type, content) {
    const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    this.pipe.tell("send", { channel, type, content, id });
    return id;
  }

  /** A lane of this kernel: the first has it as it is, one that follows begins anew. */
  begin() {
    const lane = new Lane(this);
    this.lane?.terminate();
    this.lane = lane;
    const isReady = this.isFresh || (this.isReborn ? this.pipe.ask("settle") : this.restart());
    this.isFresh = this.isReborn = false;
    Promise.resolve(isReady).then(
      () => {
        lane.tell({ jax: this.jax, device: this.device });
        lane.events(["ready"]);
      },
      (fault) => lane.tell({ crashed: inWords(fault, this.host) }),
    );
    return lane;
  }

  async restart() {
    this.isRestarting = true;
    await this.pipe.ask("restart").finally(() => (this.isRestarting = false));
  }

  isOn(device) {
    if (device === this.device) return;
    this.device = device;
    this.lane?.tell({ jax: this.jax, device });
  }

  hear(message) {
    const { type, of, content } = message;
    if (type === "execute_reply" && of === this.asked) return this.introduced(content);
    if (type === "status" && ["restarting", "autorestarting", "dead"].includes(content.execution_state) && !this.isRestarting) {
      this.isReborn = content.execution_state !== "dead";
      return this.lose(say("The kernel at {host} has died, often because it had no memory left. It is started afresh, and its variables are gone: run the cells again.", { host: this.host }));
    }
    this.lane?.hear(message);
  }

  /** The kernel is another one, or none. */
  lose(sentence) {
    this.lane?.said(sentence);
    this.lane?.tell({ crashed: sentence });
  }

  /** The connection is lost, or there again. */
  turn({ state, tries }) {
    const { host, lane } = this;
    if (state === "away") lane?.said(say("The connection to {host} is lost. The kernel goes on there, and this page tries to come back.", { host }));
    if (state === "token" || state === "gone") this.lose(inWords({ kind: state }, host));
    if (state === "back") {
      if (tries > 0) lane?.said(say("The connection to {host} is there again; the variables are too.", { host }));
      this.complete(lane?.current);
    }
  }

  /** Ends a run whose end was said while nobody heard. */
  async complete(run) {
    if (!run || run.isOver) return;
    await this.pipe.ask("settle").catch(() => {});
    setTimeout(() => {
      const sentence = say("[What was printed while the connection was lost may be missing.]");
      if (!run.isOver) this.lane?.events(run.cut(sentence, performance.now()));
    }, SETTLING);
  }

  async end() {
    this.lane?.terminate();
    await this.pipe.ask("end").catch(() => {});
    this.pipe.close();
  }
}
