// Two recorded runs of one cell on one line of time. Knows nothing of the page.

/** The longest common subsequence of two lists of keys, as pairs of places. */
function common(a, b) {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = a[i] === b[j] ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** Both lists in order, what they have in common together: `both(i, j)`, where one of both may be undefined. */
function together(a, b, both) {
  let [i, j] = [0, 0];
  for (const [at, other] of [...common(a, b), [a.length, b.length]]) {
    while (i < at) both(i++, undefined);
    while (j < other) both(undefined, j++);
    if (at < a.length) both(i++, j++);
  }
}

const keyOf = (cell, line, how) => `${cell}:${line}:${how === "return" ? "return" : ""}`;

/** What stands at the top of a run: its steps, and its calls of jitted functions with the steps in them. */
function outline(told) {
  const items = [];
  const calls = told.calls.map((call, at) => ({ call: at, key: `call ${call.name}`, steps: [] }));
  let next = 0;
  for (let at = 0; at <= told.steps.length; at++) {
    while (next < calls.length && told.calls[next].begin <= at) items.push(calls[next++]);
    const step = told.steps[at];
    if (!step) continue;
    const one = { step: at, key: keyOf(step.cell, step.line, step.how) };
    (step.call === null ? items : calls[step.call].steps).push(one);
  }
  return items;
}

const keys = (items) => items.map((it) => it.key);

/** The lines that added equations to the jaxpr of a call, each with the range of its equations. */
function visitsOf(told, call) {
  const [, texts = [], visits = []] = told.jaxprs[told.calls[call].jaxpr] ?? [];
  if (visits.length === 0 && texts.length) return [{ key: "", from: 0, to: texts.length }];
  return visits.map(([cell, line, how, from, to]) => ({ key: keyOf(cell, line, how), from: Math.min(from, texts.length), to: Math.min(to, texts.length) }));
}

/** A call that runs, or traces, line by line beside one that does so too. */
function lines(python, jit, told, call, ticks) {
  const visits = told && visitsOf(told, call);
  together(keys(python), keys(jit), (i, j) => {
    const visit = j === undefined ? undefined : visits?.[j];
    ticks.push({ python: python[i]?.step, jit: jit[j]?.step, call: j === undefined ? undefined : call, equations: visit && [visit.from, visit.to] });
  });
}

/** A call that runs line by line beside one that replays its equations. */
function replayed(python, told, call, ticks) {
  const visits = visitsOf(told, call);
  let done = 0;
  together(keys(python), keys(visits), (i, j) => {
    const visit = visits[j];
    if (i === undefined && visit.from === visit.to) return;
    const equations = visit ? [visit.from, visit.to] : [done, done];
    done = Math.max(done, equations[1]);
    ticks.push({ python: python[i]?.step, call, replays: true, equations });
  });
  if (ticks.at(-1)?.call !== call) ticks.push({ call, replays: true, equations: [0, 0] });
  ticks.at(-1).last = true;
}

/**
 * The ticks of both runs: each has the step of plain Python and the step under `jit`, as far as there is one; in a call of a
 * jitted function the call, the range of equations that the line adds, or that are replayed for it (`replays`).
 */
export function align(python, jit) {
  const [own, other] = [outline(python), outline(jit)];
  const ticks = [];
  together(keys(own), keys(other), (i, j) => {
    const [a, b] = [own[i], other[j]];
    if (a?.steps || b?.steps) {
      const call = b && jit.calls[b.call];
      if (call && !call.traced && b.steps.length === 0 && !call.error) replayed(a?.steps ?? [], jit, b.call, ticks);
      else lines(a?.steps ?? [], b?.steps ?? [], call && jit, b?.call, ticks);
    } else ticks.push({ python: a?.step, jit: b?.step });
  });
  return placed(ticks, jit);
}

/**
 * Gives each tick the moments that show what is once it has passed: the number of the next step, in both runs. What a
 * cached call leaves shows when it has ended.
 */
function placed(ticks, jit) {
  const cached = new Set(jit.calls.filter((call) => call.begin === call.end && !call.traced).map((call) => call.begin));
  let moments = { python: 0, jit: 0 };
  for (const [at, tick] of ticks.entries()) {
    moments = { ...moments };
    if (tick.python !== undefined) moments.python = tick.python + 1;
    if (tick.jit !== undefined) moments.jit = cached.has(tick.jit + 1) ? tick.jit : tick.jit + 1;
    const { begin } = jit.calls[tick.call] ?? {};
    const next = jit.calls[ticks[at + 1]?.call]?.begin;
    if (tick.replays && tick.last && next !== begin) moments.jit = begin;
    tick.moments = moments;
  }
  return ticks;
}
