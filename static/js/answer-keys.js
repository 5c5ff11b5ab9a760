// Keys of the judge's day: j and k walk the requests, 1 to 7 choose an answer in the open one,
// Ctrl+Enter records it.
{
  const rows = [...document.querySelectorAll("[data-answers] > li")];
  const isTyping = (target) => target.closest("input:not([type=radio]), textarea, select");
  const opened = () => rows.find((row) => row.contains(document.activeElement)) || rows.find((row) => row.querySelector("details[open]"));
  const go = (step) => {
    const at = rows.indexOf(opened());
    const row = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    row.querySelector("details").open = true;
    row.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => {
    const row = opened();
    if (!row || event.metaKey || event.altKey) return;
    if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); row.querySelector("form").requestSubmit(); return; }
    if (event.ctrlKey || isTyping(event.target)) return;
    if (event.key === "j" || event.key === "k") { event.preventDefault(); go(event.key === "j" ? 1 : -1); }
    if (/^[1-7]$/.test(event.key)) {
      const choice = row.querySelectorAll("input[type=radio]")[event.key - 1];
      if (choice) { choice.checked = true; choice.focus(); }
    }
  });
}
