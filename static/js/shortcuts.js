// Console keys: "?" lists them; "g" then a letter goes to a place; "/" goes to the search box;
// j and k walk the rows of a list marked data-rows, Enter opens the row's link.
const dialog = document.getElementById("shortcuts");
const typing = (target) => target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
let going = false;
const walk = (step) => {
  const links = [...document.querySelectorAll("[data-rows] tr a:first-of-type")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
};
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
  if (event.key === "/") {
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); }
  }
});
document.querySelector("[data-open-shortcuts]")?.addEventListener("click", () => dialog?.showModal());
