// The rules of accessible markup that a page like ours can break: names, roles, states, order.
import assert from "node:assert/strict";

/** Fails with a list of what is wrong in the page, or in a part of it. */
export async function isAccessible(part) {
  const faults = await part.evaluate((root) => {
    const faults = [];
    const fault = (element, what) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
    const seen = (element) => !element.closest('[aria-hidden="true"]') && element.getClientRects().length > 0;
    const heard = (element) => {
      const copy = element.cloneNode(true);
      copy.querySelectorAll('[aria-hidden="true"]').forEach((it) => it.remove());
      return copy.textContent.trim();
    };
    const name = (element) =>
      element.getAttribute("aria-label")?.trim() || heard(element) || element.labels?.[0]?.textContent.trim() || element.getAttribute("title")?.trim();
    for (const element of root.querySelectorAll("button, a[href], input, textarea, [role=group], [role=toolbar], section[aria-label]")) {
      if (seen(element) && !name(element)) fault(element, "has no name");
    }
    for (const element of root.querySelectorAll("[tabindex]")) {
      if (element.tabIndex > 0) fault(element, "changes the order of focus");
    }
    for (const element of root.querySelectorAll("[aria-expanded], [aria-pressed], [aria-disabled]")) {
      const states = ["aria-expanded", "aria-pressed", "aria-disabled"].map((it) => element.getAttribute(it));
      if (element.localName !== "button" || states.some((it) => it !== null && it !== "true" && it !== "false")) fault(element, "has a state that it cannot have");
    }
    for (const element of root.querySelectorAll("[aria-label]")) {
      const plain = ["div", "span", "p", "pre", "code"].includes(element.localName) && !element.hasAttribute("role");
      if (plain) fault(element, "has a label and no role");
    }
    for (const list of root.querySelectorAll("ul, ol")) {
      if ([...list.children].some((it) => it.localName !== "li")) fault(list, "holds something else than items");
    }
    for (const element of root.querySelectorAll("button button, a button, button a")) fault(element, "is pressed within something that is pressed");
    for (const image of root.querySelectorAll("img:not([alt])")) fault(image, "has no text");
    const ids = [...root.querySelectorAll("[id]")].map((it) => it.id);
    for (const id of new Set(ids.filter((it, at) => ids.indexOf(it) !== at))) faults.push(`two parts are called ${id}`);
    const levels = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((it) => Number(it.localName[1]));
    levels.forEach((level, at) => at > 0 && level > levels[at - 1] + 1 && faults.push(`a heading of level ${level} follows one of level ${levels[at - 1]}`));
    return faults;
  });
  assert.deepEqual(faults, []);
}
