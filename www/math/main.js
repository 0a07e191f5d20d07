// Formulas: TeX to MathML, by Temml. Loaded when the page first has a formula to show (`freezeframe.math` in boot.js).
import temml from "temml";

// Macros of a formula may not run for ever, nor make the page's addresses or styles.
const OPTIONS = { throwOnError: true, trust: false, maxExpand: 1000, maxSize: [20, 500] };
const DELIMITERS = /^\$\$?|\$\$?$/g;

/** Shows each formula below `root`; one that cannot be read stays as it is written, and says why in its title. */
export function show(root) {
  for (const element of root.querySelectorAll("[data-math]")) {
    const written = element.textContent;
    if (element.querySelector("math")) continue;
    try {
      const displayMode = element.dataset.math === "display";
      temml.render(written.trim().replace(DELIMITERS, ""), element, { ...OPTIONS, displayMode });
    } catch (error) {
      element.textContent = written;
      element.title = error.message;
    }
  }
}
