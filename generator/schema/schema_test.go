package schema

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are texts that would end the block or mean markup, were they written
// as they are.
var hostile = []string{
	`</script><script>alert(1)</script>`, `</SCRIPT >`, `<!--<script>`, `-->`, `]]>`, `"},{"@type":"Person"`, `\`, `\u003c`,
	"line\nbreak\u2028\u2029\x00", "& &amp; &lt;", "\xff\xfe not UTF-8", "يومان في سمبيلو\u202e",
}

func TestHostileTextsStayTexts(t *testing.T) {
	for _, text := range hostile {
		block := string(Block(Work{Thing: Thing{Type: Texts{"Article"}, Name: text, URL: text, SameAs: Texts{text, text}}}))
		open, rest, _ := strings.Cut(block, ">")
		inner, ok := strings.CutSuffix(rest, "</script>")
		if open != `<script type="application/ld+json"` || !ok {
			t.Fatalf("not one block: %s", block)
		}
		if strings.ContainsAny(inner, "<>&\u2028\u2029") || !utf8.ValidString(inner) {
			t.Errorf("%q is written as %s", text, inner)
		}
		var read struct {
			Graph []struct{ Name, URL string } `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(inner), &read); err != nil {
			t.Fatal(err)
		}
		if want := strings.ToValidUTF8(text, "\ufffd"); utf8.ValidString(text) && read.Graph[0].Name != want {
			t.Errorf("%q reads %q", text, read.Graph[0].Name)
		}
	}
}

func TestNothingIsNoBlock(t *testing.T) {
	if got := Block(); got != "" {
		t.Errorf("%s", got)
	}
}

// What is empty is left out, one text is no list, several are.
func TestForm(t *testing.T) {
	for _, c := range []struct {
		thing any
		want  string
	}{
		{Thing{Type: Texts{"City"}, AlternateName: Texts{"Sambélou", "سمبيلو"}}, `{"@type":"City","alternateName":["Sambélou","سمبيلو"]}`},
		{Event{Thing: Thing{Type: Texts{"Event"}}, Languages: Texts{"fr"}}, `{"@type":"Event","inLanguage":"fr"}`},
		{NewSearch("https://example.org/en/search/"), `{"@type":"SearchAction","target":"https://example.org/en/search/?q={search_term_string}","query-input":"required name=search_term_string"}`},
	} {
		if got, err := json.Marshal(c.thing); err != nil || string(got) != c.want {
			t.Errorf("%s, %v; want %s", got, err, c.want)
		}
	}
}
