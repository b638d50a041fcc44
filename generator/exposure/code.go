package exposure

import (
	"regexp"
	"strings"
	"unicode"
)

// spoken matches a word for a code that opens a meeting, what stands between,
// and the code.
var spoken = regexp.MustCompile(`^(?i)(pass\s?code|password|access code|mot de passe|code d['’]accès|code secret|senha|c[óo]digo de acess?[oc]o?|contraseña|clave|passwort|kennwort|kenncode|` +
	`كلمة المرور|كلمة السر|رمز المرور|رمز الدخول|nenosiri|msimbo wa kuingilia)([\s*_` + "`" + `:=：()"“”«»]{1,8})([\p{L}\p{Nd}!@#$%^&+?-]{4,32})`)

// longest is more than the bytes that spoken can match.
const longest = 256

// stems are what these words begin with; small letters of ASCII stand for large
// ones, too. Only where a text has a stem is it looked at any further. There is
// room for sixteen in the bits of stemStarts.
var stems = [16]string{
	"pass", "access code", "mot de p", "code d", "code s", "senha", "codigo de a", "código de a", "cÓdigo de a",
	"contrase", "clave", "kenn", "كلمة", "رمز", "nenosiri", "msimbo",
}

// stemStarts tells of each byte at which of the first four of each stem it
// stands: bit 4n+k is the k-th of stem n. So one step a byte follows all stems
// at once (the Shift-And method of Baeza-Yates and Gonnet, 1992).
var stemStarts = func() (masks [256]uint64) {
	for n, stem := range stems {
		for k := range 4 {
			masks[stem[k]] |= 1 << (4*n + k)
		}
	}
	for c := 'A'; c <= 'Z'; c++ {
		masks[c] = masks[lower(byte(c))]
	}
	return masks
}()

const (
	firstBytes  = 0x1111_1111_1111_1111 // of each stem
	fourthBytes = 0x8888_8888_8888_8888
)

// codes finds codes that are said in words: “Passcode: 123 456”.
func (f *finder) codes() {
	seen, done := uint64(0), 0
	for i, c := range f.text {
		seen = (seen<<1 | firstBytes) & stemStarts[c]
		if start := i - 3; seen&fourthBytes != 0 && start >= done && hasStem(f.text[start:]) {
			done = f.code(start)
		}
	}
}

// hasStem reports whether a text starts with a stem.
func hasStem(text []byte) bool {
	for _, stem := range stems {
		i := 0
		for i < len(stem) && i < len(text) && lower(text[i]) == stem[i] {
			i++
		}
		if i == len(stem) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// code looks at what may be a word for a code and the code, and returns how far
// it looked.
func (f *finder) code(start int) int {
	text := f.text[start:min(len(f.text), start+longest)]
	at := spoken.FindSubmatchIndex(text)
	if at == nil {
		return start
	}
	between, code := string(text[at[4]:at[5]]), string(text[at[6]:at[7]])
	figures, others := 0, 0
	for _, r := range code {
		if unicode.IsDigit(r) {
			figures++
		} else {
			others++
		}
	}
	// Without a colon, what follows may be any word or year.
	said := strings.ContainsAny(between, ":=：")
	if !strings.Contains(between, "\n") && figures > 0 && (said || others == 0 && figures >= 5) {
		f.add(Passcode, start, start+at[7], code)
	}
	return start + at[7]
}
