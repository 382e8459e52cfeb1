"""Asks pyright's language server, as an editor does, what it shows of names of the package.

    python3 tests/python/hover.py FOLDER

FOLDER is for a file to hover over. The interpreter is one that has the package; `pyright-langserver` is in PATH.
"""
import json
import subprocess
import sys
from pathlib import Path

# What is hovered over, its last name being meant, and what must be shown of it.
HOVERS = {
    "httpstatus.reason": ("(code: SupportsIndex)", "str | None", "Returns the reason phrase"),
    "httpstatus.may_store": ("-> StoreRule", "cache_control"),
    "httpstatus.count_classes": ("Counts codes by class",),
    "httpstatus.Status": ("class Status", "A status code: an int that answers"),
    "httpstatus.StatusSet": ("class StatusSet", "A frozen set of codes"),
    "httpstatus.Status.NOT_FOUND": ("Status", "404 Not Found."),
    "httpstatus.Status.NOT_FOUND.phrase": ("(property) phrase: str", "Returns the reason phrase"),
    "httpstatus.Status.NOT_FOUND.may_retry": ("-> RetryRule", "Returns whether"),
    "httpstatus.StatusSet().mask": ("memoryview", "Returns whether each code is in the set"),
    "httpstatus.CacheFlag": ("class CacheFlag", "Flags for the functions of caching"),
    "httpstatus.codes.GONE": ("GONE", "410", "Gone."),
}


class Server:
    def __init__(self):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(["pyright-langserver", "--stdio"], stdin=pipe, stdout=pipe)
        self.number = 0

    def send(self, **message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(text) + text)
        self.process.stdin.flush()

    def receive(self):
        size = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(size))

    def ask(self, method, params):
        """Returns the answer to a request, and answers what the server asks meanwhile with nothing."""
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while True:
            message = self.receive()
            if "method" in message and "id" in message:
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                python = {"pythonPath": sys.executable}
                answers = [python if item.get("section") == "python" else {} for item in items]
                self.send(id=message["id"], result=answers)
            elif message.get("id") == self.number:
                return message.get("result")


def shown(folder):
    """Returns {name: what is shown}."""
    names = list(HOVERS)
    file = Path(folder).resolve() / "hovered.py"
    text = "\n".join(["import httpstatus", *names, ""])
    file.write_text(text, encoding="utf-8")
    server = Server()
    server.ask("initialize", {"processId": None, "rootUri": file.parent.as_uri(),
                              "capabilities": {"workspace": {"configuration": True}},
                              "workspaceFolders": [{"uri": file.parent.as_uri(), "name": "hovered"}]})
    server.send(method="initialized", params={})
    server.send(method="textDocument/didOpen", params={"textDocument": {
        "uri": file.as_uri(), "languageId": "python", "version": 1, "text": text}})
    found = {}
    for line, name in enumerate(names, 1):
        hover = server.ask("textDocument/hover", {"textDocument": {"uri": file.as_uri()},
                                                  "position": {"line": line, "character": len(name) - 1}})
        found[name] = hover["contents"]["value"] if hover else ""
    server.ask("shutdown", None)
    server.send(method="exit")
    server.process.wait()
    return found


def main(folder):
    failed = False
    for name, text in shown(folder).items():
        missing = [part for part in HOVERS[name] if part not in text.replace("\\", "").replace("&nbsp;", " ")]
        if missing:
            failed = True
            print(f"{name} shows no {missing}, but:\n{text}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
