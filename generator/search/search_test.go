package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// network is a few pages in which every rule of the index shows.
func network() []Page {
	html := func(s string) func([]byte) []byte {
		return func(dst []byte) []byte { return append(dst, s...) }
	}
	return []Page{
		{Title: "Waste", Kind: 0, Also: []string{"refuse", "ordures"}, Record: Record{URL: "expertise/waste/"}},
		{Title: "Before the market opens", Kind: 1, Lead: "Bins counted.", Record: Record{URL: "playbooks/before/"},
			Headings: []Heading{{"who", "Who sweeps"}, {"a&b", "Markets"}, {"last-of-all", "Last of all"}},
			HTML:     html(`<p>The town counted <a href="x">bins</a>.</p><h2 id="who">Who sweeps</h2><p>Caf&eacute; caf` + "\u00e9" + `s</p><h3 id="a&amp;b">Markets</h3><p>waste</p>`)},
		{Title: "Idriss", Kind: 1, Facts: []string{"sweeper"}, HTML: html("<p>the sorter</p>"), Record: Record{URL: "members/idriss/"}},
	}
}

// dictionary reads the word shards of an index as its client does.
func dictionary(t *testing.T, x *Index) map[string]string {
	t.Helper()
	all := map[string]string{}
	cut := func(s string, units int) string { return string(utf16.Decode(utf16.Encode([]rune(s))[:units])) }
	for _, file := range x.Words {
		before := ""
		for line := range strings.Lines(string(file)) {
			line = strings.TrimSuffix(line, "\n")
			end := strings.IndexAny(line[1:], ">=~") + 1
			n, err := strconv.ParseInt(line[:1], 36, 32)
			if err != nil || end < 1 {
				t.Fatalf("the line %q cannot be read", line)
			}
			word := cut(before, int(n)) + line[1:end]
			if word <= before && before != "" {
				t.Errorf("%q comes behind %q", word, before)
			}
			value := line[end:]
			if value[0] == '>' {
				stop := strings.IndexAny(value, "=~")
				if stop < 0 {
					stop = len(value)
				}
				n, _ := strconv.ParseInt(value[1:2], 36, 32)
				value = ">" + cut(word, int(n)) + value[2:stop] + value[stop:]
			}
			all[word], before = value, word
		}
	}
	return all
}

func TestDictionary(t *testing.T) {
	x := Build("en", []string{"Areas", "Playbooks"}, network(), 1, nil)
	got := dictionary(t, x)
	for word, want := range map[string]string{
		"markets": ">market", "market": "=", "refuse": ">refus", "ordures": ">ordur", "cafe": "=", "cafes": ">cafe", "the": "=", "eacute": "",
	} {
		if value := got[word]; value != want && (want == "" || !strings.HasPrefix(value, want)) {
			t.Errorf("the word %q has %q, want %q", word, value, want)
		}
	}
	// The page's own word, then the one whose third section, C, has it.
	if want := regexp.MustCompile(`^=[0-9a-z][0-9a-k]0;[0-9a-k]1C$`); !want.MatchString(got["wast"]) {
		t.Errorf("waste is in %q, want %v", got["wast"], want)
	}
}

func TestMeta(t *testing.T) {
	pages := network()
	x := Build("en", []string{"Areas", "Playbooks", "None"}, pages, 3, nil)
	var meta struct {
		N, D int
		K, B []string
		F    []int
		W, P string
	}
	if err := json.Unmarshal(x.Meta, &meta); err != nil {
		t.Fatal(err)
	}
	if meta.N != 3 || meta.D != PerShard || !slices.Equal(meta.F, []int{0, 1, 3}) {
		t.Errorf("meta is %+v", meta)
	}
	if len(x.Words) != 3 || len(meta.B) != 3 || meta.B[0] != "" || meta.W != checks(x.Words) || meta.P != checks(x.Pages) {
		t.Errorf("shards are %d, meta is %+v", len(x.Words), meta)
	}
	whole := dictionary(t, Build("en", nil, pages, 1, nil))
	if got := dictionary(t, x); !reflect.DeepEqual(got, whole) {
		t.Errorf("three shards hold %q, one %q", got, whole)
	}
	if want := `{"u":"playbooks/before/","t":"Before the market opens","l":"Bins counted.","s":["who","Who sweeps","a&b","Markets","","Last of all"]}`; !strings.Contains(string(x.Pages[0]), want) {
		t.Errorf("the pages are %s", x.Pages[0])
	}
}

