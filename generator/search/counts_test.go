package search

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// corpora are words of which random pages are made: with stems and without,
// whose accents tell two stems apart, in dense scripts and beyond the first
// plane.
var corpora = map[string]string{
	"en": "meeting meetings Meet market markets MARKETS waste wasted the The of café cafés naïve 2026 don't x",
	"fr": "oublie oublié oublia oubli réunion réunions participée participer été ete Été l'œuvre œuvres",
	"ar": "المدينة مدينة المشاركة مشاركة مُشَارَكَة كتاب الكتب كتب ١٢٣ 123 سوق الأسواق",
	"sw": "mikutano mkutano Mikutano soko masoko maji \U0001E922\U0001E923 \uFB00 \uE000",
	"ja": "看板 看板子 カード一覧 メートル 한국어 ภาษาไทย token 看 \U00020BB7",
}

// draft is a page that lives through generations.
type draft struct {
	page Page
	was  int // one more than its number in the generation before
}

// write gives a page other texts.
func (d *draft) write(r *rand.Rand, words []string, vocabulary int) {
	some := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			if vocabulary > 0 && r.IntN(2) == 0 {
				fmt.Fprintf(&b, "w%d ", r.IntN(vocabulary))
			} else {
				b.WriteString(words[r.IntN(len(words))] + " ")
			}
		}
		return b.String()
	}
	p := Page{Title: some(3), Lead: some(4)}
	for range r.IntN(2) {
		p.Also, p.Facts = append(p.Also, some(2)), append(p.Facts, some(3))
	}
	html := "<p>" + some(30) + "</p>"
	for i := range r.IntN(4) {
		text := some(2)
		p.Headings = append(p.Headings, Heading{fmt.Sprint("h", i), text})
		html += fmt.Sprintf(`<h2 id="h%d">%s</h2><p>%s</p>`, i, text, some(30))
	}
	if r.IntN(8) > 0 {
		p.HTML = func(dst []byte) []byte { return append(dst, html...) }
	}
	*d = draft{page: p}
}

// change makes the next generation of a network: pages are written, edited,
// removed and put elsewhere, and sometimes all of them go.
func change(r *rand.Rand, all []*draft, words []string, vocabulary int) []*draft {
	if r.IntN(12) == 0 {
		return nil
	}
	share := r.IntN(4)
	all = slices.DeleteFunc(all, func(*draft) bool { return r.IntN(10) < share-1 })
	for _, d := range all {
		if r.IntN(10) < share {
			d.write(r, words, vocabulary)
		}
	}
	for range r.IntN(12) {
		d := &draft{}
		d.write(r, words, vocabulary)
		all = slices.Insert(all, r.IntN(len(all)+1), d)
	}
	switch r.IntN(4) {
	case 0:
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	case 1:
		if len(all) > 1 {
			i, j := r.IntN(len(all)), r.IntN(len(all))
			all[i], all[j] = all[j], all[i]
		}
	}
	return all
}

