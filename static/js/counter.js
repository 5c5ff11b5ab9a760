// Says how many characters are left below a text box that has a limit, once it is half full.
// The words come from the page (html data-count-left), so they are in the page's language.
const words = document.documentElement.dataset.countLeft || "";
for (const box of document.querySelectorAll("textarea[maxlength]")) {
  const limit = Number(box.getAttribute("maxlength"));
  const line = document.createElement("p");
  line.className = "counter";
  line.setAttribute("aria-live", "polite");
  box.after(line);
  const tell = () => {
    const left = limit - box.value.length;
    line.textContent = left <= limit / 2 ? `${words} ${left}` : "";
    line.classList.toggle("over", left <= 0);
  };
  box.addEventListener("input", tell);
  tell();
}
