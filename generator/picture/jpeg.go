package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Markers of a JPEG (ITU-T T.81, table B.1).
const (
	markSOF0 = 0xC0 // baseline
	markSOF2 = 0xC2 // progressive
	markDHT  = 0xC4
	markJPG  = 0xC8
	markDAC  = 0xCC
	markRST0 = 0xD0
	markRST7 = 0xD7
	markEOI  = 0xD9
	markSOS  = 0xDA
	markDQT  = 0xDB
	markDNL  = 0xDC
	markDRI  = 0xDD
	markAPP0 = 0xE0
)

// jpegReader walks over the segments of a JPEG.
type jpegReader struct {
	data  []byte
	at    int
	info  Info
	jfif  []byte
	rest  [][]byte // segments that stay, in order
	scans int
}

const (
	jfifName = "JFIF\x00"
	exifName = "Exif\x00\x00"
	iccName  = "ICC_PROFILE\x00"
	adobe    = "Adobe"
)

// readJPEG keeps what decoding needs, the colour profile, and of Exif the
// orientation. What follows the picture goes as well: cameras put previews and
// short films there, with metadata of their own.
func readJPEG(data []byte) (Info, [][]byte, error) {
	r := jpegReader{data: data, at: 2, info: Info{Format: JPEG, Orientation: 1}}
	for {
		mark, err := r.marker()
		if err != nil {
			return Info{}, nil, err
		}
		if mark == markEOI {
			break
		}
		if err := r.segment(mark); err != nil {
			return Info{}, nil, err
		}
	}
	if r.scans == 0 {
		return Info{}, nil, errors.New("there is no picture in it")
	}
	parts := [][]byte{{0xFF, 0xD8}, r.jfif}
	if o := r.info.Orientation; o != 1 {
		exif := append([]byte(exifName), upright(o)...)
		parts = append(parts, []byte{0xFF, markAPP0 + 1, 0, byte(2 + len(exif))}, exif)
	}
	parts = append(parts, r.rest...)
	return r.info, append(parts, []byte{0xFF, markEOI}), nil
}

// marker returns the next marker. What lies before it is passed over, as
// decoders do.
func (r *jpegReader) marker() (byte, error) {
	for {
		skip := bytes.IndexByte(r.data[r.at:], 0xFF)
		if skip < 0 {
			return 0, errShort
		}
		r.at += skip
		for r.at < len(r.data) && r.data[r.at] == 0xFF { // fill bytes
			r.at++
		}
		if r.at == len(r.data) {
			return 0, errShort
		}
		mark := r.data[r.at]
		r.at++
		if mark > 0x01 && (mark < markRST0 || mark > markRST7) {
			return mark, nil
		}
	}
}

// segment reads the segment of a marker that was just read.
func (r *jpegReader) segment(mark byte) error {
	if len(r.data)-r.at < 2 {
		return errShort
	}
	size := int(binary.BigEndian.Uint16(r.data[r.at:]))
	if size < 2 || len(r.data)-r.at < size {
		return errShort
	}
	from, body := r.at-2, r.data[r.at+2:r.at+size]
	r.at += size
	switch {
	case mark == markSOS:
		return r.scan(from)
	case mark == markDHT, mark == markDQT, mark == markDRI, mark == markDAC, mark == markDNL:
		r.keep(from)
	case markSOF0 <= mark && mark <= 0xCF && mark != markJPG:
		if err := r.frame(mark, body); err != nil {
			return err
		}
		r.keep(from)
	case mark >= markAPP0:
		r.application(mark, from, body)
	}
	return nil
}

// keep keeps what was read since from.
func (r *jpegReader) keep(from int) { r.rest = append(r.rest, r.data[from:r.at]) }

func (r *jpegReader) frame(mark byte, body []byte) error {
	switch {
	case mark > markSOF2:
		return errors.New("it is a kind of JPEG that browsers do not show")
	case r.info.Width > 0:
		return errors.New("it holds several pictures in one")
	case len(body) < 6:
		return errShort
	}
	r.info.Height, r.info.Width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
	// Four components are colours for printing, which would need the profile
	// of the press to be turned into those of a screen.
	r.info.Shrinks = body[0] == 8 && (body[5] == 1 || body[5] == 3)
	return checkSize(r.info.Width, r.info.Height)
}

// scan passes over the compressed data that follow the header of a scan.
func (r *jpegReader) scan(from int) error {
	if r.info.Width == 0 {
		return errors.New("it gives no size before its picture")
	}
	if r.scans++; r.scans > maxScans {
		return errors.New("it draws itself in more steps than any camera writes")
	}
	for {
		next := bytes.IndexByte(r.data[r.at:], 0xFF)
		if next < 0 || r.at+next+1 >= len(r.data) {
			return errShort
		}
		r.at += next
		if mark := r.data[r.at+1]; mark != 0 && (mark < markRST0 || mark > markRST7) {
			r.keep(from)
			return nil
		}
		r.at += 2
	}
}

// application reads a segment that programs may fill as they like.
func (r *jpegReader) application(mark byte, from int, body []byte) {
	starts := func(name string) bool { return bytes.HasPrefix(body, []byte(name)) }
	switch {
	case mark == markAPP0 && starts(jfifName) && len(body) >= 12 && r.jfif == nil:
		// Version and density, without the small preview.
		r.jfif = append([]byte{0xFF, markAPP0, 0, 16}, body[:12]...)
		r.jfif = append(r.jfif, 0, 0)
	case mark == markAPP0+1 && starts(exifName):
		if r.info.Orientation == 1 {
			r.info.Orientation = orientation(body[len(exifName):])
		}
	case mark == markAPP0+2 && starts(iccName):
		r.keep(from)
	case mark == markAPP0+14 && starts(adobe) && len(body) >= 12:
		// How the colours are coded.
		r.rest = append(r.rest, append([]byte{0xFF, mark, 0, 14}, body[:12]...))
	}
}

// jpegProfile returns the segments of a clean JPEG that hold its colour
// profile.
func jpegProfile(data []byte) []byte {
	_, parts, err := readJPEG(data)
	if err != nil {
		return nil
	}
	var out []byte
	for _, p := range parts {
		if len(p) > 4 && p[1] == markAPP0+2 {
			out = append(out, p...)
		}
	}
	return out
}
