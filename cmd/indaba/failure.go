package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"indaba/generator/diag"
)

// The statuses that the program ends with; 0 is well.
const (
	mistakes    = 1 // in the content
	wrongUsage  = 2
	environment = 3 // disk or network
)

// failure is why a command ends with another status than 0. Any other error is
// taken for one of the environment.
type failure struct {
	status int
	err    error  // nil: all there is to say has been said
	hint   string // what to do about it
}

func (f failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f failure) Unwrap() error { return f.err }

// status prints why a command failed and returns the status to exit with.
func (c console) status(err error) int {
	if err == nil {
		return 0
	}
	f := failure{status: environment, err: err}
	errors.As(err, &f)
	if f.err != nil {
		c.say("indaba: %v", err)
	}
	if f.hint != "" {
		c.say("  hint: %s", f.hint)
	}
	return f.status
}

// noArgs says that a command takes flags only.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return failure{wrongUsage, fmt.Errorf("%s takes no `%s`", cmd.Name(), args[0]),
		fmt.Sprintf("what it takes are flags, see `indaba help %s`", cmd.Name())}
}

func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("see `indaba help %s`", cmd.Name())
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		hint = diag.Suggest("--"+unknown.GetSpecifiedName(), names, hint)
	}
	return failure{wrongUsage, err, hint}
}