// An index made with the counts before is the one made without, to the byte,
// and so are its counts, whatever became of the pages in between. A page that
// says what it said is not read.
func TestCountsOutlastBuilds(t *testing.T) {
	for lang, text := range corpora {
		for _, vocabulary := range []int{0, 50, 3 * perPart} {
			t.Run(fmt.Sprint(lang, vocabulary), func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(uint64(vocabulary), uint64(len(text))))
				words := strings.Fields(text)
				var all []*draft
				var before *Counts
				for generation := range 40 {
					if all = change(r, all, words, vocabulary); generation == 0 && vocabulary > 50 {
						for range 400 {
							d := &draft{}
							d.write(r, words, vocabulary)
							all = append(all, d)
						}
					}
					whole, rest := make([]Page, len(all)), make([]Page, len(all))
					for i, d := range all {
						whole[i], rest[i] = d.page, d.page
						if d.was > 0 {
							rest[i].Counted, rest[i].Also, rest[i].Facts = d.was, nil, nil
							rest[i].HTML = func([]byte) []byte {
								t.Error("a page that was counted is read")
								return nil
							}
						}
						d.was = i + 1
					}
					want := Build(lang, []string{"k"}, whole, 3, nil)
					got := build(lang, []string{"k"}, rest, 3, before, func(int) int { return 1 + r.IntN(3) })
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("in generation %d, of %d pages, the index or its counts differ", generation, len(all))
					}
					data := got.Counts.String()
					var err error
					if before, err = ReadCounts(data); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}

// A form goes with the last page that has it, and its stem with the last of
// its own.
func TestFormsGoWithTheirPages(t *testing.T) {
	pages := []Page{{Title: "oublié"}, {Title: "oublie"}, {Title: "oublié réunions"}}
	before := Build("fr", nil, pages, 1, nil).Counts
	for _, c := range []struct {
		keep []int
		want string
	}{
		{[]int{1, 2, 3}, "oubl oubli oublie>oubli reunion reunions>reunion"},
		{[]int{1}, "oubli oublie>oubli"},
		{[]int{2}, "oubl oublie>oubl"},
		{[]int{2, 1}, "oubl oubli oublie>oubl"},
		{[]int{3, 2}, "oubl oubli oublie>oubl reunion reunions>reunion"},
		{nil, ""},
	} {
		kept := make([]Page, len(c.keep))
		for i, n := range c.keep {
			kept[i].Counted = n
		}
		x := Build("fr", nil, kept, 1, before)
		var got []string
		for word, value := range dictionary(t, x) {
			stem, _, _ := strings.Cut(value, "=")
			got = append(got, word+stem)
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("with the pages %v the words are %q, want %q", c.keep, got, c.want)
		}
		if len(c.keep) == 0 && len(x.Counts.data) > 3 {
			t.Errorf("the counts of no page are %q", x.Counts.data)
		}
	}
}

// A number that is none of the pages before, or that another page has taken, is
// that of no page.
func TestPagesThatWereNotCounted(t *testing.T) {
	before := Build("en", nil, []Page{{Title: "one"}, {Title: "two"}}, 1, nil).Counts
	for _, c := range []struct {
		before  *Counts
		numbers [2]int
		want    string
	}{
		{nil, [2]int{1, 2}, "read written"},
		{before, [2]int{-1, 3}, "read written"},
		{before, [2]int{1, 1}, "one written"},
		{before, [2]int{2, 0}, "two written"},
		{before, [2]int{2, 1}, "one two"},
	} {
		pages := []Page{{Title: "read", Counted: c.numbers[0]}, {Title: "written", Counted: c.numbers[1]}}
		var got []string
		for word, value := range dictionary(t, Build("sw", nil, pages, 1, c.before)) {
			if value[0] == '=' {
				got = append(got, word)
			}
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("of the numbers %v the words are %q, want %q", c.numbers, got, c.want)
		}
	}
}

// What is damaged is refused, or can be built on.
func TestDamagedCounts(t *testing.T) {
	data := Build("en", nil, network(), 1, nil).Counts.String()
	if _, err := ReadCounts(data); err != nil {
		t.Fatal(err)
	}
	for i := range data {
		if _, err := ReadCounts(data[:i]); err == nil {
			t.Errorf("%d of %d bytes are taken", i, len(data))
		}
		for bit := range 8 {
			damaged := []byte(data)
			damaged[i] ^= 1 << bit
			if counts, err := ReadCounts(string(damaged)); err == nil {
				Build("en", nil, []Page{{Title: "meetings"}, {Counted: 1}}, 1, counts)
			}
		}
	}
}

func TestUnsoundCounts(t *testing.T) {
	const many = "\xff\xff\xff\xff\x7f"
	for _, c := range []struct {
		name, data string
		sound      bool
	}{
		{"no page", "\x00\x00\x00", true},
		{"a stem and a form", "\x02\x05\x06\x01\x01a\x02\x01\x20\x01\x02ab\x00\x01\x01", true},
		{"nothing", "", false},
		{"more pages than bytes", many, false},
		{"a text that is too long for any page", "\x01" + many + "\x00\x00", false},
		{"more stems than bytes", "\x00" + many, false},
		{"more forms than bytes", "\x00\x00" + many, false},
		{"more behind the end", "\x00\x00\x00\x00", false},
		{"a name that is longer than all", "\x01\x05\x01" + many + "a\x02\x00\x20\x00", false},
		{"a list that is longer than all", "\x01\x05\x01\x01a" + many + "\x00\x20\x00", false},
		{"a stem without a name", "\x01\x05\x01\x00\x02\x00\x20\x00", false},
		{"a stem without pages", "\x01\x05\x01\x01a\x00\x00", false},
		{"a stem twice", "\x01\x05\x02\x01a\x02\x01a\x02\x00\x20\x00\x20\x00", false},
		{"a page that is not there", "\x01\x05\x01\x01a\x02\x01\x20\x00", false},
		{"a page behind the last", "\x01\x05\x01\x01a\x04\x00\x20\x00\x20\x00", false},
		{"a page without a weight", "\x01\x05\x01\x01a\x02\x00\x00\x00", false},
		{"a section that is not there", "\x01\x05\x01\x01a\x02\x00\x3a\x00", false},
		{"no section", "\x01\x05\x01\x01a\x03\x00\x3f\x00\x00", false},
		{"a form of no stem", "\x01\x05\x00\x01\x01a\x00\x01\x00", false},
		{"a form twice", "\x01\x05\x01\x01a\x02\x00\x20\x02\x02ab\x00\x01\x02ab\x00\x01\x00\x00", false},
		{"a form without a word", "\x01\x05\x01\x01a\x02\x00\x20\x01\x00\x00\x01\x00", false},
	} {
		if _, err := ReadCounts(c.data); (err == nil) != c.sound {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A form that is said to be on a page which does not have its stem is left out
// when the stem has no page any more.
func TestFormWithoutStem(t *testing.T) {
	before, err := ReadCounts("\x02\x05\x06\x01\x01a\x02\x00\x20\x01\x02ab\x00\x01\x01")
	if err != nil {
		t.Fatal(err)
	}
	if got := dictionary(t, Build("en", nil, []Page{{Counted: 2}}, 1, before)); len(got) > 0 {
		t.Errorf("the words are %q", got)
	}
}

// Whatever there is is refused, or can be built on.
func FuzzReadCounts(f *testing.F) {
	for lang, text := range corpora {
		f.Add(Build(lang, nil, append(network(), Page{Title: text}), 1, nil).Counts.data, uint64(0))
	}
	f.Fuzz(func(t *testing.T, data string, seed uint64) {
		before, err := ReadCounts(data)
		if err != nil {
			return
		}
		r := rand.New(rand.NewPCG(seed, 0))
		pages := make([]Page, r.IntN(8))
		for i := range pages {
			pages[i] = Page{Title: "meetings", Counted: r.IntN(8)}
		}
		after := Build("en", nil, pages, 2, before).Counts
		if _, err := ReadCounts(after.String()); err != nil {
			t.Error("counts are made that cannot be read")
		}
	})
}
