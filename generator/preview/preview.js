// Keeps an open page up to date. It remembers the page as the server sent it;
// when a build is shown, the page is fetched again, and what differs between
// the two is done to the document, node by node. All else is not touched, so
// what the reader and other scripts did to it stays: scroll position, focus,
// selection, typed text, open <details>.
'use strict';
(() => {
  const me = document.currentScript;
  const changed = new Map(); // by URL path, decoded: the build that a file changed in
  let { build, key } = me.dataset;
  let stream;
  let busy = false;
  let again = false;

  // A document of its own: pictures in it are not loaded, scripts not run.
  const inert = document.implementation.createHTMLDocument('');
  const sent = inert.importNode(document.documentElement, true);
  const shown = new WeakMap(); // by node of sent: the node of the document
  pair(sent, document.documentElement);

  // A service worker would answer with what it keeps.
  const workers = navigator.serviceWorker;
  if (workers) {
    workers.register = () => new Promise(() => {});
    workers.getRegistrations().then((all) => all.forEach((w) => w.unregister()), () => {});
  }

  // Browsers allow six connections to a server, so pages no one sees give
  // theirs back.
  function connect() {
    if (document.hidden || stream) return;
    stream = new EventSource(me.dataset.events + '?build=' + encodeURIComponent(build));
    stream.addEventListener('change', (event) => {
      const news = JSON.parse(event.data);
      build = news.build;
      for (const path of news.changed) changed.set(path, build);
      update(news.changed.length > 0);
    });
    // A browser gives up for good if the server answers with an error.
    stream.addEventListener('error', () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      disconnect();
      setTimeout(connect, 1000);
    });
  }

  function disconnect() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();

  async function update(files) {
    again = busy && { files: files || again?.files };
    if (busy) return;
    busy = true;
    try {
      await refresh(files);
    } catch {
      // The server has gone; connecting again brings the next change.
    }
    busy = false;
    if (again) update(again.files);
  }

  async function refresh(files) {
    const headers = key ? { 'Indaba-Page': key } : {};
    const response = await fetch(location.href, { cache: 'no-store', headers });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const now = next.getElementById(me.id)?.dataset;
    if (!now) return;
    if (response.redirected) history.replaceState(history.state, '', response.url + location.hash);
    key = now.key || key; // a page that is gone may come back elsewhere
    if (now.page === me.dataset.page && !files) return;
    // Where scripting is on, browsers read <noscript> as text.
    for (const node of next.querySelectorAll('noscript')) node.textContent = node.innerHTML;
    if (once(next) !== once(sent)) return location.reload();
    freshen(next);
    const loaded = await styles(next);
    const focused = document.activeElement?.id;
    patch(sent, next.documentElement, loaded);
    if (focused && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  // What works once only, when a page is loaded: scripts, policies, redirects.
  // Data is no script.
  function once(root) {
    const nodes = [...root.querySelectorAll('script, meta[http-equiv]')].filter((n) => !n.type?.includes('json'));
    return nodes.map((n) => n.getAttribute('src') ?? n.content ?? n.text).join('\n');
  }

  // Gives files that changed a new address, or the browser would not look.
  function freshen(next) {
    if (!changed.size) return;
    const fresh = (address) => {
      try {
        const url = new URL(address, location.href);
        const version = url.origin === location.origin && changed.get(decodeURIComponent(url.pathname));
        return version ? url.pathname + '?' + version + url.hash : address;
      } catch {
        return address;
      }
    };
    const of = { src: '[src]', srcset: '[srcset]', poster: '[poster]', data: 'object[data]', href: 'link[href], image[href], use[href]' };
    for (const [name, nodes] of Object.entries(of)) {
      for (const node of next.querySelectorAll(nodes)) {
        if (node.nodeName !== 'SCRIPT') node.setAttribute(name, node.getAttribute(name).replace(/[^\s,]+/g, fresh));
      }
    }
  }

  // Loads the stylesheets that are new, so that the page is never without.
  async function styles(next) {
    const links = (root) => [...root.querySelectorAll('link[rel~="stylesheet"]')];
    const had = links(sent);
    const known = new Set(had.map((link) => link.getAttribute('href')));
    const loaded = new Map();
    const wait = links(next).map((link, i) => {
      if (known.has(link.getAttribute('href'))) return;
      const node = document.importNode(link);
      loaded.set(link, node);
      return new Promise((done) => {
        node.onload = node.onerror = done;
        setTimeout(done, 3000);
        const before = shown.get(had[i] ?? had.at(-1));
        if (before?.isConnected) before.after(node);
        else document.head.append(node);
      });
    });
    await Promise.all(wait);
    return loaded;
  }

  function pair(node, live) {
    shown.set(node, live);
    for (let i = 0; i < node.childNodes.length; i++) pair(node.childNodes[i], live.childNodes[i]);
  }

  // Makes the node of sent, and with it what is shown of it, equal to now.
  function patch(node, now, loaded) {
    const live = shown.get(node);
    if (node.nodeType !== Node.ELEMENT_NODE) {
      if (node.data !== now.data) edit(live, node.data, (node.data = now.data));
      return;
    }
    for (const name of new Set([...node.getAttributeNames(), ...now.getAttributeNames()])) {
      const value = now.getAttribute(name);
      if (node.getAttribute(name) === value) continue;
      if (value !== null) for (const n of [node, live]) n.setAttribute(name, value);
      // A script that ran before this one may have set one of <html>.
      else if (node !== sent) for (const n of [node, live]) n.removeAttribute(name);
    }
    patchChildren(node, [...now.childNodes], loaded);
  }

  // Replaces no more of a text than differs: a selection beside it stays.
  function edit(live, was, now) {
    if (live.data !== was) return void (live.data = now);
    let start = 0;
    let end = 0;
    const most = Math.min(was.length, now.length);
    while (start < most && was[start] === now[start]) start++;
    while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++;
    live.replaceData(start, was.length - start - end, now.slice(start, now.length - end));
  }

  function alike(a, b) {
    return a.nodeName === b.nodeName && (a.id ?? '') === (b.id ?? '') && !(a.rel === 'stylesheet' && a.getAttribute('href') !== b.getAttribute('href'));
  }

  // To move a node costs it its focus and scroll position, so none is moved:
  // what is before one that stays goes, and what is new is put before it.
  function patchChildren(parent, now, loaded) {
    const old = [...parent.childNodes];
    let first = 0;
    while (first < old.length && first < now.length && old[first].isEqualNode(now[first])) first++;
    let end = null;
    while (old.length > first && now.length > first && old.at(-1).isEqualNode(now.at(-1))) {
      end = old.pop();
      now.pop();
    }
    const text = (node) => node.outerHTML ?? node.nodeName + node.data;
    const texts = old.map((node, i) => (i < first ? '' : text(node)));
    const wants = now.slice(first).map(text);
    const there = new Set(texts);
    const wanted = new Map();
    for (const want of wants) wanted.set(want, (wanted.get(want) ?? 0) + 1);
    const stays = (i) => wanted.get(texts[i]) > 0 && texts[i].trim() !== '#text';
    // The first that is so from i on, with nothing that stays before it.
    const find = (i, is) => {
      while (i < old.length && !is(i) && !stays(i)) i++;
      return i < old.length && is(i) ? i : -1;
    };
    let i = first;
    wants.forEach((want, n) => {
      const node = now[first + n];
      wanted.set(want, wanted.get(want) - 1);
      let at = there.has(want) ? find(i, (j) => texts[j] === want) : -1;
      if (at < 0) at = find(i, (j) => !stays(j) && alike(old[j], node));
      if (at < 0) return insert(parent, node, old[i] ?? end, loaded);
      while (i < at) remove(old[i++]);
      if (texts[i] !== want) patch(old[i], node, loaded);
      i++;
    });
    while (i < old.length) remove(old[i++]);
  }

  function remove(node) {
    shown.get(node).remove();
    node.remove();
  }

  function insert(parent, node, before, loaded) {
    const live = loaded.get(node) ?? document.importNode(node, true);
    parent.insertBefore(node, before);
    pair(node, live);
    if (live.isConnected) return;
    // A script may have taken away what it should stand after.
    const into = shown.get(parent);
    let after = node.previousSibling;
    while (after && shown.get(after).parentNode !== into) after = after.previousSibling;
    if (after) shown.get(after).after(live);
    else into.prepend(live);
  }
})();
