// Answers the questions of the conformance kit by the engine of the site: node engine_adapter.js KIT ASSETS CONSTANTS
"use strict";
const [kit, assets, constants] = process.argv.slice(2);
const { answer } = require(`${kit}/adapters/adapter`);
require(`${assets}/library.js`);
require(`${assets}/engine.js`);
const values = JSON.parse(constants);

const SET_SIZE = 128; // bytes of httpstatus_set
const TEXT_SIZE = 8192; // bytes, more than the text of any set takes
const LETTERS = { n: 10, r: 13, t: 9, 0: 0, "\\": 92 };

// The bytes that a cell stands for.
function bytesOf(cell) {
  const pieces = cell.split(/(\\x[0-9A-Fa-f]{2}|\\[nrt0\\])/);
  return Uint8Array.from(pieces.flatMap((piece, at) => {
    if (at % 2 === 0) return [...new TextEncoder().encode(piece)];
    return piece[1] === "x" ? parseInt(piece.slice(2), 16) : LETTERS[piece[1]];
  }));
}

// A cell as a C string of any bytes; null if it is empty.
const stringOf = (cell) => (cell ? Uint8Array.of(...bytesOf(cell), 0).buffer : null);

const ofPrefix = (prefix) => Object.keys(values).filter((name) => name.startsWith(prefix));
const wordOf = (prefix, value) => ofPrefix(prefix).find((name) => values[name] === value).slice(prefix.length);
const flagsOf = (words) => words.split("|").filter(Boolean).reduce((flags, word) => flags | values[`CACHE_${word}`], 0);
const wordsOf = (flags) => ofPrefix("CACHE_").filter((name) => flags & values[name])
  .sort((one, other) => values[one] - values[other]).map((name) => name.slice(6)).join("|");

globalThis.engine.then(({ number, text }) => {
  const truth = (name, ...args) => number(name, ...args) !== 0;
  const listed = (ask) => {
    const answers = [];
    for (let given; (given = ask(answers.length)) !== null;) answers.push(given);
    return answers;
  };

  // Functions by the kind of their arguments and of their answers; some is a number, of which 0 is none.
  const truthOfCode = (name) => (code) => truth(name, Number(code));
  const truthOfMethod = (name) => (code, method) => truth(name, Number(code), stringOf(method));
  const numberOf = (name) => (given) => number(name, Number(given));
  const someOf = (name) => (given) => number(name, Number(given)) || null;
  const textOf = (name) => (given) => text(name, Number(given));
  const textAt = (name) => (code, index) => text(name, Number(code), Number(index));
  const someOfText = (name) => (cell) => number(name, bytesOf(cell)) || null;
  const columns = (make, names) => Object.fromEntries(
    Object.entries(names).map(([column, name]) => [column, make(name)]));

  function language(cell) {
    const texts = (tag) => JSON.stringify(["title", "summary", "description"].map((name) => text(name, 404, tag)));
    return listed((index) => text("language", index)).find((tag) => texts(tag) === texts(stringOf(cell)));
  }

  function isListed(code, kind, field) {
    const level = values[`LEVEL_${kind.toUpperCase()}`];
    const fields = listed((index) => (kind === "request" ? text("request_field", Number(code), index)
      : text("field", Number(code), level, index)));
    return fields.includes(field);
  }

  function lineOf(code) {
    const line = new ArrayBuffer(TEXT_SIZE);
    const length = number("format_line", line, TEXT_SIZE, Number(code));
    return new TextDecoder().decode(line.slice(0, length)).replace("\r\n", "\\r\\n");
  }

  // What httpstatus_set_parse() makes of a cell: the canonical text, or the offset of the error.
  function parsed(cell) {
    const set = new ArrayBuffer(SET_SIZE);
    const at = new ArrayBuffer(4);
    if (!truth("set_parse", set, bytesOf(cell), at)) return { errorAt: new DataView(at).getUint32(0, true) };
    const out = new ArrayBuffer(TEXT_SIZE);
    const length = number("set_format", set, out, TEXT_SIZE);
    return { canonical: new TextDecoder().decode(out.slice(0, length)) };
  }

  function stored(code, method, flags) {
    const result = number("storable", Number(code), stringOf(method), flagsOf(flags));
    const prefix = result > 0 ? "STORE_" : "NOSTORE_";
    return prefix + wordOf(prefix, result);
  }

  const redirected = (ask, name) => (code, method, policy) =>
    ask(name, Number(code), stringOf(method), values[`REDIRECT_${policy}`]);

  answer("libhttpstatus", text("version"), {
    ...columns(numberOf, {
      "class.class_of": "class_of", "fallback.fallback": "fallback", "standing.standing": "standing",
    }),
    ...columns(someOf, { "edition.edition": "edition", "next.next": "next" }),
    ...columns(truthOfCode, {
      "cacheable.cacheable": "is_heuristically_cacheable", "class.is_client_error": "is_client_error",
      "class.is_error": "is_error", "class.is_informational": "is_informational",
      "class.is_redirection": "is_redirection", "class.is_server_error": "is_server_error",
      "class.is_success": "is_success", "class.is_valid": "is_valid", "fetch.null_body": "is_null_body",
      "fetch.range": "is_range", "fetch.redirect": "is_redirect", "on_wire.is_on_wire": "is_on_wire",
      "redirect_kinds.permanent": "is_permanent_redirect", "redirect_kinds.preserves_method": "preserves_method",
      "redirect_kinds.redirect": "is_redirect", "redirect_kinds.temporary": "is_temporary_redirect",
      "retry.retry_after": "honors_retry_after", "standing.is_known": "is_known",
      "standing.is_registered": "is_registered",
    }),
    ...columns(truthOfMethod, {
      "content.content_length": "allows_content_length", "content.transfer_encoding": "allows_transfer_encoding",
      "invalidates.invalidates": "invalidates", "retry.retryable": "is_retryable",
    }),
    ...columns(textOf, {
      "class_name.class_label": "class_label", "class_name.class_name": "class_name", "entry.name": "name",
      "entry.section": "section", "entry.spec": "spec", "entry.url": "url", "reason.reason": "reason",
      "reason_other.reason": "reason",
    }),
    ...columns(textAt, { "alias.alias": "alias", "reason_in.reason_in": "reason_in", "vendor.vendor": "vendor" }),
    ...columns(someOfText, {
      "closest.closest": "closest", "find.find": "find", "parse.parse": "parse", "parse_line.parse_line": "parse_line",
    }),
    "cache_flags.cache_flags": (cell) => wordsOf(number("cache_flags", bytesOf(cell))),
    "content.content": (code, method) => wordOf("CONTENT_", number("content", Number(code), stringOf(method))),
    "fields.listed": isListed,
    "format_line.format_line": lineOf,
    "grpc.answer": (from, given) => number(from === "http" ? "to_grpc" : "from_grpc", Number(given)),
    "language.language": language,
    "redirect.keeps_content": redirected(truth, "redirect_keeps_content"),
    "redirect.next": redirected((...args) => text(...args), "redirect_method"),
    "retry.retry": (code) => wordOf("RETRY_", number("retry", Number(code))),
    "set_parse.canonical": (cell) => parsed(cell).canonical,
    "set_parse.error_at": (cell) => parsed(cell).errorAt,
    "span.client": (code) => truth("is_span_error", Number(code), false),
    "span.server": (code) => truth("is_span_error", Number(code), true),
    "storable.result": stored,
    "vendor_reason.vendor_reason": (code, by) => text("vendor_reason", Number(code), stringOf(by)),
    "words.word": (vocabulary, given) => text(`${vocabulary}_name`, Number(given)),
  });
});
