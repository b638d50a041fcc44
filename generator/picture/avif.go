package picture

import (
	"errors"
	"slices"
)

// avifItems are the types of items that pictures are made of; all other items
// are about the picture, such as Exif and XMP ("mime").
var avifItems = []string{"av01", "grid", "iovl", "iden", "tmap"}

// avifBoxes are the boxes of "meta" that lead to the items; avifProperties
// what can be said of an item that is needed to show it.
var (
	avifBoxes      = []string{"hdlr", "pitm", "iinf", "iloc", "iref", "iprp", "idat", "grpl", "dinf"}
	avifProperties = []string{"ispe", "pixi", "av1C", "colr", "pasp", "clap", "irot", "imir", "auxC", "a1op", "a1lx", "lsel", "clli", "mdcv", "cclv", "amve"}
)

// avifReader fills out, which has the size of the file, with what stays. The
// boxes of a file point into each other by offsets, so what goes leaves zeros
// in its place and nothing moves.
type avifReader struct {
	data, out []byte
	info      Info
	types     map[uint32]string // of items, by number
	primary   uint32
	turned    bool
	kept      int // bytes of items
}

// readAVIF keeps the boxes that describe the picture and the bytes of the items
// that it is made of. Everything else in the file, named or not, becomes zeros.
func readAVIF(data []byte) (Info, [][]byte, error) {
	r := avifReader{data: data, out: make([]byte, len(data)), types: map[uint32]string{}, info: Info{Format: AVIF, Orientation: 1}}
	all, err := boxes(data, 0, len(data))
	if err != nil {
		return Info{}, nil, err
	}
	brands := all[0].body(data)
	if len(brands) < 8 || !slices.ContainsFunc(fours(brands), func(b string) bool { return b == "avif" }) {
		return Info{}, nil, ErrUnknown
	}
	var meta *box
	for i, b := range all {
		if b.name == "meta" && meta == nil {
			meta = &all[i]
		} else if b.name == "moov" {
			return Info{}, nil, errors.New("it is an animation, of which metadata cannot be taken out for sure")
		}
	}
	if meta == nil || meta.size() < 4 {
		return Info{}, nil, errors.New("there is no picture in it")
	}
	if err := r.meta(*meta); err != nil {
		return Info{}, nil, err
	}
	for i, b := range all {
		switch {
		case i == 0:
			copy(r.out[b.start:b.end], data[b.start:b.end])
		case b.name == "mdat":
			copy(r.out[b.start:b.from], data[b.start:b.from])
		case &all[i] != meta:
			r.blank(b)
		}
	}
	if r.turned {
		r.info.Width, r.info.Height = r.info.Height, r.info.Width
	}
	return r.info, [][]byte{r.out}, nil
}

// meta reads the box that says what the file holds: first the items, whose
// bytes may lie anywhere, then the boxes that must stand whatever items claim.
func (r *avifReader) meta(meta box) error {
	inner, err := boxes(r.data, meta.from+4, meta.end)
	if err != nil {
		return err
	}
	find := func(name string) box {
		i := slices.IndexFunc(inner, func(b box) bool { return b.name == name })
		if i < 0 {
			return box{}
		}
		return inner[i]
	}
	if err := r.items(find("pitm"), find("iinf")); err != nil {
		return err
	}
	if err := r.places(find("iloc"), find("idat")); err != nil {
		return err
	}
	copy(r.out[meta.start:meta.from+4], r.data[meta.start:meta.from+4])
	for _, b := range inner {
		switch {
		case b.name == "idat":
			copy(r.out[b.start:b.from], r.data[b.start:b.from])
		case b.name == "iprp":
			if err := r.properties(b); err != nil {
				return err
			}
		case slices.Contains(avifBoxes, b.name):
			copy(r.out[b.start:b.end], r.data[b.start:b.end])
		default:
			r.blank(b)
		}
	}
	return checkSize(r.info.Width, r.info.Height)
}

// items reads which item is the picture and of what type each is.
func (r *avifReader) items(pitm, iinf box) error {
	c := cursor{data: pitm.body(r.data)}
	version := c.number(1)
	c.number(3)
	r.primary = uint32(c.number(2 + 2*min(1, int(version))))
	c.data = iinf.body(r.data)
	version = c.number(1)
	c.number(3)
	c.number(2 + 2*min(1, int(version))) // how many
	if c.short {
		return errShort
	}
	entries, err := boxes(r.data, iinf.end-len(c.data), iinf.end)
	if err != nil {
		return err
	}
	for _, e := range entries {
		c.data = e.body(r.data)
		version := c.number(1)
		c.number(3)
		if e.name != "infe" || version < 2 {
			return errors.New("it lists its items in a way that browsers do not know")
		}
		id := uint32(c.number(2 * int(version-1)))
		c.number(2)
		r.types[id] = c.text(4)
	}
	if c.short || !slices.Contains(avifItems, r.types[r.primary]) {
		return errors.New("there is no picture in it")
	}
	return nil
}

