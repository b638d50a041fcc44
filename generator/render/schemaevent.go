package render

import (
	"slices"
	"time"

	"indaba/generator/data"
	"indaba/generator/schema"
)

// event describes an event. One of which nobody says yet when or where it is
// lacks what search engines ask of an Event, so it is described as a page.
func (d *describer) event() []any {
	start, where := d.r.site.When(d.id), d.locations()
	if d.v == nil || start.IsZero() || len(where) == 0 {
		return []any{d.page("WebPage")}
	}
	front := d.v.Front
	zone, err := time.LoadLocation(front.Text("timezone"))
	if front.Text("timezone") == "" || err != nil {
		zone = nil
	}
	out := schema.Event{
		Thing: d.thing("Event"), Start: instant(start, zone), End: instant(d.r.site.Ends(d.id), zone), Location: where,
		Status: schema.Context + "/" + eventStatus(front.Text("status")), Organizer: d.refs("hosts"), Performer: d.refs("speakers"),
		About: d.refs("expertise"), Languages: front.Texts("languages"),
	}
	if mode := attendance[front.Text("mode")]; mode != "" {
		out.Attendance = schema.Context + "/" + mode
	}
	if len(out.Languages) == 0 {
		out.Languages = schema.Texts{d.language()}
	}
	return []any{out}
}

// attendance is what schema.org calls the modes of events.
var attendance = map[string]string{"onsite": "OfflineEventAttendanceMode", "online": "OnlineEventAttendanceMode", "hybrid": "MixedEventAttendanceMode"}

func eventStatus(status string) string {
	switch status {
	case "cancelled":
		return "EventCancelled"
	case "moved":
		return "EventRescheduled"
	}
	return "EventScheduled"
}

// locations returns where an event takes place: a place, and for one that is
// held online its address, which is the event's page where none is given.
func (d *describer) locations() []schema.Place {
	if d.v == nil {
		return nil
	}
	var out []schema.Place
	front := d.v.Front
	mode := front.Text("mode")
	if place := front.Text("place"); place != "" && mode != "online" {
		out = append(out, schema.Place{Thing: schema.Thing{Type: schema.Texts{"Place"}, Name: place}})
	}
	if slices.Contains([]string{"online", "hybrid"}, mode) {
		address := d.r.whole(front.Text("url"))
		if address == "" {
			address = d.p.Canonical
		}
		out = append(out, schema.Place{Thing: schema.Thing{Type: schema.Texts{"VirtualLocation"}, URL: address}})
	}
	return out
}

// instant writes a date as ISO 8601: a day alone where no time is said, with
// the offset from UTC where the zone is known, its own or the event's.
func instant(d data.Date, zone *time.Location) string {
	switch {
	case !d.HasTime:
		return d.Time.Format("2006-01-02")
	case d.HasZone:
		return d.Time.Format(time.RFC3339)
	case zone == nil:
		return d.Time.Format("2006-01-02T15:04")
	}
	t := d.Time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone).Format(time.RFC3339)
}
