// What the library answers to the three decisions, as the names of the outcomes in the diagrams; decisions.py is its twin.
globalThis.decisions = {
  redirect({ number, text }, code, method, policy) {
    if (text("redirect_method", code, method, policy) === null) return "none";
    return number("redirect_keeps_content", code, method, policy) ? "same" : "get";
  },
  retry({ number, text }, code, method) {
    return number("is_retryable", code, method) ? "yes" : text("retry_name", number("retry", code));
  },
  caching({ number }, code, method, flags) {
    return String(number("storable", code, method, flags));
  },
};
