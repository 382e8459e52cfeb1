// Finds codes as the library does: by what it calls them, and by sets; then by what mentions the words, best first.
globalThis.search = ({ number, text, utf8 }, words) => {
    const SET_SIZE = 128; // bytes of httpstatus_set
    // What says nothing next to a code: "http status 503". The command-line tool skips the same words.
    const FILLERS = ["http", "status", "code", "codes", "errors"];
    const EXPLICIT_SET = /,|(?:^|\s)[!+-]/;

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
    const inLanguages = (name, code) => languages.map((language) => text(name, code, language));

    // What is known of a code, in ranks: the sooner a rank mentions a text, the better the code fits.
    function ranksOf(code) {
        const [searched = [], subcodes = []] = words[code] ?? [];
        const vendors = listed("vendor", code);
        return [
            [
                text("reason", code),
                ...inLanguages("title", code),
                ...listed("alias", code),
                `HTTPSTATUS_${text("name", code)}`,
            ],
            searched,
            vendors.flatMap((vendor) => [text("vendor_reason", code, vendor), `${vendor} ${code}`]),
            inLanguages("summary", code),
            [text("class_name", code) ?? "", ...subcodes],
            inLanguages("description", code),
        ].map((rank) => `\n${rank.join("\n").toLowerCase()}\n`);
    }

    const ranks = new Map(known.map((code) => [code, ranksOf(code)]));

    const isSet = (text) => number("set_parse", null, utf8(text), null) !== 0;
    const hasDigit = (word) => /\d/.test(word);
    const isFiller = (word) => /^[a-z]+$/.test(word) && (FILLERS.includes(word) || isSet(word));
    const isByItself = (word) => hasDigit(word) && (isSet(word) || number("find", utf8(word)) !== 0);

    // Some words without those that say nothing next to a code, if there is a code: "404 error" is about 404 alone.
    const withoutFillers = (all) => (all.some(isByItself) ? all.filter((word) => !isFiller(word)) : all);

    // The known codes of a set; none if the text describes no set.
    function membersOf(text) {
        const set = new ArrayBuffer(SET_SIZE);
        if (!number("set_parse", set, utf8(text), null)) return [];
        return known.filter((code) => number("set_has", set, code));
    }

    // The known codes of a set that is asked for; none if the query is a text. A word such as "error" is a set if it is
    // the whole query, or if commas or signs show that the query is one.
    function setOf(query, all) {
        if (all.length === 1 || EXPLICIT_SET.test(query)) return membersOf(query);
        return all.some(isByItself) ? membersOf(withoutFillers(all).join(" ")) : [];
    }

    // How well a code fits a text: the rank that mentions it, if that is all that is mentioned, and how often.
    function fit(code, one) {
        const at = ranks.get(code).findIndex((rank) => rank.includes(one));
        if (at < 0) return null;
        const rank = ranks.get(code)[at];
        return [at, rank.includes(`\n${one}\n`) ? 0 : 1, -rank.split(one).length];
    }

    // Which of two lists of numbers of the same length comes first.
    const compare = (left, right) => left.map((one, at) => one - right[at]).find((difference) => difference !== 0) ?? 0;

    // The codes that mention every one of some texts, the best first; a code is as good as the text that fits it least.
    function mentioning(texts) {
        const fits = known
            .map((code) => ({ code, found: texts.map((one) => fit(code, one)) }))
            .filter(({ found }) => !found.includes(null))
            .map(({ code, found }) => ({ code, worst: found.sort(compare).at(-1) }));
        return fits
            .sort((left, right) => compare(left.worst, right.worst) || left.code - right.code)
            .map(({ code }) => code);
    }

    // The known codes that a query means, the best first.
    function find(query) {
        const asked = query.trim().toLowerCase();
        if (asked === "") return known;
        const all = asked.split(/\s+/);
        const members = setOf(query, all);
        if (members.length > 0) return members;
        if (/^\d{1,2}$/.test(asked)) return known.filter((code) => String(code).startsWith(asked));
        const telling = withoutFillers(all);
        const named = number("find", utf8(query)) || number("find", utf8(telling.join(" ")));
        const whole = mentioning([asked]);
        const others = whole.length > 0 ? whole : mentioning(telling);
        return [...new Set([named, ...others])].filter((code) => known.includes(code));
    }

    return { find, closest: (query) => number("closest", utf8(query)) };
};
