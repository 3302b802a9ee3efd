// Keeps the page of the check-in desk, its scripts and styles, so that it opens without a network. The program writes two lines above:
// NAME, which changes with what is kept, and FILES. It keeps nothing else, and answers for nothing else.

const MINE = NAME.slice(0, NAME.lastIndexOf(" "));

self.addEventListener("install", (event) => {
  const all = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(all)));
});

self.addEventListener("activate", (event) => {
  const isOld = (name) => name !== NAME && name.slice(0, name.lastIndexOf(" ")) === MINE;
  const forget = async () => {
    for (const name of await caches.keys()) if (isOld(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !FILES.includes(pathname)) return;
  const answer = async () =>
    (await caches.match(pathname, { cacheName: NAME, ignoreVary: true })) ?? fetch(event.request);
  event.respondWith(answer());
});
