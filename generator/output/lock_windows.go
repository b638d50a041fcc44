package output

import (
	"os"
	"syscall"
	"unsafe"
)

// lockFile takes the lock of f, or returns [ErrLocked]. The system drops the
// lock with the process, however it ends.
func lockFile(f *os.File) error {
	const (
		failImmediately = 1
		exclusive       = 2

		lockViolation = syscall.Errno(33)
	)
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	lockFileEx := syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")
	var ok uintptr
	var locked error
	err = conn.Control(func(fd uintptr) {
		var at syscall.Overlapped
		ok, _, locked = lockFileEx.Call(fd, exclusive|failImmediately, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	})
	switch {
	case err != nil:
		return err
	case ok != 0:
		return nil
	case locked == lockViolation || locked == syscall.ERROR_IO_PENDING:
		return ErrLocked
	}
	return os.NewSyscallError("LockFileEx", locked)
}
