// Sends requests with the Node client that is named as argument; NODE_PATH is the folder of its package.
"use strict";

const path = require("node:path");
const readline = require("node:readline");

const FIELDS = { "Content-Type": "text/plain", "Content-Language": "en" };

function versionOf(module) {
  return require(path.join(process.env.NODE_PATH, module, "package.json")).version;
}

function options(method, content) {
  return content ? { method, body: content, headers: FIELDS } : { method };
}

function nodeFetch() {
  return [process.versions.node, async (method, url, content) => {
    await (await fetch(url, options(method, content))).text();
  }];
}

function undici(module) {
  const { Agent, interceptors, request } = require(module);
  const dispatcher = new Agent().compose(interceptors.redirect({ maxRedirections: 5 }));
  return [versionOf(module), async (method, url, content) => {
    const { body } = await request(url, { dispatcher, ...options(method, content) });
    await body.text();
  }];
}

// Node sends the content of a DELETE or OPTIONS without framing unless its length is given.
function followRedirects() {
  const { http } = require("follow-redirects");
  return [versionOf("follow-redirects"), (method, url, content) => new Promise((resolve, reject) => {
    const headers = content ? { ...FIELDS, "Content-Length": content.length } : {};
    const request = http.request(url, { method, headers }, (response) => {
      response.resume().on("end", resolve).on("error", reject);
    });
    request.on("error", reject).end(content);
  })];
}

async function got() {
  const { got: client } = await import(require.resolve("got"));
  return [versionOf("got"), async (method, url, content) => {
    await client(url, { ...options(method, content), retry: { limit: 0 }, methodRewriting: true });
  }];
}

const CLIENTS = {
  "fetch": nodeFetch,
  "undici": () => undici("undici"),
  "undici6": () => undici("undici6"),
  "follow-redirects": followRedirects,
  "got": got,
};

async function main() {
  const [version, send] = await CLIENTS[process.argv[2]]();
  console.log(version);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [method, url, content] = line.split("\t");
    await send(method, url, content || undefined).catch((error) => console.error(`${method} ${url}: ${error}`));
  }
  process.exit(0);
}

main();
