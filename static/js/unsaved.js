// Forms marked data-unsaved ask before answers that were typed and not sent are left behind.
const touched = new Set();
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  form.addEventListener("input", () => touched.add(form));
  form.addEventListener("submit", () => touched.delete(form));
}
window.addEventListener("beforeunload", (event) => { if (touched.size) event.preventDefault(); });
