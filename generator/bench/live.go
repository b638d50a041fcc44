package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"indaba/themes"
)

// saves is how often each kind of file is saved.
const saves = 40

// patience is how long a save may take to be seen before the bench gives up.
const patience = time.Minute

// preview measures the program as those who write meet it: `indaba serve` runs, a
// file is saved as editors do, by writing another and renaming it, and the
// clock runs from the rename until a GET of the page holds the new text.
type preview struct {
	bench
	limit string // GOMEMLIMIT of the preview; "": none but its own

	site string // address of the network, with a slash at its end
	page bytes.Buffer
}

func (p *preview) run() error {
	content := filepath.Join(p.dir, "content")
	if err := p.prepare(content); err != nil {
		return err
	}
	least, err := p.floor(content)
	if err != nil {
		return err
	}
	cmd, ready, err := p.serve(content)
	if err != nil {
		return err
	}
	err = p.measure(content)
	err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait())
	fmt.Printf("%-26s %6.0f ms, %.2f of the floor\n", "ready", milliseconds(ready), ready.Seconds()/least.Seconds())
	fmt.Printf("%-26s %6d MB\n", "memory at most", peak(cmd.ProcessState)>>20)
	return err
}

// prepare makes the corpus, and a theme of its own so that it has a layout to
// save.
func (p *preview) prepare(content string) error {
	if err := p.self("corpus", content, fmt.Sprint(p.pages)); err != nil {
		return err
	}
	layout, err := fs.ReadFile(themes.FS, "default/layouts/principle.html")
	if err != nil {
		return err
	}
	name := filepath.Join(content, savedLayout)
	return errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, layout, 0o644))
}

// savedLayout is the layout that is saved, below content/.
var savedLayout = filepath.Join("theme", "layouts", "principle.html")

func (p *preview) floor(content string) (time.Duration, error) {
	var least samples
	out := filepath.Join(p.dir, "public")
	for range p.rounds {
		if err := p.fresh(out, &least, []string{filepath.Join(p.programs, "floor"), content, out}); err != nil {
			return 0, err
		}
	}
	return median(least.times), nil
}

// serve starts the preview and returns how long it took until it showed a page.
func (p *preview) serve(content string) (cmd *exec.Cmd, ready time.Duration, err error) {
	settle()
	cmd = exec.Command(filepath.Join(p.programs, "indaba"), "serve", "--content", content, "--addr", "127.0.0.1:0", "--date", "2026-11-01")
	if p.limit != "" {
		cmd.Env = append(os.Environ(), "GOMEMLIMIT="+p.limit)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, 0, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	home, _, _ := strings.Cut(line, " ")
	if err == nil {
		_, err = p.get(home)
	}
	if err != nil {
		return nil, 0, errors.Join(err, cmd.Process.Kill(), cmd.Wait())
	}
	p.site = strings.TrimSuffix(home, "en/")
	return cmd, time.Since(start), nil
}

// measure saves bodies, titles and layouts, each in turn, and prints how long
// each took to be seen.
func (p *preview) measure(content string) error {
	pages, err := written(content)
	if err != nil {
		return err
	}
	edits := []struct {
		name  string
		of    func(i int) (file, page string)
		apply func(text, mark string) string
	}{
		{"saved text", func(i int) (string, string) { return pages.at(i) }, func(text, mark string) string { return text + "\n" + mark + "\n" }},
		{"saved title", func(i int) (string, string) { return pages.at(i + 7) }, func(text, mark string) string {
			at := strings.Index(text, "title: \"") + len("title: \"")
			return text[:at] + mark + " " + text[at:]
		}},
		{"saved layout", func(int) (string, string) { return savedLayout, pages.principle }, func(text, mark string) string {
			return strings.Replace(text, "</article>", "<p>"+mark+"</p></article>", 1)
		}},
	}
	times := make([]samples, len(edits))
	for i := range saves {
		for k, e := range edits {
			file, page := e.of(i)
			took, err := p.save(filepath.Join(content, file), p.site+page, fmt.Sprintf("mark-%d-%d", k, i), e.apply)
			if err != nil {
				return err
			}
			times[k].times = append(times[k].times, took)
		}
	}
	for k, e := range edits {
		fmt.Printf("%-26s %6.1f ms until it is seen, 95 of 100 within %.1f ms\n", e.name, milliseconds(median(times[k].times)), milliseconds(percentile(times[k].times, 95)))
	}
	return nil
}

// save changes a file and returns how long it took until its page held mark.
func (p *preview) save(file, page, mark string, apply func(text, mark string) string) (time.Duration, error) {
	time.Sleep(200 * time.Millisecond) // nobody saves faster than that
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	side := filepath.Join(filepath.Dir(file), ".saving")
	if err := os.WriteFile(side, []byte(apply(string(text), mark)), 0o644); err != nil {
		return 0, err
	}
	start := time.Now()
	if err := os.Rename(side, file); err != nil {
		return 0, err
	}
	for {
		data, err := p.get(page)
		took := time.Since(start)
		switch {
		case err != nil:
			return 0, err
		case bytes.Contains(data, []byte(mark)):
			return took, nil
		case took > patience:
			return 0, fmt.Errorf("%s was saved and never seen", file)
		}
		time.Sleep(time.Millisecond) // what asks must not take what it measures
	}
}

// get asks for a page. What it returns is good until the next one.
func (p *preview) get(page string) ([]byte, error) {
	r, err := http.Get(page)
	if err != nil {
		return nil, err
	}
	p.page.Reset()
	_, err = io.Copy(&p.page, r.Body)
	if r.StatusCode != http.StatusOK && err == nil {
		err = fmt.Errorf("%s: %s", page, r.Status)
	}
	return p.page.Bytes(), errors.Join(err, r.Body.Close())
}

// writtenPages are the entries of a corpus that are saved: of every kind and
// language.
type writtenPages struct {
	files     []string // slash-separated, below content/
	principle string   // address of one that the saved layout shows
}

// written lists a page of each stretch of the corpus.
func written(content string) (writtenPages, error) {
	var all writtenPages
	err := fs.WalkDir(os.DirFS(content), ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".md") && strings.Count(file, "/") > 1 {
			all.files = append(all.files, file)
			if strings.Contains(file, "/principles/") {
				all.principle = address(file)
			}
		}
		return err
	})
	return all, err
}

// at returns the file and the address of the ith page to save.
func (w *writtenPages) at(i int) (file, page string) {
	p := w.files[i*len(w.files)/saves%len(w.files)]
	return filepath.FromSlash(p), address(p)
}

// address returns where an entry of the corpus is shown.
func address(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index") + "/"
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