// places copies the bytes of the items that are pictures.
func (r *avifReader) places(iloc, idat box) error {
	c := cursor{data: iloc.body(r.data)}
	version := c.number(1)
	c.number(3)
	sizes := c.number(2)
	offsets, lengths, bases, indices := int(sizes>>12), int(sizes>>8&15), int(sizes>>4&15), int(sizes&15)
	wide := 2
	if version == 2 {
		wide = 4
	}
	if version == 0 {
		indices = 0
	}
	var exif [][]byte
	var pictures []func()
	for range c.number(wide) {
		id, method := uint32(c.number(wide)), uint64(0)
		if version > 0 {
			method = c.number(2) & 15
		}
		elsewhere := c.number(2) != 0
		base := c.number(bases)
		count := c.number(2)
		if c.short {
			return errShort
		}
		isPicture := slices.Contains(avifItems, r.types[id])
		if isPicture && (elsewhere || method > 1) || offsets+lengths == 0 && count > 1 {
			return errors.New("a part of its picture lies in another file")
		}
		for range count {
			c.number(indices)
			from, size := base+c.number(offsets), c.number(lengths)
			if c.short {
				return errShort
			}
			within, start := uint64(len(r.data)), uint64(0)
			if method == 1 {
				within, start = uint64(idat.size()), uint64(idat.from)
			}
			if from > within || size > within-from || size == 0 {
				if isPicture {
					return errShort
				}
				continue
			}
			at := r.out[start+from : start+from+size]
			switch {
			case isPicture:
				if r.kept += len(at); r.kept > 2*len(r.data) {
					return errors.New("its pictures lie one over the other")
				}
				pictures = append(pictures, func() { copy(at, r.data[start+from:]) })
			case r.types[id] == "Exif" && count == 1 && !elsewhere && method < 2:
				exif = append(exif, at)
			}
		}
	}
	if c.short {
		return errShort
	}
	// Some readers refuse a picture whose Exif cannot be read, so an empty one
	// stands there. Which side is up, AVIF says elsewhere.
	for _, at := range exif {
		if empty := append(make([]byte, 4), upright(1)...); len(at) >= len(empty) {
			copy(at, empty)
		}
	}
	for _, write := range pictures {
		write()
	}
	return nil
}

// properties copies what is said of items, and reads the size of the picture.
func (r *avifReader) properties(iprp box) error {
	copy(r.out[iprp.start:iprp.from], r.data[iprp.start:iprp.from])
	inner, err := boxes(r.data, iprp.from, iprp.end)
	if err != nil {
		return err
	}
	var all []box
	for _, b := range inner {
		copy(r.out[b.start:b.end], r.data[b.start:b.end])
		if b.name != "ipco" {
			continue
		}
		if all, err = boxes(r.data, b.from, b.end); err != nil {
			return err
		}
		for _, p := range all {
			if !slices.Contains(avifProperties, p.name) {
				r.blank(p) // its place in the list counts
			}
			if width, height, ok := p.extent(r.data); ok {
				if err := checkSize(width, height); err != nil {
					return err
				}
			}
		}
	}
	for _, b := range inner {
		if b.name == "ipma" {
			r.associate(b, all)
		}
	}
	return nil
}

// associate reads which properties the picture has.
func (r *avifReader) associate(ipma box, all []box) {
	c := cursor{data: ipma.body(r.data)}
	version, flags := c.number(1), c.number(3)
	wide, long := 2, 1+int(flags&1)
	if version > 0 {
		wide = 4
	}
	for range c.number(4) {
		if id := uint32(c.number(wide)); c.short {
			return
		} else if count := c.number(1); id != r.primary {
			c.text(long * int(count))
		} else {
			for range count {
				if i := int(c.number(long) & (1<<(8*long-1) - 1)); 1 <= i && i <= len(all) {
					r.describe(all[i-1])
				}
			}
		}
	}
}

// describe takes over a property of the picture.
func (r *avifReader) describe(p box) {
	if width, height, ok := p.extent(r.data); ok {
		r.info.Width, r.info.Height = width, height
	}
	if body := p.body(r.data); p.name == "irot" && len(body) > 0 {
		r.turned = body[0]&1 == 1
	}
}

// blank turns a box into free space.
func (r *avifReader) blank(b box) {
	clear(r.out[b.start:b.end])
	copy(r.out[b.start:b.from], r.data[b.start:b.from])
	copy(r.out[b.start+4:], "free")
}

// box is a part of an ISO base media file (ISO/IEC 14496-12, section 4.2).
type box struct {
	name             string
	start, from, end int // of the box, of what is in it
}

func (b box) size() int               { return b.end - b.from }
func (b box) body(data []byte) []byte { return data[b.from:b.end] }

// extent returns the size that the property "ispe" gives.
func (b box) extent(data []byte) (width, height int, ok bool) {
	c := cursor{data: b.body(data)}
	c.number(4)
	width, height = clamp(uint32(c.number(4))), clamp(uint32(c.number(4)))
	return width, height, b.name == "ispe" && !c.short
}

// boxes returns the boxes between two places of a file.
func boxes(data []byte, from, to int) ([]box, error) {
	var out []box
	for at := from; at < to; {
		c := cursor{data: data[at:to]}
		size := c.number(4)
		b := box{name: c.text(4), start: at, from: at + 8}
		switch size {
		case 0: // to the end
			size = uint64(to - at)
		case 1:
			size = c.number(8)
			b.from += 8
		}
		if c.short || size > uint64(to-at) || at+int(size) < b.from {
			return nil, errShort
		}
		b.end = at + int(size)
		out = append(out, b)
		at = b.end
	}
	return out, nil
}

// cursor reads numbers, the highest byte first. What is not there is 0, and
// short tells.
type cursor struct {
	data  []byte
	short bool
}

func (c *cursor) number(size int) uint64 {
	var n uint64
	for _, b := range []byte(c.text(size)) {
		n = n<<8 | uint64(b)
	}
	return n
}

func (c *cursor) text(size int) string {
	if size > len(c.data) {
		c.data, c.short = nil, true
		return ""
	}
	out := string(c.data[:size])
	c.data = c.data[size:]
	return out
}

// fours splits what "ftyp" holds: brands, with a version after the first.
func fours(data []byte) []string {
	var out []string
	for ; len(data) >= 4; data = data[4:] {
		out = append(out, string(data[:4]))
	}
	return out
}
