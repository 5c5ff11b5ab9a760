// Questions that depend on another answer appear with it. Without this file all of them show.
const answerTo = (form, key) => {
  const fields = form.querySelectorAll(`[name="${CSS.escape(key)}"]`);
  const chosen = [...fields].find((field) => field.type !== "radio" && field.type !== "checkbox" || field.checked);
  return chosen ? chosen.value : "";
};
const arrange = (form) => {
  for (const box of form.querySelectorAll("[data-shown-if]")) {
    const values = box.dataset.shownValues.split(",");
    box.hidden = !values.includes(answerTo(form, box.dataset.shownIf));
  }
};
for (const form of document.querySelectorAll("form.answers")) {
  form.addEventListener("change", () => arrange(form));
  arrange(form);
}
