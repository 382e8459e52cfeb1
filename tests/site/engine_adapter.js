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

// The bytes that a cell means.
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
const flagsOf = (prefix, words) =>
  words.split("|").filter(Boolean).reduce((flags, word) => flags | values[prefix + word], 0);
const wordsOf = (flags) => ofPrefix("CACHE_").filter((name) => flags & values[name])
  .sort((one, other) => values[one] - values[other]).map((name) => name.slice(6)).join("|");

globalThis.engine.then(({ number, rule, text }) => {
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
  const truthOfMethodAlone = (name) => (method) => truth(name, stringOf(method));
  const truthOfFlags = (name) => (code, flags) => truth(name, Number(code), flagsOf("CACHE_", flags));
  const wordOfCode = (name, prefix) => (code) => wordOf(prefix, number(name, Number(code)));
  // The name of the rule of a decision, among the constants with two prefixes.
  const ruleOf = (name, flagPrefix, prefixes) => (code, method, flags) => {
    const decided = rule(name, Number(code), stringOf(method), flagsOf(flagPrefix, flags));
    const allowed = truth(name, Number(code), stringOf(method), flagsOf(flagPrefix, flags), null);
    if (allowed !== decided > 0) throw new Error(`${name}: ${allowed} by rule ${decided}`);
    const prefix = prefixes[allowed ? 0 : 1];
    return prefix + wordOf(prefix, decided);
  };
  const columns = (make, names) => Object.fromEntries(
    Object.entries(names).map(([column, name]) => [column, make(name)]));

  function language(cell) {
    const texts = (tag) => JSON.stringify(["title", "summary", "description"].map((name) => text(name, 404, tag)));
    const leads = text("language_of", stringOf(cell));
    const tag = listed((index) => text("language", index)).find((one) => texts(one) === texts(stringOf(cell))) ?? null;
    if (leads !== tag) throw new Error(`${cell} leads to ${leads}, its texts are in ${tag}`);
    return leads;
  }

  function isListed(code, kind, field) {
    const level = values[`LEVEL_${kind.toUpperCase()}`];
    const fields = listed((index) => (kind === "request" ? text("request_field", Number(code), index)
      : text("field", Number(code), level, index)));
    return fields.includes(field);
  }

  const formatted = (name) => (code) => {
    const line = new ArrayBuffer(TEXT_SIZE);
    const length = number(name, line, TEXT_SIZE, Number(code));
    return new TextDecoder().decode(line.slice(0, length)).replace("\r\n", "\\r\\n");
  };

  // What httpstatus_parse_line() puts into one of its last two arguments, each 32 bits; null if it reads no line.
  const partOfLine = (at) => (cell) => {
    const parts = [new ArrayBuffer(4), new ArrayBuffer(4)];
    return number("parse_line", bytesOf(cell), ...parts) === 0 ? null : new DataView(parts[at]).getInt32(0, true);
  };

  // What httpstatus_set_parse() makes of a cell: the canonical text, or the offset of the error.
  function parsed(cell) {
    const set = new ArrayBuffer(SET_SIZE);
    const at = new ArrayBuffer(4);
    if (!truth("set_parse", set, bytesOf(cell), at)) return { errorAt: new DataView(at).getUint32(0, true) };
    const out = new ArrayBuffer(TEXT_SIZE);
    const length = number("set_format", set, out, TEXT_SIZE);
    return { canonical: new TextDecoder().decode(out.slice(0, length)) };
  }

  const redirected = (ask, name) => (code, method, policy) =>
    ask(name, Number(code), stringOf(method), values[`REDIRECT_${policy}`]);
  const keepsField = (code, method, policy, field, same) =>
    redirected((...args) => truth(...args, stringOf(field), same === "yes"),
      "redirect_keeps_field")(code, method, policy);

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
      "retry.retry_after": "honors_retry_after", "revalidation.stale_if_error": "is_stale_if_error",
      "span.client": "is_client_span_error", "span.server": "is_server_span_error", "standing.is_known": "is_known",
      "standing.is_registered": "is_registered",
    }),
    ...columns(truthOfMethodAlone, { "method.idempotent": "is_idempotent_method", "method.safe": "is_safe_method" }),
    ...columns(truthOfFlags, {
      "may_guess_freshness.may_guess_freshness": "may_guess_freshness",
      "may_serve_stale.may_serve_stale": "may_serve_stale",
    }),
    ...columns(truthOfMethod, {
      "content.content_length": "allows_content_length", "content.transfer_encoding": "allows_transfer_encoding",
      "invalidates.invalidates": "invalidates",
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
    ...columns(formatted, { "format_line.format_line": "format_line", "format_status.format_status": "format_status" }),
    "accept_language.accept_language": (cell) => text("accept_language", bytesOf(cell)),
    "cache_flags.cache_flags": (cell) => wordsOf(number("cache_flags", bytesOf(cell))),
    "cache_seconds.cache_seconds": (cell, directive) => number("cache_seconds", bytesOf(cell), stringOf(directive)),
    "content.content": (code, method) => wordOf("CONTENT_", number("content", Number(code), stringOf(method))),
    "field_condition.condition": (code, field) => text("field_condition", Number(code), stringOf(field)),
    "fields.listed": isListed,
    "grpc.answer": (from, given) => number(from === "http" ? "to_grpc" : "from_grpc", Number(given)),
    "language.language": language,
    "may_retry.rule": ruleOf("may_retry", "WHEN_", ["MAYRETRY_", "NORETRY_"]),
    "may_send.may_send": (code, version) => truth("may_send", Number(code), Number(version)),
    "may_store.rule": ruleOf("may_store", "CACHE_", ["STORE_", "NOSTORE_"]),
    "parse_line.minor": partOfLine(0),
    "parse_line.reason": partOfLine(1),
    "proxy_error.proxy_error": (type) => number("from_proxy_error", stringOf(type)) || null,
    "redirect.keeps_content": redirected(truth, "redirect_keeps_content"),
    "redirect.next": redirected((...args) => text(...args), "redirect_method"),
    "redirect_field.keeps_field": keepsField,
    "retry.retry": wordOfCode("retry", "RETRY_"),
    "retry_after.retry_after": (value, now) => number("retry_after", bytesOf(value), BigInt(now)),
    "revalidation.revalidation": wordOfCode("revalidation", "REVALIDATION_"),
    "robots.robots": wordOfCode("robots", "ROBOTS_"),
    "set_parse.canonical": (cell) => parsed(cell).canonical,
    "set_parse.error_at": (cell) => parsed(cell).errorAt,
    "vendor_reason.vendor_reason": (code, by) => text("vendor_reason", Number(code), stringOf(by)),
    "words.word": (vocabulary, given) => text(`${vocabulary}_name`, Number(given)),
  });
});
