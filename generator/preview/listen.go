package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"
)

const (
	defaultHost = "127.0.0.1" // no one else on the network sees drafts unasked
	portsToTry  = 100
)

// DefaultPort is the port that [Listen] tries first if it was given none.
const DefaultPort = 8080

// Port returns the TCP port of a listener.
func Port(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// Listen listens on addr, HOST:PORT. An empty host, as in ":8080", is the
// loopback; "0.0.0.0" or "[::]" is every network. With a port, it is that one
// or an error; without, as in "" or "192.168.1.2", the first free one from 8080.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		host, port = hostOf(addr), ""
	}
	if host == "" {
		host = defaultHost
	}
	if port != "" {
		return listen(host, port)
	}
	for i := range portsToTry {
		l, err := listen(host, strconv.Itoa(DefaultPort+i))
		if !isTaken(err) {
			return l, err
		}
	}
	return listen(host, "0")
}

func listen(host, port string) (net.Listener, error) {
	addr := net.JoinHostPort(host, port)
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// isTaken reports whether err says that another listens on the port already.
func isTaken(err error) bool {
	const windowsTaken = syscall.Errno(10048) // WSAEADDRINUSE, which has no name in syscall
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsTaken)
}

// grace is how long requests that are being answered when the server ends get.
const grace = 100 * time.Millisecond

// Serve answers requests on l until ctx ends, and then closes l. Open event
// streams end at once, so nothing waits for pages that someone looks at. The
// error is nil if ctx ended it.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve the preview: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if server.Shutdown(last) != nil {
		server.Close()
	}
	<-ended
	return nil
}
