package picture

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks that showing a picture needs: those every reader must
// understand, transparency, colours, and the frames of an animation. Texts,
// times, Exif and what programs add for themselves are not among them.
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true,
	"tRNS": true, "bKGD": true, "pHYs": true, "sBIT": true,
	"cHRM": true, "gAMA": true, "iCCP": true, "sRGB": true, "cICP": true, "mDCV": true, "cLLI": true,
	"acTL": true, "fcTL": true, "fdAT": true,
}

// pngColours are the chunks that say what the numbers of pixels mean as
// colours.
var pngColours = map[string]bool{"cHRM": true, "gAMA": true, "iCCP": true, "sRGB": true, "cICP": true}

// readPNG keeps the chunks of pngKept up to the end of the picture.
func readPNG(data []byte) (Info, [][]byte, error) {
	info := Info{Format: PNG, Orientation: 1}
	parts := [][]byte{data[:len(pngSignature)]}
	moves, drawn := false, false
	for rest := data[len(pngSignature):]; ; {
		name, chunk, err := pngChunk(rest)
		if err != nil {
			return Info{}, nil, err
		}
		body := chunk[8 : len(chunk)-4]
		rest = rest[len(chunk):]
		if (name == "IHDR") != (info.Width == 0) {
			return Info{}, nil, errors.New("its header is not where it must be")
		}
		switch {
		case name == "IHDR":
			if len(body) != 13 {
				return Info{}, nil, errShort
			}
			info.Width, info.Height = clamp(binary.BigEndian.Uint32(body)), clamp(binary.BigEndian.Uint32(body[4:]))
			if err := checkSize(info.Width, info.Height); err != nil {
				return Info{}, nil, err
			}
		case name == "acTL":
			moves = true
		case name == "IDAT":
			drawn = true
		case name == "eXIf" && info.Orientation == 1:
			if info.Orientation = orientation(body); info.Orientation != 1 {
				parts = append(parts, pngMade("eXIf", upright(info.Orientation)))
			}
		case !pngKept[name] && name[0]&0x20 == 0:
			return Info{}, nil, fmt.Errorf("its part %q is none that browsers know", name)
		}
		if pngKept[name] {
			parts = append(parts, chunk)
		}
		if name == "IEND" {
			if !drawn {
				return Info{}, nil, errors.New("there is no picture in it")
			}
			info.Shrinks = !moves
			return info, parts, nil
		}
	}
}

// pngChunk returns the first chunk: length, name, body and checksum.
func pngChunk(data []byte) (name string, chunk []byte, err error) {
	if len(data) < 12 {
		return "", nil, errShort
	}
	size := uint64(binary.BigEndian.Uint32(data)) + 12
	if size > uint64(len(data)) {
		return "", nil, errShort
	}
	return string(data[4:8]), data[:size], nil
}

// pngMade returns a chunk.
func pngMade(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngProfile returns the chunks of a PNG that say what its colours mean.
func pngProfile(data []byte) []byte {
	_, parts, err := readPNG(data)
	if err != nil {
		return nil
	}
	var out []byte
	for _, p := range parts[1:] {
		if pngColours[string(p[4:8])] {
			out = append(out, p...)
		}
	}
	return out
}

// clamp returns a number as an int; one that none can be is too large anyway.
func clamp(n uint32) int { return int(min(n, 1<<30)) }
