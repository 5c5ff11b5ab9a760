// Console keys: "?" lists them; "g" then a letter goes to a place; "/" goes to the search box;
// j and k walk the rows of a list marked data-rows, Enter opens the row's link, x ticks its box. A key
// in data-press presses that button, link or box: the one of the row in focus, else the page's own;
// data-press-words says in the list what it does.
const dialog = document.getElementById("shortcuts");
const typing = (target) => target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
let going = false;
const walk = (step) => {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")].filter((row) => row.querySelector("a"));
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest("tr"));
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)].querySelector("a").focus();
};
const press = (key) => {
  const wanted = `[data-press="${CSS.escape(key)}"]`;
  const own = [...document.querySelectorAll(wanted)].find((thing) => !thing.closest("tr"));
  const thing = document.activeElement.closest("tr")?.querySelector(wanted) || own;
  if (!thing) return false;
  thing.matches("input, textarea, select") ? thing.focus() : thing.click();
  return true;
};
const list = dialog?.querySelector("dl");
for (const one of list ? document.querySelectorAll("[data-press-words]") : []) {
  const row = document.createElement("div");
  const [key, words] = [document.createElement("dt"), document.createElement("dd")];
  key.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.press }));
  words.textContent = one.dataset.pressWords;
  row.append(key, words);
  list.append(row);
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (going) {
    going = false;
    const place = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (place) { event.preventDefault(); place.click(); }
    return;
  }
  if (event.key === "?" && dialog) { event.preventDefault(); dialog.open ? dialog.close() : dialog.showModal(); }
  if (event.key === "g") going = true;
  if (event.key === "j") walk(1);
  if (event.key === "k") walk(-1);
  if (event.key === "x") document.activeElement?.closest("tr")?.querySelector("input[type=checkbox]")?.click();
  if (event.key === "/") {
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); }
  }
  if (event.key.length === 1 && !dialog?.open && press(event.key)) event.preventDefault();
});
document.querySelector("[data-open-shortcuts]")?.addEventListener("click", () => dialog?.showModal());
