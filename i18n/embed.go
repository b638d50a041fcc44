// Package i18n holds the messages of the interface, one file a language.
package i18n

import "embed"

// FS holds the message files, such as "fr.yaml".
//
//go:embed *.yaml
var FS embed.FS
