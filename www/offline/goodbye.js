// In place of the service worker, in a build that keeps nothing, as while one works on the site: whatever an earlier worker of
// this address has kept is deleted, and no worker is left.
onactivate = (event) => event.waitUntil(leave());
oninstall = (event) => event.waitUntil(begin());

async function begin() {
  await skipWaiting();
  // A browser may forget that where the worker before was busy just then: it is asked until it has come to pass.
  const again = setInterval(() => (registration.waiting ? skipWaiting() : clearInterval(again)), 2000);
}

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`freezeframe-offline:${registration.scope}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
