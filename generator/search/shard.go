package search

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cutWords writes the dictionary in so many files of about the same size, and
// returns with them the first word of each, shortened to what tells it from
// the word before. A line is
//
//	the number of UTF-16 units it shares with the word before, one digit of base 36
//	the rest of the word
//	">" and the stem: again what it shares with the word, and the rest
//	"=" or "~" and the pages
func cutWords(entries []entry, shards int) (files [][]byte, firsts []string) {
	total := 0
	for i := range entries {
		total += entries[i].size()
	}
	files, firsts = make([][]byte, shards), make([]string, shards)
	done, next := 0, 0
	var b []byte
	for n := range shards {
		b = b[:0]
		before := ""
		if next < len(entries) && next > 0 {
			firsts[n] = telling(entries[next-1].word, entries[next].word)
		} else if n > 0 {
			firsts[n] = "\uffff" // nothing is left
		}
		for ; next < len(entries) && (n == shards-1 || done*shards < total*(n+1)); next++ {
			e := &entries[next]
			b = appendShared(b, before, e.word)
			if e.stem != "" {
				b = append(b, '>')
				b = appendShared(b, e.word, e.stem)
			}
			b = append(b, e.pages...)
			b = append(b, '\n')
			before, done = e.word, done+e.size()
		}
		files[n] = bytes.Clone(b)
	}
	return files, firsts
}

// size is about how many bytes a line takes.
func (e *entry) size() int { return len(e.word)/2 + len(e.pages) + 4 }

// appendShared appends a word: how much it shares with another, and the rest.
func appendShared(dst []byte, other, word string) []byte {
	i, units := shared(other, word, 35)
	dst = appendBase36(dst, uint32(units))
	return append(dst, word[i:]...)
}

// shared returns how much two words share at their start, in bytes and in
// UTF-16 units: whole characters, and at most so many units.
func shared(a, b string, most int) (bytes, units int) {
	for bytes < len(a) && bytes < len(b) && a[bytes] == b[bytes] {
		if b[bytes] < utf8.RuneSelf {
			if units == most {
				break
			}
			bytes, units = bytes+1, units+1
			continue
		}
		r, size := utf8.DecodeRuneInString(b[bytes:])
		n := 1
		if r > 0xffff {
			n = 2
		}
		if bytes+size > len(a) || a[bytes:bytes+size] != b[bytes:bytes+size] || units+n > most {
			break
		}
		bytes, units = bytes+size, units+n
	}
	return bytes, units
}

// telling returns the shortest start of word that comes behind before.
func telling(before, word string) string {
	i, _ := shared(before, word, len(word))
	_, size := utf8.DecodeRuneInString(word[i:])
	return word[:i+size]
}

// record is a page as a client reads it.
type record struct {
	Record
	Title    string   `json:"t"`
	Lead     string   `json:"l,omitempty"`
	Sections []string `json:"s,omitempty"` // id and text of each heading; "" for an id that is its slug
}

// isSlug reports whether an id is the one that package markdown makes of most
// headings, and the client too: their words, joined by hyphens.
func isSlug(id, text string) bool {
	if !isASCII(text) {
		return id == slug(text)
	}
	n, gap := 0, false
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != '_' && !isWord(rune(c)) {
			gap = n > 0
			continue
		}
		if gap {
			if n == len(id) || id[n] != '-' {
				return false
			}
			n, gap = n+1, false
		}
		if n == len(id) || id[n] != c {
			return false
		}
		n++
	}
	return n == len(id)
}

// slug is the id of a heading in any script.
func slug(text string) string {
	return strings.Join(strings.FieldsFunc(norm.NFC.String(strings.ToLower(text)), func(r rune) bool {
		return r != '_' && !isWord(r)
	}), "-")
}

// describe writes the files of the pages.
func describe(pages []Page) [][]byte {
	files := make([][]byte, PageShards(len(pages)))
	each(len(files), func(n int) {
		var list []record
		for i := n * PerShard; i < min((n+1)*PerShard, len(pages)); i++ {
			p := &pages[i]
			r := record{Record: p.Record, Title: p.Title, Lead: p.Lead}
			for _, h := range p.Headings[:min(len(p.Headings), sections-1)] {
				id := h.ID
				if isSlug(id, h.Text) {
					id = ""
				}
				r.Sections = append(r.Sections, id, h.Text)
			}
			list = append(list, r)
		}
		files[n] = marshal(list)
	})
	return files
}

// metaOf writes what a client needs to know first.
func metaOf(kinds []string, pages []Page, words [][]byte, firsts []string, described [][]byte) []byte {
	m := struct {
		Pages    int      `json:"n"`
		PerShard int      `json:"d"`
		Kinds    []string `json:"k"`
		Starts   []int    `json:"f"` // the number of each kind's first page
		Firsts   []string `json:"b"`
		Words    string   `json:"w"` // four digits of a hash of each file
		Records  string   `json:"p"`
	}{Pages: len(pages), PerShard: PerShard, Kinds: kinds, Firsts: firsts, Words: checks(words), Records: checks(described)}
	for i := range kinds {
		n := 0
		for n < len(pages) && pages[n].Kind < i {
			n++
		}
		m.Starts = append(m.Starts, n)
	}
	return marshal(m)
}

// checks returns four digits of base 36 for each file, made from the FNV-1a
// hash of its bytes. A client asks for a file with them, so that no cache
// between gives it an old one, and takes none that does not have them.
func checks(files [][]byte) string {
	var b []byte
	for _, f := range files {
		b = append(b, Check(f)...)
	}
	return string(b)
}

// Check returns the four digits that meta.json has for a file.
func Check(file []byte) string {
	h := fnv.New32a()
	h.Write(file)
	const four = 36 * 36 * 36 * 36
	digits := "000" + strconv.FormatUint(uint64(h.Sum32()%four), 36)
	return digits[len(digits)-4:]
}

func marshal(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // nothing that cannot be written is in these structs
	}
	return b.Bytes()
}
