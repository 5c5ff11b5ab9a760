/* A message that stands open before a person is read: send the page's own form quietly. */
(() => {
  const form = document.querySelector("form[data-mark-read]");
  if (!form) return;
  const mark = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", mark);
    fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" })
      .then((answer) => { if (answer.type === "opaqueredirect" || answer.ok) form.remove(); })
      .catch(() => {});
  };
  document.addEventListener("visibilitychange", mark);
  mark();
})();
