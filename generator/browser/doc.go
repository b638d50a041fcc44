// Package browser holds the tests of built pages in a real browser; it has no
// other code.
//
// They build the network in content/ with the default theme, serve it below a
// path as GitHub Pages would, and open it in Chromium: the rules of axe-core for
// WCAG 2.2 AA on a phone and on a desktop, light and dark; no message in the
// console, no request to another host, no sideways scrolling; large text; pages
// that mirror; the keyboard; and the whole site without scripts.
//
// make test installs what they need and never skips them; a plain go test does,
// where there is no Chromium or no axe-core. Three variables of the environment
// change what they do:
//
//	INDABA_BROWSER=required    fail where there is no browser
//	INDABA_LONG=1              every page, not only a sample
//	INDABA_SCREENSHOTS=DIR     write pictures into DIR
//
// and CHROMIUM names a browser that has another name than the usual ones.
package browser
