package preview

import (
	"net"
	"net/netip"
	"strings"
)

// hosts are the names by which a request may call the server. Another website
// can let a name of its own point to 127.0.0.1 and then read what is served
// there as its own (DNS rebinding); the Host header gives it away. Ports do
// not matter: they may be forwarded, and are no one's to choose.
type hosts struct {
	name string // the host of the listening address
	any  bool   // it listens everywhere: any IP address is its own
}

func newHosts(addr string) hosts {
	name := hostOf(addr)
	ip, err := netip.ParseAddr(name)
	return hosts{name: name, any: err == nil && ip.IsUnspecified()}
}

// allow reports whether a request with that Host header may be answered.
func (h hosts) allow(header string) bool {
	host := hostOf(header)
	switch host {
	case "":
		return false
	case h.name, "localhost", "127.0.0.1", "::1":
		return true
	}
	_, err := netip.ParseAddr(host)
	return h.any && err == nil
}

// hostOf returns the host of HOST, HOST:PORT, [IPV6] or [IPV6]:PORT.
func hostOf(addr string) string {
	if host, _, err := net.SplitHostPort(addr); err == nil {
		addr = host
	} else if inner, ok := strings.CutPrefix(addr, "["); ok {
		addr = strings.TrimSuffix(inner, "]")
	}
	return strings.ToLower(addr)
}
