package search

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// Counts is what was counted of the pages of an index, in their order: enough
// to make the index again without reading a page that is as it was. Counts hold
// for the language they are of and for the program that made them. They never
// change.
//
// They are kept as they are written:
//
//	how many pages there are, and of each how many words its text has
//	how many stems there are; each stem, sorted, and the length of its list;
//	the lists: what pages have of the stem
//	how many forms there are; each form, sorted, the number of its stem, and
//	the length of its list; the lists: pages that have the form
//
// Numbers are those of [binary.Uvarint], and a text is its length and its
// bytes. In a list, a page is its number less that of the next page that the
// list could have had. What it has of a stem is the weight times 32, and the
// section; or 31, and then the sections by bits.
//
// So words lie in the order of the dictionary, and one that no page has any
// more is not written again.
type Counts struct{ data string }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// AppendTo appends the counts to dst for [ReadCounts], and behind them their
// CRC-32C, four bytes, the lowest first.
func (c *Counts) AppendTo(dst []byte) []byte {
	start := len(dst)
	dst = append(dst, c.data...)
	return binary.LittleEndian.AppendUint32(dst, crc32.Checksum(dst[start:], castagnoli))
}

// ReadCounts reads what [Counts.AppendTo] wrote, and keeps data. Data that is
// damaged or cut short is an error.
func ReadCounts(data string) (*Counts, error) {
	end := len(data) - crc32.Size
	if end < 0 || checkOf(data[:end]) != data[end:] || !sound(data[:end]) {
		return nil, errors.New("the counts of words are damaged")
	}
	return &Counts{data[:end]}, nil
}

func checkOf(data string) string {
	sum := uint32(0)
	var part [4096]byte
	for len(data) > 0 {
		n := copy(part[:], data)
		sum, data = crc32.Update(sum, castagnoli, part[:n]), data[n:]
	}
	return string(binary.LittleEndian.AppendUint32(nil, sum))
}
