package generator_test

import (
	"os"

	"indaba/generator"
)

// rounds is how much of a test is done: few, or all if INDABA_LONG is set.
func rounds[N int | uint64](few, all N) N {
	if os.Getenv("INDABA_LONG") != "" {
		return all
	}
	return few
}

// builders are those of [builderFor], by theme.
var builders = map[string]*generator.Builder{}

// builderFor returns a Builder for tests that build many sites. To load the
// theme costs more than to build a small site, and a Builder remembers it; that
// a build does not depend on the ones before has tests of its own.
func builderFor(opt generator.Options) *generator.Builder {
	b := builders[opt.ThemeName]
	if b == nil {
		b = generator.NewBuilder(opt)
		builders[opt.ThemeName] = b
	}
	b.Use(opt)
	return b
}
