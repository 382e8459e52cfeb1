// Prints the table of Go's net/http: Go's version, then a line per code.
package main

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"
)

func main() {
	fmt.Println(strings.TrimPrefix(runtime.Version(), "go"))
	for code := 100; code <= 999; code++ {
		if phrase := http.StatusText(code); phrase != "" {
			fmt.Printf("%d\t%s\n", code, phrase)
		}
	}
}
