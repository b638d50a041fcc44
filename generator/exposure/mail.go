package exposure

import (
	"bytes"
	"slices"
	"strings"
)

// mailboxes finds the e-mail addresses of persons: those at providers of
// mailboxes for private use, and those that name a person, first.last@….
// What an office or a team reads is for everybody.
func (f *finder) mailboxes() {
	for at := 0; ; at++ {
		i := bytes.IndexByte(f.text[at:], '@')
		if i < 0 {
			return
		}
		at += i
		start, end := at, at+1
		for start > 0 && (isWord(f.text[start-1]) || strings.IndexByte("._+-", f.text[start-1]) >= 0) {
			start--
		}
		for end < len(f.text) && (isWord(f.text[end]) || f.text[end] == '.' || f.text[end] == '-') {
			end++
		}
		for end > at && !isLetter(f.text[end-1]) {
			end--
		}
		for start < at && !isWord(f.text[start]) {
			start++
		}
		if start == at || end <= at || start > 0 && strings.IndexByte("/@:", f.text[start-1]) >= 0 && !bytes.HasSuffix(f.text[:start], []byte("mailto:")) {
			continue // part of an address of another kind, or of a name in a network
		}
		if address := strings.ToLower(string(f.text[start:end])); ofPerson(address) {
			f.add(Email, start, end, address)
		}
	}
}

// ofPerson reports whether an address in lower case is one of a person.
func ofPerson(address string) bool {
	local, host, _ := strings.Cut(address, "@")
	name, domain, dotted := strings.Cut(host, ".")
	if !dotted || isExample(host) || isOffice(local) {
		return false
	}
	return slices.Contains(providers, name) && domain != "" || slices.Contains(providers, host) || namesPerson(local)
}

// isExample reports whether a host is one that nobody can have: RFC 2606 and
// RFC 6761.
func isExample(host string) bool {
	for _, end := range []string{"example.com", "example.org", "example.net", "example", "invalid", "test", "localhost"} {
		if host == end || strings.HasSuffix(host, "."+end) {
			return true
		}
	}
	return false
}

// namesPerson reports whether what stands before the @ has the form of a first
// and a last name.
func namesPerson(local string) bool {
	first, last, ok := strings.Cut(local, ".")
	if !ok || len(first) == 0 || len(last) < 2 {
		return false
	}
	return strings.IndexFunc(first+strings.ReplaceAll(last, "-", ""), func(r rune) bool { return r < 'a' || 'z' < r }) < 0
}

// isOffice reports whether a part of what stands before the @ is the word for
// an office, not a name.
func isOffice(local string) bool {
	for _, word := range strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-+", r) }) {
		if slices.Contains(offices, strings.TrimRight(word, "0123456789")) {
			return true
		}
	}
	return false
}

// providers give mailboxes to anybody: the name before their first dot, where
// they have one in many countries, or the whole.
var providers = strings.Fields(`gmail googlemail yahoo ymail hotmail outlook live msn icloud aol gmx protonmail
	proton.me pm.me me.com mac.com tutanota.com tuta.com tuta.io riseup.net mail.ru yandex inbox.ru zoho.com
	web.de t-online.de freenet.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr
	sapo.pt uol.com.br bol.com.br terra.com.br ig.com.br libero.it qq.com 163.com 126.com rediffmail.com
	fastmail.com hey.com mailfence.com disroot.org maktoob.com topnet.tn planet.tn webmail.co.za mweb.co.za`)

// offices are what mailboxes are called that several people read.
var offices = strings.Fields(`info contact contacts hello hi office team mail post admin administration support help
	helpdesk press media news newsletter events event secretariat secretary board council city town townhall
	mairie commune ville municipality network exchange privacy security abuse webmaster postmaster noreply reply
	no donotreply list lists members membership jobs sales service services web data library community public
	git root project projects group coordination communication communications
	accueil bonjour courrier secretaire presse equipe reseau adhesion
	contato contacto geral secretaria imprensa equipa equipe rede ola prefeitura camara municipio
	kontakt buero presse rathaus oficina ayuntamiento prensa habari ofisi maktab`)
