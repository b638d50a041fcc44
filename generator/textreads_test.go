package generator_test

import (
	"errors"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// structure is what may be read anywhere of the types that know the text of an
// entry. Change it on purpose: what stands here must be something that a build
// compares before it takes the structure of a network to be the same.
var structure = map[string]string{
	"markdown.Document": "Code Links Size", // Size says how many files an index has
	"markdown.Heading":  "ID Level Text",
	"markdown.Link":     "Alt Dest Empty Kind Title",
	"freshness.Section": "",
	"model.Entry":       "Body File Front Image Lead Path Summary Tags Title",
	"site.Translation":  "Entry Lang Links Minutes Stale State", // had from Translations,
	"render.Files":      "Picture Read Shrink Skeleton",
}

// text is what of other types is made of texts.
var text = []string{"site.Site.Stamp", "site.Site.Behind", "site.Site.Coverage", "site.Site.Translations"}

// TestTextsAreReadInOnePlace: a file knows of which texts it is made, because
// none is read but in render/texts.go, which notes it. The types are those of
// the compiler, so neither an alias nor a promoted field hides anything.
func TestTextsAreReadInOnePlace(t *testing.T) {
	fset := token.NewFileSet()
	from := importer.ForCompiler(fset, "gc", exportData(t))
	read := map[string]bool{}
	for _, room := range []string{"render", "exchange"} {
		files, info, pkg := checked(t, fset, from, room)
		guarded := guardedObjects(t, from, pkg)
		params := paramTypes(files)
		for id, used := range info.Uses {
			name, ok := guarded[used]
			if at := fset.Position(id.Pos()); !ok || params[id] {
				continue
			} else if filepath.Base(at.Filename) == "texts.go" {
				read[name] = true
			} else {
				t.Errorf("%s/%s:%d uses %s, and no file would be known to be made of it", room, filepath.Base(at.Filename), at.Line, name)
			}
		}
	}
	for _, name := range []string{"markdown.Document.HTML", "site.Site.Stamp", "site.Site.Behind", "render.Files.Source", "render.Files.Version", "render.file", "render.reader"} {
		if !read[name] {
			t.Errorf("render/texts.go does not use %s: is it called otherwise now?", name)
		}
	}
}

// guardedObjects returns what is used in render/texts.go alone, with its name:
// what is no structure, and the types through which texts are read, so that
// whoever makes no file has none.
func guardedObjects(t *testing.T, from types.Importer, room *types.Package) map[types.Object]string {
	out := map[types.Object]string{}
	lookup := func(name string) types.Object {
		folder, name, _ := strings.Cut(name, ".")
		pkg := room
		if folder != room.Name() {
			var err error
			if pkg, err = from.Import("indaba/generator/" + folder); err != nil {
				t.Fatal(err)
			}
		}
		name, member, _ := strings.Cut(name, ".")
		found := pkg.Scope().Lookup(name)
		if found != nil && member != "" {
			found, _, _ = types.LookupFieldOrMethod(types.NewPointer(found.Type()), true, pkg, member)
		}
		if found == nil {
			t.Fatalf("there is no %s.%s.%s", folder, name, member)
		}
		return found
	}
	for name, open := range structure {
		if strings.HasPrefix(name, "render.") && room.Name() != "render" {
			continue
		}
		known := lookup(name).Type()
		for _, member := range declaredBy(known) {
			if !slices.Contains(strings.Fields(open), member.Name()) {
				out[member] = name + "." + member.Name()
			}
		}
	}
	for _, name := range text {
		out[lookup(name)] = name
	}
	if room.Name() == "render" {
		for _, name := range []string{"render.file", "render.reader"} {
			out[lookup(name)] = name
		}
	}
	return out
}

// declaredBy returns the exported fields and methods of a type itself; embedded
// fields are no use of what is in them.
func declaredBy(t types.Type) (out []types.Object) {
	named := t.(*types.Named)
	for m := range named.Methods() {
		out = append(out, m)
	}
	switch u := named.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			out = append(out, f)
		}
	case *types.Interface:
		for m := range u.Methods() {
			out = append(out, m)
		}
	}
	return slices.DeleteFunc(out, func(o types.Object) bool { return !o.Exported() })
}

// paramTypes returns the names of types that parameters point to.
func paramTypes(files []*ast.File) map[*ast.Ident]bool {
	out := map[*ast.Ident]bool{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if of, ok := n.(*ast.FuncType); ok {
				for _, p := range of.Params.List {
					if to, ok := p.Type.(*ast.StarExpr); ok {
						if name, ok := to.X.(*ast.Ident); ok {
							out[name] = true
						}
					}
				}
			}
			return true
		})
	}
	return out
}

// checked reads the sources of a room and returns what the names in it mean.
func checked(t *testing.T, fset *token.FileSet, from types.Importer, room string) ([]*ast.File, *types.Info, *types.Package) {
	p, err := build.ImportDir(room, 0)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(room, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	pkg, err := (&types.Config{Importer: from}).Check("indaba/generator/"+room, fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	return files, info, pkg
}

// exportData returns what the compiler knows of a package that render needs.
func exportData(t *testing.T) importer.Lookup {
	list, err := exec.Command(goCommand(t), "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./render").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(list)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		files[name] = file
	}
	return func(name string) (io.ReadCloser, error) {
		if files[name] == "" {
			return nil, errors.New("no package " + name)
		}
		return os.Open(files[name])
	}
}
