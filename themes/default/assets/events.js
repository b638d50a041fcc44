// Tells when an event is in the reader's own time zone, and marks those that
// have ended since the site was built. Without scripts the page says the zone,
// and its foot the day it is of.
const own = Intl.DateTimeFormat().resolvedOptions().timeZone
for (const p of document.querySelectorAll(".yours")) {
  if (p.dataset.zone === own) continue
  const form = new Intl.DateTimeFormat(p.dataset.locale, {
    weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "numeric", timeZoneName: "short",
  })
  p.lastElementChild.textContent = form.formatRange(new Date(p.dataset.start), new Date(p.dataset.end))
  p.hidden = false
}
for (const t of document.querySelectorAll("time[data-end]")) {
  if (new Date(t.dataset.end) < new Date()) t.classList.add("past")
}
