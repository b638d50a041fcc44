// Makes a long list shorter while a reader chooses. Without it the same choices
// are links to pages. Choices are kept in the address, so that they can be
// shared. Where a list is longer than one page, the pages of the smallest
// choice are read, and only then.
(() => {
  const form = document.querySelector("form[data-filter]");
  const list = document.querySelector("[data-list]");
  if (!form || !list) return;
  const status = document.querySelector(".filter .status");
  const tabs = [...document.querySelectorAll(".filter .tabs a")];
  const selects = [...form.querySelectorAll("select")];
  const words = form.elements.q;
  const here = location.pathname;
  const whole = new URL(form.action).pathname;
  const number = new Intl.NumberFormat(form.dataset.locale);

  // Letters without accents, and the forms of an Arabic letter as one.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}|ـ/gu, "").replace(/[إأآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
  const itemsOf = (root) => [...root.querySelectorAll("[data-choices]")];
  const keep = (element) => ({ element, choices: new Set(element.dataset.choices.split(" ")), text: fold(element.textContent) });

  // What each list holds, by its address. This page's list is there already,
  // unless it is one page of several.
  const lists = new Map();
  const chosenHere = selects.map((s) => s.selectedOptions[0]).find((o) => o.dataset.url && new URL(o.dataset.url, location).pathname === here);
  if (here === whole && form.dataset.pages === "1" || chosenHere?.dataset.pages === "1") lists.set(here, Promise.resolve(list.innerHTML));

  const read = (url, pages) => {
    const path = new URL(url, location).pathname;
    if (!lists.has(path)) {
      const each = Array.from({ length: pages }, (_, i) => fetch(i ? `${url}page--${i + 1}/` : url).then((r) => {
        if (!r.ok) throw new Error(r.status);
        return r.text();
      }).then((html) => new DOMParser().parseFromString(html, "text/html").querySelector("[data-list]").innerHTML));
      lists.set(path, Promise.all(each).then((parts) => parts.join("")));
      lists.get(path).catch(() => lists.delete(path));
    }
    return lists.get(path);
  };

  const choices = () => selects.filter((s) => s.value).map((s) => ({ name: `${s.name}--${s.value}`, facet: s.name, option: s.selectedOptions[0] }));
  const terms = () => (words ? fold(words.value).split(/\s+/).filter(Boolean) : []);

  let shown = here; // whose items the page holds
  let kept = itemsOf(list).map(keep);
  let turn = 0;

  const hold = async (chosen) => {
    let source = { url: form.action, pages: Number(form.dataset.pages), total: Number(form.dataset.total) };
    for (const { facet, option } of chosen) {
      // The tabs count what has another type, so a type alone is no source.
      if (facet !== "type" && option.dataset.url && Number(option.dataset.total) < source.total) {
        source = { url: option.dataset.url, pages: Number(option.dataset.pages), total: Number(option.dataset.total) };
      }
    }
    const path = new URL(source.url, location).pathname;
    if (path === shown && lists.has(path)) return true;
    const mine = ++turn;
    const html = await read(source.url, source.pages);
    if (mine !== turn) return false; // the reader has chosen something else since
    list.innerHTML = html;
    shown = path;
    kept = itemsOf(list).map(keep);
    join();
    return true;
  };

  // Pages that follow each other repeat a heading where it goes on.
  const join = () => {
    const first = new Map();
    for (const section of [...list.querySelectorAll("section[id]")]) {
      const before = first.get(section.id);
      if (before) {
        before.querySelector("ul").append(...section.querySelectorAll("ul > li"));
        section.remove();
      } else first.set(section.id, section);
    }
  };

  const show = () => {
    const chosen = choices(), sought = terms();
    const fits = (item, but) => chosen.every((c) => c.facet === but || item.choices.has(c.name)) && sought.every((t) => item.text.includes(t));
    let count = 0;
    for (const item of kept) {
      const on = fits(item);
      item.element.hidden = !on;
      if (on) count++;
    }
    for (const section of list.querySelectorAll("section")) section.hidden = itemsOf(section).every((e) => e.hidden);
    for (const tab of tabs) {
      const type = tab.dataset.type;
      const n = kept.filter((item) => fits(item, "type") && (!type || item.choices.has(`type--${type}`))).length;
      tab.querySelector("span").textContent = number.format(n);
      if (type === (form.elements.type?.value ?? "")) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    status.textContent = count ? form.dataset.shown.replace("{count}", number.format(count)).replace("{total}", number.format(Number(form.dataset.total))) : status.dataset.none;
    document.querySelector(".pages")?.remove();
    document.querySelector("[data-chosen]")?.remove();
  };

  const apply = async () => {
    const query = new URLSearchParams();
    for (const { facet, option } of choices()) query.set(facet, option.value);
    if (words?.value.trim()) query.set("q", words.value.trim());
    history.replaceState(null, "", whole + (query.size ? `?${query}` : "") + location.hash);
    list.setAttribute("aria-busy", "true");
    try {
      if (await hold(choices())) show();
    } catch {
      // Without the network the choice is the page that it links to.
      const page = choices().find((c) => c.option.dataset.url);
      if (page) location.assign(page.option.dataset.url);
    } finally {
      list.removeAttribute("aria-busy");
    }
  };

  form.hidden = false;
  document.querySelector(".filter .facets").hidden = true;
  const query = new URLSearchParams(location.search);
  let asked = false;
  for (const field of [...selects, ...(words ? [words] : [])]) {
    const value = query.get(field.name);
    if (value === null) continue;
    field.value = value;
    asked = true;
  }
  let waiting;
  words?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 200);
  });
  form.addEventListener("change", (e) => {
    if (e.target !== words) apply();
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(waiting);
    apply();
  });
  for (const tab of tabs) {
    tab.addEventListener("click", (e) => {
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
      e.preventDefault();
      form.elements.type.value = tab.dataset.type;
      apply();
    });
  }
  if (asked) apply();
})();
