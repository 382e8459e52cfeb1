// Sends requests through the cache that is named as argument; NODE_PATH is the folder of its package.
// A job is a URL, followed by the names and values of fields. Printed are the status code that arrives, 0 if there is no
// response, and the names of its fields in lower case.
"use strict";

const http = require("node:http");
const path = require("node:path");
const readline = require("node:readline");

const name = process.argv[2];

function versionOf(module) {
  return require(path.join(process.env.NODE_PATH, module, "package.json")).version;
}

function undici() {
  const { Agent, interceptors, request } = require("undici");
  const dispatcher = new Agent().compose(interceptors.cache({ type: "shared" }));
  return [versionOf("undici"), async (url, headers) => {
    const { statusCode, headers: fields, body } = await request(url, { dispatcher, headers });
    await body.text();
    return { status: statusCode, headers: fields };
  }];
}

// The library only gives the rules; this is the least that makes a cache of them.
function httpCacheSemantics() {
  const CachePolicy = require("http-cache-semantics");
  const agent = new http.Agent({ keepAlive: true });
  const stored = new Map();
  return [versionOf("http-cache-semantics"), async (url, headers) => {
    const request = { url, method: "GET", headers: lowerCased(headers) };
    const entry = stored.get(url);
    if (entry !== undefined && entry.policy.satisfiesWithoutRevalidation(request)) {
      return { status: entry.status, headers: entry.policy.responseHeaders() };
    }
    const sent = entry === undefined ? request.headers : entry.policy.revalidationHeaders(request);
    const response = await get(url, { agent, headers: sent }).catch(() => undefined);
    const { policy, modified } = entry === undefined
      ? { policy: new CachePolicy(request, response, { shared: true }), modified: true }
      : entry.policy.revalidatedPolicy(request, response);
    const { status } = modified ? response : entry;
    if (policy.storable()) {
      stored.set(url, { policy, status });
    }
    return { status, headers: modified ? response.headers : policy.responseHeaders() };
  }];
}

function lowerCased(headers) {
  return Object.fromEntries(Object.entries(headers).map(([field, value]) => [field.toLowerCase(), value]));
}

function get(url, options) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, options, (response) => {
      const answer = { status: response.statusCode, headers: response.headers };
      response.resume().on("end", () => resolve(answer)).on("error", reject);
    });
    request.on("error", reject);
  });
}

function fieldsOf(texts) {
  const fields = {};
  for (let i = 0; i < texts.length; i += 2) {
    fields[texts[i]] = texts[i + 1];
  }
  return fields;
}

const CACHES = { undici, "http-cache-semantics": httpCacheSemantics };

async function main() {
  const [version, send] = CACHES[name]();
  console.log(version);
  for await (const job of readline.createInterface({ input: process.stdin })) {
    const [url, ...texts] = job.split("\t");
    const { status, headers } = await send(url, fieldsOf(texts)).catch(() => ({ status: 0, headers: {} }));
    console.log([status, ...Object.keys(headers)].join("\t"));
  }
  process.exit(0);
}

main();
