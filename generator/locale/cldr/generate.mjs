// Writes cldr.zip: what generator/locale needs of the Unicode CLDR, one JSON
// file for each language with all its locales in it; own-names.json with the
// name of every language in itself, places.json with the names of the places
// its variants are from, and named.json with the tags of which every language
// has the names, joined in that order. The data is Unicode's, under the licence
// beside this file.
//
// To take a new CLDR, in this folder (node_modules is ignored by git):
//
//     npm install --no-save --no-package-lock cldr-{core,dates-full,numbers-full,localenames-full,misc-full}@48.2.0
//     node generate.mjs            # or: go generate ./generator/locale
//
// CLDR's JSON comes with inheritance resolved. A locale is written as its
// difference from its parent ("ar-TN" from "ar"), so that reading the chain
// from the top, one on the other, gives the whole again; `parent` stands only
// where it is not the name without its last subtag ("pt-MZ": "pt-PT").
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

const modules = new URL(process.env.CLDR_MODULES ?? "node_modules/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, modules)));
const supplemental = (name) => read(`cldr-core/supplemental/${name}.json`).supplemental;
const main = (part, locale, file) => {
  const path = `cldr-${part}-full/main/${locale}/${file}.json`;
  return existsSync(new URL(path, modules)) ? read(path).main[locale] : undefined;
};

const locales = readdirSync(new URL("cldr-dates-full/main/", modules)).sort();
const parents = supplemental("parentLocales").parentLocales.parentLocale;
const numbering = supplemental("numberingSystems").numberingSystems;

// Languages whose names are kept: all that CLDR has a locale for, and all with
// a code of two letters.
const named = (code) => /^[a-z]{2}$/.test(code) || locales.includes(code);

// Own names that CLDR does not have.
const moreOwnNames = {
  ay: "Aymar aru", ber: "Tamaziɣt", bi: "Bislama", cab: "Garifuna", ch: "Chamoru", dv: "ދިވެހިބަސް", dyu: "Julakan",
  fj: "Na vosa vakaviti", gn: "Avañeʼẽ", iu: "ᐃᓄᒃᑎᑐᑦ", kg: "Kikongo", kri: "Krio", la: "Latina", lua: "Tshiluba", mos: "Mooré",
  nah: "Nāhuatl", nr: "isiNdebele", sm: "Gagana Sāmoa", ts: "Xitsonga", ty: "Reo Tahiti", ve: "Tshivenḓa",
};

const values = (object, keys) => keys.map((key) => object[key]);
const count = (n) => Array.from({ length: n }, (_, i) => String(i + 1));
const week = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function dates(locale) {
  const c = main("dates", locale, "ca-gregorian").dates.calendars.gregorian;
  const formats = c.dateTimeFormats;
  const text = (pattern) => (typeof pattern === "string" ? pattern : pattern._value);
  const [full, long] = [text(c.dateFormats.full), text(c.dateFormats.long)];
  const days = /cccc/.test(full) ? c.days["stand-alone"] : c.days.format; // Finnish: not "on Friday"
  return {
    months: values(c.months.format.wide, count(12)),
    monthsAlone: values(c.months["stand-alone"].wide, count(12)),
    monthsShort: values(c.months.format.abbreviated, count(12)),
    monthsShortAlone: values(c.months["stand-alone"].abbreviated, count(12)),
    days: values(days.wide, week),
    daysShort: values(c.days.format.abbreviated, week),
    halves: values(c.dayPeriods.format.abbreviated, ["am", "pm"]),
    hours: /B/.test(text(c.timeFormats.short)) ? hours(languageOf(locale), c.dayPeriods.format.abbreviated) : undefined,
    era: c.eras.eraAbbr["1"],
    full,
    long,
    short: text(c.dateFormats.medium),
    monthYear: formats.availableFormats.yMMMM,
    time: text(c.timeFormats.short),
    ranges: ranges(formats.intervalFormats, long),
  };
}

// hours returns what the part of the day is called that each hour is in.
const rules = supplemental("dayPeriods").dayPeriodRuleSet;
function hours(language, names) {
  const parts = Object.entries(rules[language]).filter(([, rule]) => rule._from);
  const within = (hour, rule) => {
    const [from, before] = [parseInt(rule._from), parseInt(rule._before)];
    return from < before ? from <= hour && hour < before : from <= hour || hour < before;
  };
  return Array.from({ length: 24 }, (_, hour) => names[parts.find(([, rule]) => within(hour, rule))[0]]);
}

// ranges returns the patterns of two dates of one month, of one year, and of
// two years. CLDR has them for abbreviated months; where the long date writes
// the month out, so does the range. Some are the root's, or leave out what
// differs; then the long date says it.
function ranges(intervals, long) {
  const out = /MMMM|LLLL/.test(long);
  const widen = (pattern) => (out ? pattern.replace(/(M{3,}|L{3,})/g, (run) => run[0].repeat(4)) : pattern);
  const twice = `${long} – ${long}`;
  const plain = { d: long.startsWith("d ") ? `d–${long}` : twice, M: twice, y: twice };
  const fits = (field, pattern) =>
    pattern.replaceAll("L", "M").match(new RegExp(`${field}+`, "g"))?.length === 2 &&
    (!out || /MMMM|LLLL/.test(pattern)) &&
    (!long.startsWith("d") || pattern.startsWith("d"));
  return ["d", "M", "y"].map((field) => {
    const pattern = widen(intervals.yMMMd?.[field] ?? "");
    return fits(field, pattern) ? pattern : plain[field];
  });
}

function numbers(locale) {
  const n = main("numbers", locale, "numbers").numbers;
  const system = n.defaultNumberingSystem;
  const symbols = n[`symbols-numberSystem-${system}`];
  const integer = n[`decimalFormats-numberSystem-${system}`].standard.split(";")[0].split(".")[0];
  const groups = integer.split(",").slice(1).map((group) => group.length);
  return {
    digits: numbering[system]._digits,
    group: symbols.group,
    minus: symbols.minusSign,
    grouping: groups.length ? [groups.at(-1), groups.length > 1 ? groups.at(-2) : groups.at(-1)] : [0, 0],
    minGrouping: Number(n.minimumGroupingDigits),
  };
}

function words(locale) {
  const list = main("misc", locale, "listPatterns").listPatterns["listPattern-type-standard"];
  const d = main("misc", locale, "delimiters").delimiters;
  return {
    list: [list["2"], list.start, list.middle, list.end],
    quotes: [d.quotationStart, d.quotationEnd, d.alternateQuotationStart, d.alternateQuotationEnd],
  };
}

function names(locale) {
  const all = main("localenames", locale, "languages")?.localeDisplayNames.languages;
  return { names: all && Object.fromEntries(Object.entries(all).filter(([code, name]) => named(code) && name !== code)) };
}

const whole = (locale) => ({ ...dates(locale), ...numbers(locale), ...words(locale), ...names(locale) });

// place is what tells locale from others of its language, as it stands behind
// the name: " (Brasil)", "（台灣）". Where the locale's name has no region, it is
// that of the likely one.
const likely = supplemental("likelySubtags").likelySubtags;
function place(locale) {
  const region = (tag) => tag?.split("-").slice(1).find((part) => /^([A-Z]{2}|\d{3})$/.test(part));
  const at = region(locale) ?? region(likely[locale]);
  const name = main("localenames", locale, "territories")?.localeDisplayNames.territories[at];
  if (!name || name === at) return {};
  const pattern = main("localenames", locale, "localeDisplayNames").localeDisplayNames.localeDisplayPattern.localePattern;
  return { [region(locale) ? locale : `${locale}-${at}`]: pattern.replace("{0}", "").replace("{1}", name) };
}

const languageOf = (locale) => locale.split("-")[0];

// parentOf returns the locale of the same language that locale inherits from.
function parentOf(locale) {
  for (let at = locale; ; ) {
    at = parents[at] ?? at.split("-").slice(0, -1).join("-");
    if (at === "" || at === "und" || languageOf(at) !== languageOf(locale)) return "";
    if (locales.includes(at) && hasDates(whole(at))) return at;
  }
}

function difference(own, parent) {
  const out = {};
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined || JSON.stringify(value) === JSON.stringify(parent[key])) continue;
    out[key] = key === "names" ? difference(value, parent.names ?? {}) : value;
  }
  return out;
}

