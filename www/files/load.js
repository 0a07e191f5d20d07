// Files and packages beside a page, which its author names: lists of addresses with spaces between.
export const MOST_BYTES = 64 * 2 ** 20; // Of all files of a notebook together, as the engine has it (crates/python/src/files.rs).
export const MOST_FILES = 1000;

/** The path of a file in the notebook: as the author wrote it, where that is below the page (or `from`), else its last name. */
function pathOf(name, address) {
  const isBelow = !/^(\/|[a-z][a-z0-9+.-]*:|\.\.\/)/i.test(name) && !name.split("/").includes("..");
  const plain = decodeURIComponent(new URL(address).pathname).split("/");
  return isBelow ? decodeURIComponent(name.replace(/[?#].*$/, "")) : plain.at(-1);
}

const loaded = new Map();

async function one(name, start, say) {
  const address = URL.canParse(name, start) ? new URL(name, start) : undefined;
  if (!/^https?:$/.test(address?.protocol)) throw new Error(say("{src} is no address of a file", { src: name }));
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new Error(say("{what} could not be loaded ({why})", { what: name, why: answer?.status ?? say("no connection") }));
  return { path: pathOf(name, address.href), bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** A wheel is an archive, which begins with two letters. */
const isWheel = ({ path, bytes }) => path.endsWith(".whl") && bytes[0] === 0x50 && bytes[1] === 0x4b;

const named = (text) => text.split(/\s+/).filter(Boolean);

/**
 * The files of two lists, each with its path and its bytes: `names` are any, `packages` wheels, which programs import from as
 * from any wheel among their files. Addresses begin at the folder `from`, else at the page. `say` says texts in the reader's
 * language.
 */
export async function load(names, say, packages = "", from = "") {
  const folder = from && from.replace(/\/*$/, "/");
  const start = URL.canParse(folder, document.baseURI) ? new URL(folder, document.baseURI).href : document.baseURI;
  const wheels = named(packages);
  const wanted = [...named(names), ...wheels];
  if (wanted.length > MOST_FILES) throw new Error(say("a notebook has {most} files at most", { most: MOST_FILES }));
  const files = await Promise.all(
    wanted.map((name) => {
      const key = `${start} ${name}`;
      const loading = loaded.get(key) ?? one(name, start, say);
      loaded.set(key, loading);
      // Another cell may have more luck.
      loading.catch(() => loaded.delete(key));
      return loading;
    }),
  );
  const none = files.slice(files.length - wheels.length).findIndex((file) => !isWheel(file));
  if (none >= 0) throw new Error(say("{src} is no package: that is a wheel, whose name ends in .whl", { src: wheels[none] }));
  let sum = 0;
  for (const { path, bytes } of files) {
    sum += bytes.length;
    if (sum > MOST_BYTES) throw new Error(say("{name} is too much: the files of a notebook have {most} together at most", { name: path, most: `${(MOST_BYTES / 1e6).toFixed(1)} MB` }));
  }
  return files;
}
