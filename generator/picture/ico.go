package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// readICO keeps the pictures of an icon, each cleaned, and nothing between
// them.
func readICO(data []byte) (Info, [][]byte, error) {
	const header, entry = 6, 16
	if len(data) < header {
		return Info{}, nil, errShort
	}
	count := int(binary.LittleEndian.Uint16(data[4:]))
	if count == 0 || len(data) < header+count*entry {
		return Info{}, nil, errShort
	}
	info := Info{Format: ICO, Orientation: 1}
	table := append([]byte(nil), data[:header+count*entry]...)
	parts := [][]byte{table}
	total, left := len(table), uint64(len(data))
	for i := range count {
		e := table[header+i*entry:][:entry]
		size, from := uint64(binary.LittleEndian.Uint32(e[8:])), uint64(binary.LittleEndian.Uint32(e[12:]))
		if from+size > uint64(len(data)) {
			return Info{}, nil, errShort
		}
		if size > left {
			return Info{}, nil, errors.New("its pictures lie one over the other")
		}
		left -= size
		picture := data[from : from+size]
		if bytes.HasPrefix(picture, []byte(pngSignature)) {
			clean, err := Clean(picture)
			if err != nil {
				return Info{}, nil, err
			}
			picture = clean
		}
		binary.LittleEndian.PutUint32(e[8:], uint32(len(picture)))
		binary.LittleEndian.PutUint32(e[12:], uint32(total))
		parts = append(parts, picture)
		total += len(picture)
		// 0 stands for 256.
		info.Width, info.Height = max(info.Width, 1+int(e[0]-1)), max(info.Height, 1+int(e[1]-1))
	}
	return info, parts, nil
}
