// Measures net/http.StatusText on the codes of the files named, against a function that does nothing.
package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

const rounds = 200

//go:noinline
func empty(code int) string { return "" }

func read(path string) []int {
	file, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	var codes []int
	for lines := bufio.NewScanner(file); lines.Scan(); {
		code, err := strconv.Atoi(lines.Text())
		if err != nil {
			panic(err)
		}
		codes = append(codes, code)
	}
	return codes
}

var sink int

func timeOf(work func(int) string, codes []int) float64 {
	begin := time.Now()
	for _, code := range codes {
		sink += len(work(code))
	}
	return float64(time.Since(begin).Nanoseconds()) / float64(len(codes))
}

func median(values []float64) float64 {
	sort.Float64s(values)
	return values[len(values)/2]
}

func main() {
	for _, path := range os.Args[1:] {
		codes := read(path)
		var times, ratios []float64
		for round := 0; round < rounds; round++ {
			floor := timeOf(empty, codes)
			own := timeOf(http.StatusText, codes)
			times, ratios = append(times, own), append(ratios, own/floor)
		}
		mix := strings.TrimSuffix(filepath.Base(path), ".txt")
		fmt.Printf("{\"group\": \"phrases\", \"work\": \"Go StatusText\", \"mix\": %q, \"floor\": \"empty Go function\", \"ratio\": %.3f, \"ns\": %.3f}\n",
			mix, median(ratios), median(times))
	}
}
