package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
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
	command := append([]string{exe, "serve", "--addr", "127.0.0.1:0"}, args...)
	if n := ts.Getenv("WATCHES"); n != "" { // how many folders the system watches for it
		command = slices.Concat(limited, []string{n}, command)
	}
	s.cmd = exec.Command(command[0], command[1:]...)
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

// limited starts a command in a user namespace of its own, in which the system
// watches no more folders than the number before the command.
var limited = []string{"unshare", "--user", "--map-root-user", "sh", "-c", `echo "$0" >/proc/sys/user/max_inotify_watches && exec "$@"`}

// condition is a condition of scripts: watches-limited is true where [limited]
// can be had.
func condition(name string) (bool, error) {
	if name != "watches-limited" {
		return false, fmt.Errorf("there is no condition %q", name)
	}
	command := slices.Concat(limited, []string{"1", "true"})
	return exec.Command(command[0], command[1:]...).Run() == nil, nil
}

// occupy ADDR listens there until the script ends. If another does already, that
// is as good.
func cmdOccupy(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", args[0])
	if err == nil {
		ts.Defer(func() { l.Close() })
	}
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

// serving stdout|stderr PATTERN waits until the server has printed it; with !
// it must not have.
func cmdServing(ts *testscript.TestScript, neg bool, args []string) {
	s, pattern := current(ts), regexp.MustCompile("(?m)"+args[1])
	from := &s.stdout
	if args[0] == "stderr" {
		from = &s.stderr
	}
	if neg {
		if pattern.MatchString(from.String()) {
			ts.Fatalf("%s matches %s", args[0], args[1])
		}
		return
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
