package model

import (
	"fmt"
	"math"
	"strconv"

	"indaba/generator/data"
)

func (c *Config) decodeBrand(r *data.Reader, v data.Value) {
	g := group(r, v, "brand", "logo", "colour", "licence", "image")
	c.Brand = Brand{Logo: g["logo"], LogoAt: v.Get("logo").Range, Licence: g["licence"], Image: g["image"], ImageAt: v.Get("image").Range}
	colour := g["colour"]
	if colour == "" {
		return
	}
	contrast, ok := contrastOnWhite(colour)
	at := v.Get("colour").Range
	switch {
	case !ok:
		r.Report("config-colour", at, fmt.Sprintf("`%s` is not a colour", colour), "write `#` and six digits from 0 to f, in quotes, such as \"#0b6e4f\"")
	case contrast < minContrast:
		r.Report("config-colour", at, fmt.Sprintf("links in `%s` cannot be read on white: their contrast is %.1f, and %.1f is needed", colour, contrast, minContrast), "choose a darker colour")
	default:
		c.Brand.Colour = colour
	}
}

// minContrast is the least contrast of text (WCAG 2.2, success criterion 1.4.3).
const minContrast = 4.5

// contrastOnWhite returns the contrast of a colour written as "#rrggbb" with
// white, as WCAG 2.2 defines it.
func contrastOnWhite(colour string) (float64, bool) {
	if len(colour) != 7 || colour[0] != '#' {
		return 0, false
	}
	rgb, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return 0, false
	}
	luminance := 0.2126*channel(rgb>>16) + 0.7152*channel(rgb>>8) + 0.0722*channel(rgb)
	return 1.05 / (luminance + 0.05), true
}

// channel returns the linear value of the lowest byte of an sRGB colour.
func channel(c uint64) float64 {
	s := float64(c&0xff) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
