"""Python's http.client. Prints of each job's two responses the status, or 0 if there was none, and the content."""

import http.client
import platform
import sys
from urllib.parse import urlsplit

TIME_LIMIT = 5


def fetch(connection, method, url):
    try:
        connection.request(method, urlsplit(url).path)
        response = connection.getresponse()
        return f"{response.status}\t{response.read().decode()}"
    except (http.client.HTTPException, OSError):
        connection.close()
        return "0\t"


print(platform.python_version(), flush=True)
for line in sys.stdin:
    method, first, following = line.rstrip("\n").split("\t")
    connection = http.client.HTTPConnection(urlsplit(first).netloc, timeout=TIME_LIMIT)
    print(fetch(connection, method, first), fetch(connection, "GET", following), sep="\t")
    connection.close()
