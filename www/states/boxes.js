// What is in memory at a moment of a recorded run: values as texts, and the containers that stand in boxes of their own. Knows
// nothing of the page.

/** The memory at a moment of a run; behind its last step that at its end. */
export const moment = (told, at) => {
  const { frames, boxes } = told.steps[at] ?? told.end;
  return { frames: frames.map((it) => told.frames[it]), boxes: Object.fromEntries(Object.entries(boxes).map(([n, it]) => [n, told.objects[it]])) };
};

/** The numbers of the containers that some moment shows changed, or held by more than one. */
export function boxed(told) {
  const [versions, found] = [new Map(), new Set()];
  for (let at = 0; at <= told.steps.length; at++) {
    const { frames, boxes } = told.steps[at] ?? told.end;
    const holders = new Map();
    const hold = (value) => typeof value === "number" && holders.set(value, (holders.get(value) ?? 0) + 1);
    for (const frame of frames) told.frames[frame][3].forEach(([, value]) => hold(value));
    for (const [n, version] of Object.entries(boxes)) {
      told.objects[version][2].forEach(([, value]) => hold(value));
      if (versions.has(n) && versions.get(n) !== version) found.add(Number(n));
      versions.set(n, version);
    }
    for (const [n, count] of holders) if (count > 1) found.add(n);
  }
  return found;
}

const AROUND = { dict: ["{", "}"], list: ["[", "]"], set: ["{", "}"], array: ["", ""] };

/** A value in one line; what stands in a box of its own is `→` and its number. */
export function inline(value, memory, own, name, depth = 0) {
  if (typeof value !== "number") return value;
  if (own.has(value)) return `→ ${name(value)}`;
  const [kind, title, entries, more] = memory.boxes[value] ?? ["object", "…", [], false];
  if (depth > 3) return "…";
  const parts = entries.map(([key, it]) => `${kind === "dict" ? `${key}: ` : kind === "object" ? `${key}=` : ""}${inline(it, memory, own, name, depth + 1)}`);
  if (more) parts.push("…");
  const [before, after] = kind === "list" && title === "tuple" ? ["(", ")"] : (AROUND[kind] ?? [`${title}(`, ")"]);
  const text = `${before}${parts.join(", ")}${after}`;
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

const NUMBER = /-?\d+\.?\d*(?:e[+-]?\d+)?/g;

/** Whether two texts say the same, but for the rounding of float32; a tracer stands for any value. */
export function alike(a, b) {
  if (a === b || /Tracer\(/.test(a + b)) return true;
  if (a.replace(NUMBER, "").replace(/\s+/g, "") !== b.replace(NUMBER, "").replace(/\s+/g, "")) return false;
  const [own, other] = [a, b].map((it) => it.match(NUMBER) ?? []);
  return own.length === other.length && own.every((it, at) => Math.abs(it - other[at]) <= (it.includes(".") || other[at].includes(".") ? 1e-5 * (1 + Math.abs(it)) : 0));
}

/**
 * Where two memories differ, as places in the first one (`0.x`: a variable of a frame, `#3.n`: an entry of a box). What only
 * one of both has is no difference.
 */
export function differences(memory, other) {
  const [found, seen] = [new Set(), new Set()];
  const walk = (place, a, b) => {
    if (typeof a !== "number" || typeof b !== "number") {
      if (typeof a !== typeof b || !alike(a, b)) found.add(place);
      return;
    }
    const [own, its] = [memory.boxes[a], other.boxes[b]];
    if (!own || !its || seen.has(`${a} ${b}`)) return;
    seen.add(`${a} ${b}`);
    const before = found.size;
    const values = new Map(its[2].map(([key, value]) => [key, value]));
    for (const [key, value] of own[2]) if (values.has(key)) walk(`#${a}.${key}`, value, values.get(key));
    if (own[2].length !== its[2].length || found.size > before) found.add(place);
  };
  memory.frames.forEach(([name, , , own], at) => {
    const its = other.frames[at];
    if (its?.[0] !== name) return;
    const values = new Map(its[3]);
    for (const [key, value] of own) if (values.has(key)) walk(`${at}.${key}`, value, values.get(key));
  });
  return found;
}
