// The service worker of the whole site. It keeps the pages a reader visited, and
// for each language they read in its areas of expertise, to be read without a
// connection.
//
// A page is kept together with the styles and scripts it asks for, or not at
// all. These have a hash of their content in their names, so whatever page is
// shown, new or old, has its own: two versions are never mixed.
'use strict';
const { version, base, tongues, never } = SITE;
const CACHE = 'indaba ' + base;
const MARK = base + '_indaba/version'; // which version the kept pages were looked at for
const MOST = 200; // pages
const PATIENCE = 4000; // ms, until a kept page is shown instead of a slow one
const QUIET = 2000; // ms without a request, until pages are fetched that nobody asked for

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

let asked = 0; // when something was last asked for
addEventListener('fetch', (event) => {
  const { request } = event;
  asked = Date.now();
  const url = new URL(request.url);
  const rest = url.pathname.slice(base.length);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  if (rest.startsWith('_indaba/') || request.headers.has('range')) return;
  if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (lasting(url)) event.respondWith(asset(request));
  else event.respondWith(other(event));
});

// Pages tell when they are open: the first one was there before the worker.
addEventListener('message', (event) => {
  const path = new URL(event.source.url).pathname;
  event.waitUntil(visit(path).then(() => renew(event.data)).then(() => prepare(path, event.data)));
});

// lasting reports whether the address names the content: by a hash in it.
function lasting(url) {
  return /[.-][0-9a-f]{8,}\.\w+$/.test(url.pathname) || /^\?v=[0-9a-f]{8}$/.test(url.search);
}

async function page(event, url) {
  const cache = await caches.open(CACHE);
  const live = fetch(event.request).then(async (response) => {
    if (gone(response)) await cache.delete(url.pathname);
    else event.waitUntil(keep(url.pathname, response.clone()).catch(() => {}));
    return response;
  });
  event.waitUntil(live.catch(() => {}));
  const kept = await cache.match(url.pathname);
  const late = new Promise((resolve) => kept && setTimeout(resolve, PATIENCE, kept));
  try {
    return await Promise.race([live, late]);
  } catch {
    return kept ?? (await apart(cache, url.pathname)) ?? Response.error();
  }
}

// apart returns the page that says that there is no connection.
async function apart(cache, path) {
  const own = tongues.find(([root]) => path.startsWith(root)) ?? tongues[0];
  for (const [, offline] of [own, ...tongues]) {
    const response = await cache.match(offline);
    if (response) return new Response(response.body, { status: 503, headers: response.headers });
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

// other is for what has no hash in its name, such as the search: the newest
// there is.
async function other(event) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(event.request);
    if (gone(response)) await cache.delete(event.request);
    else if (response.ok && !new URL(response.url).pathname.startsWith(base + 'assets/')) event.waitUntil(cache.put(event.request, response.clone()));
    return response;
  } catch (error) {
    const kept = await cache.match(event.request);
    if (kept) return kept;
    throw error;
  }
}

const gone = (response) => response.status === 404 || response.status === 410;

// Keeping and sweeping take turns: nothing is swept that a page just asked for.
let turn = Promise.resolve();
function inTurn(work) {
  const now = turn.then(work);
  turn = now.catch(() => {});
  return now;
}

// keep keeps a page with what it asks for.
function keep(path, response) {
  const html = response.headers.get('content-type')?.startsWith('text/html');
  // A part of a list has two hyphens in its address.
  if (!response.ok || response.redirected || !html || never.includes(path.replace(/[^/]+--.*/, ''))) return Promise.resolve();
  return inTurn(async () => {
    const cache = await caches.open(CACHE);
    for (const url of needs(await response.clone().text())) {
      if (await cache.match(url)) continue;
      const part = await fetch(url);
      if (!part.ok) throw new Error(url);
      await cache.put(url, part);
    }
    await cache.delete(path); // so that the last page kept is the last in the cache
    await cache.put(path, response);
    const pages = (await cache.keys()).filter(isPage);
    for (const old of pages.slice(0, -MOST)) await cache.delete(old);
  });
}

// needs returns the addresses of the styles and scripts of a page.
function needs(html) {
  const tags = html.match(/<(?:link\s[^>]*rel="?(?:stylesheet|icon)|script\s)[^>]*>/g) ?? [];
  return tags.flatMap((tag) => tag.match(/\s(?:href|src)="([^"]*)"/)?.[1] ?? []).filter((url) => url.startsWith(base) && !url.startsWith(base + '_indaba/'));
}

const isPage = (request) => /(?:\/|\.html)$/.test(new URL(request.url).pathname);

// visit keeps a page that is open, if it is not kept.
async function visit(path) {
  const cache = await caches.open(CACHE);
  if (await cache.match(path)) return;
  const response = await fetch(path);
  await keep(path, response).catch(() => {});
}

// renew looks at what is kept once for each version of the site: withdrawn pages
// go, and then what no page asks for.
async function renew(saving) {
  const cache = await caches.open(CACHE);
  if ((await (await cache.match(MARK))?.text()) === version) return;
  for (const request of (await cache.keys()).filter(isPage)) {
    const response = await fetch(request.url, { method: 'HEAD', cache: 'no-cache' });
    if (gone(response)) await cache.delete(request);
  }
  for (const [, offline] of tongues) {
    if (!saving && (await cache.match(offline))) await ready(offline);
  }
  await inTurn(sweep);
  await cache.put(MARK, new Response(version));
}

async function sweep() {
  const cache = await caches.open(CACHE);
  const wanted = new Set();
  const all = await cache.keys();
  for (const request of all.filter(isPage)) {
    const html = await (await cache.match(request)).text();
    for (const [, value] of html.matchAll(/\s(?:href|src|srcset)="([^"]*)"/g)) {
      for (const url of value.split(/,?\s+(?:\d+w)?,?\s*/)) wanted.add(new URL(url.replaceAll('&amp;', '&'), location).href);
    }
  }
  for (const request of all) {
    if (!isPage(request) && lasting(new URL(request.url)) && !wanted.has(request.url)) await cache.delete(request);
  }
}

// quiet waits until the reader has what they asked for: a line that is slow is
// theirs first.
async function quiet() {
  for (let rest; (rest = asked + QUIET - Date.now()) > 0; ) await new Promise((resolve) => setTimeout(resolve, rest));
}

// prepare keeps the areas of the language of a page, once, unless the reader
// saves data.
async function prepare(path, saving) {
  const offline = tongues.find(([root]) => path.startsWith(root))?.[1];
  const cache = await caches.open(CACHE);
  if (!offline || saving || (await cache.match(offline))) return;
  asked = Date.now();
  await quiet();
  await ready(offline);
}

// ready keeps the page for readers without a connection and those it leads to.
async function ready(offline) {
  const response = await fetch(offline, { cache: 'no-cache' });
  const html = await response.clone().text();
  const [, list = ''] = html.match(/data-keep>(.*?)<\/ul>/s) ?? [];
  for (const [, path] of list.matchAll(/\shref="([^"]*)"/g)) {
    await quiet();
    await keep(path, await fetch(path, { cache: 'no-cache' })).catch(() => {});
  }
  await keep(offline, response);
}
