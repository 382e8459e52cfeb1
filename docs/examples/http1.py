"""The bytes of HTTP/1.1 for cache.py: requests and responses, one a connection, over asyncio's streams.

The library says what a status line is, whether content follows it and which responses are not the last. The numbers in
comments are sections of RFC 9112 unless they name another document.
"""
import asyncio
import re
from dataclasses import dataclass

import httpstatus

FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*")  # 5, RFC 9110 5.1 and 5.5
REQUEST_LINE = re.compile(r"([!-~]+) (?:http://([^/ ]+)(?=/))?([!-~]+) (HTTP/1\.[01])")  # 3
CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]+)[ \t]*[;\r]")  # 7.1
# RFC 9110 7.6.1 and RFC 9111 3.1: what is for one connection, or for one proxy.
CONNECTION_FIELDS = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
                     "proxy-authenticate", "proxy-authentication-info", "proxy-authorization"}


@dataclass
class Request:
    method: str
    target: str
    version: str
    fields: list  # of (name, value)
    content: bytes

    @property
    def uri(self):
        """As a key: it is compared byte by byte, for what the origin may tell apart is not the same here."""
        return f"http://{value(self.fields, 'host')}{self.target}"


def value(fields, name):
    """All lines of a field as one value (RFC 9110 5.2)."""
    return ", ".join(line for other, line in fields if other.lower() == name)


def elements(text):
    """The elements of a list, without their case (RFC 9110 5.6.1)."""
    return {element.strip().lower() for element in text.split(",")} - {""}


def without(fields, names):
    return [field for field in fields if field[0].lower() not in names]


def end_to_end(fields):
    """Without the fields of one connection, among them those that Connection names (RFC 9110 7.6.1)."""
    return without(fields, CONNECTION_FIELDS | elements(value(fields, "connection")))


def head(line, fields):
    return (line + "".join(f"{name}: {text}\r\n" for name, text in fields) + "\r\n").encode("latin-1")


async def read_head(reader):
    """The first line and the fields. A field line may go on in the next one (5.2)."""
    text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *lines = re.sub(r"\r\n[ \t]+", " ", text)[:-4].split("\r\n")
    fields = [FIELD.fullmatch(field) for field in lines]
    if not all(fields):
        raise ValueError("no field line")
    return line, [field.groups() for field in fields]


async def read_content(reader, fields, is_response):
    """6.3: in chunks, with a length, or all that comes before the connection ends."""
    coding = value(fields, "transfer-encoding").lower()
    if coding == "chunked":
        return await read_chunks(reader)
    if coding and (not is_response or coding.endswith("chunked")):
        raise ValueError("a coding that nobody asked for")
    lengths = elements(value(fields, "content-length")) if not coding else ()
    if len(lengths) > 1 or not all(map(str.isdecimal, lengths)):
        raise ValueError("no length")
    if lengths:
        return await reader.readexactly(int(lengths.pop()))
    return await reader.read() if is_response else b""


async def read_chunks(reader):
    """7.1. Extensions and trailer fields are passed over."""
    content = b""
    while True:
        size = CHUNK_SIZE.match(await reader.readuntil(b"\r\n"))
        if not size:
            raise ValueError("no size of a chunk")
        if int(size[1], 16) == 0:
            break
        content += (await reader.readexactly(int(size[1], 16) + 2))[:-2]
    while await reader.readuntil(b"\r\n") != b"\r\n":
        pass
    return content


async def read_request(reader, writer):
    line, fields = await read_head(reader)
    parts = REQUEST_LINE.fullmatch(line)
    if not parts or "," in value(fields, "host"):
        raise ValueError("no request line, or two hosts")
    method, host, target, version = parts.groups()
    if host:  # 3.2.2: the host of the target overrides Host
        fields = without(fields, {"host"}) + [("Host", host)]
    if "100-continue" in elements(value(fields, "expect")):
        writer.write(head(httpstatus.format_line(httpstatus.codes.CONTINUE), []))
    return Request(method, target, version, fields, await read_content(reader, fields, is_response=False))


async def exchange(address, request, fields, interim):
    """Sends a request with other fields to an origin. Returns the code, the fields and the content of its answer."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        fields = without(fields, {"content-length", "expect"}) + [("Via", "1.1 cache"), ("Connection", "close")]
        if request.content:
            fields.append(("Content-Length", str(len(request.content))))
        writer.write(head(f"{request.method} {request.target} HTTP/1.1\r\n", fields) + request.content)
        code, fields = await read_final_head(reader, interim)
        if httpstatus.content(code, request.method) == httpstatus.Content.NONE:
            return code, end_to_end(fields), b""  # a Content-Length is that of the response to GET, or of the 200
        content = await read_content(reader, fields, is_response=True)
        length = ("Content-Length", str(len(content)))
        return code, [*without(end_to_end(fields), {"content-length"}), length], content
    finally:
        writer.close()


async def read_final_head(reader, interim):
    """Awaits interim(code, fields) for each 1xx on the way (RFC 9110 15.2)."""
    while True:
        line, fields = await read_head(reader)
        status = httpstatus.parse_line(line)
        if not status:
            raise ValueError("no status line")
        if httpstatus.revalidation(status.code) != httpstatus.Revalidation.NONE:
            return status.code, fields
        if interim:
            await interim(status.code, end_to_end(fields))


async def serve(reader, writer, respond):
    """Answers one request of a client with what respond(request, interim) returns: a code, fields and content."""
    async def interim(code, fields):
        if httpstatus.may_send(code, 11 if request.version == "HTTP/1.1" else 10):
            writer.write(head(httpstatus.format_line(code), fields))

    try:
        request = await read_request(reader, writer)
        code, fields, content = await respond(request, interim)
        writer.write(head(httpstatus.format_line(code), [*fields, ("Connection", "close")]))
        if httpstatus.content(code, request.method) != httpstatus.Content.NONE:
            writer.write(content)
        await writer.drain()
    except ValueError:
        writer.write(head(httpstatus.format_line(httpstatus.codes.BAD_REQUEST), [("Connection", "close")]))
    except (EOFError, OSError, asyncio.LimitOverrunError):
        pass  # the client has gone
    finally:
        writer.close()
