// What has to be known before the page is painted, so that nothing moves: light or dark, as the system says until the reader
// chooses; that scripts run; and whether the address asks for something.
(() => {
    const root = document.documentElement;
    globalThis.remembered = (name) => {
        try {
            return localStorage.getItem(name);
        } catch {
            return null;
        }
    };
    globalThis.remember = (name, value) => {
        try {
            localStorage.setItem(name, value);
        } catch {
            /* a page from the disk may not store anything */
        }
    };
    if (remembered("theme")) root.dataset.theme = remembered("theme");
    root.classList.add("scripts");
    if (new URLSearchParams(location.search).get("q")) root.classList.add("asking");
})();
