package generator

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/source"
)

// names reports files whose names not every system can hold. A picture is
// published under its own name, so that is an error; a page gets an address that
// every system can hold, but its source cannot be fetched everywhere.
func names(tree *source.Tree, isAsset func(i int) bool) diag.List {
	var out diag.List
	seen := map[string]string{} // paths of assets by the path in lower case
	for i, f := range tree.Files() {
		if strings.ContainsRune(f.Path, utf8.RuneError) {
			continue // it is reported that it cannot be read
		}
		asset := isAsset(i)
		if why := unportable(f.Path); why != "" {
			code := diag.Code("file-portable")
			if asset {
				code = "file-name"
			}
			out = append(out, diag.New(code, tree.Name(f.Path), diag.Range{}, why, "give it another name: letters, digits, `-` and `_` are good everywhere"))
		}
		if !asset {
			continue // pages are told apart by their addresses
		}
		folded := strings.ToLower(f.Path)
		if other := seen[folded]; other != "" {
			out = append(out, diag.New("file-name", tree.Name(f.Path), diag.Range{}, fmt.Sprintf("only capital letters tell its name from that of %s, and Windows and macOS take them for one", tree.Name(other)), "give one of the two another name"))
		}
		seen[folded] = f.Path
	}
	return out
}

// unportable returns why Windows or a usual disk cannot hold a path; "" if all
// can. The rules are those of "Naming Files, Paths, and Namespaces" of the
// Windows documentation; 255 bytes are the most of ext4, and fewer than APFS
// and NTFS hold.
func unportable(p string) string {
	for part := range strings.SplitSeq(p, "/") {
		at := strings.IndexFunc(part, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) })
		switch {
		case at >= 0:
			r, _ := utf8.DecodeRuneInString(part[at:])
			return fmt.Sprintf("Windows has no files with %q in their name", r)
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return "Windows has no files whose name ends with a dot or a blank"
		case model.IsDevice(part):
			return fmt.Sprintf("`%s` is the name of a device on Windows, not of a file", part)
		case len(part) > 255:
			return "its name is longer than 255 bytes"
		}
	}
	return ""
}
