// The search field and the filters of the list. What is asked for stands in the fragment of the address, so that it can be
// shared, and goes along to another language.
globalThis.engine.then((engine) => {
  const search = globalThis.search(engine);
  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const count = document.getElementById("count");
  const items = [...document.querySelectorAll("[data-code]")];
  const selects = [...form.querySelectorAll("select")];

  const passes = (item) => selects.every(({ name, value }) => value === "" || item.dataset[name].split("|").includes(value));

  function suggest(query) {
    const code = search.closest(query);
    const item = items.find((one) => Number(one.dataset.code) === code);
    if (!item) return;
    const link = item.querySelector("a").cloneNode(true);
    count.append(` ${count.dataset.meant} `, link, "?");
  }

  function show() {
    const found = new Set(search.find(field.value));
    const shown = items.filter((item) => {
      item.hidden = !(found.has(Number(item.dataset.code)) && passes(item));
      return !item.hidden;
    });
    for (const section of document.querySelectorAll("main section")) {
      section.hidden = section.querySelector("[data-code]:not([hidden])") === null;
    }
    count.textContent = count.dataset.count.replace("{n}", shown.length).replace("{total}", items.length);
    if (found.size === 0) suggest(field.value);
  }

  function remember() {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    history.replaceState(null, "", `#${asked}`);
    for (const link of document.querySelectorAll(".languages a")) link.hash = `${asked}`;
  }

  function recall() {
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      const control = form.elements.namedItem(name);
      if (control) control.value = value;
    }
  }

  function move(step) {
    const links = items.filter((item) => !item.hidden).map((item) => item.querySelector("a"));
    const at = links.indexOf(document.activeElement);
    const next = at + step;
    (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
    if (event.key === "/" && event.target !== field) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
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
    remember();
  }

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    items.find((item) => !item.hidden)?.querySelector("a").click();
  });
  addEventListener("keydown", onKey);
  addEventListener("hashchange", () => { recall(); show(); });
  recall();
  changed();
});
