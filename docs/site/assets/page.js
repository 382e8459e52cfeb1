// On every page: the theme, the keys, buttons that copy, and the question in the address, which goes along to other languages.
(() => {
    const root = document.documentElement;
    const field = document.getElementById("q");
    const theme = document.getElementById("theme");
    const slash = document.getElementById("slash");
    const isDark = () =>
        (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const isTyping = ({ target }) => target.closest("input, select, textarea, [contenteditable]") !== null;

    theme.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        remember("theme", root.dataset.theme);
    });

    // A key of one character can be switched off (WCAG 2.1.4).
    slash.setAttribute("aria-pressed", String(remembered("slash") !== "off"));
    slash.addEventListener("click", () => {
        const on = slash.getAttribute("aria-pressed") !== "true";
        slash.setAttribute("aria-pressed", String(on));
        remember("slash", on ? "on" : "off");
    });

    addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
        if (event.key === "/" && slash.getAttribute("aria-pressed") === "true") {
            event.preventDefault();
            field.focus();
            field.select();
        }
        const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
        if (rel && !event.target.closest("pre, .wide")) document.querySelector(`a[rel=${rel}]`)?.click();
    });

    for (const button of document.querySelectorAll(".copy")) {
        const said = button.textContent;
        button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
            button.textContent = button.dataset.done;
            setTimeout(() => {
                button.textContent = said;
            }, 2000); // milliseconds
        });
    }

    // Puts a question into the address, so that it can be shared, and into the links to the other languages.
    globalThis.showQuestion = (parameters) => {
        const query = parameters.toString() === "" ? "" : `?${parameters}`;
        history.replaceState(null, "", `${location.pathname}${query}`);
        for (const link of document.querySelectorAll(".languages a")) link.search = query;
    };
})();
