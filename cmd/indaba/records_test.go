package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestRecordsExpire(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if filepath.Dir(records()) != os.Getenv("XDG_CACHE_HOME") {
		t.Skip("caches lie elsewhere on this system")
	}
	now := time.Now()
	for name, age := range map[string]time.Duration{"old": month + time.Hour, "new": month - time.Hour} {
		if err := os.MkdirAll(records(), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(records(), name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(records(), name), now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	expire(now)
	if _, err := os.Stat(filepath.Join(records(), "old")); !os.IsNotExist(err) {
		t.Error("an old record is still there")
	}
	if _, err := os.Stat(filepath.Join(records(), "new")); err != nil {
		t.Error("a new record is gone")
	}
	if err := forget(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(records()); !os.IsNotExist(err) {
		t.Error("something is not forgotten")
	}
}
