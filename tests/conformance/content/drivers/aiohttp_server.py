"""aiohttp's server. Answers /known/STATUS and /streamed/STATUS with that status and some content."""

import asyncio
import sys

import aiohttp
from aiohttp import web


async def known(request):
    return web.Response(status=int(request.match_info["status"]), body=b"extra")


async def streamed(request):
    response = web.StreamResponse(status=int(request.match_info["status"]))
    await response.prepare(request)
    await response.write(b"ex")
    await response.write_eof(b"tra")
    return response


async def main():
    application = web.Application()
    application.router.add_get("/known/{status}", known)
    application.router.add_get("/streamed/{status}", streamed)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(aiohttp.__version__, runner.addresses[0][1], sep="\n", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


asyncio.run(main())
