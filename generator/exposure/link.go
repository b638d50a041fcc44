package exposure

import (
	"bytes"
	"regexp"
	"strings"
)

// addresses looks at what stands around every slash behind the name of a host:
// with or without https:// before it, for people write both.
func (f *finder) addresses() {
	for i := 1; i < len(f.text); i++ {
		next := bytes.IndexByte(f.text[i:], '/')
		if next < 0 {
			return
		}
		if i += next; !isLetter(f.text[i-1]) {
			continue
		}
		start := i
		for start > 0 && (isWord(f.text[start-1]) || f.text[start-1] == '.' || f.text[start-1] == '-') {
			start--
		}
		if bytes.IndexByte(f.text[start:i], '.') < 0 {
			continue
		}
		end := i
		for end < len(f.text) && !endsAddress(f.text[end]) {
			end++
		}
		f.address(start, i, end)
		i = end
	}
}

// address looks at a host, text[start:slash], and what stands behind it.
func (f *finder) address(start, slash, end int) {
	host := strings.TrimPrefix(strings.ToLower(string(f.text[start:slash])), "www.")
	rest := strings.TrimRight(string(f.text[slash+1:end]), ".,;:!?*_")
	switch number := digits(rest); {
	case rest == "":
	case opensGroup(host, rest):
		end = slash + 1 + len(rest)
		f.add(Invite, start, end, string(f.text[start:end]))
	case host == "wa.me" && len(number) >= 8:
		f.add(Phone, start, slash+1+len(rest), number)
	default:
		if at := passcode.FindStringSubmatchIndex(rest); at != nil && (rest[at[2]:at[3]] != "p" || strings.HasPrefix(host, "teams.")) {
			f.add(Passcode, slash+1+at[2], slash+1+at[5], rest[at[4]:at[5]])
		}
	}
}

func endsAddress(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '<', '>', '"', '\'', '`', ')', ']', '}', '|', '\\':
		return true
	}
	return false
}

// opensGroup reports whether an address lets whoever has it into a group. That
// of a public channel, in which nobody sees the others, does not.
func opensGroup(host, rest string) bool {
	first, more, nested := strings.Cut(rest, "/")
	switch host {
	case "chat.whatsapp.com", "invite.viber.com", "discord.gg", "signal.group":
		return true
	case "t.me", "telegram.me", "telegram.dog":
		return len(first) > 1 && first[0] == '+' && !isDigit(first[1]) || len(first) > 12 && first[0] == '+' || first == "joinchat" && more != ""
	case "discord.com", "discordapp.com":
		return first == "invite" && more != ""
	case "join.slack.com":
		return strings.Contains(rest, "shared_invite/")
	case "line.me":
		return strings.HasPrefix(rest, "ti/g/") || strings.HasPrefix(rest, "R/ti/g/")
	case "zalo.me":
		return first == "g" && nested
	}
	return false
}

// passcode finds a code among the parameters of an address: Zoom's pwd, that of
// Teams, p, and what others call theirs.
var passcode = regexp.MustCompile(`(?i)[?&](pwd|passcode|password|passwd|p)=([A-Za-z0-9._%~-]{4,})`)

// digits returns the digits that a text starts with, a plus sign apart.
func digits(s string) string {
	s = strings.TrimPrefix(s, "+")
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return s[:n]
}
