package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"indaba/generator/picture"
)

// The files told.* were written by ExifTool: 40 × 20 pixels, an orientation of
// 6, a position, and SENTINEL wherever the format has room for a text.

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead(t *testing.T) {
	for name, want := range map[string]picture.Info{
		"told.jpg":  {Format: picture.JPEG, Width: 20, Height: 40, Orientation: 6, Shrinks: true},
		"told.png":  {Format: picture.PNG, Width: 20, Height: 40, Orientation: 6, Shrinks: true},
		"told.gif":  {Format: picture.GIF, Width: 40, Height: 20, Orientation: 1},
		"told.webp": {Format: picture.WebP, Width: 40, Height: 20, Orientation: 1},
		"told.avif": {Format: picture.AVIF, Width: 40, Height: 20, Orientation: 1},
	} {
		got, err := picture.Read(read(t, name))
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", name, got, err, want)
		}
	}
}

// traces are what metadata would be found by.
var traces = []string{"SENTINEL", "Exif", "exif", "EXIF", "XMP", "xmp", "GPS", "Photoshop", "8BIM", "tEXt", "iTXt", "zTXt", "tIME", "x:xmpmeta", "rdf:"}

func TestCleanLeavesNoTrace(t *testing.T) {
	allowed := map[string][]string{
		"told.jpg":  {"Exif"}, // the orientation
		"told.avif": {"Exif"}, // the name of an item, which is blank
	}
	for _, name := range []string{"told.jpg", "told.png", "told.gif", "told.webp", "told.avif"} {
		data := read(t, name)
		if !bytes.Contains(data, []byte("SENTINEL")) {
			t.Fatalf("%s tells nothing", name)
		}
		clean, err := picture.Clean(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, trace := range traces {
			if bytes.Contains(clean, []byte(trace)) && !slices.Contains(allowed[name], trace) {
				t.Errorf("%s still holds %q", name, trace)
			}
		}
		before, _ := picture.Read(data)
		after, err := picture.Read(clean)
		if err != nil || before != after {
			t.Errorf("%s: %+v became %+v, %v", name, before, after, err)
		}
		again, err := picture.Clean(clean)
		if err != nil || !bytes.Equal(again, clean) {
			t.Errorf("%s: to clean it again changes it, %v", name, err)
		}
	}
}

// TestCleanKeepsPixels compares what Go's own decoders see.
func TestCleanKeepsPixels(t *testing.T) {
	for _, name := range []string{"told.jpg", "told.png", "told.gif"} {
		data := read(t, name)
		clean, err := picture.Clean(data)
		if err != nil {
			t.Fatal(err)
		}
		before, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		after, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil {
			t.Fatal(err)
		}
		for y := range 20 {
			for x := range 40 {
				if before.At(x, y) != after.At(x, y) {
					t.Fatalf("%s: pixel %d, %d is %v, was %v", name, x, y, after.At(x, y), before.At(x, y))
				}
			}
		}
	}
	g, err := gif.DecodeAll(bytes.NewReader(must(picture.Clean(read(t, "told.gif")))(t)))
	if err != nil || len(g.Image) != 2 || g.Delay[1] != 50 || g.LoopCount != 0 {
		t.Errorf("the animation is gone: %+v, %v", g, err)
	}
}

func must[V any](v V, err error) func(*testing.T) V {
	return func(t *testing.T) V {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func insertSegments(data []byte, parts ...string) []byte {
	return slices.Insert(slices.Clone(data), 2, []byte(strings.Join(parts, ""))...)
}

func app(mark byte, body string) string {
	return string([]byte{0xFF, mark, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
}

func photo(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, color.RGBA{uint8(255 * x / width), uint8(255 * y / height), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestJPEG takes out what lies in places of its own: previews, makers' notes,
// comments, and the film that a telephone hangs onto the end.
func TestJPEG(t *testing.T) {
	data := insertSegments(photo(t, 16, 8),
		app(0xE0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x01\x01SENTINEL"),
		app(0xE0, "JFXX\x00SENTINEL"), app(0xE1, "http://ns.adobe.com/xap/1.0/\x00SENTINEL"),
		app(0xE2, "MPF\x00SENTINEL"), app(0xE2, "ICC_PROFILE\x00\x01\x01profile"),
		app(0xED, "Photoshop 3.0\x00SENTINEL"), app(0xEB, "SENTINEL"), app(0xFE, "SENTINEL"),
	)
	clean := must(picture.Clean(append(data, "SENTINEL"...)))(t)
	if bytes.Contains(clean, []byte("SENTINEL")) || bytes.Contains(clean, []byte("Exif")) {
		t.Error("it still tells")
	}
	if !bytes.Contains(clean, []byte("ICC_PROFILE\x00\x01\x01profile")) || !bytes.Contains(clean, []byte("JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x00\x00")) {
		t.Error("the colour profile or the density is gone")
	}
	if _, err := jpeg.Decode(bytes.NewReader(clean)); err != nil {
		t.Error(err)
	}
}

func TestRefused(t *testing.T) {
	jpg := photo(t, 16, 8)
	bomb := slices.Clone(jpg)
	at := bytes.Index(bomb, []byte{0xFF, 0xC0}) + 5
	copy(bomb[at:], "\xff\xff\xff\xff")
	var tooLarge *picture.SizeError
	for what, c := range map[string]struct {
		data []byte
		is   func(error) bool
	}{
		"no picture":      {[]byte("<svg/>"), func(err error) bool { return errors.Is(err, picture.ErrUnknown) }},
		"an empty file":   {nil, func(err error) bool { return errors.Is(err, picture.ErrUnknown) }},
		"half a JPEG":     {jpg[:len(jpg)/2], nil},
		"a JPEG bomb":     {bomb, func(err error) bool { return errors.As(err, &tooLarge) }},
		"a PNG bomb":      {header("IHDR", "\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00"), func(err error) bool { return errors.As(err, &tooLarge) }},
		"a GIF bomb":      {[]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00;"), func(err error) bool { return errors.As(err, &tooLarge) }},
		"a WebP bomb":     {[]byte("RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff"), func(err error) bool { return errors.As(err, &tooLarge) }},
		"an endless scan": {bytes.Replace(jpg, jpg[bytes.Index(jpg, []byte{0xFF, 0xDA}):], bytes.Repeat([]byte("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x55"), 200), 1), nil},
		"a larger file":   {make([]byte, picture.MaxBytes+1), func(err error) bool { return errors.Is(err, picture.ErrBytes) }},
	} {
		_, err := picture.Read(c.data)
		if err == nil || c.is != nil && !c.is(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// header is a PNG that starts with a chunk and has nothing else.
func header(name, body string) []byte {
	return append([]byte("\x89PNG\r\n\x1a\n"), chunk(name, body)...)
}

func chunk(name, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func TestShrink(t *testing.T) {
	profile := app(0xE2, "ICC_PROFILE\x00\x01\x01profile")
	data := insertSegments(photo(t, 800, 400), profile)
	small := must(picture.Shrink(data, []int{200, 400}))(t)
	for i, width := range []int{200, 400} {
		m := must(jpeg.Decode(bytes.NewReader(small[i])))(t)
		if m.Bounds().Dx() != width || m.Bounds().Dy() != width/2 {
			t.Errorf("it is %v large, not %d wide", m.Bounds(), width)
		}
		near(t, m.At(width-1, width/2-1), color.RGBA{254, 254, 90, 255})
		near(t, m.At(width/2, 0), color.RGBA{128, 0, 90, 255})
		if !bytes.Contains(small[i], []byte(profile)) {
			t.Error("the colour profile is gone")
		}
	}
	for _, width := range []int{0, 800, 801} {
		if _, err := picture.Shrink(data, []int{width}); err == nil {
			t.Errorf("a picture of 800 pixels was made %d wide", width)
		}
	}
	if _, err := picture.Shrink(read(t, "told.gif"), []int{10}); err == nil {
		t.Error("an animation was made smaller")
	}
}

// TestShrinkUpright turns the eight orientations so that red is at the left
// and blue at the top.
func TestShrinkUpright(t *testing.T) {
	upright := image.NewRGBA(image.Rect(0, 0, 80, 40))
	for y := range 40 {
		for x := range 80 {
			upright.Set(x, y, color.RGBA{uint8(255 - 3*x), 0, uint8(255 - 6*y), 255})
		}
	}
	// Where the pixel x, y of the upright picture is stored (Exif 2.32, 4.6.4).
	stored := map[byte]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return 79 - x, y },
		3: func(x, y int) (int, int) { return 79 - x, 39 - y },
		4: func(x, y int) (int, int) { return x, 39 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, 79 - x },
		7: func(x, y int) (int, int) { return 39 - y, 79 - x },
		8: func(x, y int) (int, int) { return 39 - y, x },
	}
	for o := byte(1); o <= 8; o++ {
		size := image.Rect(0, 0, 80, 40)
		if o >= 5 {
			size = image.Rect(0, 0, 40, 80)
		}
		m := image.NewRGBA(size)
		for y := range 40 {
			for x := range 80 {
				sx, sy := stored[o](x, y)
				m.Set(sx, sy, upright.At(x, y))
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		exif := chunk("eXIf", "II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"+string([]byte{o})+"\x00\x00\x00\x00\x00\x00\x00")
		data := slices.Insert(b.Bytes(), 33, exif...)
		info := must(picture.Read(data))(t)
		if info.Width != 80 || info.Height != 40 || info.Orientation != o {
			t.Errorf("orientation %d: %+v", o, info)
		}
		small := must(png.Decode(bytes.NewReader(must(picture.Shrink(data, []int{40}))(t)[0])))(t)
		if small.Bounds() != image.Rect(0, 0, 40, 20) {
			t.Errorf("orientation %d: %v", o, small.Bounds())
			continue
		}
		near(t, small.At(0, 0), upright.At(1, 1))
		near(t, small.At(39, 0), upright.At(79, 1))
		near(t, small.At(0, 19), upright.At(1, 39))
	}
}

// TestShrinkDrawing keeps a drawing of few colours a drawing.
func TestShrinkDrawing(t *testing.T) {
	m := image.NewPaletted(image.Rect(0, 0, 300, 200), color.Palette{color.White, color.Black, color.Transparent})
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 7 % 3)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	small := must(png.Decode(bytes.NewReader(must(picture.Shrink(b.Bytes(), []int{100}))(t)[0])))(t)
	if _, ok := small.(*image.Paletted); !ok {
		t.Errorf("it became %T", small)
	}
}

func near(t *testing.T, got, want color.Color) {
	t.Helper()
	a, b := color.RGBAModel.Convert(got).(color.RGBA), color.RGBAModel.Convert(want).(color.RGBA)
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d < -8 || d > 8 {
			t.Errorf("the colour is %v, not %v", a, b)
			return
		}
	}
}

func FuzzClean(f *testing.F) {
	files, err := filepath.Glob("testdata/told.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(append([]byte("\x00\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00"+"\xff\x00\x00\x00\x16\x00\x00\x00"), data...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := picture.Read(data)
		clean, again := picture.Clean(data)
		if (err == nil) != (again == nil) {
			t.Fatalf("Read says %v, Clean %v", err, again)
		}
		if err != nil {
			return
		}
		if len(clean) > len(data)+64 {
			t.Fatalf("%d bytes became %d", len(data), len(clean))
		}
		if info.Width*info.Height > picture.MaxPixels || info.Width < 1 || info.Height < 1 {
			t.Fatalf("it is %d × %d large", info.Width, info.Height)
		}
		second, err := picture.Clean(clean)
		if err != nil || !bytes.Equal(second, clean) {
			t.Fatalf("what is clean is cleaned again, %v\n%q\n%q", err, clean, second)
		}
		if now, err := picture.Read(clean); err != nil || now != info {
			t.Fatalf("%+v became %+v, %v", info, now, err)
		}
		if info.Shrinks && info.Width > 1 && info.Width*info.Height < 1<<16 {
			_, _ = picture.Shrink(data, []int{info.Width / 2, 1}) // pixels may be damaged; nothing may panic
		}
	})
}

func BenchmarkShrink(b *testing.B) {
	m := image.NewYCbCr(image.Rect(0, 0, 4000, 3000), image.YCbCrSubsampleRatio420)
	for i := range m.Y {
		m.Y[i] = uint8(i * 7)
	}
	var data bytes.Buffer
	if err := jpeg.Encode(&data, m, nil); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := picture.Shrink(data.Bytes(), []int{480, 960, 1600}); err != nil {
			b.Fatal(err)
		}
	}
}