// CLDR's root has no words: its first month is "M01". A locale that still has
// that month has no dates, and another language's serve its readers better.
const hasDates = (data) => data.months[0] !== "M01";

// ownName is how a locale's language is called in itself, as an entry of a
// menu shows it: with a capital in scripts that have them, unless the language
// has its capital inside ("isiZulu").
function ownName(locale, data) {
  const name = data.names?.[locale] ?? (/-[A-Z][a-z]{3}$/.test(locale) ? data.names?.[languageOf(locale)] : undefined);
  if (!name || /^\S+\p{Lu}/u.test(name) || !/^[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}]/u.test(name)) return name;
  return name.replace(/^./u, (first) => first.toLocaleUpperCase(locale));
}

const bundles = new Map();
const ownNames = {};
const places = {};
for (const locale of locales) {
  const data = whole(locale);
  const own = ownName(locale, data);
  if (own && own !== ownNames[languageOf(locale)]) ownNames[locale] = own;
  Object.assign(places, place(locale));
  if (!hasDates(data)) continue;
  const parent = parentOf(locale);
  const entry = difference(data, parent ? whole(parent) : {});
  if (parent !== locale.split("-").slice(0, -1).join("-")) entry.parent = parent;
  const language = languageOf(locale);
  bundles.set(language, { ...bundles.get(language), [locale]: entry });
}

// zip packs [name, bytes] pairs. There is no time in it (1980-01-01, the
// format's zero), so that the same CLDR gives the same bytes.
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0); // version needed
    header.writeUInt16LE(8, 4); // deflate
    header.writeUInt16LE(0x21, 8); // 1980-01-01
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), header, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), header, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
}

// Without their tags, which all languages share, names take a quarter less.
// A name that is not there is the parent's.
const tags = [...new Set([...bundles.values()].flatMap((b) => Object.values(b)).flatMap((entry) => Object.keys(entry.names ?? {})))].sort();
for (const bundle of bundles.values())
  for (const entry of Object.values(bundle)) {
    if (!entry.names || !Object.keys(entry.names).length) delete entry.names;
    else entry.names = tags.map((tag) => entry.names[tag] ?? "").join("|").replace(/\|+$/, "");
  }

const json = (name, value) => [`${name}.json`, Buffer.from(JSON.stringify(value))];
const files = [...bundles].map(([language, bundle]) => json(language, bundle));
files.push(json("own-names", { ...moreOwnNames, ...ownNames }), json("places", places), json("named", tags));
files.sort(([a], [b]) => (a < b ? -1 : 1));
const packed = zip(files);
writeFileSync(new URL("cldr.zip", import.meta.url), packed);
console.log(`cldr.zip: ${bundles.size} languages, ${locales.length} locales, ${packed.length} bytes`);
