// Keeps an open page up to date. When a build is shown, the page is fetched
// again and, if it differs, the document is made equal to it node by node:
// what stays the same is not touched, so scroll position, focus, open <details>
// and typed text survive.
'use strict';
(() => {
  const me = document.currentScript;
  let build = me.dataset.build;
  let stream;
  let busy = false;
  let again = false;

  // Browsers allow six connections to a server, so pages no one sees give
  // theirs back.
  function connect() {
    if (document.hidden || stream) return;
    stream = new EventSource(me.dataset.events + '?build=' + encodeURIComponent(build));
    stream.addEventListener('change', (event) => {
      build = event.data;
      update();
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

  async function update() {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      await refresh();
    } catch {
      // The server has gone; connecting again brings the next change.
    }
    busy = false;
    if (again) update();
  }

  async function refresh() {
    const response = await fetch(location.href, { cache: 'no-store' });
    if (response.redirected) return location.replace(response.url);
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const page = next.getElementById(me.id)?.dataset.page;
    if (!page || page === me.dataset.page) return;
    if (scripts(next) !== scripts(document)) return location.reload();
    const focused = document.activeElement?.id;
    patch(document.documentElement, next.documentElement);
    if (focused && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  // Scripts run once, so other ones need a fresh start. Data is no script.
  function scripts(doc) {
    const run = [...doc.scripts].filter((s) => !s.type.includes('json'));
    return run.map((s) => s.getAttribute('src') ?? s.text).join('\n');
  }

  function patch(old, now) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== now.data) old.data = now.data;
      return;
    }
    // A theme's script may keep the reader's choices in attributes of <html>.
    const kept = old === document.documentElement;
    for (const { name } of [...old.attributes]) {
      if (!kept && !now.hasAttribute(name) && !readers(old, name)) old.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value && !readers(old, name)) old.setAttribute(name, value);
    }
    patchChildren(old, [...now.childNodes]);
  }

  // What the reader opened is not the page's to close.
  function readers(node, name) {
    return name === 'open' && /^(DETAILS|DIALOG)$/.test(node.nodeName);
  }

  function alike(a, b) {
    return a.nodeName === b.nodeName && (a.id ?? '') === (b.id ?? '');
  }

  function patchChildren(parent, now) {
    const old = [...parent.childNodes];
    let end = null;
    while (old.length && now.length && old[0].isEqualNode(now[0])) {
      old.shift();
      now.shift();
    }
    while (old.length && now.length && old.at(-1).isEqualNode(now.at(-1))) {
      end = old.pop();
      now.pop();
    }
    const text = (node) => node.outerHTML ?? node.nodeName + node.data;
    const wanted = new Set(now.map(text));
    const left = old.map((node) => ({ node, text: text(node) }));
    const unwanted = (item) => !wanted.has(item.text);
    for (const node of now) {
      const is = text(node);
      let i = left.findIndex((item) => item.text === is);
      // To move a node costs it its focus, so rather what is before it goes.
      if (i > 0 && left.slice(0, i).every(unwanted)) {
        for (const item of left.splice(0, i)) item.node.remove();
        i = 0;
      }
      if (i < 0) i = left.findIndex((item) => unwanted(item) && alike(item.node, node));
      const place = left[0]?.node ?? end;
      if (i < 0) {
        parent.insertBefore(document.importNode(node, true), place);
        continue;
      }
      const [found] = left.splice(i, 1);
      if (i > 0) parent.insertBefore(found.node, place);
      patch(found.node, node);
    }
    for (const item of left) item.node.remove();
  }
})();
