// Package i18n holds what the program says in several languages, one file a
// language: the messages of the interface, and in the folder fields what
// explains keys of front matter to authors.
package i18n

import (
	"embed"
	"io/fs"
)

// FS holds the messages of the interface, such as "fr.yaml".
//
//go:embed *.yaml
var FS embed.FS

//go:embed fields/*.yaml
var folder embed.FS

// Fields holds the explanations of fields, such as "fr.yaml".
var Fields, _ = fs.Sub(folder, "fields")
