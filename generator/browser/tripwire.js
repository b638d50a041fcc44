// Runs in every frame before anything else. Whatever a vector tries ends in
// the console, which the test reads; TRIP starts what must never be there.
(() => {
  const trip = (what) => console.error("TRIP " + what + " in " + location.href);
  for (const name of ["trip", "alert", "confirm", "prompt", "print", "open"]) {
    Object.defineProperty(window, name, { value: (...args) => trip(name + "(" + args + ")"), writable: false, configurable: false });
  }
  addEventListener("securitypolicyviolation", (e) => trip("a script or a request, which the policy stopped: " + e.violatedDirective + " " + e.blockedURI));

  // A service worker would answer for the next network with pages of the last.
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});

  // tripwire looks at the document as the browser understood it.
  Object.defineProperty(window, "tripwire", { value: (home) => {
    const schemes = ["http:", "https:", "mailto:", "tel:", "webcal:"];
    const found = [];
    const look = (root) => {
      for (const e of root.querySelectorAll("*")) {
        for (const a of e.attributes) {
          if (/^on/i.test(a.name)) found.push("handler " + a.name);
          if (!/^(href|src|action|formaction|data|xlink:href|poster|background|cite|data-url|data-before)$/i.test(a.name)) continue;
          let url;
          try { url = new URL(a.value, document.baseURI); } catch { continue; }
          if (!schemes.includes(url.protocol) && !url.href.startsWith(home)) found.push(a.name + "=" + a.value);
          if (/^(src|action|formaction|data|poster|background|data-url)$/i.test(a.name) && !url.href.startsWith(home)) found.push(a.name + "=" + a.value);
        }
        const name = e.localName;
        if (/^(iframe|frame|object|embed|base|style|applet|portal|animate|set|foreignobject|video|audio)$/i.test(name)) found.push("<" + name + ">");
        if (name === "script" && !(e.src && e.src.startsWith(home) && !e.text) && e.type !== "application/ld+json") found.push("script " + (e.src || e.text));
        if (name === "script" && e.type === "application/ld+json") try { JSON.parse(e.text); } catch (error) { found.push("JSON-LD " + error); }
        if (e.content instanceof DocumentFragment) look(e.content);
        if (e.shadowRoot) look(e.shadowRoot);
      }
    };
    look(document);
    return found;
  } });
})();
