package codec

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

type colour struct{ name string }

type line int32

type place struct{ Line, Column int }

type leaf struct {
	Name  string
	Is    colour
	Of    *colour
	Where place `codec:"aside"`
	inner int
}

type tree struct {
	Yes      bool
	Small    int8
	Large    uint64
	Share    float64
	Weight   float32
	Texts    []string
	Empty    []string
	Sum      [3]byte
	Pair     [2]int32
	Line     line
	When     time.Time
	Later    *time.Time
	Leaves   []leaf
	Branches []*tree
	Above    *tree `codec:"aside"`
}

var red, blue = &colour{"red"}, &colour{"blue"}

var trees = New[tree](red, Renumber{line(0)}, blue)

func sample() *tree {
	east := time.Date(2026, 3, 1, 9, 30, 0, 7, time.FixedZone("EAT", 3*3600))
	return &tree{
		Yes: true, Small: -7, Large: math.MaxUint64, Share: math.Inf(-1), Weight: 0.1,
		Line: 40, Texts: []string{"", "é", strings.Repeat("long", 100)}, Empty: []string{}, Sum: [3]byte{1, 0, 255}, Pair: [2]int32{-1, 1 << 30},
		When: time.Date(-1, 1, 2, 3, 4, 5, 6, time.UTC), Later: &east,
		Leaves:   []leaf{{Name: "one", Of: blue, Where: place{3, -4}}, {Of: red}, {}},
		Branches: []*tree{nil, {Texts: []string{"in it"}}},
		Above:    &tree{Small: 1},
	}
}

func TestRoundTrip(t *testing.T) {
	for _, want := range []*tree{sample(), {}} {
		main, aside := trees.Append([]byte("m"), []byte("a"), want, nil)
		var got tree
		if err := trees.Read(string(main[1:]), string(aside[1:]), &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(&got, want) {
			t.Errorf("%+v\nis read as\n%+v", want, got)
		}
	}
}

func TestAside(t *testing.T) {
	one, other := sample(), sample()
	other.Leaves[0].Where.Line, other.Above = 99, nil
	oneMain, oneAside := trees.Append(nil, nil, one, nil)
	main, aside := trees.Append(nil, nil, other, nil)
	if !bytes.Equal(oneMain, main) || bytes.Equal(oneAside, aside) {
		t.Error("what is aside is not kept apart")
	}
	other.Leaves[0].Of = red
	if main, _ = trees.Append(nil, nil, other, nil); bytes.Equal(oneMain, main) {
		t.Error("a difference does not show")
	}
}

func TestRenumber(t *testing.T) {
	v := sample()
	v.Branches[1].Line = 41
	main, aside := trees.Append(nil, nil, v, func(n int64) int64 { return max(0, n-40) })
	var got tree
	if err := trees.Read(string(main), string(aside), &got); err != nil || got.Line != 0 || got.Branches[1].Line != 1 || got.Small != -7 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestNotExported(t *testing.T) {
	main, aside := trees.Append(nil, nil, &tree{Leaves: []leaf{{inner: 5}}}, nil)
	var got tree
	if err := trees.Read(string(main), string(aside), &got); err != nil || got.Leaves[0].inner != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestRefused(t *testing.T) {
	for name, do := range map[string]func(){
		"a map":               func() { New[struct{ M map[string]int }]() },
		"an interface":        func() { New[struct{ A any }]() },
		"an unknown constant": func() { trees.Append(nil, nil, &tree{Leaves: []leaf{{Of: &colour{}}}}, nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is written", name)
				}
			}()
			do()
		}()
	}
}

// FuzzRead reads bytes that are not what was written: it says so or reads some
// value, which then is the same when it is written and read.
func FuzzRead(f *testing.F) {
	main, aside := trees.Append(nil, nil, sample(), nil)
	f.Add(string(main), string(aside))
	f.Add(string(main[:len(main)/2]), string(aside))
	f.Add("", "")
	f.Fuzz(func(t *testing.T, main, aside string) {
		var v, again tree
		if trees.Read(main, aside, &v) != nil {
			return
		}
		m, a := trees.Append(nil, nil, &v, nil)
		if err := trees.Read(string(m), string(a), &again); err != nil {
			t.Fatal(err)
		}
		m2, a2 := trees.Append(nil, nil, &again, nil)
		if !bytes.Equal(m, m2) || !bytes.Equal(a, a2) {
			t.Errorf("%+v is read as %+v", v, again)
		}
	})
}
