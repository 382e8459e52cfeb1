// Prints the table of the npm package statuses: its version, then a line per code.
const ABSENT = 77;
let statuses;
try {
  statuses = require("statuses");
} catch {
  process.exit(ABSENT);
}
console.log(require("statuses/package.json").version);
for (const [code, phrase] of Object.entries(statuses.message)) console.log(`${code}\t${phrase}`);
