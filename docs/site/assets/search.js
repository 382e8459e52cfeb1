// Finds codes by number, by set or by phrase, as the library does; finding parts of phrases, in any language, is added here.
globalThis.search = ({ number, text, utf8 }) => {
  const SET_SIZE = 128; // bytes of httpstatus_set

  // Every answer of a function that counts from 0 and ends with NULL.
  function listed(name, ...args) {
    const answers = [];
    for (let answer; (answer = text(name, ...args, answers.length)) !== null;) answers.push(answer);
    return answers;
  }

  function knownCodes() {
    const codes = [];
    for (let code = 0; (code = number("next", code)) !== 0;) codes.push(code);
    return codes;
  }

  const known = knownCodes();
  const languages = listed("language");
  const phrasesOf = (code) => [
    text("reason", code), `HTTPSTATUS_${text("name", code)}`, ...listed("alias", code),
    ...listed("vendor", code).flatMap((vendor) => [text("vendor_reason", code, vendor), `${vendor} ${code}`]),
    ...languages.map((language) => text("title", code, language)),
  ];
  const summariesOf = (code) => languages.map((language) => text("summary", code, language));

  // ASCII letters and digits, and Chinese characters: what parts of phrases are compared by.
  const keyOf = (words) => words.toLowerCase().replace(/[^a-z0-9\u3400-\u9fff]/g, "");
  const keys = new Map(known.map((code) => [code, phrasesOf(code).map(keyOf)]));
  const summaries = new Map(known.map((code) => [code, summariesOf(code).map(keyOf)]));

  // The known codes of a set; none if the query describes no set.
  function membersOf(query) {
    const set = new ArrayBuffer(SET_SIZE);
    if (!number("set_parse", set, utf8(query), null)) return [];
    return known.filter((code) => number("set_has", set, code));
  }

  // The codes of which a text has the query in it.
  function mentioning(query, texts) {
    const key = keyOf(query);
    return key === "" ? [] : known.filter((code) => texts.get(code).some((other) => other.includes(key)));
  }

  // The known codes that a query means, in ascending order.
  function find(query) {
    if (query.trim() === "") return known;
    const members = membersOf(query);
    if (members.length > 0) return members;
    if (/^\s*\d{1,2}\s*$/.test(query)) return known.filter((code) => String(code).startsWith(query.trim()));
    const named = new Set(mentioning(query, keys)).add(number("find", utf8(query)));
    const found = known.filter((code) => named.has(code));
    return found.length > 0 ? found : mentioning(query, summaries);
  }

  return { find, closest: (query) => number("closest", utf8(query)) };
};
