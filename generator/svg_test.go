package generator

import "testing"

func TestInertSVG(t *testing.T) {
	for drawing, inert := range map[string]bool{
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8" fill="url(#a)"/><use href="#a"/></svg>`: true,
		`<?xml version="1.0"?><svg/>`:                                  true,
		`<svg><script>alert(1)</script></svg>`:                         false,
		`<svg><SCRIPT/></svg>`:                                         false,
		`<svg onload="alert(1)"/>`:                                     false,
		`<svg><a href="javascript:alert(1)"/></svg>`:                   false,
		`<svg><a xlink:href=" jaVascript:alert(1)"/></svg>`:            false,
		`<svg><image href="https://example.org/x.png"/></svg>`:         false,
		`<svg><foreignObject/></svg>`:                                  false,
		`<svg><style>*{}</style></svg>`:                                false,
		`<svg><rect fill="url(https://example.org/x)"/></svg>`:         false,
		`<svg><animate attributeName="href" to="javascript:x"/></svg>`: false,
		`<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>`:               false,
		`<?xml-stylesheet href="https://example.org/x.css"?><svg/>`:    false,
		`<svg>`: false,
		``:      true,
	} {
		if err := inertSVG([]byte(drawing)); (err == nil) != inert {
			t.Errorf("%s: %v", drawing, err)
		}
	}
}
