/* Asks now and then whether something newer arrived, and offers to show it. */
(() => {
  const note = document.querySelector("[data-newest-url]");
  if (!note) return;
  const seen = Number(note.dataset.newest);
  const timer = setInterval(async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await (await fetch(note.dataset.newestUrl)).json();
      if (answer.newest > seen) { note.hidden = false; clearInterval(timer); }
    } catch { /* the server restarts; the next question will tell */ }
  }, 4000);
})();
