//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package output

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the lock of f, or returns [ErrLocked]. The system drops the
// lock with the process, however it ends. A file system without locks is no
// reason not to build: it goes without.
func lockFile(f *os.File) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var locked error
	err = conn.Control(func(fd uintptr) {
		for {
			locked = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB)
			if locked != syscall.EINTR {
				return
			}
		}
	})
	switch {
	case err != nil:
		return err
	case locked == syscall.EWOULDBLOCK:
		return ErrLocked
	case errors.Is(locked, errors.ErrUnsupported) || locked == syscall.ENOLCK:
		return nil
	}
	return os.NewSyscallError("flock", locked)
}
