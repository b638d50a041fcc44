// Reads calendars with two programs that know nothing of each other: ical.js
// computes with the time zones that a calendar brings, node-ical with those of
// the system. On stdin a JSON list of texts and a moment up to which to list
// occurrences; on stdout, of each text and each program, its events.
import ICAL from "ical.js"
import nodeICal from "node-ical"
import { readFileSync } from "node:fs"

const { texts, until } = JSON.parse(readFileSync(0, "utf8"))
const end = new Date(until)
const write = (date, day) => day ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 19) + "Z"

function withICal(text) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component), times = [], ends = []
    const all = event.iterator()
    for (let t = all.next(); t && t.toJSDate() <= end; t = all.next()) {
      times.push(write(t.toJSDate(), t.isDate))
      ends.push(write(event.getOccurrenceDetails(t).endDate.toJSDate(), t.isDate))
    }
    return { uid: event.uid, sequence: event.sequence ?? 0, summary: event.summary, description: event.description ?? "", location: event.location ?? "", times, ends }
  })
}

function withNodeICal(text) {
  return Object.values(nodeICal.sync.parseICS(text)).filter((e) => e.type === "VEVENT").map((event) => {
    const value = (v) => (v && typeof v === "object" ? v.val : v) ?? ""
    const found = nodeICal.expandRecurringEvent(event, { from: new Date("2000-01-01"), to: end })
    const day = event.datetype === "date"
    return {
      uid: event.uid, sequence: Number(event.sequence ?? 0), summary: value(event.summary), description: value(event.description), location: value(event.location),
      times: found.map((i) => write(i.start, day)), ends: found.map((i) => write(i.end, day)),
    }
  })
}

const sorted = (events) => events.sort((a, b) => a.uid < b.uid ? -1 : 1)
process.stdout.write(JSON.stringify(texts.map((t) => ({ ICal: sorted(withICal(t)), NodeICal: sorted(withNodeICal(t)) }))))
