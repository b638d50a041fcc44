// The page for searching. It fetches the few files of the index that a query
// needs (generator/search writes them and says what is in them) and shows what
// it finds as one types. Whatever comes from a page is put in as text.
(() => {
"use strict";

// Words, as generator/search/fold.go and words.go part a text; both are held
// to generator/search/testdata/vectors.json.
const unseen = /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufeff]/g;
const like = {};
for (const pair of "ىي یي ېي ےي ةه ہه ەه ھه کك ٱا ςσ ßss æae œoe øo łl đd ħh ıi ɓb ɖd ɗd ɛe ǝe əe ƒf ɣg ƙk ŋn ɲn ɔo ʋv ƴy".split(" ")) like[pair[0]] = pair.slice(1);
const alike = new RegExp("[" + Object.keys(like).join("") + "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]", "g");
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const inWord = /[\p{L}\p{M}\p{Nd}]/u;

const fold = s => s.normalize("NFKD").replace(unseen, "").toLowerCase()
  .replace(alike, c => like[c] || String((c.charCodeAt(0) & 15) - (c > "\u0900" ? 6 : 0))).normalize("NFC");

// words returns the words of a text as [word, whether it is of a dense script].
function words(text) {
  const out = [];
  let word = "", before = "", alone = false;
  const end = () => {
    if (word) out.push([word, false]);
    else if (before && alone) out.push([before, true]);
    word = before = "";
  };
  for (const c of fold(text)) {
    if (dense.test(c)) {
      if (before) { out.push([before + c, true]); alone = false; }
      else { end(); alone = true; }
      before = c;
    } else if (!inWord.test(c)) end();
    else { if (!word) end(); word += c; }
  }
  end();
  return out;
}

const slug = s => (s.toLowerCase().normalize("NFC").match(/[\p{L}\p{M}\p{Nd}_]+/gu) || []).join("-");

// check is what meta.json has of a file: four digits of its FNV-1a hash.
function check(bytes) {
  let h = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return ((h >>> 0) % 1679616).toString(36).padStart(4, "0");
}

// near says whether two words are one edit apart: a letter more, less, other,
// or two that changed places.
function near(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.length < b.length ? a.slice(i) === b.slice(i + 1)
    : a.slice(i + 1) === b.slice(i + 1) || a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

// distance is that of Levenshtein.
function distance(a, b) {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    let corner = row[0]++;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      row[j] = Math.min(above + 1, row[j - 1] + 1, corner + (a[i - 1] !== b[j - 1]));
      corner = above;
    }
  }
  return row[b.length];
}

class Stale extends Error {}

// Index reads the index of one language.
class Index {
  constructor(base) { this.base = base; this.meta = null; }

  open() {
    return this.meta ||= (async () => {
      const r = await fetch(this.base + "meta.json", { cache: "no-cache" });
      if (!r.ok) throw new Error(r.status);
      this.files = new Map();
      return this.m = await r.json();
    })().catch(e => { this.meta = null; throw e; });
  }

  // file fetches a file once. What does not have the hash that meta.json says
  // is of another version of the site.
  file(name, want, read) {
    let f = this.files.get(name);
    if (!f) this.files.set(name, f = (async () => {
      const r = await fetch(this.base + name + "?" + want);
      const bytes = new Uint8Array(await r.arrayBuffer());
      if (!r.ok || check(bytes) !== want) throw new Stale(name);
      return read(new TextDecoder().decode(bytes));
    })().catch(e => { this.files.delete(name); throw e; }));
    return f;
  }

  // shard returns a part of the dictionary: a word, and its stem and pages.
  shard(i) {
    return this.file("w" + i + ".txt", this.m.w.substr(4 * i, 4), text => {
      const all = this.read = this.read || new Map(), here = [];
      let word = "";
      for (const line of text.split("\n")) {
        if (!line) continue;
        let at = 1; // of ">", "=" or "~": what else is in a word is not one of these
        for (let c; (c = line.charCodeAt(at)) !== 62 && c !== 61 && c !== 126;) at++;
        word = word.slice(0, parseInt(line[0], 36)) + line.slice(1, at);
        let pages = line.slice(at), stem = "";
        if (pages[0] === ">") {
          const to = (pages + "=").search(/[=~]/); // a form alone has no pages
          stem = word.slice(0, parseInt(pages[1], 36)) + pages.slice(2, to);
          pages = pages.slice(to);
        }
        const entry = { word, stem, pages };
        here.push(entry);
        all.set(word, entry);
      }
      return here;
    });
  }

