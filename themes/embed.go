// Package themes holds the themes that come with the program.
package themes

import "embed"

// FS holds one folder a theme; "default" is the one every other builds on.
//
//go:embed all:default
var FS embed.FS
