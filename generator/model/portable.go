package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSlug is how many bytes a part of an address may have. Disks hold 255; what
// is left is for what stands before and behind it.
const maxSlug = 200

// portable makes of a slug one that every system can hold as the name of a
// folder.
func portable(slug string) string {
	if len(slug) > maxSlug {
		end := maxSlug
		for !utf8.RuneStart(slug[end]) {
			end--
		}
		slug = strings.TrimRight(slug[:end], ".-")
	}
	if IsDevice(slug) {
		base, rest, _ := strings.Cut(slug, ".")
		if slug = base + "_"; rest != "" {
			slug += "." + rest
		}
	}
	return slug
}

// devices are the names that Windows keeps for itself, whatever follows behind
// a dot.
var devices = []string{"con", "prn", "aux", "nul", "conin$", "conout$"}

// IsDevice reports whether a name of a file means a device on Windows.
func IsDevice(name string) bool {
	if len(name) < 3 || !strings.ContainsRune("cpanlCPANL", rune(name[0])) {
		return false
	}
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	if number, ok := strings.CutPrefix(base, "com"); ok || strings.HasPrefix(base, "lpt") {
		number = strings.TrimPrefix(number, "lpt")
		return len(number) == 1 && '1' <= number[0] && number[0] <= '9' || number == "¹" || number == "²" || number == "³"
	}
	return slices.Contains(devices, base)
}