  where(word) {
    const b = this.m.b;
    let lo = 0, hi = b.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (b[mid] <= word) lo = mid; else hi = mid - 1;
    }
    return lo;
  }

  async entry(word) { await this.shard(this.where(word)); return this.read.get(word); }

  // term finds the pages of one word: those of its stem, those of words that
  // start with it, and if there are none those of words one edit away.
  async term(word, isDense, open) {
    const t = { word, stems: new Set(), open, pages: new Map(), common: false, near: false };
    const taken = [];
    const take = async (e, factor) => {
      if (e.stem) { t.stems.add(e.stem); e = await this.entry(e.stem); } else t.stems.add(e.word);
      if (e && e.pages) taken.push([e.pages, factor]);
    };
    // All of them count as one word, as rare as the commonest.
    const count = () => {
      const rare = Math.min(...taken.map(([pages]) => parseInt(pages[1], 36)));
      for (const [pages, factor] of taken) {
        if (pages[0] === "~" && factor === 1) t.common = true;
        for (const step of pages.slice(2).split(";")) {
          const score = factor * rare * parseInt(step[0], 36);
          let page = 0;
          for (const m of step.slice(1).matchAll(/([0-9a-z]+)([A-Z]*)/g)) {
            page += parseInt(m[1], 36);
            const old = t.pages.get(page);
            if (!old || old[0] < score) t.pages.set(page, [score, m[2] || "A"]);
          }
        }
      }
    };
    // The part behind is under way before the first is read: a slow line takes
    // as long for one file as for two.
    const next = this.where(word) + 1;
    if (open && (this.m.b[next] || "").startsWith(word)) this.shard(next).catch(() => {});
    const exact = await this.entry(word);
    if (exact) await take(exact, 1);
    if (open && (isDense || word.length > 1) || isDense && [...word].length < 2) {
      let from = this.where(word), left = 30;
      for (const last = Math.min(from + 2, this.m.b.length); from < last && left; from++) {
        if (from !== this.where(word) && !this.m.b[from].startsWith(word) && this.m.b[from] > word + "\uffff") break;
        const longer = (await this.shard(from)).filter(e => e.word !== word && e.word.startsWith(word)).slice(0, left);
        left -= longer.length;
        await Promise.all(longer.map(e => take(e, exact ? .5 : .8)));
        if (!(from + 1 < this.m.b.length && (this.m.b[from + 1].startsWith(word)))) break;
      }
    }
    if (!taken.length && !isDense && word.length > 3) {
      const mine = this.where(word), first = this.where(word[0]), last = this.where(word[0] + "\uffff");
      const shards = [];
      for (let i = first; i <= last; i++) shards.push(i);
      shards.sort((a, b) => Math.abs(a - mine) - Math.abs(b - mine));
      for (const i of shards.slice(0, 6)) {
        for (const e of await this.shard(i)) {
          if (e.word[0] === word[0] && near(e.word, word)) { t.near = true; await take(e, .7); }
        }
        if (taken.length) break;
      }
    }
    count();
    return t;
  }

  // find returns the pages that have all words of a query, best first; where
  // none has, those that have most of them.
  async find(query) {
    await this.open();
    const list = words(query);
    const open = !/[\s\p{P}]$/u.test(query);
    const terms = await Promise.all(list.map(([w, d], i) => this.term(w, d, open && i === list.length - 1)));
    const need = terms.filter(t => !t.common).length || 1;
    const pages = new Map();
    for (const t of terms) {
      for (const [page, [score, parts]] of t.pages) {
        let p = pages.get(page);
        if (!p) pages.set(page, p = { page, score: 0, has: 0, parts: {} });
        p.score += score;
        if (!t.common) p.has++;
        for (const c of parts) p.parts[c] = (p.parts[c] || 0) + score;
      }
    }
    const common = terms.every(t => t.common);
    let hits = [...pages.values()];
    const most = hits.reduce((n, p) => Math.max(n, p.has), 0);
    if (!common) {
      // Where hardly a page has all of many words, those that lack one follow.
      const all = hits.filter(p => p.has === most && most);
      hits = all.length < 10 && most > 2 ? hits.filter(p => p.has >= most - 1) : all;
    }
    hits.sort((a, b) => b.has - a.has || b.score - a.score || a.page - b.page);
    for (const h of hits) {
      let best = "A";
      for (const c of Object.keys(h.parts).sort()) if (h.parts[c] > (h.parts[best] || 0)) best = c;
      h.part = best.charCodeAt(0) - 65;
      h.kind = this.m.f.filter(start => start <= h.page).length - 1;
    }
    return { hits, terms, some: !common && most > 0 && most < need, near: terms.some(t => t.near) };
  }

  // nearest returns up to three words among those at hand that are two or three
  // edits from one that no page has.
  nearest(word) {
    const out = [];
    for (const e of this.read.values()) {
      if (e.word[0] !== word[0] || Math.abs(e.word.length - word.length) > 2) continue;
      const n = distance(e.word, word);
      if (n <= Math.min(3, word.length / 3)) out.push([n, e.word]);
    }
    return out.sort((a, b) => a[0] - b[0]).slice(0, 3).map(x => x[1]);
  }

  // record returns what is shown of a page.
  async record(page) {
    const i = Math.floor(page / this.m.d);
    return (await this.file("p" + i + ".json", this.m.p.substr(4 * i, 4), JSON.parse))[page % this.m.d];
  }

  // has says whether a word of a text is one that was asked for.
  has(word, terms) {
    const e = this.read && this.read.get(word);
    const stem = e && e.stem || word;
    return terms.some(t => t.stems.has(stem) || word === t.word || t.open && word.startsWith(t.word) ||
      // Arabic hangs the article and short words on the front.
      /^[\u0600-\u06ff]+$/.test(word) && [...t.stems].some(s => s.length > 2 && word.includes(s) && word.length - s.length < 5));
  }
}

