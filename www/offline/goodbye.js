// In place of the service worker, in a build that keeps nothing, as while one works on the site: whatever an earlier worker of
// this address has kept is deleted, and no worker is left.
onactivate = (event) => event.waitUntil(leave());
oninstall = () => skipWaiting();

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`freezeframe-offline:${registration.scope}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
