// What axe-core finds in the page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is serious or critical, a line each: the rule, the element, and what axe says of it. */
export async function faults(page) {
  // Through the developer tools, which the page's policy does not hold: it allows no script of others.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    // A list through which the keys of another element lead needs no focus; of a combobox axe knows that, of an editor not.
    const isLedThrough = ({ html }) => document.querySelector(`[aria-activedescendant][aria-controls="${/ id="([^"]+)"/.exec(html)?.[1]}"]`);
    const scrolls = violations.find(({ id }) => id === "scrollable-region-focusable");
    if (scrolls) scrolls.nodes = scrolls.nodes.filter((node) => !isLedThrough(node));
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`));
  });
}
