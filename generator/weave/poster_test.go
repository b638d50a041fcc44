package weave

import (
	"bytes"
	"image/png"
	"testing"
)

// maxPoster is the most that messengers load, in bytes.
const maxPoster = 300_000

func TestPosters(t *testing.T) {
	var posters [][]byte
	add := func(data []byte, err error) {
		if err != nil {
			t.Fatal(err)
		}
		posters = append(posters, data)
	}
	for m := range Motifs() {
		add(Pattern{Yarn: uint8(m & 7), Motif: uint8(m)}.Poster())
	}
	var people []Person
	for i := range 20 {
		people = append(people, Person{Name: string(rune('a' + i)), Threads: []Thread{{Of(string(rune('k' + i))), 3}, {Of(string(rune('b' + i))), 1 + i%3}}})
		add(Poster(people))
	}
	for _, data := range posters {
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil || m.Bounds().Dx() != PosterWidth || m.Bounds().Dy() != PosterHeight {
			t.Error("a poster is no picture of its size:", err)
		}
		if len(data) > maxPoster {
			t.Errorf("a poster has %d bytes", len(data))
		}
	}
	if !bytes.Equal(posters[len(posters)-1], posters[len(posters)-9]) {
		t.Error("more than twelve people hang in a poster")
	}
}

// TestPosterIsWoven compares pixels with threads: leaf is #c4e6cf under
// #17663d, and dots have their figure in the first two threads.
func TestPosterIsWoven(t *testing.T) {
	p, _ := Parse("leaf/dots")
	data, err := p.Poster()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if m.At(0, 0) != rgb(0x17663d) || m.At(59, 59) != rgb(0x17663d) || m.At(60, 0) != rgb(0xc4e6cf) || m.At(0, 60) != rgb(0xc4e6cf) || m.At(240, 240) != rgb(0x17663d) {
		t.Error("the threads do not lie where they should")
	}
}