// make makes an element; a property whose value is "" or undefined is left out.
function make(name, props, ...inside) {
  const e = document.createElement(name);
  for (const k in props) if (props[k]) e.setAttribute(k, props[k]);
  e.append(...inside.filter(x => x));
  return e;
}

// marked returns a text with the words that were asked for in mark elements.
function marked(text, index, terms) {
  const out = document.createDocumentFragment();
  let at = 0;
  const mark = (from, to) => {
    if (from < at) return;
    out.append(text.slice(at, from), make("mark", {}, text.slice(from, to)));
    at = to;
  };
  for (const m of text.matchAll(/[\p{L}\p{M}\p{Nd}\u00ad\u200c\u200d]+/gu)) {
    if (!dense.test(m[0])) {
      if (words(m[0]).some(([w]) => index.has(w, terms))) mark(m.index, m.index + m[0].length);
      continue;
    }
    const places = [];
    for (const t of terms) for (let i = m[0].indexOf(t.word); i >= 0; i = m[0].indexOf(t.word, i + 1)) places.push([m.index + i, m.index + i + t.word.length]);
    places.sort((a, b) => a[0] - b[0]);
    for (let i = 0; i < places.length; i++) {
      let [from, to] = places[i];
      while (i + 1 < places.length && places[i + 1][0] <= to) to = Math.max(to, places[++i][1]);
      mark(from, to);
    }
  }
  out.append(text.slice(at));
  return out;
}

// excerpt looks in a page for the paragraph with most of the words, in the
// part that the index names if it has any, and cuts it around the first.
function excerpt(page, part, index, terms) {
  const root = page.querySelector("[data-entry] .text") || page.querySelector("[data-entry]") || page.querySelector("main");
  if (!root) return null;
  let best = null, most = 0, here = "";
  for (const e of root.querySelectorAll("p,li,dd,dt,td,th,figcaption,pre,h2,h3,h4,h5,h6")) {
    if (/^H/.test(e.tagName)) { if (e.id) here = e.id; continue; }
    if (e.querySelector("p,li")) continue;
    const text = e.textContent.replace(/\s+/g, " ").trim();
    const got = marked(text, index, terms);
    const n = new Set([...got.querySelectorAll("mark")].map(m => fold(m.textContent))).size * 2 + (here === part ? 1 : 0);
    if (n > Math.max(most, 1)) { most = n; best = text; }
  }
  if (!best) return null;
  const first = marked(best, index, terms);
  const start = first.firstChild.nodeName === "MARK" ? 0 : first.firstChild.length;
  let from = Math.max(0, start - 60), to = Math.min(best.length, from + 190);
  if (from) from = Math.max(best.indexOf(" ", from) + 1, 0) || from;
  if (to < best.length && best.lastIndexOf(" ", to) > start + 20) to = best.lastIndexOf(" ", to);
  return (from ? "… " : "") + best.slice(from, to) + (to < best.length ? " …" : "");
}

