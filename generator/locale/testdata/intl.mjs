// Writes intl.json: what another reader of the CLDR, ICU as Node has it, says
// of the dates, numbers and lists of a year, so that generator/locale is not
// checked against its own generator. Written by Node 20.20.2 with ICU 78.2, CLDR
// 48.0; cldr.zip is from CLDR 48.2. To write it anew: node testdata/intl.mjs
//
// ICU has no Guarani (gn); date_test.go has its months.
//
// Of each month there are four dates: the 1st long, another day in full, the
// last day short, and month and year. Hours are those of the first days.
import { writeFileSync } from "node:fs";

const locales = `am ar ar-EG ar-MA ar-TN de en-001 es fa fr fr-CA he hi pt pt-MZ qu rw sw ti zh-Hans zh-Hant`.split(" ");
const utc = { calendar: "gregory", timeZone: "UTC" };
const day = (month, date, hour = 0) => Date.UTC(2026, month, date, hour, 5);
const months = [...Array(12).keys()];

function write(locale) {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) throw new Error(`ICU does not know ${locale}`);
  const as = (options) => new Intl.DateTimeFormat(locale, { ...utc, ...options });
  const [long, full, short] = ["long", "full", "medium"].map((dateStyle) => as({ dateStyle }));
  const monthYear = as({ year: "numeric", month: "long" });
  const time = as({ timeStyle: "short" });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale);
  return {
    dates: months.map((m) => [
      long.format(day(m, 1)), full.format(day(m, 2 + 2 * m)), short.format(day(m + 1, 0)), monthYear.format(day(m, 9)),
    ]),
    times: [0, 9, 12, 15].map((hour) => time.format(day(0, 1, hour))),
    numbers: [7, 1234, 12345, 1234567, -8].map((n) => number.format(n)),
    lists: [list.format(["a", "b"]), list.format(["a", "b", "c", "d"])],
  };
}

const all = Object.fromEntries(locales.map((locale) => [locale, write(locale)]));
const lines = Object.entries(all).map(([locale, what]) => `${JSON.stringify(locale)}: ${JSON.stringify(what)}`);
writeFileSync(new URL("intl.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
