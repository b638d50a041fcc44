package watch

import "strings"

// hidden reports whether a part of the slash-separated path p begins with a
// dot: .git, .obsidian, .indaba, and most that editors write on the side
// (.#x, .x.swp, .goutputstream-1234).
func hidden(p string) bool {
	return p != "." && (strings.HasPrefix(p, ".") || strings.Contains(p, "/."))
}

// temporary reports whether a file of this name is an editor's own.
func temporary(name string) bool {
	return strings.HasSuffix(name, "~") || // many
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || // Emacs
		name == "4913" || // Vim tries whether it may write
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") // JetBrains
}
