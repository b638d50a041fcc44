package generator_test

import (
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers says what each package may import of this module. It is the
// architecture: imports run one way. Change it on purpose.
var layers = map[string]string{
	"diag":       "",
	"source":     "",
	"output":     "",
	"weave":      "",
	"calendar":   "",
	"picture":    "",
	"watch":      "",
	"codec":      "",
	"preview":    "",
	"data":       "diag",
	"locale":     "diag data",
	"markdown":   "diag",
	"theme":      "diag source",
	"freshness":  "",
	"exposure":   "",
	"history":    "",
	"model":      "calendar diag source data locale markdown weave freshness exposure",
	"site":       "calendar diag data locale markdown model freshness exposure",
	"feed":       "",
	"search":     "",
	"schema":     "",
	"exchange":   "data model site",
	"render":     "calendar data exchange feed locale markdown model picture schema search site theme weave",
	"review":     "diag freshness history locale site",
	"sheet":      "diag source data locale model",
	"withdrawal": "diag markdown model site",
	"hostile":    "model",
	".":          "codec diag source picture locale markdown freshness model site theme render output",
}

// libraries says which package alone may import each third-party library.
var libraries = map[string]string{
	"github.com/adrg/frontmatter":         "generator/data",
	"go.yaml.in/yaml/v4":                  "generator/data",
	"github.com/pelletier/go-toml/v2":     "generator/data",
	"github.com/nicksnyder/go-i18n/v2":    "generator/locale",
	"golang.org/x/text/language":          "generator/locale",
	"golang.org/x/text/collate":           "generator/locale",
	"github.com/yuin/goldmark":            "generator/markdown",
	"github.com/alecthomas/chroma/v2":     "generator/markdown",
	"github.com/blevesearch/snowballstem": "generator/search",
	"github.com/jba/templatecheck":        "generator/theme",
	"github.com/fsnotify/fsnotify":        "generator/watch",
	"github.com/spf13/cobra":              "cmd/indaba",
}

func TestLayers(t *testing.T) {
	for pkg, allowed := range layers {
		p, err := build.ImportDir(filepath.Join(".", pkg), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range p.Imports {
			if own, ok := strings.CutPrefix(imported, "indaba/generator/"); ok && !slices.Contains(strings.Fields(allowed), own) {
				t.Errorf("%s must not import %s", pkg, own)
			}
			if imported == "indaba/generator" || imported == "indaba/themes" || imported == "indaba/docs" || imported == "indaba/i18n" {
				t.Errorf("%s must not import %s", pkg, imported)
			}
		}
	}
}

func TestEveryPackageHasALayer(t *testing.T) {
	folders, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		// Nothing imports the packages of benchmarks and browser tests.
		if name := f.Name(); f.IsDir() && name != "testdata" && name != "bench" && name != "browser" {
			if _, ok := layers[name]; !ok {
				t.Errorf("generator/%s has no line in layers", name)
			}
		}
	}
}

func TestOnePackageOneLibrary(t *testing.T) {
	err := filepath.WalkDir("..", func(dir string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "bench" || name == "testdata" || name == "node_modules" || strings.HasPrefix(name, ".") && name != ".." {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		if err != nil {
			return nil // no Go here
		}
		for _, imported := range p.Imports {
			for library, home := range libraries {
				own := filepath.ToSlash(strings.TrimPrefix(dir, "../"))
				if (imported == library || strings.HasPrefix(imported, library+"/")) && own != home {
					t.Errorf("%s imports %s, which is for %s", own, imported, home)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
