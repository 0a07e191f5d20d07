// Searches all notebooks of the site. What the list says without a script is what it says with an empty search.
const field = document.querySelector(".site-search");
const list = document.querySelector(".site ol");
const told = document.querySelector(".site-found");
const all = [...list.children];
let pages;

field.hidden = false;
field.addEventListener("input", show);
if (field.value) show();

async function show() {
  const words = wordsOf(field.value);
  try {
    pages ??= await (await fetch("search.json")).json();
  } catch {
    told.textContent = "The site's texts could not be loaded.";
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
  const count = found.filter((it) => it !== null).length;
  told.textContent = words.length ? `${count} of ${all.length} notebooks` : "";
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
