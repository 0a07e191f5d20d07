// What a lane tells the page: events as a JSON list, { heard: true } for an interrupt, { crashed: message } at the end of a
// broken engine.
const PATIENCE = 40; // Milliseconds that output waits at first while a cell runs ...
const MOST_PATIENCE = 250; // ... and later, so that a flood of output leaves the page time for its visitor.
const MOST_WAITING = 64_000; // Characters of events that may wait; then the cell waits too.

class Outbox {
  #engine = null; // The engine's own outbox.
  #waiting = [];
  #sent = 0;
  #rested = 0;

  /** From now on the events are those of this engine. */
  open(engine) {
    this.#engine = engine.outbox();
  }

  /** Takes the engine's events. */
  collect() {
    const events = this.#engine?.take();
    if (events) this.#waiting.push(events);
  }

  /** Sends what waits. Several lists become one, so that the page draws once. */
  send() {
    this.#sent = performance.now();
    if (this.#waiting.length) postMessage(`[${this.#waiting.map((events) => events.slice(1, -1)).join()}]`);
    this.#waiting = [];
  }

  /** Gives the engine a command that can be worked on in the midst of a step; false for any other. */
  answer(command) {
    return Boolean(this.#engine?.answer(command));
  }

  /** Nothing runs now. */
  rest() {
    this.#rested = performance.now();
  }

  /** Whether so much waits that the cell has to wait too. */
  isFull() {
    return this.#waiting.reduce((sum, events) => sum + events.length, 0) > MOST_WAITING;
  }

  /** Whether what waits has waited long enough. */
  isDue(now) {
    return now - this.#sent > this.patience();
  }

  /** How long output waits now. */
  patience() {
    return Math.min(PATIENCE + (performance.now() - this.#rested) / 8, MOST_PATIENCE);
  }

  /** The interrupt was heard. */
  heard() {
    postMessage({ heard: true });
  }

  /** The engine is gone. */
  crashed(message) {
    this.#engine = null;
    this.send();
    postMessage({ crashed: message });
  }
}
