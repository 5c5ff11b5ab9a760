// Words that appear while a finger is down would move the button from under it: who has some to
// say waits for fingerLifted().
(() => {
  const PATIENCE_MS = 3000;
  let lift = () => {};
  let lifted = Promise.resolve();
  document.addEventListener("pointerdown", () => {
    lifted = new Promise((done) => { lift = done; setTimeout(done, PATIENCE_MS); });
  });
  for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, () => setTimeout(lift));
  window.fingerLifted = () => lifted;
})();
