// The form of a decision: asks the library at once, and marks in the diagram the question that decided.
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

  // Steps with the same outcome are told apart by the values of one argument.
  const decides = ({ dataset }, outcome, given) => dataset.outcome === outcome
    && (dataset.by === undefined || dataset.values.split(" ").includes(given.get(dataset.by)));

  function answer() {
    const given = new FormData(form);
    const outcome = outcomeOf(given);
    const taken = steps.find((step) => decides(step, outcome, given));
    for (const step of steps) step.classList.toggle("taken", step === taken);
    document.getElementById("answer").textContent = taken.dataset.text;
    if (why) why.textContent = engine.text(form.dataset.why, Number(outcome));
  }

  form.hidden = false;
  form.addEventListener("input", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  answer();
});
