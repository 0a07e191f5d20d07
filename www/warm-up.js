// While nobody asks a lane for anything it runs a program in a session of its own (www/warm-up.py). A browser compiles a
// function of WebAssembly when it is called first, once for all workers, and a visitor's first program calls some thousands:
// after this it does not wait for them. Nothing is loaded for it, and whatever comes in ends it.
const REST = 500; // Milliseconds without mail before a lane warms up ...
const STEP = 20_000; // ... and the instructions that it then runs at once.

class WarmUp {
  #cells = null; // What is still to be run.
  #engine = null; // The session that runs it ...
  #before = null; // ... and what the lane was before it began.
  #timer = 0;

  /** `moment`: what to go back to should the session break; nothing where the lane has something to do. */
  constructor(moment) {
    Object.assign(this, { moment, config: "", done: false });
  }

  /** Whether it runs now. */
  get runs() {
    return Boolean(this.#engine);
  }

  /** Asks for it; `cells`: the program's texts. */
  wish(cells) {
    this.#cells = cells;
    this.#rest();
  }

  /** Ends what runs, for mail that is about to be read; it begins anew when there has been none for a while. */
  giveWay() {
    if (this.#engine) this.#undo();
    this.#rest();
  }

  /** What a part gives, unless it is asked for here. */
  only(load) {
    if (this.#engine) throw new PartMissing();
    return load();
  }

  #rest() {
    clearTimeout(this.#timer);
    if (this.#cells) this.#timer = setTimeout(() => this.#run(), REST);
  }

  async #run() {
    this.#before = this.moment();
    if (!this.#before) return this.#rest();
    const engine = (this.#engine = new wasm_bindgen.Engine(this.config));
    try {
      for (const [cell, source] of this.#cells.entries()) {
        engine.command(JSON.stringify({ type: "run_cell", run: cell, cell, revision: 0, filename: `Cell In[${cell + 1}]`, source }));
        do {
          await mail();
          if (this.#engine !== engine) return;
        } while (engine.step(STEP, false));
      }
      engine.free();
      this.#engine = null;
    } catch {
      this.#undo();
    }
    this.#before = this.#cells = null;
    this.done = true;
  }

  /** Makes the lane forget the session, wherever that is: to end it properly could take parts that are not there. */
  #undo() {
    this.#engine.__destroy_into_raw();
    this.#engine = null;
    this.#before.restore();
  }
}
