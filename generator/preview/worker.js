// Stands for every service worker. One that a site left behind that was served
// at this address before would answer in place of the preview; this one takes
// its place, goes, and lets the pages that it held be loaded anew.
'use strict';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: 'window' })) client.navigate(client.url);
}
