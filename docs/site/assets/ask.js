// The form of a decision: asks the library at once, and marks in the ladder the path that was taken. The question is in the
// address, so that it can be shared.
globalThis.engine.then((engine) => {
    const form = document.getElementById("ask");
    const why = document.getElementById("why");
    const { decision } = form.dataset;
    const steps = [...document.querySelectorAll(".ladder .step")];

    function outcomeOf(given) {
        const flags = given.getAll("flag").reduce((sum, flag) => sum | Number(flag), 0);
        const third = decision === "redirect" ? Number(given.get("policy")) : flags;
        return globalThis.decisions[decision](engine, Number(given.get("code")), given.get("method"), third);
    }

    // Steps with the same outcome differ by the values of one argument.
    const decides = ({ dataset }, outcome, given) =>
        dataset.outcome === outcome &&
        (dataset.by === undefined || dataset.values.split(" ").includes(given.get(dataset.by)));

    function answer() {
        const given = new FormData(form);
        const outcome = outcomeOf(given);
        const at = steps.findIndex((step) => decides(step, outcome, given));
        steps.forEach((step, index) => {
            step.classList.toggle("passed", index < at);
            step.classList.toggle("taken", index === at);
            if (index === at) step.setAttribute("aria-current", "step");
            else step.removeAttribute("aria-current");
        });
        document.getElementById("answer").textContent = steps[at].dataset.text;
        if (why) why.textContent = engine.text(form.dataset.why, Number(outcome));
    }

    // A value that the form does not offer leaves what it has.
    function recall() {
        const given = new URLSearchParams(location.search);
        for (const select of form.querySelectorAll("select")) {
            if ([...select.options].some(({ value }) => value === given.get(select.name)))
                select.value = given.get(select.name);
        }
        for (const box of form.querySelectorAll("[name=flag]")) box.checked = given.getAll("flag").includes(box.value);
    }

    form.addEventListener("input", () => {
        answer();
        globalThis.showQuestion(new URLSearchParams(new FormData(form)));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    recall();
    answer();
    if (location.search !== "") globalThis.showQuestion(new URLSearchParams(new FormData(form)));
});
