package render

import (
	"encoding/hex"
	"fmt"
	"html/template"
	"path"
	"strings"

	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// Files are the files beside the Markdown, by their paths below content/. Its
// methods may be called from several goroutines at once.
type Files interface {
	// Source returns the text of an entry's file; nil if it cannot be read.
	Source(path string) []byte
	// Skeleton returns what a new entry of a kind begins from, in a language.
	Skeleton(kind *model.Kind, lang int) []byte
	// Read returns a file as it is published.
	Read(path string) ([]byte, error)
	// Picture returns what is known of a picture; not ok for other files.
	Picture(path string) (p Picture, ok bool)
	// Version returns a hash of all files, published or not.
	Version() [32]byte
	// Shrink returns smaller ones of a picture; see [picture.Shrink].
	Shrink(path string, widths []int) ([][]byte, error)
}

// Picture is what is known of a picture without decoding it.
type Picture struct {
	picture.Info
	Hash [32]byte // of its file
	Size int64    // of its file, in bytes
}

// shown is a picture that is published, with the smaller ones that pages offer.
type shown struct {
	Picture
	source string   // its path below content/
	widths []int    // of the smaller ones, ascending
	paths  []string // theirs, below the site's base
}

// Widths of smaller pictures, in pixels. Text is at most 37rem wide, and most
// phones are 360 to 430 wide with two or three pixels each.
var (
	textWidths = []int{480, 960, 1600}
	faceWidths = []int{288} // 96 wide on the page
)

// recipe is part of the names of smaller pictures: it changes when they are
// made in another way.
const recipe = "1"

// newPictures returns what is published of pictures, with smaller ones of those
// that a page shows.
func (r *Renderer) newPictures() map[string]*shown {
	pictures := map[string]*shown{}
	for _, a := range r.site.Assets {
		if p, ok := r.files.Picture(a.Source); ok {
			pictures[a.Path] = &shown{Picture: p, source: a.Source}
		}
	}
	if len(pictures) == 0 {
		return nil
	}
	faces, inText := r.shownPictures()
	for _, a := range r.site.Assets {
		p := pictures[a.Path]
		if p == nil || !p.Shrinks {
			continue
		}
		if faces[a.Path] {
			p.offer(faceWidths)
		}
		if inText[a.Path] {
			p.offer(textWidths)
		}
		for _, width := range p.widths {
			p.paths = append(p.paths, p.name(a.Path, width))
		}
	}
	return pictures
}

func (r *Renderer) addPictures(t *routes) {
	for _, a := range r.site.Assets {
		p := r.pictures()[a.Path]
		if p == nil {
			continue
		}
		for i, path := range p.paths {
			t.addLasting(path, whole(func() ([]byte, error) {
				all, err := r.files.Shrink(p.source, p.widths)
				if err != nil {
					return nil, err
				}
				return all[i], nil
			}))
		}
	}
}

// shownPictures returns which pictures are portraits of people, and which are
// as wide as a text.
func (r *Renderer) shownPictures() (faces, inText map[string]bool) {
	faces, inText = map[string]bool{}, map[string]bool{r.site.BrandImage(): true}
	for i := range r.site.Nodes {
		for _, v := range r.site.Nodes[i].Versions {
			if v == nil {
				continue
			}
			for k := range v.Body.Links {
				if v.Body.Links[k].Kind == markdown.LinkImage {
					inText[r.site.Destination(v, k).Path] = true
				}
			}
			switch {
			case v.Entry.Image.Kind == model.ToNowhere:
			case r.isPerson(site.ID(i)):
				faces[r.site.Image(v).Path] = true
			default:
				inText[r.site.Image(v).Path] = true
			}
		}
	}
	return faces, inText
}

// offer adds smaller ones. One that is hardly smaller is not worth a file.
func (p *shown) offer(widths []int) {
	for _, w := range widths {
		if 5*w <= 4*p.Width {
			p.widths = append(p.widths, w)
		}
	}
}

// name returns the path of a smaller one. It names all that its content depends
// on.
func (p *shown) name(of string, width int) string {
	ext := path.Ext(of)
	return fmt.Sprintf("%s.%d-%s%s%s", strings.TrimSuffix(of, ext), width, hex.EncodeToString(p.Hash[:4]), recipe, ext)
}

// largest is the width of the largest picture that pages show as it is: what a
// camera takes is five times as wide as a screen.
const largest = 2000

// picture returns the image at a path below the site's base, for a text.
func (r *Renderer) picture(p, alt string) *theme.Image {
	out := theme.Image{URL: r.href(p), Alt: alt}
	s := r.pictures()[p]
	if s == nil {
		return &out
	}
	// The address changes with the file, so that whoever kept the old one asks
	// anew.
	version := "?v=" + hex.EncodeToString(s.Hash[:4])
	out.URL += version
	out.Width, out.Height = s.Width, s.Height
	if len(s.paths) == 0 {
		return &out
	}
	var set strings.Builder
	for i, w := range s.widths {
		fmt.Fprintf(&set, "%s %dw, ", r.setHref(s.paths[i]), w)
	}
	if s.Width <= largest {
		fmt.Fprintf(&set, "%s%s %dw, ", r.setHref(p), version, s.Width)
	} else {
		out.URL = r.href(s.paths[len(s.paths)-1])
	}
	out.Set = template.Srcset(strings.TrimSuffix(set.String(), ", "))
	return &out
}

// face returns the portrait at a path below the site's base.
func (r *Renderer) face(p, alt string) *theme.Image {
	out := r.picture(p, alt)
	if s := r.pictures()[p]; s != nil && len(s.paths) > 0 {
		out.URL, out.Set = r.href(s.paths[0]), ""
	}
	return out
}

// setHref returns the address of a path for a srcset, where commas divide.
func (r *Renderer) setHref(p string) string { return strings.ReplaceAll(r.href(p), ",", "%2C") }
