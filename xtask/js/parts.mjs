// Makes the parts of a release's modules. Of the engine: the functions that a first result needs, those that most visitors
// need next, and the others, each a module; and the texts that are its sections, each a file. Of the page: the functions
// that a first result needs, and the others.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { firstCalled } from "./profile.mjs";
import { split } from "./split.mjs";
import { calledByVisits } from "./visits.mjs";
import { customSections, withCustomSection } from "./wasm.mjs";

const SHELL = "www/index.html";
const LESSONS = "www/lessons";
const PROGRAMS = ["xtask/programs", "www"];
// The engine's sections of this kind are texts: `part-lib` becomes `lib-DIGEST.txt`.
const TEXT = "part-";
const LOADER = /loadPart/;

const digest = (...texts) => texts.reduce((hash, text) => hash.update(text), createHash("sha256")).digest("hex").slice(0, 8);

/**
 * A module's first part, which lists the others in its section `parts`, and the others' files: `[file, bytes]`.
 * A part fits the first that was cut with it and no other, so that its name says which that is.
 * `partOf`: the part of each function, 0 for the first; `order`: what is done to each part at last; `texts`: what is to be
 * listed besides, `[name, file, bytes]`.
 */
function cut(bytes, name, partOf, order, texts = []) {
  const [first, ...others] = split(bytes, partOf, (name) => LOADER.test(name)).map(order);
  const mark = digest(first, ...others);
  const all = [...others.map((part, at) => [at + 1, `${name}.${at + 1}-${mark}.wasm`, part]), ...texts];
  const list = { files: Object.fromEntries(all.map(([name, file]) => [name, file])) };
  return { first: withCustomSection(first, "parts", Buffer.from(JSON.stringify(list))), files: all.map(([, ...file]) => file) };
}

const filesIn = (folder, kind) => readdirSync(folder).filter((name) => name.endsWith(kind)).sort().map((name) => `${folder}/${name}`);

/** The programs in a folder: files of cells between lines of `# %%`. */
function programs(folder) {
  return filesIn(folder, ".py").map((path) => readFileSync(path, "utf8").split(/^# %%.*\n/m));
}

/** The code cells of a notebook. */
function lesson(path) {
  const { cells } = JSON.parse(readFileSync(path, "utf8"));
  return cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.source].flat().join(""));
}

/** The notebook that the site begins with. */
function first() {
  const [, address] = readFileSync(SHELL, "utf8").match(/data-notebook="([^"]+)"/);
  return `www/${address}`;
}

/**
 * The engine without what is in its parts, and the parts' files.
 * `bytes`: the whole engine, `glue`: the script that starts it; `order`: what is done to each module at last.
 */
export function divided(bytes, glue, order) {
  const groups = [[lesson(first()).slice(0, 1)], [...filesIn(LESSONS, ".ipynb").map(lesson), ...PROGRAMS.flatMap(programs)]];
  const called = firstCalled(bytes, glue, groups);
  const sections = customSections(bytes).filter(({ name }) => name.startsWith(TEXT));
  const texts = sections.map(({ name, bytes: text }) => {
    const part = name.slice(TEXT.length);
    return [part, `${part}-${digest(text)}.txt`, text];
  });
  return cut(bytes, "freezeframe-worker", (at) => called[at], order, texts);
}

/**
 * The same for the page's module; `site`: the folder of the whole site, `file`: the module's name there.
 * What visits do not call before a first result is in one part.
 */
export async function dividedPage(bytes, site, file, order) {
  const called = await calledByVisits(bytes, site, file);
  return cut(bytes, "freezeframe-page", (at) => (called[at] ? 0 : 1), order);
}
