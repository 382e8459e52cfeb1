// Starts the origin server of a checkout of cache-tests on the loopback interface alone; by itself it listens on all.
import net from 'node:net'
import { resolve } from 'node:path'

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port) {
  return listen.call(this, port, '127.0.0.1')
}
await import(resolve(process.argv[2], 'test-engine/server/server.mjs'))
