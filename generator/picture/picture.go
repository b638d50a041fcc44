// Package picture reads, cleans and shrinks the pictures of authors.
//
// A camera writes into a picture where it was taken, when, and whose camera it
// is; programs write who edited it. None of that is for readers: [Clean] takes
// it out and leaves the pixels as they are, byte for byte. What stays is what
// is needed to show the picture: its colour profile and which side is up.
//
// Nothing is decoded before its header was read. A picture of more than
// [MaxPixels] is refused, for it would take the memory of this machine or of a
// reader's phone, however small its file is. Time and memory of [Read] and
// [Clean] grow with the size of the file alone, those of [Shrink] with the
// number of pixels.
//
// Formats are read as their specifications say: JPEG (ITU-T T.81, JFIF, Exif
// 2.32), PNG (W3C, third edition), GIF89a, WebP (RFC 9649), AVIF (ISO/IEC
// 14496-12 and 23008-12) and ICO. The package does no I/O.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Limits of what is published.
const (
	MaxBytes  = 64 << 20 // of a file
	MaxPixels = 1 << 26  // 67 million; eight bytes each are needed to shrink it
	MaxSide   = 1<<16 - 1
	maxScans  = 100 // of a JPEG; each is a walk over all its pixels, and cameras write ten
)

// Format is how a picture is stored.
type Format uint8

// The formats that browsers show.
const (
	JPEG Format = iota + 1
	PNG
	GIF
	WebP
	AVIF
	ICO
)

// Info is what the header of a picture says. Width and Height are those it is
// shown with, after it was turned as its orientation asks.
type Info struct {
	Format        Format
	Width, Height int   // in pixels
	Orientation   uint8 // 1 to 8, as Exif numbers them; 1: as stored
	Shrinks       bool  // [Shrink] can make smaller ones: a still JPEG or PNG
}

// ErrUnknown is the error for a file that is no picture of a known format.
var ErrUnknown = errors.New("it is no picture in a format that browsers show")

var errShort = errors.New("the file is cut short")

// reader takes a file apart: the info of its header, and the parts that a
// clean file is made of. The parts may be those of data itself.
type reader func(data []byte) (Info, [][]byte, error)

// Read returns what a picture is. The error says in words what is wrong with
// it; such a picture cannot be cleaned and must not be published.
func Read(data []byte) (Info, error) {
	info, _, err := take(data)
	return info, err
}

// Clean returns the picture without metadata. To clean it again changes
// nothing.
func Clean(data []byte) ([]byte, error) {
	_, parts, err := take(data)
	if err != nil {
		return nil, err
	}
	return slices.Concat(parts...), nil
}

func take(data []byte) (Info, [][]byte, error) {
	if len(data) > MaxBytes {
		return Info{}, nil, ErrBytes
	}
	read := sniff(data)
	if read == nil {
		return Info{}, nil, ErrUnknown
	}
	info, parts, err := read(data)
	if err != nil {
		return Info{}, nil, err
	}
	if info.Orientation >= 5 {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, parts, nil
}

// ErrBytes is the error for a file that is larger than [MaxBytes].
var ErrBytes = fmt.Errorf("its file has more than %d MB", MaxBytes>>20)

// sniff returns the reader for a file by its first bytes, as browsers do: the
// ending of its name is not asked.
func sniff(data []byte) reader {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return readJPEG
	case bytes.HasPrefix(data, []byte(pngSignature)):
		return readPNG
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return readGIF
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return readWebP
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return readAVIF
	case bytes.HasPrefix(data, []byte("\x00\x00\x01\x00")):
		return readICO
	}
	return nil
}

// checkSize returns an error for a picture that is empty or too large.
func checkSize(width, height int) error {
	switch {
	case width <= 0 || height <= 0:
		return errors.New("its header gives it no size")
	case width > MaxSide, height > MaxSide, width*height > MaxPixels:
		return &SizeError{width, height}
	}
	return nil
}

// SizeError is the error for a picture with more than [MaxPixels].
type SizeError struct{ Width, Height int }

func (e *SizeError) Error() string {
	return fmt.Sprintf("it is %d × %d pixels large, and %d million are the most", e.Width, e.Height, MaxPixels/1_000_000)
}
