// Searches all notebooks of the site. What the list says without a script is what it says with an empty search.

/** Makes the search work; `say` says texts in the reader's language. */
export function search(say) {
  const field = document.querySelector(".path-search");
  const told = document.querySelector(".path-told");
  const all = [...document.querySelectorAll(".path li")];
  const before = told.textContent;
  let pages;

  async function show() {
    const words = wordsOf(field.value);
    try {
      pages ??= await (await fetch("search.json")).json();
    } catch {
      told.textContent = say("The site's texts could not be loaded.");
      return;
    }
    // While the texts were loaded more may have been typed.
    if (words.join(" ") !== wordsOf(field.value).join(" ")) return;
    const found = words.length ? pages.map((page) => match(page, words)) : [];
    all.forEach((item, at) => {
      item.hidden = words.length > 0 && found[at] === null;
      const note = item.querySelector("p");
      note.dataset.summary ??= note.textContent;
      note.textContent = found[at] ?? note.dataset.summary;
    });
    const shown = found.filter((it) => it !== null).length;
    told.textContent = words.length ? say("{shown} of {all} notebooks", { shown, all: all.length }) : before;
  }

  field.placeholder = say("Search");
  field.setAttribute("aria-label", say("Search all notebooks"));
  field.hidden = false;
  field.addEventListener("input", show);
  if (field.value) show();
}

function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

// The text around the first word, if all words are on the page.
function match(page, words) {
  const text = `${page.title}\n${page.text}`.toLowerCase();
  if (!words.every((word) => text.includes(word))) return null;
  const at = page.text.toLowerCase().indexOf(words[0]);
  if (at < 0) return page.text.slice(0, 160);
  // It begins with a whole word.
  const from = at < 60 ? 0 : at - 60 + page.text.slice(at - 60, at).search(/\s|$/);
  const to = Math.min(page.text.length, at + 120);
  return (from > 0 ? "… " : "") + page.text.slice(from, to) + (to < page.text.length ? " …" : "");
}
