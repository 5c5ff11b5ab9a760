// What autosave.js has to say at a field: a value that cannot be right, and two values of which
// one must be chosen because another tab saved something else.
(() => {
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const boxOf = (field) => field.closest(".field");

  const tellProblem = ({ detail: { field, words } }) => {
    const box = boxOf(field);
    box.classList.toggle("bad", Boolean(words));
    box.querySelector(".field-error")?.remove();
    if (!words) return;
    const note = make("div", { className: "field-error", role: "alert", textContent: words });
    box.querySelector("label, legend").after(note);
  };

  const tellClash = (form) => ({ detail: { field, mine, theirs, choose } }) => {
    const box = boxOf(field);
    if (box.previousElementSibling?.matches(".clash")) box.previousElementSibling.remove();
    const group = make("div", { className: "clash note warning", role: "alert" });
    group.append(make("p", { textContent: form.dataset.which }));
    for (const [words, value] of [[form.dataset.mine, mine], [form.dataset.theirs, theirs]]) {
      const button = make("button", { type: "button", className: "button secondary", textContent: `${words} ${value || "—"}` });
      button.addEventListener("click", () => { group.remove(); choose(value); });
      group.append(button);
    }
    box.before(group);
  };

  for (const form of document.querySelectorAll("form[data-autosave]")) {
    form.addEventListener("problem", tellProblem);
    form.addEventListener("clash", tellClash(form));
  }
})();
