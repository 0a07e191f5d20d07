// The box of the front page: takes a program, runs it as a notebook below the box, and asks for a rewrite of what froze. Its
// link and its Markdown are those of any notebook.
const form = document.querySelector("form[data-front]");
const field = form.querySelector("textarea");
const said = form.querySelector("[role=status]");
const place = form.parentElement.querySelector("[data-front-notebook]");
const { phrase, say } = globalThis.freezeframe;
const WRITTEN = [
  phrase("Paste your broken function"),
  phrase("See what freezes"),
  phrase("It runs here, in your browser, as plain Python and under jit. Below come what froze and a rewrite, and at the end a link to it, or Markdown for an issue."),
];
form.querySelectorAll("[data-say]").forEach((it, at) => (it.textContent = say(WRITTEN[at])));
// Until this script is there a press would go nowhere.
form.querySelector("[type=submit]").disabled = false;
let shown;

const find = (testid) => place.querySelector(`[data-testid="${testid}"]`);

/** What `look` gives, once it gives something. */
function until(look) {
  return new Promise((resolve) => {
    const watch = new MutationObserver(check);
    function check() {
      const found = look();
      if (!found) return;
      watch.disconnect();
      resolve(found);
    }
    watch.observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-status"] });
    check();
  });
}

/** Whether all cells have ended. */
const ended = () => {
  const cells = [...place.querySelectorAll('[data-kind="code"]')];
  return cells.length > 0 && cells.every((it) => ["done", "error", "stopped", "lost", "skipped"].includes(it.dataset.status));
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value;
  if (!text.trim()) {
    said.textContent = say("Paste a program first.");
    return field.focus();
  }
  try {
    shown?.unmount();
    shown = await globalThis.freezeframe.mount(place, { text, address: "none" });
  } catch (error) {
    shown = undefined;
    said.textContent = say("It cannot be shown: {why}", { why: error.message });
    return;
  }
  const own = shown;
  said.textContent = say("It runs below, as plain Python and under jit.");
  (await until(() => find("run-all"))).click();
  await until(ended);
  // What froze is told right behind the end of a cell.
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (own !== shown) return;
  const fix = find("make-stateless");
  fix?.click();
  said.textContent = fix ? say("What froze is below, with a rewrite that carries the state.") : say("Nothing in it is stale.");
  place.scrollIntoView({ block: "start" });
});
