// Node's http module. Prints of each job's two responses the status, or 0 if there was none, and the content.
"use strict";

const http = require("node:http");
const readline = require("node:readline");

const TIME_LIMIT = 5000;

function fetchOnce(agent, method, url) {
  return new Promise((resolve) => {
    const fail = () => resolve("0\t");
    const request = http.request(url, { agent, method, timeout: TIME_LIMIT }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve(`${response.statusCode}\t${Buffer.concat(parts)}`));
      response.on("error", fail);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", fail);
    request.end();
  });
}

async function main() {
  console.log(process.versions.node);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [method, first, following] = line.split("\t");
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    console.log(`${await fetchOnce(agent, method, first)}\t${await fetchOnce(agent, "GET", following)}`);
    agent.destroy();
  }
}

main();
