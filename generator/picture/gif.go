package picture

import (
	"encoding/binary"
	"errors"
)

// gifReader walks over the blocks of a GIF.
type gifReader struct {
	data    []byte
	at      int
	parts   [][]byte
	control []byte // how the next image is to be shown
	frames  int
}

// readGIF keeps the images, how each is shown, and how often all are. Comments,
// texts and what programs add, such as XMP, go.
func readGIF(data []byte) (Info, [][]byte, error) {
	const header = 13
	if len(data) < header {
		return Info{}, nil, errShort
	}
	info := Info{Format: GIF, Orientation: 1}
	info.Width, info.Height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
	if err := checkSize(info.Width, info.Height); err != nil {
		return Info{}, nil, err
	}
	r := gifReader{data: data, at: header + gifColours(data[10])}
	if r.at > len(data) {
		return Info{}, nil, errShort
	}
	r.parts = [][]byte{data[:r.at]}
	for r.at < len(data) && data[r.at] != ';' {
		if err := r.block(); err != nil {
			return Info{}, nil, err
		}
	}
	if r.frames == 0 {
		return Info{}, nil, errShort
	}
	return info, append(r.parts, []byte{';'}), nil
}

// gifColours returns the size of the table of colours that flags announce.
func gifColours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

func (r *gifReader) block() error {
	switch from := r.at; r.data[r.at] {
	case ',':
		return r.image(from)
	case '!':
		return r.extension(from)
	}
	return errors.New("a part of it is none that a GIF has")
}

func (r *gifReader) image(from int) error {
	const header = 10
	if len(r.data)-from < header {
		return errShort
	}
	at := from + 1
	width, height := int(binary.LittleEndian.Uint16(r.data[at+4:])), int(binary.LittleEndian.Uint16(r.data[at+6:]))
	if err := checkSize(width, height); err != nil {
		return err
	}
	r.at = from + header + gifColours(r.data[at+8]) + 1 // and the size of its first code
	if _, err := r.blocks(); err != nil {
		return err
	}
	r.parts = append(r.parts, r.control, r.data[from:r.at])
	r.control = nil
	r.frames++
	return nil
}

func (r *gifReader) extension(from int) error {
	if len(r.data)-from < 2 {
		return errShort
	}
	label := r.data[from+1]
	r.at = from + 2
	first, err := r.blocks()
	switch {
	case err != nil:
		return err
	case label == 0xF9:
		r.control = r.data[from:r.at]
	case label == 0x01: // a text, which no browser draws; what stood before it was for it
		r.control = nil
	case label == 0xFF && (string(first) == "NETSCAPE2.0" || string(first) == "ANIMEXTS1.0"):
		r.loop(from + 3 + len(first))
	}
	return nil
}

// loop keeps how often an animation is shown: three bytes.
func (r *gifReader) loop(at int) {
	if at+4 <= len(r.data) && r.data[at] == 3 && r.data[at+1] == 1 {
		r.parts = append(r.parts, []byte("!\xff\x0bNETSCAPE2.0\x03\x01"), r.data[at+2:at+4], []byte{0})
	}
}

// blocks passes over sub-blocks up to the empty one, and returns the first.
func (r *gifReader) blocks() ([]byte, error) {
	var first []byte
	for {
		if r.at >= len(r.data) {
			return nil, errShort
		}
		size := int(r.data[r.at])
		from := r.at + 1
		r.at = from + size
		switch {
		case r.at > len(r.data):
			return nil, errShort
		case size == 0:
			return first, nil
		case first == nil:
			first = r.data[from:r.at]
		}
	}
}
