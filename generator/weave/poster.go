package weave

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// Size of a poster in pixels, as Open Graph asks for.
const (
	PosterWidth  = 1200
	PosterHeight = 630
)

// dyes are the colours of the yarns, ground and figure, for pictures that no
// stylesheet reaches. The last is that of the night the cloth hangs in.
var dyes = color.Palette{
	rgb(0xcdd5f4), rgb(0x2b3990), rgb(0xf6cfdd), rgb(0xa00f4e), rgb(0xf2b233), rgb(0x241f38), rgb(0xc4e6cf), rgb(0x17663d),
	rgb(0xbfe5ea), rgb(0x075f70), rgb(0xfad7c2), rgb(0xb23c0c), rgb(0x37379a), rgb(0xf2b233), rgb(0x74287f), rgb(0xf4c6ea),
	rgb(0x1e1946),
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// canvas is a picture made of threads.
type canvas struct {
	*image.Paletted
	scale int // pixels a thread
}

// newCanvas returns a canvas of which every pixel is to be filled, with one of
// these colours. A picture of two takes one bit a pixel.
func newCanvas(scale int, colours color.Palette) canvas {
	c := canvas{canvases.Get().(*image.Paletted), scale}
	c.Palette = colours
	return c
}

// night fills all with the night the cloth hangs in.
func (c canvas) night() {
	for i := range c.Pix {
		c.Pix[i] = uint8(len(dyes) - 1)
	}
}

// weave fills a rectangle of pixels with a pattern, whose first thread lies at
// its upper left corner. Ground is the number of the colour of its ground; that
// of the figure is the next.
func (c canvas) weave(p Pattern, ground uint8, at image.Rectangle) {
	area := at.Intersect(c.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		line := c.Pix[c.PixOffset(area.Min.X, y):][:area.Dx()]
		if y > area.Min.Y && (y-at.Min.Y)%c.scale > 0 { // the same thread
			copy(line, c.Pix[c.PixOffset(area.Min.X, y-1):])
			continue
		}
		row := p.row((y - at.Min.Y) / c.scale)
		for x := range line {
			figure := row >> (7 - (area.Min.X-at.Min.X+x)/c.scale&7) & 1
			line[x] = ground + figure
		}
	}
}

// png writes the picture, and gives up the canvas.
func (c canvas) png() ([]byte, error) {
	var b bytes.Buffer
	err := encoder.Encode(&b, c.Paletted)
	canvases.Put(c.Paletted)
	return b.Bytes(), err
}

// A canvas and what compresses it take a megabyte each, and a large network has
// a poster for each of its areas.
var (
	canvases = sync.Pool{New: func() any { return image.NewPaletted(image.Rect(0, 0, PosterWidth, PosterHeight), nil) }}
	encoder  = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(compressors)}
)

// compressors is a [png.EncoderBufferPool].
type compressors struct{ sync.Pool }

func (c *compressors) Get() *png.EncoderBuffer  { b, _ := c.Pool.Get().(*png.EncoderBuffer); return b }
func (c *compressors) Put(b *png.EncoderBuffer) { c.Pool.Put(b) }

// ground returns the number of the dye of the pattern's ground.
func (p Pattern) ground() uint8 { return 2 * (p.Yarn & 7) }

// Poster draws the pattern over a whole picture, as a PNG.
func (p Pattern) Poster() ([]byte, error) {
	ground := p.ground()
	c := newCanvas(30, dyes[ground:ground+2])
	c.weave(p, 0, c.Rect)
	return c.png()
}

// posterPeople is the most people whose strips hang side by side in a poster.
const posterPeople = 12

// Poster draws the cloth of the network as a PNG: the strips of people, hung
// side by side as in [Cloth], half as long.
func Poster(people []Person) ([]byte, error) {
	people = people[:min(len(people), posterPeople)]
	threads := 9*len(people) - 1 // with one between two strips
	c := newCanvas(min(20, PosterWidth/(threads+2)), dyes)
	c.night()
	left := (PosterWidth - threads*c.scale) / 2
	for i, p := range people {
		x, y := left+9*i*c.scale, 0
		patches := p.order()
		for _, patch := range patches[:min(len(patches), shown)] {
			height := 4 * patch.level * c.scale
			c.weave(patch.Pattern, patch.ground(), image.Rect(x, y, x+8*c.scale, y+height))
			y += height
		}
	}
	return c.png()
}