// The result does not depend on how pages fall into blocks, nor on who is first.
func TestBuildIsDeterministic(t *testing.T) {
	var pages []Page
	const n = 307
	for i := range n {
		text := fmt.Sprintf("<p>word%d of many, %s</p>", i%61, strings.Repeat("again ", i%5))
		pages = append(pages, Page{Title: fmt.Sprint("Page ", i), HTML: func(dst []byte) []byte { return append(dst, text...) }})
	}
	want := Build("fr", []string{"k"}, pages, 4, nil)
	for blocks := range 6 {
		if got := build("fr", []string{"k"}, pages, 4, nil, func(int) int { return 1 + blocks }); !reflect.DeepEqual(got, want) {
			t.Fatal("two builds of the same pages differ")
		}
	}
	counts := dictionary(t, want)["again"]
	if got, want := strings.Count(counts, ",")+strings.Count(counts, ";")+1, n-(n+4)/5; got != want {
		t.Errorf("%d pages have the word, want %d", got, want)
	}
}

// "oublie" and "oublié" are typed as one word and have two stems: the one that
// more pages have counts, whichever comes last and however pages are shared out.
func TestFormOfSeveralStems(t *testing.T) {
	pages := []Page{{Title: "oublié"}, {Title: "oublie"}, {Title: "oublié"}, {Title: "oublie"}, {Title: "oublié"}}
	for blocks := range len(pages) {
		got := build("fr", nil, pages, 1, nil, func(int) int { return 1 + blocks })
		if stem := dictionary(t, got)["oublie"]; stem != ">oubli" {
			t.Errorf("of %d blocks the stem is %s, want >oubli", 1+blocks, stem)
		}
	}
	pages = pages[1:4]
	if stem := dictionary(t, build("fr", nil, pages, 1, nil, blocksOf))["oublie"]; stem != ">oubl" {
		t.Errorf("the stem is %s, want >oubl", stem)
	}
}

func TestCommonWordsAreMarked(t *testing.T) {
	pages := make([]Page, most+1)
	for i := range pages {
		pages[i].Title = "everywhere"
	}
	got := dictionary(t, Build("sw", nil, pages, 1, nil))["everywhere"]
	if !strings.HasPrefix(got, "~") || strings.Count(got, ",")+1 != most {
		t.Errorf("the list starts %.10s and has %d pages", got, strings.Count(got, ",")+1)
	}
}

func TestOrderIsThatOfUTF16(t *testing.T) {
	words := []string{"\U0001E922", "\uFB00", "a", "ab", "\u0645", "\U00020BB7", "\uE000", "", "\uD7FF"}
	words = append(words, "prefixed", "prefixes", "prefixedly", "prefix", "prefixe\uFB00", "prefixe\U0001E922")
	slices.SortFunc(words, compareUTF16)
	backwards := func(n int32) string { return words[len(words)-1-int(n)] }
	for i, n := range order(len(words), backwards, cmp.Compare[int32]) {
		if backwards(n) != words[i] {
			t.Errorf("word %d in order is %q, want %q", i, backwards(n), words[i])
		}
	}
	if !slices.IsSortedFunc(words, func(a, b string) int {
		return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
	}) {
		t.Errorf("the order is %q", words)
	}
}

func TestStems(t *testing.T) {
	for _, c := range []struct{ lang, form, other string }{
		{"en", "meetings", "meeting"}, {"fr", "participée", "participer"}, {"fr", "réunions", "réunion"},
		{"pt", "municípios", "município"}, {"ar-EG", "المدينة", "مدينة"}, {"ar", "المشاركة", "مشاركة"},
	} {
		s := newStemmer(c.lang)
		if a, b := s.of(c.form), s.of(c.other); a != b {
			t.Errorf("%s: %s has the stem %s, %s has %s", c.lang, c.form, a, c.other, b)
		}
	}
	if s := newStemmer("sw"); s.of("Mikutano") != "mikutano" {
		t.Error("a word of a language without a stemmer is its own stem")
	}
}

// An id is found to be a slug without the slug being made.
func TestIsSlug(t *testing.T) {
	texts := []string{"", "Who sweeps", "  Who, sweeps? ", "a_b -- c", "1st", "?", "Été à Nîmes", "المدينة", "a", "A-"}
	for _, text := range texts {
		for _, other := range texts {
			for _, id := range []string{slug(other), slug(other) + "-", "-" + slug(other), slug(other) + "x"} {
				if got, want := isSlug(id, text), id == slug(text); got != want {
					t.Errorf("isSlug(%q, %q) = %v", id, text, got)
				}
			}
		}
	}
}
