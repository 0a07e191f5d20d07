// Files beside a page, which its author names: a list of addresses with spaces between.

/** The path of a file in the notebook: as the author wrote it, where that is below the page, else its last name. */
function pathOf(name, address) {
  const isBelow = !/^(\/|[a-z][a-z0-9+.-]*:|\.\.\/)/i.test(name) && !name.split("/").includes("..");
  const plain = decodeURIComponent(new URL(address).pathname).split("/");
  return isBelow ? decodeURIComponent(name.replace(/[?#].*$/, "")) : plain.at(-1);
}

const loaded = new Map();

async function one(name, { say }) {
  const address = URL.canParse(name, document.baseURI) ? new URL(name, document.baseURI) : undefined;
  if (!/^https?:$/.test(address?.protocol)) throw new Error(say("{src} is no address of a file", { src: name }));
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new Error(say("{what} could not be loaded ({why})", { what: name, why: answer?.status ?? say("no connection") }));
  return { path: pathOf(name, address.href), bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** The files, each with its path and its bytes; `say` says texts in the reader's language. */
export function load(names, say) {
  const wanted = names.split(/\s+/).filter(Boolean);
  return Promise.all(
    wanted.map((name) => {
      const loading = loaded.get(name) ?? one(name, { say });
      loaded.set(name, loading);
      // Another cell may have more luck.
      loading.catch(() => loaded.delete(name));
      return loading;
    }),
  );
}