globalThis.indabaSearch = { fold, words, check, near, Index }; // for tests, and themes that go another way

const found = document.getElementById("page.found"), input = document.getElementById("page.q");
if (!found || !input) return;
const names = document.getElementById("page.names");
const say = { ...found.dataset }, status = found.querySelector(".said"), kinds = found.querySelector(".kinds");
const list = found.querySelector(".hits"), more = found.querySelector("button.line");
const meant = found.querySelector(".meant"), elsewhere = found.querySelector(".elsewhere"), ways = found.querySelector(".ways");
for (const s of found.querySelectorAll("[data-say]")) say[s.dataset.say] = s.textContent;
const index = new Index(say.index);
const others = [...found.querySelectorAll(".other")].map(l => ({ ...l.dataset, reader: new Index(l.dataset.index) }));
const number = new Intl.NumberFormat(document.documentElement.lang + (document.documentElement.dataset.digits === "arabic-indic" ? "-u-nu-arab" : ""));
const FIRST = 6, MORE = 10;
let turn = 0, shown = "", kind = -1;

const tell = (name, query, count) => say[name].replace("{words}", () => query).replace("{count}", () => number.format(count));

// Pages are read for their excerpts when they come into view, each once.
const pages = new Map();
const seen = new IntersectionObserver(entries => {
  for (const e of entries) if (e.isIntersecting) { seen.unobserve(e.target); e.target.read(); }
});
const sparing = navigator.connection && navigator.connection.saveData;

