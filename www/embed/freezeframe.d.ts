/** What `freezeframe.js` gives a page: the element `<freeze-frame>`, and `freezeframe.upgrade`. */

/** What plain Python or `jit` put out. */
export interface LaneOutput {
  /** All of it as text; figures and the like are named in brackets. */
  text: string;
  /** The class and the message of the exception that ended the run. */
  error: string | null;
}

export type Status = "idle" | "queued" | "running" | "done" | "error" | "stopped" | "skipped" | "lost";

/** What one code cell put out, or what was recorded of it while it has not run (`idle`). */
export interface CellOutputs {
  /** The name of the cell in its notebook; `code` for a cell of the page's own text. */
  cell: string;
  status: Status;
  lanes: { python: LaneOutput; jit: LaneOutput };
}

/** Something that a reader should see of what `jit` took in: a change that it missed, an effect, a refusal. */
export interface Finding {
  cell: string;
  /** The function that was traced. */
  function: string;
  /** As the program writes it: `g`, `self.n`, `cfg["lr"]`. */
  name: string;
  /** `global`, `closure`, `attribute` ...: a kind of docs/corpus.md. */
  kind: string;
  /** Its value when the function was traced, or what happened then. */
  then: string;
  /** Its value now, where there is one. */
  now: string | null;
  /** True if a call ran though it had changed. */
  stale: boolean;
  /** A sentence about it. */
  sentence: string;
}

/** The `detail` of the event `ran`. */
export interface Ran extends CellOutputs {
  code: string;
  findings: Omit<Finding, "cell">[];
}

/** The `detail` of the event `stale`. */
export interface Stale {
  cell: string;
  /** A sentence for each call that ran on values that had changed. */
  calls: string[];
}

/** The `detail` of the event `passed`: an exercise was solved. */
export interface Passed {
  cell: string;
  /** False if it was solved before. */
  first: boolean;
}

export interface FreezeFrameEvents {
  /** Each cell of the element can be run. */
  ready: CustomEvent<null>;
  /** A cell's run has ended. */
  ran: CustomEvent<Ran>;
  /** A run called what `jit` had traced with values that have changed since. */
  stale: CustomEvent<Stale>;
  /** An exercise was solved. */
  passed: CustomEvent<Passed>;
}

/** Code cells around what the author wrote, or the notebook of the file at `src`. All events bubble. */
export interface FreezeFrameElement extends HTMLElement {
  /** Kept once each cell of the element can be run. It waits for that, and hurries nothing. */
  readonly ready: Promise<FreezeFrameElement>;
  /** Runs the element's cells in order, and starts the engine if need be. */
  run(): Promise<CellOutputs[]>;
  /** Stops what runs; variables stay. */
  stop(): void;
  /** Brings back the code as it was written. */
  reset(): void;
  /** Starts the engine of the element's session afresh; variables go. */
  restart(): void;
  /** The code as it is now, of several cells with an empty line between. Where there is one cell, it can be set. */
  code: string;
  readonly outputs: CellOutputs[];
  readonly findings: Finding[];
  addEventListener<K extends keyof FreezeFrameEvents>(type: K, listener: (this: FreezeFrameElement, event: FreezeFrameEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** The element's attributes, by name. */
export interface UpgradeOptions {
  /** The lanes that are shown at first: `python`, `jit`, or both (the default). */
  lanes?: string;
  /** Whether what `jit` froze is shown at first. */
  inspector?: "shown" | "hidden";
  /** A height in pixels, or a length of CSS, within which the cell scrolls. */
  height?: number | string;
  /** By default the theme is that of the page behind the cell. */
  theme?: "light" | "dark";
  readonly?: boolean;
  /** Files beside the page that programs can open: their addresses, with spaces between. */
  files?: string;
  /** Wheels beside the page, their addresses with spaces between, from which programs import. */
  packages?: string;
  /** The folder where those addresses begin; by default that of the page. */
  from?: string;
  /** Folds the cell behind these words, or behind "Show the code". */
  fold?: boolean | string;
  /** Whether the cells run by themselves: `never` (the default), once they come into view, or when the page has loaded. */
  run?: "never" | "visible" | "load";
  /** Cells share their variables with those that name the same session; those that name none share one. */
  session?: string;
}

/** Makes live cells of the blocks of code that a selector finds, each in its place. */
export function upgrade(selector: string, options?: UpgradeOptions): FreezeFrameElement[];

declare global {
  var freezeframe: { upgrade: typeof upgrade };
  interface HTMLElementTagNameMap {
    "freeze-frame": FreezeFrameElement;
  }
}
