// A place in a page where code is to live: what the author wrote stands there until the engine is ready, and then a cell
// takes its place without moving anything.
import { Framed } from "./framed.js";
import { Live, open } from "./live.js";
import { lookOf, paperOf, themeAround } from "./look.js";
import { say } from "./say.js";

const SITE = new URL(import.meta.url).origin;
/** Whether the site is where the page is; else what lives, lives in frames of the site. */
export const isAtHome = SITE === location.origin;

// From how far away a cell is made ready.
const MARGIN = "800px 0px";

// What is behind a cell of another theme than the page's.
const PAPERS = { light: "#ffffff", dark: "#12151a" };

const watched = new WeakMap();
const observer = new IntersectionObserver((entries) => entries.forEach(near), { rootMargin: MARGIN });
const inView = new IntersectionObserver((entries) => entries.forEach(near));

function near({ target, isIntersecting, isVisible }) {
  if (isIntersecting) watched.get(target)?.();
}

/** Calls `act` once when an element comes near the view, or into it. */
function once(element, by, act) {
  watched.set(element, () => {
    by.unobserve(element);
    act();
  });
  by.observe(element);
}

/** Where a cell stands among those of the page. */
function placeOf(owner, box) {
  const before = [...document.querySelectorAll("freeze-frame")].indexOf(owner);
  return before + [...owner.shadowRoot.querySelectorAll(".box")].indexOf(box) / 1000;
}

export class Cell {
  /**
   * `owner`: the element; `box`: where the cell goes, in the owner's shadow root; `block`: what stands for it until then,
   * and its `text`; `recorded`: what was recorded of a lane; `give`: called when the block is to be seen no more; `options`: what it is mounted with.
   */
  constructor({ owner, box, block, text, recorded, give, options }) {
    Object.assign(this, { owner, box, block, text, recorded, give, options });
    this.live = undefined;
  }

  /** Waits until the cell comes near the view; `run` says whether it then runs by itself, as the page's author may ask. */
  wait(run) {
    const seen = this.block ?? this.box;
    if (run === "visible") once(seen, inView, () => this.run().catch(() => {}));
    else once(seen, observer, () => this.begin().catch(() => {}));
  }

  /** Makes the cell live, once. */
  begin() {
    this.begun ??= this.enter().catch((error) => {
      this.begun = undefined;
      this.fail(error);
      throw error;
    });
    return this.begun;
  }

  async enter() {
    const { owner, box, options } = this;
    const place = document.createElement("div");
    place.classList.add("live", "waits");
    place.classList.toggle("single", Boolean(options.single));
    place.classList.toggle("readonly", Boolean(options.readonly));
    if (options.readonly) place.dataset.readonly = "";
    const live = isAtHome ? new Live(place, this.hear.bind(this)) : new Framed(place, this.hear.bind(this));
    const [text, files] = await Promise.all([options.load(), options.files()]);
    if (isAtHome) await open();
    if (!owner.isConnected) throw new Error(say("the cell is no longer on the page"));
    box.prepend(place);
    const { look, margins } = this.block && options.single ? lookOf(this.block, this.text) : {};
    this.place = place;
    place.dataset.place = placeOf(owner, box);
    this.wear(look ?? {});
    this.worn = undefined;
    this.follow();
    try {
      await live.show({ ...options, text, files }, { theme: place.dataset.theme, look: this.dress(look), place: Number(place.dataset.place) });
    } catch (error) {
      place.remove();
      live.end();
      throw error;
    }
    this.live = live;
    if (margins) place.style.margin = margins.join(" ");
    place.classList.remove("waits");
    this.give();
    box.querySelector(".fault")?.remove();
    this.entered?.();
  }

  /** A look, with the paper that the cell wears. */
  dress(look = {}) {
    const { style } = this.place;
    const papers = this.block && this.options.single ? ["--block-paper", "--block-scheme"] : [];
    return { ...look, ...Object.fromEntries(papers.map((name) => [name, style.getPropertyValue(name)])) };
  }

  wear(look) {
    for (const [name, value] of Object.entries(look)) this.place.style.setProperty(name, value);
  }

  /** Takes the theme of the page, or the one that the element names, and the block's paper, which the page may change. */
  follow() {
    const { place, owner, block } = this;
    if (!place) return;
    const [named, around] = [owner.getAttribute("theme"), themeAround(owner)];
    const theme = named === "dark" || named === "light" ? named : around;
    const worn = block && this.options.single ? paperOf(block, owner) : {};
    // A paper that the page made for its own theme is none for another.
    const look = theme === around ? worn : Object.fromEntries(Object.keys(worn).map((name) => [name, ""]));
    const all = JSON.stringify([theme, look]);
    if (all === this.worn) return;
    this.worn = all;
    place.dataset.theme = theme;
    place.style.background = theme === around ? "" : PAPERS[theme];
    this.wear(look);
    this.live?.wear?.({ theme, look });
  }

  hear(name, detail) {
    this.owner.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** Says that the cell cannot be run, below what can be read all the same. */
  fail(error) {
    if (!this.box.isConnected) return;
    const sentence = document.createElement("p");
    sentence.className = "fault";
    sentence.setAttribute("role", "alert");
    const again = document.createElement("button");
    again.textContent = say("Try again");
    again.onclick = () => this.begin().catch(() => {});
    sentence.append(say("This code cannot be run: {why}.", { why: error.message }), " ", again);
    this.box.querySelector(".fault")?.remove();
    this.box.append(sentence);
  }

  /** The state of its code cells, as it is known now. */
  state() {
    if (this.live) return this.live.state();
    const lane = (name) => ({ text: this.recorded?.(name) ?? "", error: null });
    return this.options.single ? [{ cell: "code", status: "idle", code: this.text, lanes: { python: lane("python"), jit: lane("jit") }, findings: [] }] : [];
  }

  /** Runs it. Asked again meanwhile, it runs once more behind that: to ask for what runs would stop it. */
  run() {
    const once = async () => {
      await this.begin();
      await this.live.run();
    };
    this.running = (this.running ?? Promise.resolve()).then(once, once);
    return this.running;
  }

  /** Takes the cell off the page. */
  leave() {
    observer.unobserve(this.block ?? this.box);
    inView.unobserve(this.block ?? this.box);
    this.live?.end();
    this.live = this.begun = this.running = undefined;
    this.place?.remove();
  }
}