function result(hit, record, from, terms, lang) {
  const part = hit.part && record.s ? hit.part * 2 - 2 : -1;
  const id = part >= 0 ? record.s[part] || slug(record.s[part + 1]) : "";
  const url = new URL(record.u, new URL(lang ? lang.home : say.home, location));
  const there = lang ? { lang: lang.lang, dir: lang.dir } : {};
  const line = make("p", { class: "say", ...there }, marked(record.l || "", from, terms));
  const item = make("li", {},
    make("div", { class: "sign", "aria-hidden": "true" }),
    make("div", {},
      make("p", { class: "note" }, record.n, lang && make("span", { class: "badge", lang: lang.lang, dir: lang.dir }, lang.name)),
      make("p", { class: "nm" }, make("a", { href: url.href, hreflang: lang && lang.lang, ...there }, marked(record.t, from, terms))),
      line,
      id && make("p", { class: "in-part" }, make("a", { href: url.href + "#" + encodeURIComponent(id), ...there }, marked(record.s[part + 1], from, terms)))));
  const sign = item.firstChild;
  if (record.d) sign.append(make("span", { class: record.e ? "when past" : "when" }, make("b", {}, record.d), record.o));
  else if (record.m) sign.append(document.importNode(new DOMParser().parseFromString(record.m.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'), "image/svg+xml").documentElement, true));
  item.read = async () => {
    if (sparing) return;
    try {
      if (!pages.has(url.href)) pages.set(url.href, fetch(url).then(r => r.ok ? r.text() : ""));
      const text = excerpt(new DOMParser().parseFromString(await pages.get(url.href), "text/html"), id, from, terms);
      if (text && item.isConnected) line.replaceChildren(marked(text, from, terms));
    } catch { pages.delete(url.href); } // offline: what introduces the page will do
  };
  seen.observe(item);
  return item;
}

async function show(hits, n, from, terms, to, lang) {
  const now = turn, start = to.children.length, part = hits.slice(start, start + n);
  const records = part.map(h => from.record(h.page));
  for (const r of records) r.catch(() => {}); // the first that fails is thrown below
  for (let i = 0; i < part.length; i++) {
    const record = await records[i];
    if (now !== turn) return;
    to.append(result(part[i], record, from, terms, lang));
  }
}

// filter shows the results of one kind, or of all.
async function filter(got, only) {
  kind = only;
  const hits = only < 0 ? got.hits : got.hits.filter(h => h.kind === only);
  for (const b of kinds.children) b.setAttribute("aria-pressed", b.value === String(only));
  list.replaceChildren();
  // While some are on their way no more can be asked for, or they would come twice.
  const step = async n => {
    const now = turn;
    more.disabled = true;
    try { await show(hits, n, index, got.terms, list); }
    finally { if (now === turn) more.disabled = false, more.hidden = list.children.length >= hits.length; }
  };
  more.onclick = async () => {
    const next = list.children.length;
    await step(MORE);
    const link = list.children[next] && list.children[next].querySelector("a");
    if (link) link.focus();
  };
  await step(FIRST);
}

function tabs(got) {
  const counts = index.m.k.map((_, k) => got.hits.filter(h => h.kind === k).length);
  const tab = (value, label, count) => {
    const b = make("button", { type: "button", value: String(value) }, label + " ", make("span", {}, number.format(count)));
    b.onclick = () => { turn++; filter(got, value); };
    return b;
  };
  kinds.replaceChildren(tab(-1, say.all, got.hits.length), ...index.m.k.map((label, k) => counts[k] && tab(k, label, counts[k])).filter(Boolean));
  kinds.hidden = counts.filter(Boolean).length < 2;
  if (kind >= 0 && !counts[kind]) kind = -1;
}

// suggest offers words in place of those that no page has.
function suggest(got) {
  const links = [];
  for (const t of got.terms) {
    if (t.pages.size) continue;
    for (const word of index.nearest(t.word)) links.push(make("a", { href: "?q=" + encodeURIComponent(got.terms.map(x => x === t ? word : x.word).join(" ")) }, word));
  }
  meant.hidden = !links.length;
  meant.lastChild.replaceChildren(...links);
}

// abroad looks in the other languages for pages that are not written in this
// one, in the order of the reader's preference, until one has some.
async function abroad(query, now) {
  const to = elsewhere.querySelector(".hits");
  for (const lang of others) {
    const got = await lang.reader.find(query);
    const hits = [];
    for (const h of got.hits.slice(0, 12)) {
      const r = await lang.reader.record(h.page);
      if (!(r.w || "").includes(lang.own)) hits.push(h);
    }
    if (now !== turn) return;
    if (got.some || !hits.length) continue;
    await show(hits, 5, lang.reader, got.terms, to, lang);
    elsewhere.hidden = !to.children.length;
    return;
  }
}

async function search(again) {
  const query = input.value.trim(), now = ++turn;
  const url = new URL(location);
  if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
  history.replaceState(history.state, "", url);
  const asked = words(query).length > 0;
  found.hidden = !asked;
  names.hidden = asked;
  shown = query;
  if (!asked) { status.textContent = ""; return; }
  try {
    const got = await index.find(input.value.replace(/^\s+/, ""));
    if (now !== turn) return;
    const n = got.hits.length;
    tabs(got);
    elsewhere.hidden = true;
    elsewhere.querySelector(".hits").replaceChildren();
    await filter(got, kind);
    if (now !== turn) return;
    status.textContent = !n ? tell("nothing", query) : (got.some ? tell("some", query) + " " : got.near ? tell("near", query) + " " : "") + tell("count", query, n);
    ways.hidden = n > 0;
    suggest(got);
    names.hidden = n > 0;
    if (n < 3 || got.some) await abroad(input.value, now);
  } catch (e) {
    if (now !== turn) return;
    if (e instanceof Stale && !again) { index.meta = index.read = null; return search(true); }
    status.textContent = say.failed;
    names.hidden = false;
    list.replaceChildren();
    kinds.replaceChildren();
  }
}

let timer;
const soon = ms => { clearTimeout(timer); timer = setTimeout(() => input.value.trim() !== shown && search(), ms); };
input.addEventListener("input", () => soon(150));
input.form.addEventListener("submit", e => { e.preventDefault(); clearTimeout(timer); search(); });

// Arrows go from the field through the results and back, Escape back at once,
// and a slash to the field from anywhere.
document.addEventListener("keydown", e => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); input.focus(); input.select(); return; }
  if (!found.contains(document.activeElement) && document.activeElement !== input) return;
  if (e.key === "Escape") {
    if (document.activeElement === input) { input.value = ""; search(); } else input.focus();
  } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    const stops = [input, ...found.querySelectorAll(".hits a")];
    const next = stops[stops.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1)];
    if (next) { e.preventDefault(); next.focus(); }
  }
});

const asked = new URL(location).searchParams.get("q");
if (asked) { input.value = asked; search(); } else index.open().catch(() => {});
})();
