package model

import (
	"testing"
	"time"
)

func TestPeriod(t *testing.T) {
	tests := []struct{ text, from, want string }{
		{"24 months", "2024-11-21", "2026-11-21"},
		{"2 years", "2024-02-29", "2026-02-28"},
		{"1 Month", "2026-01-31", "2026-02-28"},
		{"13 months", "2026-12-31", "2028-01-31"},
		{"6 weeks", "2026-01-01", "2026-02-12"},
		{"90 days", "2026-01-01", "2026-04-01"},
	}
	for _, tt := range tests {
		p, ok := ParsePeriod(tt.text)
		from, _ := time.Parse(time.DateOnly, tt.from)
		if got := p.After(from).Format(time.DateOnly); !ok || got != tt.want {
			t.Errorf("%s after %s is %s (%t), want %s", tt.text, tt.from, got, ok, tt.want)
		}
	}
	for _, text := range []string{"", "24", "months", "0 days", "-1 days", "two years", "24 moons", "1.5 years", "P2Y"} {
		if p, ok := ParsePeriod(text); ok {
			t.Errorf("%q is read as %v", text, p)
		}
	}
}
