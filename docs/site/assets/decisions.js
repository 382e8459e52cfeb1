// What the library answers to the four decisions, as the names of the outcomes in the ladders; decisions.py is its twin.
globalThis.decisions = {
    redirect({ number, text }, code, method, policy) {
        const next = text("redirect_method", code, method, policy);
        if (next === null) return "none";
        if (next !== method) return "get";
        return number("redirect_keeps_content", code, method, policy) ? "same" : "bare";
    },
    retry: ({ rule }, ...given) => String(rule("may_retry", ...given)),
    caching: ({ rule }, ...given) => String(rule("may_store", ...given)),
    content: ({ number, text }, code, method) => text("content_name", number("content", code, method)),
};
