// Texts in the reader's language, for pages without the notebook's scripts (`www/boot.js` has the same for those with).
const LANGUAGES = ["de", "es"];

/** The table of the language that was chosen, or that the browser names first of those that are there. */
async function table() {
  let chosen = null;
  try {
    chosen = localStorage.getItem("freezeframe:language");
  } catch {
    // Storage may be forbidden.
  }
  const named = [chosen, ...navigator.languages].map((it) => it?.split("-")[0]);
  const language = named.find((it) => it === "en" || LANGUAGES.includes(it));
  if (!LANGUAGES.includes(language)) return {};
  const answer = await fetch(new URL(`texts/${language}.json`, document.baseURI)).catch(() => undefined);
  document.documentElement.lang = answer?.ok ? language : "en";
  return answer?.ok ? answer.json() : {};
}

/** What says a text in that language, with what stands in braces filled in. */
export async function speaker() {
  const texts = await table();
  return (english, filled = {}) => (texts[english] ?? english).replace(/\{(\w+)\}/g, (_, name) => filled[name]);
}
