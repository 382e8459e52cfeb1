"""The clients whose reading of responses is compared with the library."""

from pathlib import Path

from drivers import Driver

SOURCES = Path(__file__).parent / "drivers"

CLIENTS = {
    "python": Driver("python", SOURCES / "http_client.py"),
    "curl": Driver("python", SOURCES / "curl_client.py"),
    "node": Driver("node", SOURCES / "node_client.js"),
    "go": Driver("go", SOURCES / "go_content_client.go", installed=True),
}
