// Go's net/http server. Answers /known/STATUS and /streamed/STATUS with that status and some content.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
)

func answer(writer http.ResponseWriter, request *http.Request) {
	cells := strings.Split(request.URL.Path, "/")
	status, err := strconv.Atoi(cells[2])
	if err != nil {
		http.Error(writer, err.Error(), http.StatusBadRequest)
		return
	}
	writer.WriteHeader(status)
	io.WriteString(writer, "ex")
	if cells[1] == "streamed" {
		http.NewResponseController(writer).Flush()
	}
	io.WriteString(writer, "tra")
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(strings.TrimPrefix(runtime.Version(), "go"))
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	go http.Serve(listener, http.HandlerFunc(answer))
	io.Copy(io.Discard, os.Stdin)
}
