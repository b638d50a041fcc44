package generator

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/source"
)

// portable reports a file whose name not every system can hold. A picture is
// published under its own name, so that is an error; a page gets an address that
// every system can hold, but its source cannot be fetched everywhere.
func portable(name, path string, isAsset bool) diag.List {
	if strings.ContainsRune(path, utf8.RuneError) {
		return nil // it is reported that it cannot be read
	}
	why := unportable(path)
	if why == "" {
		return nil
	}
	code := diag.Code("file-portable")
	if isAsset {
		code = "file-name"
	}
	return diag.List{diag.New(code, name, diag.Range{}, why, "give it another name: letters, digits, `-` and `_` are good everywhere")}
}

// clashes reports assets that only capital letters tell apart; pages are told
// apart by their addresses.
func (r *reading) clashes(tree *source.Tree) diag.List {
	var out diag.List
	seen := map[string]string{} // paths by the path in lower case
	for i, f := range r.files {
		if !r.made[i].asset || strings.ContainsRune(f.Path, utf8.RuneError) {
			continue
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
