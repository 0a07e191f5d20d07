// What is to be done once Trunk has built, one after the other: Trunk itself would do all of it at once.
import { spawnSync } from "node:child_process";

/** Has the page's crate, run natively, do something with the site (src/main.rs). */
function page(...words) {
  const { status, error } = spawnSync("cargo", ["run", "--quiet", "--package", "freezeframe-page", "--", ...words], { stdio: "inherit" });
  if (status !== 0) throw new Error(`freezeframe-page ${words.join(" ")} failed ${error ?? ""}`);
}

page("pages", "lessons", "findings");
await import("./optimize.mjs");
page("offline");
