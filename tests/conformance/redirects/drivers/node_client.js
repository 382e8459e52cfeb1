// Sends requests with the Node client that is named as argument; NODE_PATH is the folder of its package.
"use strict";

const http = require("node:http");
const path = require("node:path");
const readline = require("node:readline");

function versionOf(module) {
  return require(path.join(process.env.NODE_PATH, module, "package.json")).version;
}

function options(method, content, headers) {
  return content ? { method, body: content, headers } : { method, headers };
}

function fieldsOf(texts) {
  const fields = {};
  for (let i = 0; i < texts.length; i += 2) {
    fields[texts[i]] = texts[i + 1];
  }
  return fields;
}

function nodeFetch() {
  return [process.versions.node, async (method, url, content, fields) => {
    await (await fetch(url, options(method, content, fields))).text();
  }];
}

function undici(module) {
  const { EnvHttpProxyAgent, interceptors, request } = require(module);
  const dispatcher = new EnvHttpProxyAgent().compose(interceptors.redirect({ maxRedirections: 5 }));
  return [versionOf(module), async (method, url, content, fields) => {
    const { body } = await request(url, { dispatcher, ...options(method, content, fields) });
    await body.text();
  }];
}

// Node sends the content of a DELETE or OPTIONS without framing unless its length is given.
function followRedirects() {
  const { http: follower } = require("follow-redirects");
  return [versionOf("follow-redirects"), (method, url, content, fields) => new Promise((resolve, reject) => {
    const headers = content ? { ...fields, "Content-Length": content.length } : fields;
    const request = follower.request(url, { method, headers }, (response) => {
      response.resume().on("end", resolve).on("error", reject);
    });
    request.on("error", reject).end(content);
  })];
}

async function got() {
  const { got: client } = await import(require.resolve("got"));
  return [versionOf("got"), async (method, url, content, fields) => {
    const settings = { retry: { limit: 0 }, allowGetBody: true, methodRewriting: true };
    await client(url, { ...options(method, content, fields), ...settings });
  }];
}

// The method CONNECT, whose answer is an event of its own.
function nodeConnect() {
  return [process.versions.node, (method, url) => new Promise((resolve, reject) => {
    const request = http.request(process.env.https_proxy, { method: "CONNECT", path: `${new URL(url).hostname}:443` });
    request.on("connect", (response, socket) => { socket.destroy(); resolve(); });
    request.on("error", reject).end();
  })];
}

const CLIENTS = {
  "connect": nodeConnect,
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
    const [method, url, content, ...texts] = line.split("\t");
    const sent = send(method, url, content || undefined, fieldsOf(texts));
    await sent.catch((error) => console.error(`${method} ${url}: ${error}`));
  }
  process.exit(0);
}

main();
