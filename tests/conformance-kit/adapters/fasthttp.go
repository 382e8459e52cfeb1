// Answers for fasthttp, whose answer to what it does not have is "Unknown Status Code".
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/valyala/fasthttp"
)

const (
	notClaimed = "?"
	unknown    = "Unknown Status Code"
)

var otherwise = map[string]string{"reason.reason": "", "reason_other.reason": notClaimed}

func answer(column string, arguments []string) string {
	without, claimed := otherwise[column]
	if !claimed {
		return notClaimed
	}
	code, _ := strconv.Atoi(arguments[0])
	if phrase := fasthttp.StatusMessage(code); phrase != unknown {
		return phrase
	}
	return without
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/valyala/fasthttp" {
			return strings.TrimPrefix(module.Version, "v")
		}
	}
	return "unknown"
}

func main() {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if cells[0] == "library" {
			fmt.Printf("fasthttp\t%s\n", version())
		} else {
			fmt.Println(answer(cells[0], cells[1:]))
		}
	}
}
