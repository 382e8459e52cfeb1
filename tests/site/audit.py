"""What audit.sh does in a browser: python3 tests/site/audit.py SITE AXE"""
import functools
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import chromium
from conftest import Quiet
from test_browser import PAGES, WIDTHS

# A slow phone: the slow 4G of Lighthouse (in milliseconds, and bytes a second), and a quarter of the speed.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWDOWN = 4
CODE_PAGES = ("404/index.html", "503/index.html", "zh-Hant/301/index.html")
LONGEST_PAINT = 1000  # milliseconds
PAINT = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: 'largest-contentful-paint', buffered: true}))"""
VIOLATIONS = """axe.run().then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 100)}`))"""


def violations(browser, origin, axe):
    page, found = chromium.Page(browser), []
    for path in PAGES:
        page.go(origin + path)
        page.run("globalThis.engine?.then(() => null)")
        page.run(f"{axe}; null")
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page.resize(width=width, height=900)
                page.prefer(scheme)
                found += [f"{path} {width} {scheme}: {one}" for one in page.run(VIOLATIONS)]
    page.close()
    return found


def paint(browser, url):
    """Milliseconds to the largest paint of a page that nothing is cached of."""
    page = chromium.Page(browser)
    page.resize(width=WIDTHS[0], height=844)
    page.call("Network.setCacheDisabled", cacheDisabled=True)
    page.call("Network.emulateNetworkConditions", **NETWORK)
    page.call("Emulation.setCPUThrottlingRate", rate=SLOWDOWN)
    page.go(url)
    milliseconds = page.run(PAINT)
    page.close()
    return milliseconds


def main(site, axe):
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}/"
    browser = chromium.Browser()
    try:
        found = violations(browser, origin, Path(axe).read_text(encoding="utf-8"))
        print("\n".join(found) or f"axe: nothing found on {len(PAGES)} kinds of pages")
        paints = {path: min(paint(browser, origin + path) for _ in range(3)) for path in CODE_PAGES}
        for path, milliseconds in paints.items():
            print(f"{path}: largest paint after {milliseconds:.0f} ms")
        return 1 if found or max(paints.values()) >= LONGEST_PAINT else 0
    finally:
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
