// Says in time that the sign-in is about to end and keeps it by one click. Who is typing just now
// is plainly here and is not asked. Tabs of one browser tell each other; nothing typed is touched.
(() => {
  const dialog = document.getElementById("session-ending");
  if (!dialog) return;
  const KEY = "session-ends", MINUTE = 60000, warn = Number(dialog.dataset.warn) * 1000;
  const longest = Date.now() + Number(dialog.dataset.longest) * 1000;
  const form = dialog.querySelector("form[method=post]");
  let ends = 0, touched = 0, timer = 0, again = Infinity;
  const left = () => ends - Date.now();
  const plan = (wait) => { clearTimeout(timer); timer = setTimeout(check, Math.max(wait, 0)); };
  const until = (instant) => {
    ends = instant; again = Infinity;
    if (left() > warn && dialog.open) dialog.close();
    plan(left() - warn);
  };
  const show = (when) => {
    for (const part of dialog.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
    for (const place of dialog.querySelectorAll("[data-minutes]")) place.textContent = Math.max(1, Math.ceil(left() / MINUTE));
    if (!dialog.open && left() < again) { dialog.showModal(); again = when === "over" ? -Infinity : Math.min(left(), MINUTE); }
  };
  const stay = async () => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (!answer.ok) return show("over");
      const instant = Date.now() + (await answer.json()).left * 1000;
      until(instant);
      try { localStorage.setItem(KEY, instant); } catch { /* this tab alone knows */ }
    } catch { show(left() > 0 ? "ending" : "over"); /* the network is away: asking again is possible */ }
  };
  const check = () => {
    if (left() > warn) return plan(left() - warn);
    if (left() <= 0) return show("over");
    const mayStay = longest - ends > MINUTE;
    if (mayStay && Date.now() - touched < MINUTE) return stay();
    show(mayStay ? "ending" : "final");
    plan(Math.min(left() % MINUTE || MINUTE, left()));
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); stay(); });
  document.addEventListener("input", () => { touched = Date.now(); });
  document.addEventListener("visibilitychange", check);
  addEventListener("storage", (event) => { if (event.key === KEY && event.newValue) until(Number(event.newValue)); });
  until(Date.now() + Number(dialog.dataset.left) * 1000);
  try { localStorage.setItem(KEY, ends); } catch { /* this tab alone knows */ }
})();
