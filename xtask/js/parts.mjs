// Makes the parts of a release's engine: the functions that a first result needs, those that most visitors need next, and
// the others, each a module; and the texts that are sections of the engine, each a file.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { firstCalled } from "./profile.mjs";
import { split } from "./split.mjs";
import { customSections, withCustomSection } from "./wasm.mjs";

const LESSONS = "www/lessons";
const PROGRAMS = "xtask/programs";
// The engine's sections of this kind are texts: `part-lib` becomes `lib-DIGEST.txt`.
const TEXT = "part-";
const LOADER = /loadPart/;

/** The programs in a folder: files of cells between lines of `# %%`. */
function programs(folder) {
  const texts = readdirSync(folder).sort().map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return texts.map((text) => text.split(/^# %%.*\n/m));
}

function lessons() {
  const notebooks = readdirSync(LESSONS).sort().map((name) => JSON.parse(readFileSync(`${LESSONS}/${name}`, "utf8")));
  return notebooks.map(({ cells }) => cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.source].flat().join("")));
}

/**
 * The engine without what is in its parts, and the parts' files by name.
 * `bytes`: the whole engine, `glue`: the script that starts it; `order`: what is done to each module at last.
 */
export function divided(bytes, glue, order) {
  const notebooks = lessons();
  const begun = notebooks.map(([first]) => [first]);
  const groups = [begun, [...notebooks, ...programs(PROGRAMS)]];
  const called = firstCalled(bytes, glue, groups);
  const [first, ...others] = split(bytes, (at) => called[at], (name) => LOADER.test(name)).map(order);
  // A part fits the engine that it was cut from only, so that it has a name that no other engine's part has.
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const written = new Map(others.map((part, at) => [`freezeframe-worker.${at + 1}-${digest}.wasm`, part]));
  const files = Object.fromEntries([...written.keys()].map((name, at) => [at + 1, name]));
  for (const { name, bytes: text } of customSections(bytes)) {
    if (!name.startsWith(TEXT)) continue;
    const part = name.slice(TEXT.length);
    files[part] = `${part}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}.txt`;
    written.set(files[part], text);
  }
  return { first: withCustomSection(first, "parts", Buffer.from(JSON.stringify({ files }))), files: written };
}
