package picture

import "encoding/binary"

// orientation returns the orientation that Exif data, starting with its TIFF
// header, gives: 1 to 8, and 1 if it says nothing that can be understood.
func orientation(tiff []byte) uint8 {
	const tag, short = 0x0112, 3
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	start := uint64(order.Uint32(tiff[4:]))
	if start+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[start+2:]
	for range order.Uint16(tiff[start:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if o := order.Uint16(entries[8:]); 1 <= o && o <= 8 {
				return uint8(o)
			}
			break
		}
		entries = entries[12:]
	}
	return 1
}

// upright returns Exif data that holds nothing but an orientation: a TIFF
// header and a directory of one entry.
func upright(orientation uint8) []byte {
	return []byte{
		'M', 'M', 0, 42, 0, 0, 0, 8, // the directory starts at byte 8
		0, 1, // and has one entry:
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, // Orientation, SHORT, 1 value
		0, 0, 0, 0, // no further directory
	}
}
