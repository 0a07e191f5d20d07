// The list of all notebooks of a site: which exercises this browser's reader has passed (`src/app/store/exercises.rs` keeps
// that), where to go on, and a search.
import { speaker } from "../links/say.js";
import { search } from "./search.js";

const say = await speaker();

/** How many exercises of a lesson are passed. */
function passed(name) {
  try {
    return (localStorage.getItem(`freezeframe:passed:${name}`) ?? "").split(" ").filter(Boolean).length;
  } catch {
    return 0; // Where nothing is kept.
  }
}

const lessons = [...document.querySelectorAll(".path li")].map((item) => {
  const all = Number(item.dataset.exercises);
  return { item, all, passed: Math.min(passed(item.dataset.name), all) };
});
for (const { item, all, passed } of lessons) {
  const state = item.querySelector(".path-state");
  if (passed && passed === all) item.dataset.state = "passed";
  if (passed) state.textContent = passed === all ? say("passed") : say("{passed} of {all} exercises passed", { passed, all });
}
const sum = (of) => lessons.reduce((sum, it) => sum + it[of], 0);
if (sum("passed")) {
  document.querySelector(".path-told").textContent = say("{passed} of {all} exercises are passed.", { passed: sum("passed"), all: sum("all") });
  const next = lessons.find((it) => it.passed < it.all);
  if (next) next.item.querySelector(".path-state").textContent ||= say("Go on here");
}
search(say);
