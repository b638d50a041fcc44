// Package docs holds what the documentation says of each code of a diagnostic.
package docs

import (
	"embed"
	"strings"
)

//go:embed codes/*.md
var codes embed.FS

// Code returns the page of a code, in Markdown; "" if there is none.
func Code(code string) string {
	page, err := codes.ReadFile("codes/" + code + ".md")
	if err != nil {
		return ""
	}
	text, _, _ := strings.Cut(string(page), "\n---\n\n[All messages]")
	return text
}
