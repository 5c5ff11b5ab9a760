// Console keys: "?" lists them; "g" then a letter goes to a place; "/" goes to the search box;
// j and k walk the rows of a list marked data-rows, Enter opens the row's link, x ticks its box. A key
// in data-press presses that button or link, or goes to that box: of the row or picture in focus, else
// the page's, and pressed again the next one's; data-press-words says in the list what it does.
// [ and ] open the neighbour in a navigation marked data-steps. Ctrl+Enter sends the form in focus.
// Keys of one letter can be turned off in the list, for those who speak to their computer (WCAG 2.1.4).
{
  const OFF = "keys-off";
  const dialog = document.getElementById("shortcuts");
  const kept = { // a browser may forbid keeping anything: then the keys are on
    get off() { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } },
    set off(value) { try { localStorage.setItem(OFF, value ? "1" : "0"); } catch { /* for this page only */ } },
  };
  let off = kept.off;
  let going = false;
  const typing = (target) => target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
  const near = () => document.activeElement?.closest("tr, figure");
  const walk = (step) => {
    const rows = [...document.querySelectorAll("[data-rows] tbody tr")].filter((row) => row.querySelector("a") && row.checkVisibility());
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement.closest("tr"));
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)].querySelector("a").focus();
  };
  const step = (by) => {
    const links = [...document.querySelectorAll("[data-steps] a")];
    const at = links.findIndex((link) => link.hasAttribute("aria-current"));
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.click();
  };
  const press = (key) => {
    const wanted = `[data-press="${CSS.escape(key)}"]`;
    const own = [...document.querySelectorAll(wanted)].filter((thing) => !thing.closest("tr, figcaption"));
    const next = own[(own.indexOf(document.activeElement) + 1) % own.length];
    const thing = near()?.querySelector(`:is(td, figcaption) ${wanted}`) || next;
    if (!thing) return false;
    if (thing.matches("input, textarea, select, [tabindex]")) thing.focus();
    else thing.click();
    return true;
  };
  const DOES = {
    "?": () => { if (dialog) dialog.open ? dialog.close() : dialog.showModal(); },
    g: () => { going = true; },
    j: () => walk(1),
    k: () => walk(-1),
    x: () => near()?.querySelector("input[type=checkbox]")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "[": () => step(-1),
    "]": () => step(1),
  };
  const does = (key) => {
    if (going) {
      going = false;
      document.querySelector(`a[data-key="${CSS.escape(key)}"]`)?.click();
      return true;
    }
    if (dialog?.open && key !== "?") return false;
    if (press(key)) return true;
    DOES[key]?.();
    return key in DOES;
  };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.metaKey || event.altKey) return;
    if (event.ctrlKey) {
      const form = key === "Enter" && target.closest("main form[method=post]:not([data-answers] form)");
      if (form) { event.preventDefault(); form.requestSubmit(form.querySelector("[type=submit]")); }
    } else if (key === "Escape" && !dialog?.open) press(key);
    else if (!off && key.length === 1 && !typing(target) && does(key)) event.preventDefault();
  });

  const list = dialog?.querySelector("dl");
  const say = (keys, words) => {
    const row = document.createElement("div");
    const [names, meaning] = [document.createElement("dt"), document.createElement("dd")];
    for (const key of keys) names.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
    meaning.textContent = words;
    row.append(names, meaning);
    list.append(row);
  };
  const said = new Set();
  for (const one of document.querySelectorAll("[data-press], [data-steps]")) {
    const { press: key, pressWords, steps } = one.dataset;
    if (key && !off) one.setAttribute("aria-keyshortcuts", key);
    const words = pressWords || steps;
    if (!list || !words || said.has(words)) continue;
    said.add(words);
    say(key ? [key] : ["[", "]"], words);
  }
  const keysOn = dialog?.querySelector("[data-keys-on]");
  if (keysOn) keysOn.checked = !off;
  keysOn?.addEventListener("change", () => { kept.off = off = !keysOn.checked; });
  for (const opener of document.querySelectorAll("[data-open-shortcuts]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog?.showModal());
  }
  // After an act the page leads back to its row: go on from there.
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("[data-rows] tr")?.querySelector("a")?.focus();
}
