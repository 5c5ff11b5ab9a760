// The call form by keyboard: arrow keys walk from the search box into the list of callers and back.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const box = document.querySelector("[data-find-caller]");
  const links = [...document.querySelectorAll("#callers [data-caller]")];
  const at = links.indexOf(document.activeElement);
  if (!box || !links.length || (at < 0 && document.activeElement !== box)) return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  (links[Math.min(next, links.length - 1)] || box).focus();
});
