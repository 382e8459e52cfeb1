// The three decisions, as ladders of questions in the order of the diagrams: the first that holds decides. The tests compare
// them with the library for every input that the forms offer.
globalThis.decisions = (() => {
  const { codes, strangers, methods } = globalThis.HTTPSTATUS;
  const traitsOf = (code) => codes[code] ?? strangers[code];
  const FLAG = {
    noStore: 0x1, private: 0x2, public: 0x4, maxAge: 0x8, sMaxage: 0x10, mustRevalidate: 0x20, mustUnderstand: 0x40,
    expires: 0x80, authorization: 0x100, contentLocationMatches: 0x200, requestNoStore: 0x400, shared: 0x800,
    understandsPartial: 0x1000,
  };
  const STRICT = 1;
  const LEGACY = 2;
  const always = () => true;

  const redirect = [
    (code) => !traitsOf(code).redirect,
    (code) => traitsOf(code).keeps,
    (code, method) => method === "GET" || method === "HEAD",
    (code) => traitsOf(code).seeOther,
    (code, method, policy) => policy === LEGACY,
    (code, method, policy) => method === "POST" && policy !== STRICT,
    always,
  ];

  const retry = [
    (code) => traitsOf(code).retry === "any",
    (code) => traitsOf(code).retry === "changed",
    (code) => traitsOf(code).retry === "never",
    (code, method) => methods[method].idempotent,
    always,
  ];

  const isShared = (flags) => (flags & FLAG.shared) !== 0;
  const isExplicit = (flags) =>
    (flags & (FLAG.maxAge | FLAG.expires)) !== 0 || (isShared(flags) && (flags & FLAG.sMaxage) !== 0);

  function methodForbids(code, method, flags) {
    const { cacheable, cacheableIfMatching } = methods[method];
    return !cacheable && !(cacheableIfMatching && isExplicit(flags) && (flags & FLAG.contentLocationMatches) !== 0);
  }

  function notUnderstood(code, method, flags) {
    const { partial, known } = traitsOf(code);
    return partial ? (flags & FLAG.understandsPartial) === 0 : !known && (flags & FLAG.mustUnderstand) !== 0;
  }

  const caching = [
    methodForbids,
    (code) => code < 200 || code > 599,
    (code) => traitsOf(code).never,
    notUnderstood,
    (code, method, flags) =>
      (flags & FLAG.requestNoStore) !== 0 || ((flags & FLAG.noStore) !== 0 && (flags & FLAG.mustUnderstand) === 0),
    (code, method, flags) => isShared(flags) && (flags & FLAG.private) !== 0,
    (code, method, flags) => isShared(flags) && (flags & FLAG.authorization) !== 0
      && (flags & (FLAG.public | FLAG.sMaxage | FLAG.mustRevalidate)) === 0,
    (code, method, flags) => isExplicit(flags),
    (code, method, flags) => (flags & FLAG.public) !== 0,
    (code, method, flags) => (flags & FLAG.private) !== 0,
    (code) => traitsOf(code).heuristic,
    always,
  ];

  const ladders = { redirect, retry, caching };
  // The number of the question that decides.
  const decide = (name, ...inputs) => ladders[name].findIndex((holds) => holds(...inputs));
  return { decide };
})();
