package output

import "errors"

// ErrLocked says that another build is writing to the folder.
var ErrLocked = errors.New("another build is writing to this folder")
