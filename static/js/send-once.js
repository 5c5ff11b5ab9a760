// A second click while a form is on its way is ignored. After a failure, a pause, or coming back
// with the browser's own button, sending again is always possible.
const PAUSE_MS = 4000;
const release = (form) => { delete form.dataset.sending; form.removeAttribute("aria-busy"); };
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  form.dataset.sending = "yes";
  form.setAttribute("aria-busy", "true");
  setTimeout(release, PAUSE_MS, form);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(release));
window.addEventListener("offline", () => document.querySelectorAll("form[data-sending]").forEach(release));
