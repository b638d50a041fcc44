package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// contactSheet writes index.html, which shows the first screens side by side
// and leads from each to the whole page, and a picture of it.
func (t *tab) contactSheet(dir string, first map[string][]byte) {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><meta charset="utf-8"><title>Contact sheet</title><style>
body { margin: 1rem; width: max-content; font: 16px sans-serif; background: #888 }
table { border-spacing: 12px }
th { text-align: start }
img { display: block; height: 422px }
</style><table>`)
	b.WriteString("<tr><td>")
	for _, device := range devices {
		for _, lang := range []string{"en", "ar"} {
			for _, scheme := range schemes {
				fmt.Fprintf(&b, "<th>%s, %s, %s", device.name, lang, scheme)
			}
		}
	}
	for _, kind := range kinds {
		fmt.Fprintf(&b, "<tr><th>%s", kind.name)
		for _, device := range devices {
			for _, lang := range []string{"en", "ar"} {
				for _, scheme := range schemes {
					name := fmt.Sprintf("%s-%s-%s-%s", kind.name, device.name, scheme, lang)
					save(t.T, filepath.Join(dir, "first"), name+".webp", first[name])
					fmt.Fprintf(&b, `<td><a href="%s.png"><img src="first/%[1]s.webp" alt="%[1]s"></a>`, name)
				}
			}
		}
	}
	b.WriteString("</table>")
	save(t.T, dir, "index.html", []byte(b.String()))
	at, err := filepath.Abs(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	t.do(chromedp.EmulateViewport(4000, 1000), chromedp.Navigate("file://"+at))
	sheet, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sheet.png"), sheet, 0o644); err != nil {
		t.Fatal(err)
	}
}
