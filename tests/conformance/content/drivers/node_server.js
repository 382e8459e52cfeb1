// Node's http server. Answers /known/STATUS and /streamed/STATUS with that status and some content.
"use strict";

const http = require("node:http");

const server = http.createServer((request, response) => {
  const [, form, status] = request.url.split("/");
  response.statusCode = Number(status);
  if (form === "streamed") {
    response.write("ex");
    response.end("tra");
  } else {
    response.end("extra");
  }
});

server.listen(0, "127.0.0.1", () => {
  console.log(`${process.versions.node}\n${server.address().port}`);
});
process.stdin.resume().on("end", () => process.exit(0));
