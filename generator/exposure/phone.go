package exposure

import "bytes"

// numbers finds telephone numbers in their international form, +258 84 123 4567
// (ITU-T E.123), alone or behind `tel:`. In a national form a number cannot be
// told from others.
func (f *finder) numbers() {
	for at := 0; ; at++ {
		i := bytes.IndexByte(f.text[at:], '+')
		if i < 0 {
			return
		}
		at += i
		if at > 0 && (isWord(f.text[at-1]) || f.text[at-1] == '+' || f.text[at-1] == '/' || f.text[at-1] == '=') {
			continue // part of a word, a sum or an address
		}
		number, end := international(f.text[at+1:])
		if number == "" || isFiction(number) {
			continue
		}
		f.add(Phone, at, at+1+end, number)
		at += end
	}
}

// international reads the digits of a number behind its plus sign, and how far
// they go; "" if it is none: 8 to 15 digits (ITU-T E.164), one sign or bracket
// with a space between two of them.
func international(text []byte) (number string, end int) {
	var out []byte
	gap := 0
	for i, c := range text {
		switch {
		case isDigit(c):
			out, gap, end = append(out, c), 0, i+1
		case (c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/') && gap < 2 && len(out) > 0:
			gap++
			continue
		default:
			if isLetter(c) && gap == 0 {
				return "", 0
			}
			gap = 3
		}
		if gap == 3 {
			break
		}
	}
	if len(out) < 8 || len(out) > 15 || out[0] == '0' {
		return "", 0
	}
	return string(out), end
}

// isFiction reports whether a number is one of those kept for films and books:
// 555-0100 to 555-0199 in North America, 07700 900000 to 900999 in Britain.
func isFiction(number string) bool {
	return len(number) == 11 && number[0] == '1' && number[4:9] == "55501" || len(number) == 12 && number[:9] == "447700900"
}
