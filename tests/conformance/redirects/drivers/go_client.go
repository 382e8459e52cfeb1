// Sends requests with Go's net/http.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
)

func send(method, url, content string, fields []string) error {
	request, err := http.NewRequest(method, url, strings.NewReader(content))
	if err != nil {
		return err
	}
	for i := 0; i < len(fields); i += 2 {
		request.Header.Set(fields[i], fields[i+1])
	}
	if host := request.Header.Get("Host"); host != "" {
		request.Host = host
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func main() {
	fmt.Println(strings.TrimPrefix(runtime.Version(), "go"))
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if err := send(cells[0], cells[1], cells[2], cells[3:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
}
