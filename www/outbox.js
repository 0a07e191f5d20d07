// What a lane tells the page: events as a JSON list, { heard: true } for an interrupt, { crashed: message } at the end of a
// broken engine.
//
// The page says of each list that it has taken it. What a running cell puts out meanwhile gathers here, and a cell that puts
// out more than that waits for its reader: so a press on Stop never has much to wait for, however busy the machine is.
const PATIENCE = 40; // Milliseconds that output waits at first while a cell runs ...
const MOST_PATIENCE = 250; // ... and later, so that a flood of output leaves the page time for its visitor.
const MOST_WAITING = 64_000; // Characters of events that may wait; then the cell waits too.

class Outbox {
  #engine = null; // The engine's own outbox.
  #waiting = [];
  #size = 0; // The characters that wait.
  #unread = 0; // Lists that the page has not taken yet.
  #due = 0; // When the next list may be sent, if the page has taken the last.
  #rested = 0;
  #soon = false; // What waits is to be sent once the page has taken what it was sent.
  #room = null; // Lets a cell go on that waits for room here.
  #timer = 0;

  /** From now on the events are those of this engine. */
  open(engine) {
    this.#engine = engine.outbox();
  }

  /** Takes the engine's events. */
  collect() {
    const events = this.#engine?.take();
    if (!events) return;
    this.#waiting.push(events);
    this.#size += events.length;
  }

  /** Sends what waits. Several lists become one, so that the page draws once. */
  send() {
    const now = performance.now();
    this.#due = now + Math.min(PATIENCE + (now - this.#rested) / 8, MOST_PATIENCE);
    this.#soon = false;
    if (this.#waiting.length === 0) return;
    postMessage(`[${this.#waiting.map((events) => events.slice(1, -1)).join()}]`);
    this.#unread += 1;
    [this.#waiting, this.#size] = [[], 0];
  }

  /** Sends what waits as soon as that is due. */
  sendSoon() {
    this.#soon = true;
    this.#plan();
  }

  /** The page has taken a list. */
  taken() {
    this.#unread -= 1;
    this.#plan();
  }

  /** Has someone hear it who waits for the time when the next list is due. */
  #plan() {
    if (this.#unread > 0 || !(this.#soon || this.#room)) return;
    clearTimeout(this.#timer);
    const act = () => {
      if (this.#soon) this.send();
      this.goOn();
    };
    this.#timer = setTimeout(act, this.#due - performance.now());
  }

  /** Gives the engine a command that can be worked on in the midst of a step; false for any other. */
  answer(command) {
    return Boolean(this.#engine?.answer(command));
  }

  /** Nothing runs now. */
  rest() {
    this.#rested = performance.now();
  }

  /** Whether what waits has waited long enough, and the page can take it. */
  isDue() {
    return this.#unread === 0 && performance.now() >= this.#due;
  }

  /** Whether so much waits that the cell has to wait too. */
  isFull() {
    return this.#size > MOST_WAITING;
  }

  /** Ends when what waits can be sent, or the cell is not to wait any longer. */
  room() {
    return new Promise((resolve) => {
      this.#room = resolve;
      this.#plan();
    });
  }

  /** Has a cell that waits for room go on. */
  goOn() {
    this.#room?.();
    this.#room = null;
  }

  /** The interrupt was heard. */
  heard() {
    postMessage({ heard: true });
    this.goOn();
  }

  /** The engine is gone. */
  crashed(message) {
    this.#engine = null;
    this.send();
    postMessage({ crashed: message });
  }
}
