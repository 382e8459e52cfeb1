"""Drives a headless Chromium by its DevTools protocol over a pipe: nothing but Python's own library."""
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

from installed import needed

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe")
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "/": 191,
        "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}


def program():
    others = shutil.which("chromium-browser") or shutil.which("google-chrome")
    return shutil.which("chromium") or others or needed("chromium", "chromium")


def above(fd):
    """A copy of a file descriptor that is not one of the two which Chromium reads and writes."""
    copy = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(fd)
    return copy


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp()
        (to_read, self.to), (self.back, to_write) = os.pipe(), os.pipe()
        to_read, to_write, self.to, self.back = map(above, (to_read, to_write, self.to, self.back))

        def three_and_four():
            os.dup2(to_read, 3)
            os.dup2(to_write, 4)

        self.process = subprocess.Popen(
            [program(), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"], preexec_fn=three_and_four,
            pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.buffer, self.number, self.events = b"", 0, []

    def close(self):
        try:
            self.call("Browser.close")
        finally:
            self.process.wait(timeout=20)
            shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self, until):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.back], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("Chromium did not answer")
            self.buffer += os.read(self.back, 1 << 20)
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method, session=None, seconds=60, **params):
        """Calls a method of the protocol and returns its result; events that arrive meanwhile are kept."""
        self.number += 1
        wanted = self.number
        message = {"id": wanted, "method": method, "params": params, **({"sessionId": session} if session else {})}
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        until = time.monotonic() + seconds
        while True:
            answer = self.receive(until)
            if answer.get("id") == wanted:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self.events.append(answer)

    def wait(self, event, session, seconds=30):
        until = time.monotonic() + seconds
        while not any(one.get("method") == event and one.get("sessionId") == session for one in self.events):
            self.events.append(self.receive(until))


class Page:
    """A tab, with all that it asked for and complained about."""

    def __init__(self, browser, **metrics):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target, self.has_scripts = target, True
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.resize(**metrics)

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def resize(self, width=1000, height=800):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def scripts(self, on):
        self.has_scripts = on
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def go(self, url):
        self.forget("Page.loadEventFired")
        self.call("Page.navigate", url=url)
        self.loaded()

    def forget(self, event):
        self.browser.events = [one for one in self.browser.events if one.get("method") != event]

    def loaded(self):
        self.browser.wait("Page.loadEventFired", self.session)

    def run(self, expression, seconds=120):
        answer = self.browser.call(
            "Runtime.evaluate", self.session, seconds, expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def key(self, name):
        pressed = {"key": name, "windowsVirtualKeyCode": KEYS[name]}
        text = {"Enter": "\r", "/": "/"}.get(name)
        self.call("Input.dispatchKeyEvent", type="keyDown", **pressed, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def said(self, event):
        return [one["params"] for one in self.browser.events
                if one.get("method") == event and one.get("sessionId") == self.session]

    def complaints(self):
        """Everything in the console."""
        events = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [params for event in events for params in self.said(event)]

    def requests(self):
        return [one["request"]["url"] for one in self.said("Network.requestWillBeSent")]
