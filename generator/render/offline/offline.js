// Asks the browser to keep pages for readers without a connection, and on the
// page that says there is none, lists those that were kept. A preview shows
// pages as they are being written, so nothing is kept there.
'use strict';
(() => {
  const me = document.currentScript;
  const worker = new URL('../sw.js', me.src);
  const scope = new URL('.', worker);
  const NAME = 'indaba ' + scope.pathname;

  async function start() {
    if (document.getElementById('indaba-preview')) {
      await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
      await caches.delete(NAME);
      return;
    }
    // A worker is told of the page when it takes over: now, or once it is there.
    const tell = () => navigator.serviceWorker.controller?.postMessage(Boolean(navigator.connection?.saveData));
    navigator.serviceWorker.addEventListener('controllerchange', tell);
    tell();
    await navigator.serviceWorker.register(worker);
  }

  async function list(place) {
    const cache = await caches.open(NAME);
    const shown = new Set([...document.links].map((a) => a.pathname));
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(place.dataset.kept) || !/\/$/.test(pathname) || shown.has(pathname)) continue;
      const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), 'text/html');
      const a = document.createElement('a');
      a.href = pathname;
      a.textContent = page.querySelector('h1')?.textContent ?? page.title;
      const item = document.createElement('li');
      item.append(a);
      place.querySelector('ul').append(item);
      place.hidden = false;
    }
  }

  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => start().catch(() => {})); // some browsers forbid it, in private windows
  const place = document.querySelector('[data-kept]');
  if (place) list(place).catch(() => {});
})();
