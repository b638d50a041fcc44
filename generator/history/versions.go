package history

import (
	"context"
	"iter"
	"regexp"
	"strings"
)

// Versions yields the texts that a file of the folder had, the newest commit's
// first, through its moves. In a shallow clone they end where the clone does. An
// error is the last thing yielded.
func (f *Folder) Versions(ctx context.Context, path string) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		log, err := f.run(ctx, "log", "--follow", "--raw", "--no-abbrev", "--format=", "-z", "--no-color",
			"--no-ext-diff", "--no-textconv", "--no-show-signature", "HEAD", "--", f.prefix+path)
		if err != nil {
			yield(nil, err)
			return
		}
		b, err := f.openBlobs(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer b.close()
		for field := range strings.SplitSeq(string(log), "\x00") {
			found := raw.FindStringSubmatch(strings.TrimLeft(field, "\n"))
			if found == nil || strings.Trim(found[1], "0") == "" {
				continue // a path, or the file was removed
			}
			text, err := b.read(found[1])
			if !yield(text, err) || err != nil {
				return
			}
		}
	}
}

// raw is how git log writes that a file changed: modes, hashes before and
// after, and the kind of change.
var raw = regexp.MustCompile(`^:\d{6} \d{6} [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\d*$`)
