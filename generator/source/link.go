package source

import (
	"io/fs"
	"path"
	"strings"
)

// leadsToHidden reports whether a symbolic link leads to or through what Load
// leaves out, such as a repository's .git, which may hold a password. Links
// out of the folder are for the fs.FS to refuse.
func leadsToHidden(fsys fs.FS, link string) bool {
	const mostLinks = 40 // as Linux has it
	dir, rest := ".", strings.Split(link, "/")
	for links := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		if part == ".." {
			dir = path.Dir(dir)
			continue
		}
		p := path.Join(dir, part)
		if hidden(p) {
			return true
		}
		info, err := fs.Lstat(fsys, p)
		if err != nil {
			return false // to open it will tell why
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			dir = p
			continue
		}
		target, err := fs.ReadLink(fsys, p)
		if links++; err != nil || links > mostLinks {
			return false
		}
		rest = append(strings.Split(strings.ReplaceAll(target, `\`, "/"), "/"), rest...)
	}
	return false
}
