package exposure

import (
	"fmt"
	"strings"
	"testing"
)

func found(text string) string {
	var out []string
	for _, f := range Find([]byte(text)) {
		out = append(out, fmt.Sprintf("%d %s", f.Kind, text[f.Start:f.End]))
	}
	return strings.Join(out, "|")
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		// Codes in links and in words.
		"[join](https://us02web.zoom.us/j/8412345?pwd=aGVsbG8x)":   "1 pwd=aGVsbG8x",
		"https://teams.microsoft.com/meet/123?p=AbCd12":            "1 p=AbCd12",
		"https://meet.example/x?a=1&passcode=9876.":                "1 passcode=9876",
		"**Passcode:** 123456":                                     "1 Passcode:** 123456",
		"Passcode 84 is":                                           "",
		"The meeting password: tr33house":                          "1 password: tr33house",
		"Mot de passe : `vert77`":                                  "1 Mot de passe : `vert77",
		"Code d’accès : 4412":                                      "1 Code d’accès : 4412",
		"Senha: 778899, código de acesso: 1234":                    "1 Senha: 778899|1 código de acesso: 1234",
		"كلمة المرور: ١٢٣٤٥٦":                                      "1 كلمة المرور: ١٢٣٤٥٦",
		"رمز الدخول: 4455":                                         "1 رمز الدخول: 4455",
		"CÓDIGO DE ACESSO: 1234, Clave (abc) 77":                   "1 CÓDIGO DE ACESSO: 1234",
		"Nenosiri: mti2026":                                        "1 Nenosiri: mti2026",
		"passwordpasscode: 1234, Senha: passcode: 1234":            "1 passcode: 1234",
		"Passcode:\n1234":                                          "",
		"Ask us for the passcode: it changes. A password is dull.": "",
		"passwords since 2019, la clave 2024":                      "",
		"https://shop.example/?p=2026-summer":                      "",

		// Groups.
		"https://chat.whatsapp.com/Lk3x9": "2 chat.whatsapp.com/Lk3x9",
		"(t.me/+AbCdEf12).":               "2 t.me/+AbCdEf12",
		"https://t.me/joinchat/AAAA":      "2 t.me/joinchat/AAAA",
		"https://signal.group/#CjQKI":     "2 signal.group/#CjQKI",
		"<https://discord.gg/abc>":        "2 discord.gg/abc",
		"https://t.me/townsinexchange, https://whatsapp.com/channel/0029, https://discord.com/": "",

		// Mailboxes.
		"Write to Ama.B@gmail.com!":     "3 Ama.B@gmail.com",
		"[Ama](mailto:ama@yahoo.co.uk)": "3 ama@yahoo.co.uk",
		"ama.owusu@tarsel.gov.tn":       "3 ama.owusu@tarsel.gov.tn",
		"info@gmail.com, town.hall@tarsel.gov.tn, office.tarsel@gmail.com, mobility@tarsel.tn, ama@tarsel.tn": "",
		"ama.owusu@towns.example, salma@example.org, x@y, @ama@mastodon.social":                               "",
		"https://medium.com/@ama.owusu, git@github.com:a/b, user@1.2.3, a @ b.c, a@b":                         "",

		// Numbers.
		"Call +258 84 123 4567.":                                               "4 +258 84 123 4567",
		"tel:+27-21-555-0134, (+33 1 23 45 67 89)":                             "4 +27-21-555-0134|4 +33 1 23 45 67 89",
		"https://wa.me/258841234567":                                           "4 wa.me/258841234567",
		"+1 212 555 0134, +44 7700 900123":                                     "",
		"1+1, C++ 2023 2024, +5 % a year, +12 to +15, a+123456789, 2026-11-22": "",
		"+ 12 000 000 people, +1200 people in 2020":                            "",
	} {
		if got := found(text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// A text that is made to be slow is not: each takes milliseconds, and would take
// minutes if every place were compared with all behind it.
func TestFindIsLinear(t *testing.T) {
	for _, piece := range []string{"a.b/", "t.me/+abcd ", "a.b@c.d", "+1 ", "+1", "a@", "passcode: ", "wa.me/?p=", "/", "."} {
		Find([]byte(strings.Repeat(piece, 1<<20/len(piece))))
	}
}

func FuzzFind(f *testing.F) {
	f.Add("a@b.c +258 84 123 4567 t.me/+x passcode: 1234")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, x := range Find([]byte(text)) {
			if x.Start < 0 || x.Start >= x.End || x.End > len(text) {
				t.Fatalf("%q: %+v behind %d", text, x, end)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := []byte(strings.Repeat("Walk the market with those who sell, and write down what they [say](notes.md) of it. Passez le mot, passé ou pas: à pas lents. ", 25))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
