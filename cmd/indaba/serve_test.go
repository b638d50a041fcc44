package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a test waits for what should take milliseconds.
const patience = 20 * time.Second

// server is the serve command that a script has started last.
type server struct {
	cmd    *exec.Cmd
	stdout text
	stderr text
	ended  chan error
	origin string // http://HOST:PORT/
}

// text is what a process printed so far.
type text struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *text) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *text) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}

var servers sync.Map // of *server, by *testscript.TestScript

func current(ts *testscript.TestScript) *server {
	s, ok := servers.Load(ts)
	if !ok {
		ts.Fatalf("nothing is being served")
	}
	return s.(*server)
}

var origin = regexp.MustCompile(`(?m)^(http://[^/]*/)\S*  `)

// serve ARGS… starts indaba serve and waits until it says where.
func cmdServe(ts *testscript.TestScript, _ bool, args []string) {
	exe, err := exec.LookPath("indaba")
	ts.Check(err)
	s := &server{ended: make(chan error, 1)}
	s.cmd = exec.Command(exe, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Env = append(os.Environ(), "CI=", "SOURCE_DATE_EPOCH=")
	s.cmd.Stdout, s.cmd.Stderr = &s.stdout, &s.stderr
	ts.Check(s.cmd.Start())
	go func() { s.ended <- s.cmd.Wait() }()
	ts.Defer(func() {
		_ = s.cmd.Process.Kill()
		ts.Logf("[stderr of serve]\n%s", s.stderr.String())
	})
	servers.Store(ts, s)
	until(ts, "the server says where it is", func() bool {
		select {
		case err := <-s.ended:
			ts.Fatalf("serve ended: %v\n%s", err, s.stderr.String())
		default:
		}
		found := origin.FindStringSubmatch(s.stdout.String())
		if found != nil {
			s.origin = found[1]
		}
		return found != nil && strings.Contains(s.stderr.String(), "Ctrl-C")
	})
}

func until(ts *testscript.TestScript, what string, done func() bool) {
	for deadline := time.Now().Add(patience); !done(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			ts.Fatalf("not in time: %s", what)
		}
	}
}

// get PATH PATTERN [STATUS] asks until the page matches.
func cmdGet(ts *testscript.TestScript, _ bool, args []string) {
	s, pattern := current(ts), regexp.MustCompile("(?s)"+args[1])
	status := http.StatusOK
	if len(args) > 2 {
		status, _ = strconv.Atoi(args[2])
	}
	var got string
	defer func() {
		if !pattern.MatchString(got) {
			ts.Logf("last answer:\n%s", got)
		}
	}()
	until(ts, "GET "+args[0]+" "+args[1], func() bool {
		r, err := http.Get(s.origin + args[0])
		ts.Check(err)
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		ts.Check(err)
		got = r.Status + "\n" + string(body)
		return r.StatusCode == status && pattern.MatchString(got)
	})
}

// serving stdout|stderr PATTERN waits until the server has printed it.
func cmdServing(ts *testscript.TestScript, _ bool, args []string) {
	s, pattern := current(ts), regexp.MustCompile("(?m)"+args[1])
	from := &s.stdout
	if args[0] == "stderr" {
		from = &s.stderr
	}
	until(ts, args[0]+" matches "+args[1], func() bool { return pattern.MatchString(from.String()) })
}

// endserve ends the server as Ctrl-C does.
func cmdEndServe(ts *testscript.TestScript, _ bool, _ []string) {
	s := current(ts)
	if runtime.GOOS == "windows" { // no process can send it to another
		ts.Check(s.cmd.Process.Kill())
		<-s.ended
		return
	}
	ts.Check(s.cmd.Process.Signal(os.Interrupt))
	select {
	case err := <-s.ended:
		ts.Check(err)
	case <-time.After(2 * time.Second):
		ts.Fatalf("serve goes on after Ctrl-C")
	}
}
