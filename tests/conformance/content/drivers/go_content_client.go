// Go's net/http. Prints of each job's two responses the status, or 0 if there was none, and the content.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"time"
)

// A connection that is idle is watched by the transport for bytes that nobody asked for, and closed if there are any.
// The pause gives it the time, as otherwise the next request may be sent first.
const idle = 50 * time.Millisecond

func fetch(client *http.Client, method, url string) string {
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		return "0\t"
	}
	response, err := client.Do(request)
	if err != nil {
		return "0\t"
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return "0\t"
	}
	return fmt.Sprintf("%d\t%s", response.StatusCode, content)
}

func main() {
	fmt.Println(strings.TrimPrefix(runtime.Version(), "go"))
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		transport := &http.Transport{}
		client := &http.Client{Transport: transport, Timeout: 5 * time.Second}
		first := fetch(client, cells[0], cells[1])
		time.Sleep(idle)
		fmt.Printf("%s\t%s\n", first, fetch(client, "GET", cells[2]))
		transport.CloseIdleConnections()
	}
}
