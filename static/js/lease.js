// A filing that stands open is held for its reader: said every half minute, and once at the start.
// When a colleague has it, the page says so; the lease ends by itself when the page stops.
(() => {
  const form = document.querySelector("form[data-lease]");
  const note = document.querySelector("[data-lease-lost]");
  if (!form || !note) return;
  const beat = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (!answer.ok) return;
      const said = await answer.json();
      note.hidden = said.held;
      note.textContent = said.words;
    } catch { /* the line is down for a moment; the next beat will tell */ }
  };
  document.addEventListener("visibilitychange", beat);
  setInterval(beat, 30000);
  beat();
})();
