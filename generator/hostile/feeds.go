package hostile

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// xml looks at a feed or a sitemap.
func (l *look) xml(data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	element, kind := "", ""
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			l.say("not well-formed: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.Directive:
			l.say("directive %q", string(t))
		case xml.Comment:
			l.say("comment %q", string(t))
		case xml.ProcInst:
			if t.Target != "xml" {
				l.say("instruction %s", t.Target)
			}
		case xml.StartElement:
			element, kind = t.Name.Local, ""
			text.Reset()
			if !strings.Contains(" feed id title updated published link author name uri entry category summary content urlset url loc lastmod sitemapindex sitemap rights subtitle generator contributor icon logo ", " "+element+" ") {
				l.say("element <%s>", element)
			}
			for _, a := range t.Attr {
				if a.Name.Local == "type" {
					kind = a.Value
				}
				if a.Name.Local == "href" || a.Name.Local == "src" {
					l.address(a.Value)
				}
			}
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			switch {
			case t.Name.Local == "uri" || t.Name.Local == "loc" || t.Name.Local == "id":
				l.address(text.String())
			case t.Name.Local == element && kind == "html":
				l.fragment(element, text.String())
			case t.Name.Local == element && kind == "xhtml":
				l.say("type=xhtml")
			}
			text.Reset()
		}
	}
}

// json looks at feeds and at the index of search.
func (l *look) json(data []byte) {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		l.say("no JSON: %v", err)
	}
	if bytes.ContainsAny(data, "\u2028\u2029") {
		l.say("a line separator, which ends a line of JavaScript")
	}
	l.value("", v)
}

func (l *look) value(key string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			l.value(k, inner)
		}
	case []any:
		for _, inner := range v {
			l.value(key, inner)
		}
	case string:
		switch key {
		case "content_html", "m":
			l.fragment(key, v)
		case "url", "home_page_url", "feed_url", "external_url", "icon", "start_url", "scope", "u":
			l.address(v)
		}
	}
}

// properties are those our calendars have.
const properties = " BEGIN CALSCALE CATEGORIES CONFERENCE COLOR DESCRIPTION DTEND DTSTAMP DTSTART END EXDATE LAST-MODIFIED LOCATION NAME PRODID RECURRENCE-ID REFRESH-INTERVAL RRULE RDATE SEQUENCE SOURCE STATUS SUMMARY TZID TZNAME TZOFFSETFROM TZOFFSETTO UID URL VERSION X-PUBLISHED-TTL X-WR-CALNAME X-WR-CALDESC "

// calendar looks at a calendar (RFC 5545).
func (l *look) calendar(data []byte) {
	if !utf8.Valid(data) {
		l.say("not UTF-8")
	}
	text := strings.ReplaceAll(string(data), "\r\n ", "")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		name := line
		if end := strings.IndexAny(line, ":;"); end >= 0 {
			name = line[:end]
		}
		if !strings.Contains(properties, " "+name+" ") || strings.ContainsAny(line, "\r\n\x00\v\f\u0085\u2028\u2029") {
			l.say("line %q", line)
		}
		switch value := line[min(len(name)+1, len(line)):]; name {
		case "URL", "SOURCE", "CONFERENCE":
			for strings.HasPrefix(value, "VALUE=") || strings.HasPrefix(value, "FEATURE=") || strings.HasPrefix(value, "LABEL=") {
				_, value, _ = strings.Cut(value, value[strings.IndexAny(value, ":;"):][:1])
			}
			l.address(value)
		case "BEGIN":
			if !strings.Contains(" VCALENDAR VEVENT VTIMEZONE STANDARD DAYLIGHT ", " "+value+" ") {
				l.say("line %q", line)
			}
		}
	}
}
