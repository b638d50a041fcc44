package generator_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"indaba/generator"
	"indaba/generator/picture"
	"indaba/generator/weave"
)

// drawn returns the files of an archive with real pictures in place of what
// only has the name of one. Such a file may say how large it is to be: 960x400.
// One that starts with "damaged" stays; "bomb" is a few bytes that claim to be a
// billion pixels.
func drawn(files []txtar.File) []txtar.File {
	var out []txtar.File
	for _, f := range files {
		if ext := path.Ext(f.Name); (ext == ".png" || ext == ".jpg") && !bytes.HasPrefix(f.Data, []byte("damaged")) {
			f.Data = draw(ext, string(f.Data))
		}
		out = append(out, f)
	}
	return out
}

func draw(ext, text string) []byte {
	width, height := 40, 20
	_, _ = fmt.Sscanf(text, "%dx%d", &width, &height)
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 16 & 1)
	}
	var b bytes.Buffer
	if ext == ".jpg" {
		_ = jpeg.Encode(&b, m, nil)
		return b.Bytes()
	}
	_ = png.Encode(&b, m)
	if strings.HasPrefix(text, "bomb") {
		header := b.Bytes()[12:29]
		binary.BigEndian.PutUint32(header[4:], 40_000)
		binary.BigEndian.PutUint32(header[8:], 30_000)
		binary.BigEndian.PutUint32(b.Bytes()[29:], crc32.ChecksumIEEE(header))
	}
	return b.Bytes()
}

// telling returns a photograph with what cameras write into one.
func telling(width, height int) []byte {
	data := draw(".jpg", fmt.Sprintf("%dx%d", width, height))
	body := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x98\x82\x02\x00\x09\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00SENTINEL\x00"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(body) + 2)}, body...)
	return append(append(append([]byte{}, data[:2]...), segment...), data[2:]...)
}

// TestPicturesTellNothing publishes a photograph in every place there is.
func TestPicturesTellNothing(t *testing.T) {
	photo := &fstest.MapFile{Data: telling(1200, 800)}
	content := fstest.MapFS{
		"site.yaml":          {Data: []byte("languages: [en]\nbase_url: https://example.org/\nbrand: {logo: assets/logo.jpg}\n")},
		"en/members/ama.md":  {Data: []byte("---\ntitle: Ama\ntype: person\nconsent: 2026-05-01\nimage: ama.jpg\nalt: Ama\n---\n")},
		"en/members/ama.jpg": photo, "en/a.jpg": photo, "assets/logo.jpg": photo, "assets/unused.JPG": photo, "root/icon.jpg": photo,
		"en/a.md": {Data: []byte("# A\n\n![A](a.jpg)\n")},
	}
	build, err := generator.NewBuilder(plainOptions(content)).Build(context.Background(), nil)
	if err != nil || len(build.Diagnostics) > 0 {
		t.Fatal(err, build.Diagnostics)
	}
	pictures := 0
	for _, p := range build.Paths() {
		data, err := build.Render(p)
		if err != nil {
			t.Error(err)
		}
		if bytes.Contains(data, []byte("SENTINEL")) {
			t.Errorf("%s tells whose camera it was", p)
		}
		if strings.EqualFold(path.Ext(p), ".jpg") {
			pictures++
			if _, err := picture.Read(data); err != nil {
				t.Errorf("%s: %v", p, err)
			}
		}
	}
	if pictures != 5+1+2 { // one smaller portrait, two in the text
		t.Errorf("there are %d pictures: %v", pictures, build.Paths())
	}
}

var inSet = regexp.MustCompile(`(\S+) (\d+)w`)

// TestEveryWidthIsThere looks at what a srcset promises.
func TestEveryWidthIsThere(t *testing.T) {
	content := fstest.MapFS{
		"site.yaml":   {Data: []byte("languages: [en]\nbase_url: https://example.org/net/\n")},
		"en/a.md":     {Data: []byte("# A\n\n![Wide](<w, e.jpg>)\n\n![Middle](m.png)\n\n![Small](s.png)\n")},
		"en/w, e.jpg": {Data: draw(".jpg", "3000x1500")}, "en/m.png": {Data: draw(".png", "1000x500")}, "en/s.png": {Data: draw(".png", "500x250")},
	}
	build, err := generator.NewBuilder(plainOptions(content)).Build(context.Background(), nil)
	if err != nil || len(build.Diagnostics) > 0 {
		t.Fatal(err, build.Diagnostics)
	}
	page, err := build.Render("en/a/index.html")
	if err != nil {
		t.Fatal(err)
	}
	var sets []string
	for _, m := range regexp.MustCompile(`srcset="([^"]*)"`).FindAllStringSubmatch(string(page), -1) {
		var widths []string
		for _, c := range inSet.FindAllStringSubmatch(m[1], -1) {
			p, _, _ := strings.Cut(strings.NewReplacer("%20", " ", "%2C", ",").Replace(strings.TrimPrefix(c[1], "/net/")), "?")
			data, err := build.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			if info, err := picture.Read(data); err != nil || fmt.Sprint(info.Width) != c[2] {
				t.Errorf("%s is %d wide, not %s: %v", c[1], info.Width, c[2], err)
			}
			widths = append(widths, c[2])
		}
		sets = append(sets, strings.Join(widths, " "))
	}
	if got := strings.Join(sets, ", "); got != "480 960 1600, 480 1000" {
		t.Errorf("the sets are %s\n%s", got, page)
	}
	for _, want := range []string{`width="3000" height="1500"`, `width="1000" height="500"`, `<img src="/net/assets/en/s.png?v=`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("there is no %s in\n%s", want, page)
		}
	}
}

// TestPostersWearTheYarns compares the colours of posters, which no stylesheet
// reaches, with those of the theme.
func TestPostersWearTheYarns(t *testing.T) {
	style, err := os.ReadFile("../themes/default/assets/style/70-weave.css")
	if err != nil {
		t.Fatal(err)
	}
	yarns := regexp.MustCompile(`\.y(\d) \{ --a: #([0-9a-f]{6}); --b: #([0-9a-f]{6}); \}`).FindAllSubmatch(style, -1)
	if len(yarns) != len(weave.Yarns()) {
		t.Fatalf("the stylesheet has %d yarns", len(yarns))
	}
	for i, yarn := range yarns {
		data, err := weave.Pattern{Yarn: uint8(i), Motif: 12}.Poster() // dots: figure above, ground below
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range map[int]string{0: string(yarn[2]), 200: string(yarn[3])} {
			r, g, b, _ := m.At(at, at).RGBA()
			if got := fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8); got != want {
				t.Errorf("yarn %d is #%s in posters, #%s in the stylesheet", i, got, want)
			}
		}
	}
}
