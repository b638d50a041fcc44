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
	name string     // the host of the listening address
	ip   netip.Addr // the same, if it is an IP address
}

func newHosts(addr string) hosts {
	name := hostOf(addr)
	return hosts{name, addressOf(name)}
}

// allow reports whether a request with that Host header may be answered.
func (h hosts) allow(header string) bool {
	host := hostOf(header)
	if host == "" {
		return false
	}
	if ip := addressOf(host); ip.IsValid() {
		// An attacker has no page at an address of this machine.
		return ip.IsLoopback() || ip == h.ip || h.ip.IsValid() && h.ip.IsUnspecified()
	}
	return host == "localhost" || host == h.name
}

// hostOf returns the host of HOST, HOST:PORT, [IPV6] or [IPV6]:PORT, without
// the dot that may end a full domain name; "" if it is none of these.
func hostOf(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		host, port = addr, ""
		if strings.HasPrefix(addr, "[") && strings.HasSuffix(addr, "]") {
			host = addr[1 : len(addr)-1]
		}
	}
	if strings.Trim(port, "0123456789") != "" || strings.ContainsAny(host, "[]@/") {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// addressOf returns an IP address in its one form; not valid if host is a name.
func addressOf(host string) netip.Addr {
	ip, _ := netip.ParseAddr(host)
	return ip.Unmap()
}
