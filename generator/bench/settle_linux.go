package main

import "syscall"

// settle waits until what earlier builds wrote is on the disk, so that no
// build pays for the one before it.
func settle() { syscall.Sync() }
