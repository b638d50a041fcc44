package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/sheet"
	"indaba/generator/source"
)

// importing is what the flags and arguments of import say.
type importing struct {
	content, lang, mapping string
	dryRun                 bool
	kind, file             string
}

// memberTypes are the words for a table of members of one type.
var memberTypes = map[string]string{"people": "person", "cities": "city", "towns": "city", "organisations": "organisation"}

func newImport(c console) *cobra.Command {
	var i importing
	cmd := &cobra.Command{
		Use:   "import KIND FILE.csv [FLAGS]",
		Short: "Make pages of the rows of a spreadsheet, or bring them up to date",
		Long: `Make a page of each row of a spreadsheet that was saved as CSV, or bring up to date
the one that is there. The KIND is people, cities, organisations, events or the
name of any folder. Columns are known by their headers, in six languages, or by a
mapping file: FILE.yaml beside FILE.csv.

Import again whenever the table has changed: a row that says nothing new changes
no file, and what people have written in a page and the table does not know
stays. New profiles of people without a day of consent are written so that they
are not published. See docs/import.md.`,
		Example: `  indaba import cities cities.csv --dry-run
  indaba import people people.csv --lang fr
  indaba import events calendar.csv --map columns.yaml`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				i.kind, i.file = args[0], args[1]
				return nil
			}
			return failure{wrongUsage, errors.New("import takes a kind and a file"), "as in: indaba import people people.csv"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return i.run(cmd.Context(), c) },
	}
	f := cmd.Flags()
	f.StringVar(&i.content, "content", "content", "write below `DIR`")
	f.StringVar(&i.lang, "lang", "", "the table is in the language `L` (default: the site's first)")
	f.StringVar(&i.mapping, "map", "", "read what columns are for from `FILE` (default: FILE.yaml beside the table)")
	f.BoolVar(&i.dryRun, "dry-run", false, "say what would be written, and write nothing")
	completeFolder(cmd, "content")
	completeWords(cmd, "lang")
	return cmd
}

func (i *importing) run(ctx context.Context, c console) error {
	content, err := openContent(i.content)
	if err != nil {
		return err
	}
	defer content.close()
	options, mapped, err := i.options(ctx, content)
	if err != nil {
		return err
	}
	src, err := os.ReadFile(i.file)
	if err != nil {
		return failure{wrongUsage, fmt.Errorf("the table cannot be read: %w", err), "save it from the spreadsheet as CSV, and name that file"}
	}
	table, diags := sheet.Read(nameOf(i.file), src, options.Mapping.Encoding)
	diags = append(diags, mapped...)
	var changes []sheet.Change
	if table != nil {
		var found diag.List
		changes, found = sheet.Plan(table, options)
		diags = append(diags, found...)
	}
	done, err := i.write(c, content, options.Kind, changes)
	if err != nil {
		return err
	}
	if err := i.print(c, append(diags, done.diags...), src); err != nil {
		return err
	}
	c.say("%s: %s", nameOf(i.file), done.sentence(i.dryRun))
	if append(diags, done.diags...).Count(diag.Error) > 0 {
		return failure{status: mistakes}
	}
	return nil
}

// options reads what an import depends on beside the table.
func (i *importing) options(ctx context.Context, content *folder) (o sheet.Options, diags diag.List, err error) {
	if o.Tree, err = source.Load(ctx, content.files(), content.name, 1, source.Empty(), nil); err != nil {
		return o, nil, err
	}
	o.Config, _ = model.LoadConfig(o.Tree, "")
	n := newcomer{kind: i.kind}
	if o.Type = memberTypes[i.kind]; o.Type != "" && o.Config.Kinds.Named(i.kind) == nil {
		n.kind = model.Members
	}
	if o.Kind, err = n.kindIn(o.Config); err != nil {
		return o, nil, err
	}
	if o.Lang = o.Config.Languages[0].Code; i.lang != "" {
		o.Lang = i.lang
	}
	if !o.Config.IsLanguage(o.Lang) {
		return o, nil, unknownLanguage(o.Config, o.Lang)
	}
	o.Speakers = speakers(o.Config)
	file := i.mapping
	if file == "" {
		file = strings.TrimSuffix(i.file, filepath.Ext(i.file)) + ".yaml"
	}
	src, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) && i.mapping == "" {
		return o, nil, nil
	}
	if err != nil {
		return o, nil, failure{wrongUsage, fmt.Errorf("the mapping file cannot be read: %w", err), "docs/import.md says what is in it"}
	}
	o.Mapping, diags = sheet.ReadMapping(nameOf(file), src)
	return o, diags, nil
}

// speakers returns what names languages in those of the site and of the
// interface.
func speakers(c *model.Config) []*locale.Localizer {
	languages := c.Languages
	for _, code := range []string{"en", "fr", "ar", "pt", "es", "sw"} {
		if !c.IsLanguage(code) {
			l, _ := locale.Language{Code: code}.Complete()
			languages = append(languages[:len(languages):len(languages)], l)
		}
	}
	catalog, _ := locale.Load(languages, nil)
	var out []*locale.Localizer
	for _, l := range languages {
		out = append(out, catalog.Localizer(l.Code))
	}
	return out
}

// imported is what became of the rows.
type imported struct {
	written, changed, same int
	diags                  diag.List
}

func (d imported) sentence(dryRun bool) string {
	if dryRun {
		return fmt.Sprintf("would write %s and change %d; %d say nothing new", count(d.written, "new page"), d.changed, d.same)
	}
	return fmt.Sprintf("wrote %s, changed %d; %d say nothing new", count(d.written, "new page"), d.changed, d.same)
}

// write writes what the rows mean, and prints the name of each file that
// differs, with the fields that do.
func (i *importing) write(c console, content *folder, kind *model.Kind, changes []sheet.Change) (imported, error) {
	var done imported
	for _, change := range changes {
		name := path.Join(content.name, change.Path)
		if change.New {
			done.written++
			if !i.dryRun {
				if err := create(content, change.Path, model.NewPage(change.Record)); err != nil {
					return done, err
				}
			}
			if err := c.tell("new      %s", name); err != nil {
				return done, err
			}
			continue
		}
		before, err := content.root.ReadFile(change.Path)
		if err != nil {
			return done, fmt.Errorf("read %s: %w", name, err)
		}
		after, fields, err := model.UpdatePage(name, before, kind, change.Record)
		switch {
		case err != nil:
			done.diags = append(done.diags, diag.New("sheet-row", name, diag.Range{}, fmt.Sprintf("row %d is not imported: the page stays as it is; %v", change.Row, err), "run indaba check, or write its front matter as lines of `key: value`"))
		case len(fields) == 0:
			done.same++
		default:
			done.changed++
			if !i.dryRun {
				if err := replace(content, change.Path, after); err != nil {
					return done, err
				}
			}
			if err := c.tell("changed  %s: %s", name, strings.Join(fields, ", ")); err != nil {
				return done, err
			}
		}
	}
	return done, nil
}

// print prints what is wrong with the table, with its lines where they can be
// read.
func (i *importing) print(c console, diags diag.List, src []byte) error {
	table := nameOf(i.file)
	lines := func(file string) []byte {
		if file == table && utf8.Valid(src) {
			return src
		}
		return nil
	}
	text := diag.Text{Source: lines, Colour: c.colours(c.err)}
	return text.Print(c.err, diags.Sorted())
}
