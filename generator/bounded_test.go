package generator_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"indaba/generator/diag"
)

// burden is content that a stranger could send to wear a build out. It grows
// with n; where it is refused the diagnostic says so.
type burden struct {
	name   string
	n      int
	files  func(n int) map[string]string
	refuse diag.Code // what it is refused with; "" if it is published
}

// one is a site of one page with a text.
func one(text func(n int) string) func(int) map[string]string {
	return func(n int) map[string]string { return map[string]string{"en/a.md": text(n)} }
}

// lots is a page whose text is a unit, n times.
func lots(unit string) func(int) map[string]string {
	return one(func(n int) string { return "# A\n\n" + strings.Repeat(unit, n) })
}

// front is a page with n lines of front matter.
func front(line func(i int) string) func(int) map[string]string {
	return one(func(n int) string {
		var b strings.Builder
		b.WriteString("---\ntitle: A\n")
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String() + "---\n"
	})
}

// many are n files.
func many(path, text string) func(int) map[string]string {
	return func(n int) map[string]string {
		files := map[string]string{}
		for i := range n {
			next := fmt.Sprint((i + 1) % n)
			files[strings.ReplaceAll(path, "N", fmt.Sprint(i))] = strings.NewReplacer("NEXT", next, "N", fmt.Sprint(i)).Replace(text)
		}
		return files
	}
}

var burdens = []burden{
	{"headings with the same text", 50_000, lots("## a\n"), ""},
	{"headings with other texts", 25_000, one(func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "## a %d\n", i)
		}
		return b.String()
	}), ""},
	{"headings whose ids are taken", 20_000, one(func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "## a {#a-%d}\n\n## a\n", i)
		}
		return b.String()
	}), ""},
	{"a line", 1_000_000, lots("a "), ""},
	{"a line of 10 MB", 5_000_000, lots("a "), "file-size"},
	{"quotations in each other", 2_000, lots(">"), "markdown-limit"},
	{"lists in each other", 2_000, lots("- a\n  "), ""},
	{"items in each other on a line", 2_000, lots("1. "), "markdown-limit"},
	{"brackets", 100_000, lots("["), "markdown-limit"},
	{"brackets of images", 100_000, lots("!["), "markdown-limit"},
	{"links that never end", 20_000, lots("[a]("), "markdown-limit"},
	{"links in angles that never end", 20_000, lots("[a](<b"), "markdown-limit"},
	{"definitions of links", 20_000, lots("[a]: b\n"), "markdown-limit"},
	{"definitions of links apart", 20_000, lots("[a]: b\n\n"), ""},
	{"links by reference", 10_000, one(func(n int) string { return strings.Repeat("[a] ", n) + "\n\n[a]: /" + strings.Repeat("b", 10*n) }), "markdown-limit"},
	{"cells that are not there", 1_000, one(func(n int) string {
		return strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n" + strings.Repeat("|\n", n)
	}), "markdown-limit"},
	{"rows", 4_000, lots("| a | b |\n|---|---|\n| c | d |\n\n"), ""},
	{"footnotes", 2_000, one(func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "x[^%d]\n\n[^%[1]d]: a\n\n", i)
		}
		return b.String()
	}), "markdown-limit"},
	{"emphasis", 20_000, lots("*a _b "), ""},
	{"emphasis closed", 20_000, one(func(n int) string { return strings.Repeat("*a **b ", n) + strings.Repeat("c** d*", n) }), ""},
	{"runs of backticks", 400, one(func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("a" + strings.Repeat("`", i))
		}
		return b.String()
	}), ""},
	{"comments that never end", 20_000, lots("<!-- "), ""},
	{"entities", 50_000, lots("&amp;"), ""},
	{"addresses", 10_000, lots("https://a.example/ "), ""},
	{"letters' addresses", 10_000, lots("a@b.example "), ""},
	{"descriptions", 4_000, lots("a\n: b\n\n"), ""},
	{"directives in each other", 4_000, lots(":::note\n"), ""},
	{"elements in each other", 5_000, lots("<div>\n\n"), ""},
	{"unknown keys", 4_000, front(func(i int) string { return fmt.Sprintf("key%d: x\n", i) }), ""},
	{"old addresses", 5_000, one(func(n int) string {
		var b strings.Builder
		b.WriteString("---\ntitle: A\naliases:\n")
		for i := range n {
			fmt.Fprintf(&b, " - /old/%d\n", i)
		}
		return b.String() + "---\n"
	}), ""},
	{"tags on a line", 9_000, one(func(n int) string { return "---\ntitle: A\ntags: [" + strings.Repeat("a, ", n) + "b]\n---\n" }), ""},
	{"lists in each other in front matter", 2_000, one(func(n int) string {
		return "---\ntitle: A\ntags: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n---\n"
	}), "data-too-deep"},
	{"aliases of aliases", 40, one(func(n int) string {
		var b strings.Builder
		b.WriteString("---\ntitle: A\na0: &a0 [x, x, x, x, x, x, x, x, x]\n")
		for i := 1; i < n; i++ {
			fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
		}
		return b.String() + "---\n"
	}), "data-too-deep"},
	{"front matter", 300_000, front(func(int) string { return "#\n" }), "data-too-deep"},
	{"references to nothing", 1_000, many("en/principles/N.md", "---\ntitle: P N\nrelated: [nowhere-N]\n---\n[x](no-N.md) [[none N]]\n"), "reference-unknown"},
	{"references to oneself", 1_000, many("en/principles/N.md", "---\ntitle: P N\nrelated: [principles/N]\n---\n[x](N.md)\n"), ""},
	{"areas broader in a circle", 1_000, many("en/expertise/eN.md", "---\ntitle: E N\nbroader: [eNEXT]\n---\n"), "reference-cycle"},
	{"playbooks adapted in a circle", 1_000, many("en/playbooks/pN.md", "---\ntitle: P N\nadapted_from: [pNEXT]\n---\n"), "lineage-cycle"},
	{"pages at one address", 1_000, many("en/pages/pN.md", "---\ntitle: P\nslug: same\n---\n"), "url-duplicate"},
	{"titles that are alike", 1_000, many("en/members/mN.md", "---\ntitle: The very same name of somebody\ntype: person\nconsent: 2026-01-01\n---\nThe very same name of somebody\n"), ""},
	{"titles that many pages show", 1_000, func(n int) map[string]string {
		files := many("en/pages/N.md", "---\ntitle: P N\n---\n")(n)
		files["en/pages/long.md"] = "# " + strings.Repeat("a", 100*n)
		return files
	}, "field-long"},
	{"descriptions that many pages show", 1_000, func(n int) map[string]string {
		files := many("en/principles/N.md", "---\ntitle: P N\nrelated: [long]\n---\n")(n)
		files["en/principles/long.md"] = "---\ntitle: L\ndescription: " + strings.Repeat("a", 100*n) + "\n---\n"
		return files
	}, "field-long"},
	{"folders in each other", 40, one(func(int) string { return "# A\n" }), ""},
}

