// Sums worked out from the other answers: shown as soon as they can be, taken over by one press.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  form.addEventListener("worked", ({ detail: sums }) => {
    for (const line of form.querySelectorAll("[data-worked]")) {
      const sum = sums[line.dataset.worked];
      line.hidden = !sum;
      if (!sum) continue;
      line.querySelector("output").textContent = sum.formula;
      line.querySelector("[data-take]").dataset.amount = sum.amount;
    }
  });
  for (const button of form.querySelectorAll("[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = form.querySelector(`[name="${CSS.escape(button.dataset.take)}"]`);
      field.value = button.dataset.amount;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
