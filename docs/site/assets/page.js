// Keys on the page of a code: the arrows lead to its neighbours, a slash to the search.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("pre, input, select")) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (rel) document.querySelector(`a[rel=${rel}]`)?.click();
  if (event.key === "/") location.href = "../index.html";
});
