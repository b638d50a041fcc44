package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// records returns the folder of all records; "" where the system keeps no caches.
func records() string {
	caches, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(caches, "indaba")
}

// forget removes all records, which may name whoever was taken out of the sources.
func forget() error {
	if name := records(); name != "" {
		return os.RemoveAll(name)
	}
	return nil
}

// month is how long a record is kept that no build has renewed: the folder that
// it is of may be gone.
const month = 30 * 24 * time.Hour

// expire removes the records that are older. What cannot be removed stays.
func expire(now time.Time) {
	files, err := os.ReadDir(records())
	if err != nil {
		return
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil && now.Sub(info.ModTime()) > month {
			_ = os.Remove(filepath.Join(records(), f.Name()))
		}
	}
}

// recordOf returns where the record of an output folder lies; "" where the
// system keeps no caches.
func recordOf(dir string) string {
	whole, err := filepath.Abs(dir)
	if err != nil || records() == "" {
		return ""
	}
	return filepath.Join(records(), fmt.Sprintf("%.16x", sha256.Sum256([]byte(whole))))
}

// keptOf returns where lies what a build to a folder keeps.
func keptOf(dir string) string {
	if name := recordOf(dir); name != "" {
		return name + ".kept"
	}
	return ""
}

// put writes a file in place of another of that name, whole or not at all.
func put(name string, write func(io.Writer) error) {
	f, err := os.CreateTemp(filepath.Dir(name), "record-")
	if err != nil {
		return
	}
	err = write(f)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), name) != nil {
		_ = os.Remove(f.Name())
	}
}
