// The search field and the filters of the list. What is asked for is in the address, so that it can be shared.
globalThis.engine.then((engine) => {
    const search = globalThis.search(engine, globalThis.WORDS);
    const field = document.getElementById("q");
    const filters = document.getElementById("filters");
    const count = document.getElementById("count");
    const all = document.getElementById("all");
    const found = document.getElementById("found");
    const list = found.querySelector("ol");
    const items = new Map([...all.querySelectorAll("[data-code]")].map((item) => [Number(item.dataset.code), item]));
    const selects = [...filters.querySelectorAll("select")];

    const passes = ({ dataset }) =>
        selects.every(({ name, value }) => value === "" || dataset[name].split("|").includes(value));

    function say(shown) {
        const { count: counted, meant, miss } = count.dataset;
        if (shown > 0 || field.value.trim() === "") {
            count.textContent = counted.replace("{n}", shown).replace("{total}", items.size);
            return;
        }
        const near = items.get(search.closest(field.value));
        if (near) count.replaceChildren(`${meant} `, near.querySelector("a").cloneNode(true), "?");
        else count.textContent = miss;
    }

    function show() {
        const asking = field.value.trim() !== "";
        const codes = search.find(field.value).filter((code) => passes(items.get(code)));
        document.documentElement.classList.toggle("asking", asking);
        found.hidden = !asking || codes.length === 0;
        list.replaceChildren(...(asking ? codes.map((code) => items.get(code).cloneNode(true)) : []));
        for (const [code, item] of items) item.hidden = !codes.includes(code);
        for (const section of all.children)
            section.hidden = section.querySelector("[data-code]:not([hidden])") === null;
        say(codes.length);
    }

    function asked() {
        const given = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value !== ""));
        if (field.value !== "") given.set("q", field.value);
        return given;
    }

    function recall() {
        const given = new URLSearchParams(location.search);
        field.value = given.get("q") ?? "";
        for (const select of selects) select.value = given.get(select.name) ?? "";
        if (selects.some(({ value }) => value !== "")) filters.querySelector("details").open = true;
    }

    const shownLinks = () => [...(found.hidden ? all : found).querySelectorAll("[data-code]:not([hidden]) > a")];

    function move(step) {
        const links = shownLinks();
        const next = links.indexOf(document.activeElement) + step;
        (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
    }

    function onKey(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            if (event.target !== field && !event.target.closest("[data-code]")) return;
            event.preventDefault();
            move(event.key === "ArrowDown" ? 1 : -1);
        } else if (event.key === "Escape") {
            field.value = "";
            field.focus();
            changed();
        }
    }

    function changed() {
        show();
        globalThis.showQuestion(asked());
    }

    field.addEventListener("input", changed);
    filters.addEventListener("input", changed);
    filters.addEventListener("reset", () => setTimeout(changed));
    field.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (field.value.trim() !== "") shownLinks()[0]?.click();
    });
    addEventListener("keydown", onKey);
    recall();
    show();
    if (asked().toString() !== "") globalThis.showQuestion(asked());
});
