package generator

import (
	"context"
	"crypto/sha256"
	"fmt"

	"indaba/generator/source"
)

// Key reads the content and returns a hash of all that a build depends on:
// of every file, and of the options. It says nothing of the program, nor of the
// theme and the messages that come with it. A Build with no changed paths takes
// over what was read.
func (b *Builder) Key(ctx context.Context) (source.Hash, error) {
	if err := b.load(ctx, nil); err != nil {
		return source.Hash{}, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %x %x", b.opt.key(), hashOf(b.tree.Files()), hashOf(b.own.Files()))
	return source.Hash(h.Sum(nil)), nil
}

// key returns a text that differs where options do that are no folders.
func (o Options) key() string {
	o.Content, o.Theme, o.OwnTheme, o.Messages, o.Explained, o.Jobs = nil, nil, nil, nil, nil, 0
	return fmt.Sprintf("%#v", o)
}
