package render

import (
	"net/url"
	"strings"

	"indaba/generator/theme"
)

// share returns the ways to pass a page on, all of them plain links: nothing of
// another host is loaded. The text is the page's title and address.
func (r *Renderer) share(p *theme.Page, address string) *theme.Share {
	text := p.Title
	if p.Title != p.SiteTitle {
		text += " – " + p.SiteTitle
	}
	return &theme.Share{URL: address, WhatsApp: whatsApp(text + "\n" + address), Mail: mail("", text, address)}
}

// whatsApp returns an address that opens WhatsApp with a text to send to
// whomever the reader chooses.
func whatsApp(text string) string { return "https://wa.me/?text=" + escape(text) }

// mail returns an address that opens a letter (RFC 6068); to may be empty.
func mail(to, subject, body string) string {
	return "mailto:" + (&url.URL{Path: to}).EscapedPath() + "?subject=" + escape(subject) + "&body=" + escape(strings.ReplaceAll(body, "\n", "\r\n"))
}

// escape writes a text as the value of a parameter. A space is %20, for in a
// mailto address a plus sign is a plus sign.
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
