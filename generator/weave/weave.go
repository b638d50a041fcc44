// Package weave draws the ornament: each area of expertise is a pattern, each
// person a strip woven from the areas they know, and the network is the cloth
// of its strips. Nothing is drawn by hand, and nothing depends on a language:
// all follows from the names of entries.
//
// A pattern is one of eight yarns, which give a colour for the ground and one
// for the figure, and one of sixteen motifs of 8 by 8 threads that repeat
// without a seam. Drawings are SVG without inline styles. Their colours come
// from a stylesheet: "y0" to "y7" name the yarn, "g" is the ground (filled),
// "t" are threads (stroked), "f" is the frame of an organisation (stroked).
// Drawings are hidden from assistive technology, so a name in words must
// stand beside each of them.
package weave

import "strings"

// Hash returns the number that all ornament of an entry follows from: FNV-1a
// of the name, mixed once more because FNV spreads short names badly. The
// name must be in Unicode's NFC, as names of entries are.
func Hash(name string) uint32 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// Pattern is a motif in a yarn. Every value draws: numbers beyond the last
// yarn or motif wrap around.
type Pattern struct{ Yarn, Motif uint8 }

// Of returns the pattern that follows from a name.
func Of(name string) Pattern {
	h := Hash(name)
	return Pattern{Yarn: uint8(h >> 8 & 7), Motif: uint8(h & 15)}
}

// Parse reads a pattern as authors write it, such as "leaf/steps", and
// reports whether both yarn and motif are known.
func Parse(s string) (Pattern, bool) {
	yarn, motif, ok := strings.Cut(s, "/")
	y, m := index(Yarns(), yarn), index(Motifs(), motif)
	if !ok || y < 0 || m < 0 {
		return Pattern{}, false
	}
	return Pattern{Yarn: uint8(y), Motif: uint8(m)}, true
}

// String returns the pattern as Parse reads it.
func (p Pattern) String() string { return Yarns()[p.Yarn&7] + "/" + Motifs()[p.Motif&15] }

// Yarns returns the names of the yarns, by number.
func Yarns() []string {
	return []string{"indigo", "hibiscus", "millet", "leaf", "lagoon", "kola", "night", "dusk"}
}

// Motifs returns the names of the motifs, by number.
func Motifs() []string {
	return []string{
		"twill", "chevron", "diamond", "lozenge", "checks", "blocks", "bars", "hourglass",
		"steps", "cross", "ladder", "comb", "dots", "zigzag", "squares", "lattice",
	}
}

func index(names []string, name string) int {
	for i, n := range names {
		if n == strings.TrimSpace(name) {
			return i
		}
	}
	return -1
}

// row returns one row of the motif, which repeats every eight. Bit 7 is the
// thread at the left; a set bit belongs to the figure.
func (p Pattern) row(y int) uint8 {
	motifs := [16]uint64{
		0xCC663399CC663399, 0xC3663C18C3663C18, 0x183C66C3C3663C18, 0x183C7EFFFF7E3C18,
		0xCCCC3333CCCC3333, 0xF0F0F0F00F0F0F0F, 0xFF00AAAAFF005555, 0xFF7E3C18183C7EFF,
		0x80C0E0F0F8FCFEFF, 0xC3E77E3C3C7EE7C3, 0xFFFF00FF0000AA00, 0xFF55550000AAAAFF,
		0xC0C000000C0C0000, 0x1122448844221188, 0xFF81BDA5A5BD81FF, 0x99CC663366CC9933,
	}
	return uint8(motifs[p.Motif&15] >> (8 * (7 - y&7)))
}
