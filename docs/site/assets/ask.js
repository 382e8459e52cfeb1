// The form of a decision: answers at once, and marks in the diagram the question that decided.
(() => {
  const form = document.getElementById("ask");
  const { decision, texts } = form.dataset;
  const outcomes = texts.split("|");
  const steps = document.querySelectorAll(".ladder .step");

  function inputs() {
    const given = new FormData(form);
    const flags = given.getAll("flag").reduce((sum, flag) => sum | Number(flag), 0);
    const third = decision === "redirect" ? Number(given.get("policy")) : flags;
    return [Number(given.get("code")), given.get("method"), third];
  }

  function answer() {
    const at = globalThis.decisions.decide(decision, ...inputs());
    document.getElementById("answer").textContent = outcomes[at];
    steps.forEach((step, number) => step.classList.toggle("taken", number === at));
  }

  form.hidden = false;
  form.addEventListener("input", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  answer();
})();
