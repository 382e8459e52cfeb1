// Finds codes by number, by phrase or by set. The rules are those of httpstatus_set_parse(), httpstatus_find() and
// httpstatus_closest(), and tests compare them; finding parts of phrases, in any language, is added here.
globalThis.search = (() => {
  const { codes } = globalThis.HTTPSTATUS;
  const known = Object.keys(codes).map(Number);
  const WORDS = {
    known: () => true,
    registered: (code) => codes[code].registered,
    redirect: (code) => codes[code].redirect,
    cacheable: (code) => codes[code].heuristic,
    retryable: (code) => codes[code].retry === "any" || codes[code].retry === "idempotent",
  };

  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const isCode = (text) => /^\d{1,4}$/.test(text) && Number(text) < 1024;

  // The codes of one item without its sign; null if it is none.
  function itemOf(text) {
    const word = text.toLowerCase();
    if (word === "error") return range(400, 599);
    if (Object.hasOwn(WORDS, word)) return known.filter(WORDS[word]);
    if (isCode(word)) return [Number(word)];
    const pattern = /^(\d)(?:(\d)x|xx)$/.exec(word);
    if (pattern) {
      const first = Number(pattern[1]) * 100 + Number(pattern[2] ?? 0) * 10;
      return range(first, first + (pattern[2] === undefined ? 99 : 9));
    }
    const [from, to, ...more] = word.split("-");
    return more.length === 0 && to !== undefined && isCode(from) && isCode(to) && Number(from) <= Number(to)
      ? range(Number(from), Number(to)) : null;
  }

  // The set that a text describes; null if it describes none.
  function parseSet(text) {
    const terms = text.split(/[, \t\r\n]+/).filter(Boolean);
    const removesFirst = terms.length > 0 && /^[!-]/.test(terms[0]);
    const set = new Set(removesFirst ? range(100, 599) : []);
    for (const term of terms) {
      const item = itemOf(term.replace(/^[+!-]/, ""));
      if (item === null) return null;
      const act = /^[!-]/.test(term) ? (code) => set.delete(code) : (code) => set.add(code);
      item.forEach(act);
    }
    return set;
  }

  // ASCII letters and digits, and Chinese characters: what phrases are compared by.
  const keyOf = (text) => text.toLowerCase().replace(/[^a-z0-9\u3400-\u9fff]/g, "");
  const keys = new Map(known.map((code) => [code, codes[code].phrases.map(keyOf)]));
  const summaries = new Map(known.map((code) => [code, codes[code].summaries.map(keyOf)]));

  // A number of three digits that leads, perhaps behind HTTP, HTTPSTATUS or a version.
  function leadingCode(text) {
    const found = /^[^a-z0-9]*(?:http(?:[^a-z0-9]*status)?(?:\/\d(?:\.\d)?[^a-z0-9]+|[^a-z0-9]*))?(\d{3})(?![a-z0-9])/i.exec(text);
    return found ? Number(found[1]) : 0;
  }

  // Optimal string alignment: insertions, deletions, substitutions, and swaps of two neighbours.
  function distance(a, b) {
    let [before, last] = [[], range(0, b.length)];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // The code whose phrase is nearest; 0 if none is near enough, or two are equally near.
  function closest(text) {
    const key = keyOf(text);
    const limit = Math.min(4, Math.floor(key.length / 3));
    const near = known.map((code) => [Math.min(...keys.get(code).map((other) => distance(key, other))), code]);
    near.sort((one, other) => one[0] - other[0]);
    return near[0][0] <= limit && near[0][0] < near[1][0] ? near[0][1] : 0;
  }

  // The known codes that a query means, in ascending order.
  function find(text) {
    const query = text.trim();
    if (query === "") return known;
    const set = parseSet(query);
    const members = set === null ? [] : known.filter((code) => set.has(code));
    if (members.length > 0) return members;
    if (/^\d{1,2}$/.test(query)) return known.filter((code) => String(code).startsWith(query));
    const leading = leadingCode(query);
    if (leading > 0) return known.filter((code) => code === leading);
    const key = keyOf(query.replace(/^http(?:status)?_/i, ""));
    if (key === "") return [];
    const named = known.filter((code) => keys.get(code).some((other) => other.includes(key)));
    return named.length > 0 ? named : known.filter((code) => summaries.get(code).some((other) => other.includes(key)));
  }

  return { find, closest, parseSet };
})();