func init() {
	burdens[len(burdens)-1].files = func(n int) map[string]string {
		return map[string]string{"en/pages/" + strings.Repeat("d/", n) + "a.md": "# A\n"}
	}
}

// TestBounded builds each burden and one of twice its size. What is allocated,
// an upper bound of the memory that is needed, may not grow faster than the
// content; what is too much is refused with its place. Nothing may take longer
// than a generous deadline. With INDABA_LONG all are built, else every sixth.
func TestBounded(t *testing.T) {
	for i, b := range burdens {
		if i%6 != 5 && os.Getenv("INDABA_LONG") == "" {
			continue
		}
		t.Run(b.name, func(t *testing.T) {
			once, size, _ := b.weigh(t, b.n)
			twice, sizeTwice, found := b.weigh(t, 2*b.n)
			const most = 640 << 20
			if growth := float64(twice) / float64(once); growth > 1.35*float64(sizeTwice)/float64(size) && twice > 24<<20 || twice > most {
				t.Errorf("%d bytes of content take %d MB, %d bytes take %d MB", size, once>>20, sizeTwice, twice>>20)
			}
			if b.refuse != "" && !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == b.refuse }) {
				t.Errorf("not refused with %s: %s", b.refuse, describe(found[:min(3, len(found))]))
			}
			if b.refuse == "" && slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
				return d.Code == "markdown-limit" || d.Code == "data-too-deep" || d.Code == "file-size"
			}) {
				t.Errorf("refused: %s", describe(found[:min(3, len(found))]))
			}
		})
	}
}

// weigh builds and renders all of a burden, and returns how many bytes that
// allocated and how many the content has.
func (b *burden) weigh(t *testing.T, n int) (allocated, size uint64, found diag.List) {
	t.Helper()
	content := fstest.MapFS{"site.yaml": file([]byte("languages: [en]\n"))}
	for name, text := range b.files(n) {
		content[name] = file([]byte(text))
		size += uint64(len(name) + len(text))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	done := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			if ctx.Err() == context.DeadlineExceeded {
				panic("hangs: " + b.name)
			}
		case <-done:
		}
	}()
	defer close(done)
	opt := plainOptions(content)
	opt.KeepGoing = true
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	build, err := builderFor(opt).Build(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := build.RenderAll(ctx); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	t.Logf("%d bytes: %d ms, %.1f MB", size, time.Since(start).Milliseconds(), float64(after.TotalAlloc-before.TotalAlloc)/(1<<20))
	return after.TotalAlloc - before.TotalAlloc, size, build.Diagnostics
}
