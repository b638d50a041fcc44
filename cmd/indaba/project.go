package main

import (
	"context"
	"errors"
	"time"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/source"
	"indaba/i18n"
)

// project is what the flags of a command say about the site to make.
type project struct {
	content string
	theme   string // "" is what site.yaml says
	baseURL string
	today   day
	drafts  bool
}

// opened is a project whose folders are open.
type opened struct {
	options generator.Options
	content *folder
	theme   theme
	diags   diag.List // about what site.yaml says that the generator does not look at
}

// open opens the folders of the project. It reads no more of the content than
// site.yaml.
func (p *project) open(ctx context.Context, c console) (*opened, error) {
	if err := checkBaseURL(p.baseURL); err != nil {
		return nil, err
	}
	today, err := p.today.orToday(c)
	if err != nil {
		return nil, err
	}
	content, err := openContent(p.content)
	if err != nil {
		return nil, err
	}
	o := &opened{content: content}
	if o.theme, o.diags, err = p.chooseTheme(ctx, content); err != nil {
		return nil, err
	}
	o.options = generator.Options{
		Content: content.files(), ContentName: content.name,
		Theme: o.theme.base, ThemeName: o.theme.name, Messages: i18n.FS, Explained: i18n.Fields,
		BaseURL: p.baseURL, Today: today, Drafts: p.drafts,
	}
	if own := o.theme.folder; own != nil {
		o.options.OwnTheme, o.options.OwnName = own.files(), own.name
	}
	return o, nil
}

// same reports whether a Builder for one of the two serves for the other, too.
func (o *opened) same(other *opened) bool {
	return o.content.same(other.content) && o.theme.name == other.theme.name && o.theme.folder.same(other.theme.folder) &&
		sameDay(o.options.Today, other.options.Today)
}

// stands reports whether to open the project again on a day would give the same,
// if site.yaml has not changed.
func (o *opened) stands(today time.Time) bool {
	return len(o.diags) == 0 && sameDay(o.options.Today, today) && o.content.stands() && o.theme.folder.stands()
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func (o *opened) close() {
	o.content.close()
	o.theme.folder.close()
}

// config returns what site.yaml says, as far as it says it well: its mistakes
// are reported by the build.
func config(ctx context.Context, content *folder) (*model.Config, error) {
	tree, err := source.Load(ctx, content.files(), content.name, 1, source.Empty(), []string{model.ConfigFile})
	if err != nil {
		return nil, err
	}
	config, _ := model.LoadConfig(tree, "")
	return config, nil
}

// checkBaseURL holds --base-url to the rule of base_url in site.yaml. There it
// is a mistake in the content, here wrong usage.
func checkBaseURL(url string) error {
	_, diags := model.LoadConfig(source.Empty(), url)
	for _, d := range diags {
		if d.Severity == diag.Error {
			return failure{wrongUsage, errors.New("--base-url: " + d.Message), d.Hint}
		}
	}
	return nil
}
