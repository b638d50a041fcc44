package picture

import (
	"encoding/binary"
	"errors"
)

// Flags of a VP8X chunk (RFC 9649, section 2.7.1).
const (
	webpXMP  = 0x04
	webpExif = 0x08
)

// readWebP keeps the picture, its transparency, its frames and its colour
// profile. An orientation in Exif goes too: browsers do not heed it in a WebP.
func readWebP(data []byte) (Info, [][]byte, error) {
	size := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if size > uint64(len(data)) {
		return Info{}, nil, errShort
	}
	info := Info{Format: WebP, Orientation: 1}
	var parts [][]byte
	var extended []byte
	drawn := false
	for rest := data[12:size]; len(rest) > 0; {
		name, chunk, err := webpChunk(rest)
		if err != nil {
			return Info{}, nil, err
		}
		body := chunk[8:]
		rest = rest[len(chunk):]
		switch name {
		case "VP8X":
			if len(body) < 10 || extended != nil || drawn {
				return Info{}, nil, errors.New("its header is not where it must be")
			}
			extended = append([]byte("VP8X\x0a\x00\x00\x00"), body[:10]...)
			extended[8] &^= webpXMP | webpExif
			info.Width, info.Height = 1+uint24(body[4:]), 1+uint24(body[7:])
			if err := checkSize(info.Width, info.Height); err != nil {
				return Info{}, nil, err
			}
		case "VP8 ", "VP8L":
			width, height, err := webpSize(name, body)
			if err != nil {
				return Info{}, nil, err
			}
			if extended == nil {
				info.Width, info.Height = width, height
			}
			drawn = true
			parts = append(parts, chunk)
		case "ANMF":
			frame, err := webpFrame(body)
			if err != nil {
				return Info{}, nil, err
			}
			drawn = true
			parts = append(parts, frame)
		case "ICCP", "ANIM", "ALPH":
			parts = append(parts, chunk)
		}
	}
	if !drawn {
		return Info{}, nil, errors.New("there is no picture in it")
	}
	if extended != nil {
		parts = append([][]byte{extended}, parts...)
	}
	total := 4
	for _, p := range parts {
		total += len(p)
	}
	head := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(total))
	return info, append([][]byte{append(head, "WEBP"...)}, parts...), nil
}

// webpChunk returns the first chunk, padded to an even length.
func webpChunk(data []byte) (name string, chunk []byte, err error) {
	if len(data) < 8 {
		return "", nil, errShort
	}
	size := uint64(binary.LittleEndian.Uint32(data[4:]))
	size += 8 + size&1
	if size > uint64(len(data)) {
		return "", nil, errShort
	}
	return string(data[:4]), data[:size], nil
}

// webpMade returns a chunk.
func webpMade(name string, body []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	out = append(out, body...)
	if len(body)&1 == 1 {
		out = append(out, 0)
	}
	return out
}

// webpSize returns the size that the header of the compressed data gives.
func webpSize(name string, body []byte) (width, height int, err error) {
	switch {
	case name == "VP8 " && len(body) >= 10 && string(body[3:6]) == "\x9d\x01\x2a":
		width, height = int(binary.LittleEndian.Uint16(body[6:]))&0x3FFF, int(binary.LittleEndian.Uint16(body[8:]))&0x3FFF
	case name == "VP8L" && len(body) >= 5 && body[0] == 0x2F:
		bits := binary.LittleEndian.Uint32(body[1:])
		width, height = 1+int(bits&0x3FFF), 1+int(bits>>14&0x3FFF)
	default:
		return 0, 0, errShort
	}
	return width, height, checkSize(width, height)
}

// webpFrame returns a frame of an animation with nothing in it but its
// picture.
func webpFrame(body []byte) ([]byte, error) {
	const header = 16
	if len(body) < header {
		return nil, errShort
	}
	out := append([]byte(nil), body[:header]...)
	drawn := false
	for rest := body[header:]; len(rest) > 0; {
		name, chunk, err := webpChunk(rest)
		if err != nil {
			return nil, err
		}
		rest = rest[len(chunk):]
		switch name {
		case "VP8 ", "VP8L":
			if _, _, err := webpSize(name, chunk[8:]); err != nil {
				return nil, err
			}
			drawn = true
			out = append(out, chunk...)
		case "ALPH":
			out = append(out, chunk...)
		}
	}
	if !drawn {
		return nil, errors.New("a frame of it holds no picture")
	}
	return webpMade("ANMF", out), nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
