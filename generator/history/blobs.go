package history

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// blobs hands out the contents of files: one git answers all questions.
type blobs struct {
	mu   sync.Mutex
	cmd  *exec.Cmd
	ask  io.WriteCloser
	told *bufio.Reader
	end  context.CancelFunc
}

func (f *Folder) openBlobs(ctx context.Context) (*blobs, error) {
	ctx, cancel := context.WithCancel(ctx)
	b := &blobs{cmd: f.command(ctx, "cat-file", "--batch"), end: cancel}
	out, err := b.cmd.StdoutPipe()
	if err == nil {
		b.ask, err = b.cmd.StdinPipe()
	}
	if err == nil {
		b.told = bufio.NewReader(out)
		err = b.cmd.Start()
	}
	if err != nil {
		err = explain(ctx, err, "cat-file", "")
		cancel()
	}
	return b, err
}

// read returns the content with a hash. Git answers a line, hash SP type SP
// size, then the bytes and a line feed; or one line that says why not.
func (b *blobs) read(hash string) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, err := io.WriteString(b.ask, hash+"\n"); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	line, err := b.told.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	words := strings.Fields(line)
	if len(words) != 3 || words[1] != "blob" {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(line))
	}
	size, err := strconv.Atoi(words[2])
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(line))
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(b.told, text); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return text[:size], nil
}

func (b *blobs) close() error {
	b.ask.Close()
	b.end()
	_ = b.cmd.Wait() // it was told to end
	return nil
}
