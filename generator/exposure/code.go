package exposure

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
)

// stems are what the words for a code that opens a meeting begin with, in lower
// case: a text with none of them is not looked at any further.
var stems = [][]byte{
	[]byte("pass"), []byte("access code"), []byte("mot de p"), []byte("code d"), []byte("senha"), []byte("code secret"),
	[]byte("digo de a"), []byte("contrase"), []byte("clave"), []byte("kenn"), []byte("كلمة"), []byte("رمز"), []byte("nenosiri"), []byte("msimbo"),
}

// spoken finds a word for a code, what stands between, and the code.
var spoken = regexp.MustCompile(`(?i)(pass\s?code|password|access code|mot de passe|code d['’]accès|code secret|senha|c[óo]digo de acess?[oc]o?|contraseña|clave|passwort|kennwort|kenncode|` +
	`كلمة المرور|كلمة السر|رمز المرور|رمز الدخول|nenosiri|msimbo wa kuingilia)([\s*_` + "`" + `:=：()"“”«»]{1,8})([\p{L}\p{Nd}!@#$%^&+?-]{4,32})`)

// codes finds codes that are said in words: “Passcode: 123 456”.
func (f *finder) codes() {
	lower := bytes.ToLower(f.text)
	for _, stem := range stems {
		if bytes.Contains(lower, stem) {
			f.spokenCodes()
			return
		}
	}
}

func (f *finder) spokenCodes() {
	for _, at := range spoken.FindAllSubmatchIndex(f.text, -1) {
		between, code := string(f.text[at[4]:at[5]]), string(f.text[at[6]:at[7]])
		if strings.ContainsAny(between, "\n") {
			continue
		}
		figures, others := 0, 0
		for _, r := range code {
			if unicode.IsDigit(r) {
				figures++
			} else {
				others++
			}
		}
		// Without a colon, what follows may be any word or year.
		if said := strings.ContainsAny(between, ":=："); figures == 0 || !said && (others > 0 || figures < 5) {
			continue
		}
		f.add(Passcode, at[0], at[7], code)
	}
}
