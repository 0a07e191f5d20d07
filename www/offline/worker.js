// The site's service worker: it keeps the files of one build of the site and answers from them, so that the site works
// without a network. Before this text the build writes what it keeps: `FILES`, a digest for each file, and `VERSION`, one of
// all (src/site/offline.rs). Another build is another worker, which takes over as soon as it has all files: a page that is
// loaded from then on is of the new build, and pages that are open go on with the files of theirs.
const OURS = `freezeframe-offline:${registration.scope}:`; // Other sites of the same host keep theirs under other names.
const NAME = OURS + VERSION;
const KEPT = new URL("sw.js?kept", registration.scope).href; // Under this name a cache says what it has, once it has all,
const PAGES = new URL("sw.js?pages", registration.scope).href; // and under this which pages are of other builds.
const AT_ONCE = 3; // So many files are asked for at once: a page that is being used goes before.

/** For pages and workers that are not of this build: the name of the cache that is theirs. */
let others;

oninstall = (event) => event.waitUntil(keepAll());
onactivate = (event) => event.waitUntil(takeOver());

onfetch = (event) => {
  const { method, url } = event.request;
  const plain = url.split(/[?#]/)[0];
  if (method !== "GET" || !plain.startsWith(registration.scope)) return;
  event.respondWith(answer(event, plain.endsWith("/") ? `${plain}index.html` : plain));
};

/** Puts all files into the cache; those that have not changed come from that of an earlier build. */
async function keepAll() {
  const cache = await caches.open(NAME);
  const earlier = await Promise.all((await otherCaches()).map(readKept));
  const left = Object.entries(FILES);
  const keepSome = async () => {
    for (let file; (file = left.shift()); ) {
      const [name, digest] = file;
      const address = new URL(name, registration.scope).href;
      const same = earlier.find(({ files }) => files[name] === digest);
      await cache.put(address, (await same?.cache.match(address)) ?? (await load(address)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSome));
  await cache.put(KEPT, new Response(JSON.stringify(FILES)));
  await skipWaiting();
  // A browser may forget that where the worker before was busy just then: it is asked until it has come to pass.
  const again = setInterval(() => (registration.waiting ? skipWaiting() : clearInterval(again)), 2000);
}

async function load(address) {
  // What the visit has loaded already is asked about, not loaded again.
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
}

/** A cache with what it says that it has; one that was not finished has nothing. */
async function readKept(name) {
  const cache = await caches.open(name);
  const kept = await cache.match(KEPT);
  return { cache, files: kept ? await kept.json() : {} };
}

/** Pages that are open are of the build before, or of an earlier one. Where there was none, they are of this one. */
async function takeOver() {
  const earlier = await otherCaches();
  const found = {};
  for (const name of earlier) {
    const cache = await caches.open(name);
    Object.assign(found, await (await cache.match(PAGES))?.json());
  }
  const before = await latest(earlier);
  others = {};
  if (before) {
    for (const { id } of await clients.matchAll({ type: "all" })) others[id] = found[id] ?? before;
    await (await caches.open(NAME)).put(PAGES, new Response(JSON.stringify(others)));
  }
  await forget(earlier);
  await clients.claim();
}

/** Of caches the one that has been in use: caches are listed in the order in which they were made. */
async function latest(names) {
  const kept = await Promise.all(names.map(readKept));
  return names.filter((_, at) => Object.keys(kept[at].files).length).at(-1);
}

/** Deletes caches whose pages are gone. */
async function forget(names) {
  const open = new Set((await clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id));
  const used = new Set(Object.entries(others).flatMap(([id, name]) => (open.has(id) ? [name] : [])));
  await Promise.all(names.filter((name) => !used.has(name)).map((name) => caches.delete(name)));
}

// A page asks whether it is of an earlier build.
onmessage = async ({ source, ports: [port] }) => {
  await readOthers();
  port.postMessage(source.id in others);
};

async function readOthers() {
  others ??= (await (await (await caches.open(NAME)).match(PAGES))?.json()) ?? {};
}

async function answer(event, address) {
  const { request, clientId, resultingClientId } = event;
  await readOthers();
  const isPage = request.mode === "navigate";
  const own = (!isPage && others[clientId]) || NAME;
  // A worker is of the build of the page that started it.
  if (!isPage && resultingClientId && own !== NAME) others[resultingClientId] = own;
  const kept = await find(address, own);
  if (kept || isPage) return kept ?? fetch(request);
  // A file whose name tells of its build is in one cache only.
  for (const name of await otherCaches()) {
    const other = await find(address, name);
    if (other) return other;
  }
  return fetch(request);
}

const find = (address, cacheName) => caches.match(address, { cacheName, ignoreVary: true });
