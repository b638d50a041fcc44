package picture

import "testing"

func TestDrawing(t *testing.T) {
	const open, close = `<svg xmlns="http://www.w3.org/2000/svg"`, `</svg>`
	for _, c := range []struct{ in, want string }{
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8" fill="url(#a)"/><use href="#a"/></svg>`,
			open + ` viewBox="0 0 8 8"><path d="M0 0h8" fill="url(#a)"></path><use href="#a"></use>` + close},
		{`<?xml version="1.0"?><!-- by me --><svg/>`, open + `>` + close},
		{`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>`, open + `>` + close},
		{`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><s:use l:href="#a"/></s:svg>`, open + `><use href="#a"></use>` + close},
		{`<svg><text x="1">a &lt; b<tspan>c</tspan></text></svg>`, open + `><text x="1">a &lt; b<tspan>c</tspan></text>` + close},
		{`<svg><title>&lt;script&gt;</title>stray</svg>`, open + `><title>&lt;script&gt;</title>` + close},
		{`<svg><style>.a{fill:url(#g);stroke:red}</style></svg>`, open + `><style>.a{fill:url(#g);stroke:red}</style>` + close},
		// What programs note for themselves.
		{`<svg xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/ama/x.png" data-name="secret"><metadata><i:by>Ama</i:by></metadata><i:view/><g i:label="x"/></svg>`,
			open + `><g></g>` + close},
		{`<svg><metadata><path d="M0"/></metadata></svg>`, open + `>` + close},
	} {
		if got, err := Drawing([]byte(c.in)); err != nil || string(got) != c.want {
			t.Errorf("%s\nbecomes %s, %v\nwant    %s", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{
		`<svg><script>alert(1)</script></svg>`, `<svg><SCRIPT/></svg>`, `<svg onload="alert(1)"/>`, `<svg x:onload="alert(1)"/>`, `<svg><a href="javascript:alert(1)"/></svg>`,
		`<svg xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href=" jaVascript:alert(1)"/></svg>`, `<svg><image href="https://example.org/x.png"/></svg>`, `<svg><foreignObject/></svg>`,
		`<svg><metadata><foreignObject/></metadata></svg>`, `<svg><style>@import "x"</style></svg>`, `<svg><style>a{b:u\72l(x)}</style></svg>`, `<svg><rect fill="url( 'https://example.org/x')"/></svg>`,
		`<svg><animate attributeName="href" to="javascript:x"/></svg>`, `<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>`, `<?xml-stylesheet href="https://example.org/x.css"?><svg/>`,
		`<svg xmlns:h="http://www.w3.org/1999/xhtml"><h:meta http-equiv="refresh" content="0;url=https://example.org"/></svg>`, `<svg xmlns:h="http://www.w3.org/1999/xhtml"><h:b/></svg>`,
		`<svg><video poster="https://example.org/x.png"/></svg>`, `<svg><image href="data:image/svg+xml;base64,AA=="/></svg>`, `<svg>`, ``, `<html/>`, `<svg></g></svg>`, `<svg/><svg/>`, `<svg xmlns="http://www.w3.org/1999/xhtml"/>`,
	} {
		if got, err := Drawing([]byte(in)); err == nil {
			t.Errorf("%s becomes %s", in, got)
		}
	}
}

// FuzzDrawing: what was cleaned is clean.
func FuzzDrawing(f *testing.F) {
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><text>x</text></g></svg>`))
	f.Add([]byte(`<a:svg xmlns:a="http://www.w3.org/2000/svg"><a:use a:href="#x"/><![CDATA[<]]></a:svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := Drawing(data)
		if err != nil {
			return
		}
		if again, err := Drawing(once); err != nil || string(again) != string(once) {
			t.Fatalf("%q\nbecomes %q, %v", once, again, err)
		}
	})
}
