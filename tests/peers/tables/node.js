// Prints Node's table: its version, then a line per code.
console.log(process.versions.node);
for (const [code, phrase] of Object.entries(require("http").STATUS_CODES)) console.log(`${code}\t${phrase}`);
