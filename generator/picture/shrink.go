package picture

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"slices"
)

// quality of a JPEG, as libjpeg counts. At 78 a photograph takes half of what
// it takes at 90, and eyes see no difference on a phone.
const quality = 78

// Shrink returns smaller ones of a picture, one a width in pixels as shown, in
// the order of the widths. They are of the same format, with its colour
// profile and upright. A width must be less than that of the picture, whose
// [Info.Shrinks] must hold.
//
// Sizes are averages of areas, worked out in whole numbers, so they are the same
// on every machine.
func Shrink(data []byte, widths []int) ([][]byte, error) {
	info, err := Read(data)
	if err != nil {
		return nil, err
	}
	if !info.Shrinks {
		return nil, errors.New("it cannot be made smaller")
	}
	if err := checkWidths(widths, info); err != nil {
		return nil, err
	}
	decode := png.Decode
	if info.Format == JPEG {
		decode = jpeg.Decode
	}
	full, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	// Each is made of the next larger one.
	order := make([]int, len(widths))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(widths[b], widths[a]) })
	out := make([][]byte, len(widths))
	from := full
	for _, i := range order {
		width, height := widths[i], max(1, (widths[i]*info.Height+info.Width/2)/info.Width)
		if info.Orientation >= 5 {
			width, height = height, width
		}
		small := average(from, width, height)
		from = small
		if out[i], err = encode(turn(small, info.Orientation), full, info.Format, data); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func checkWidths(widths []int, info Info) error {
	for _, w := range widths {
		if w < 1 || w >= info.Width {
			return fmt.Errorf("it is %d pixels wide, so %d is no smaller width", info.Width, w)
		}
	}
	return nil
}

// average returns src at a smaller size. Every pixel is the mean of the area it
// covers: of the source, which has S pixels in a row for D of the result, one
// pixel is D units wide and one of the result S, so that all shares are whole
// numbers.
func average(src image.Image, width, height int) *image.RGBA {
	b := src.Bounds()
	from := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	row := make([]uint32, 4*width)  // at most 255 · MaxSide
	sums := make([]uint64, 4*width) // at most 255 · MaxPixels
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	y, left := 0, b.Dy() // the row of the result, and how much of it is not covered yet
	for sy := range b.Dy() {
		draw.Draw(from, from.Rect, src, image.Pt(b.Min.X, b.Min.Y+sy), draw.Src)
		averageRow(row, from.Pix, width, b.Dx())
		for share := height; share > 0; {
			part := min(share, left)
			for i, v := range row {
				sums[i] += uint64(v) * uint64(part)
			}
			share -= part
			if left -= part; left == 0 {
				settle(out.Pix[y*out.Stride:], sums, uint64(b.Dx())*uint64(b.Dy()))
				y, left = y+1, b.Dy()
			}
		}
	}
	return out
}

// averageRow sums a row of n pixels up to one of width.
func averageRow(row []uint32, pixels []uint8, width, n int) {
	clear(row)
	to, left := 0, n
	for x := range n {
		p := pixels[4*x : 4*x+4 : 4*x+4]
		for share := width; share > 0; {
			part := min(share, left)
			sum, w := row[4*to:4*to+4:4*to+4], uint32(part)
			sum[0] += w * uint32(p[0])
			sum[1] += w * uint32(p[1])
			sum[2] += w * uint32(p[2])
			sum[3] += w * uint32(p[3])
			share -= part
			if left -= part; left == 0 {
				to, left = to+1, n
			}
		}
	}
}

// settle turns sums into pixels and clears them.
func settle(pixels []uint8, sums []uint64, total uint64) {
	for i, s := range sums {
		pixels[i] = uint8((s + total/2) / total)
	}
	clear(sums)
}

// turn returns a picture upright, as its Exif orientation says.
func turn(src *image.RGBA, orientation uint8) *image.RGBA {
	if orientation == 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[out.PixOffset(tx, ty):][:4], src.Pix[src.PixOffset(x, y):])
		}
	}
	return out
}

// encode returns a smaller picture in the format of its original, with what
// the colours of that mean.
func encode(small *image.RGBA, full image.Image, format Format, data []byte) ([]byte, error) {
	var b bytes.Buffer
	var img image.Image = small
	if _, grey := full.(*image.Gray); grey {
		img = toGrey(small)
	}
	if format == JPEG {
		err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
		return slices.Insert(b.Bytes(), 2, jpegProfile(data)...), err
	}
	if p, ok := full.(*image.Paletted); ok {
		img = toPalette(small, p.Palette)
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, img)
	// After the signature and the header, which has 13 bytes.
	return slices.Insert(b.Bytes(), len(pngSignature)+25, pngProfile(data)...), err
}

func toGrey(src *image.RGBA) *image.Gray {
	out := image.NewGray(src.Rect)
	for i := range out.Pix {
		out.Pix[i] = src.Pix[4*i]
	}
	return out
}

// toPalette returns a drawing with 256 colours at most: those it had, and the
// most frequent ones between them that shrinking brought.
func toPalette(src *image.RGBA, palette color.Palette) *image.Paletted {
	at := func(i int) color.RGBA { return color.RGBA{src.Pix[i], src.Pix[i+1], src.Pix[i+2], src.Pix[i+3]} }
	counts := map[color.RGBA]int{}
	for i := 0; i < len(src.Pix); i += 4 {
		counts[at(i)]++
	}
	index := map[color.RGBA]uint8{}
	var colours color.Palette
	add := func(c color.RGBA) {
		if _, known := index[c]; !known && len(colours) < 256 {
			index[c] = uint8(len(colours))
			colours = append(colours, c)
		}
	}
	for _, c := range palette {
		if own := color.RGBAModel.Convert(c).(color.RGBA); counts[own] > 0 {
			add(own)
		}
	}
	for _, c := range byCount(counts) {
		add(c)
	}
	out := image.NewPaletted(src.Rect, colours)
	for i := range out.Pix {
		c := at(4 * i)
		n, known := index[c]
		if !known {
			n = uint8(colours.Index(c))
			index[c] = n
		}
		out.Pix[i] = n
	}
	return out
}

// byCount returns colours, the most frequent ones first.
func byCount(counts map[color.RGBA]int) []color.RGBA {
	out := make([]color.RGBA, 0, len(counts))
	for c := range counts {
		out = append(out, c)
	}
	value := func(c color.RGBA) uint32 {
		return uint32(c.R)<<24 | uint32(c.G)<<16 | uint32(c.B)<<8 | uint32(c.A)
	}
	slices.SortFunc(out, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(value(a), value(b)))
	})
	return out
}
