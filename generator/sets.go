package generator

import (
	"encoding/binary"
	"slices"

	"indaba/generator/source"
)

// sets numbers sets of files.
type sets struct {
	files   map[string]int32  // by path
	all     [][]int32         // of files
	numbers map[string]int32  // of sets, by what is in them
	whole   map[*string]int32 // by the first of their paths: large sets come again as the same slice
}

func newSets(files []*source.File) *sets {
	s := &sets{numbers: map[string]int32{}, whole: map[*string]int32{}, files: make(map[string]int32, len(files))}
	for i, f := range files {
		s.files[f.Path] = int32(i)
	}
	return s
}

// of returns the number of a set of paths.
func (s *sets) of(paths []string) int32 {
	const large = 100
	if len(paths) < large {
		return s.add(s.indexes(paths))
	}
	n, ok := s.whole[&paths[0]]
	if !ok || len(s.all[n]) != len(paths) {
		n = s.add(s.indexes(paths))
		s.whole[&paths[0]] = n
	}
	return n
}

func (s *sets) indexes(paths []string) []int32 {
	out := make([]int32, len(paths))
	for i, p := range paths {
		out[i] = s.files[p]
	}
	slices.Sort(out)
	return out
}

// add returns the number of a set of files.
func (s *sets) add(set []int32) int32 {
	key := make([]byte, 0, 4*len(set))
	for _, n := range set {
		key = binary.LittleEndian.AppendUint32(key, uint32(n))
	}
	n, ok := s.numbers[string(key)]
	if !ok {
		n = int32(len(s.all))
		s.numbers[string(key)], s.all = n, append(s.all, set)
	}
	return n
}
