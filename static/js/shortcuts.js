// Console keys: "?" lists them; "g" then a letter goes to a place; "/" goes to the search box;
// j and k walk the rows of a list marked data-rows, Enter opens the row's link, x ticks its box.
// A link or button marked data-hotkey answers to that key; the list says what each does.
const dialog = document.getElementById("shortcuts");
const typing = (target) => target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
let going = false;
const walk = (step) => {
  const links = [...document.querySelectorAll("[data-rows] tr a:first-of-type")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
};
const hot = (key) => document.querySelector(`[data-hotkey="${CSS.escape(key)}"]`);
const list = dialog?.querySelector("dl");
for (const one of list ? document.querySelectorAll("[data-hotkey]") : []) {
  const row = document.createElement("div");
  const [key, words] = [document.createElement("dt"), document.createElement("dd")];
  key.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.hotkey }));
  words.textContent = one.dataset.hotkeyWords || "";
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
  const one = event.key.length === 1 && !dialog?.open && hot(event.key);
  if (one) { event.preventDefault(); one.click(); }
  if (event.key === "/") {
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); }
  }
});
document.querySelector("[data-open-shortcuts]")?.addEventListener("click", () => dialog?.showModal());
