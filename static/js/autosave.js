// Saves each field as it is typed, one after the other. What cannot be sent is kept in this tab
// and sent again when the line is back, also after the phone closed the tab. A newer value of
// another tab is never overwritten: clash.js lets the person choose. Leaving by the page's button
// waits for the save that is on its way, so that the page never clashes with itself.
(() => {
  const WAIT_MS = 700;
  const AGAIN_MS = 4000;
  const PATIENCE_MS = 3000;
  const TICKED = ["radio", "checkbox"];

  const fieldsOf = (form, name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const valueOf = (form, name) => {
    const fields = fieldsOf(form, name);
    const ticked = TICKED.includes(fields[0].type) ? fields.filter((field) => field.checked) : fields;
    return ticked.map((field) => field.value).join(",");
  };
  const put = (form, name, value) => {
    for (const field of fieldsOf(form, name)) {
      if (TICKED.includes(field.type)) field.checked = value.split(",").includes(field.value);
      else field.value = value;
    }
    form.dispatchEvent(new Event("change"));
  };

  class Saver {
    constructor(form) {
      Object.assign(this, { form, words: form.dataset, timers: {}, seen: {}, kept: {}, onTheWay: 0, line: Promise.resolve() });
      this.store = `unsaved ${form.dataset.autosave}`;
      for (const field of form.elements) if (field.name) this.seen[field.name] = valueOf(form, field.name);
      for (const kind of ["input", "change"]) form.addEventListener(kind, (event) => this.touch(event.target, kind));
      form.addEventListener("submit", (event) => this.leave(event));
      window.addEventListener("online", () => Object.keys(this.kept).forEach((name) => this.send(name)));
      this.restore();
    }
    version(name) { return this.form.querySelector(`[name="version.${CSS.escape(name)}"], [name="version"]`); }
    say(textContent, isWaiting = false) {
      const className = isWaiting ? "saved waiting" : "saved";
      Object.assign(this.form.querySelector("[data-saved-line]"), { textContent, className });
    }
    tell(name, detail) { this.form.dispatchEvent(new CustomEvent(name, { detail })); }
    touch(target, kind) {
      if (!target.name || ["hidden", "file"].includes(target.type) || target.name.startsWith("choose.")) return;
      this.keep(target.name);
      clearTimeout(this.timers[target.name]);
      this.timers[target.name] = setTimeout(() => this.send(target.name), kind === "change" ? 0 : WAIT_MS);
    }
    keep(name) { this.kept[name] = valueOf(this.form, name); this.write(); }
    write() { try { sessionStorage.setItem(this.store, JSON.stringify(this.kept)); } catch { /* full or forbidden */ } }
    restore() {
      let left = {};
      try { left = JSON.parse(sessionStorage.getItem(this.store) || "{}"); } catch { return; }
      for (const [name, value] of Object.entries(left)) {
        if (fieldsOf(this.form, name).length && valueOf(this.form, name) !== value) this.take(name, value);
      }
    }
    take(name, value) {
      put(this.form, name, value);
      this.keep(name);
      this.send(name);
    }
    leave(event) {
      Object.values(this.timers).forEach(clearTimeout);
      if (!this.onTheWay || this.isLeaving) {
        Object.assign(this, { isLeaving: false, kept: {} });
        return this.write();
      }
      event.preventDefault();
      this.isLeaving = true;
      const waited = new Promise((done) => { setTimeout(done, PATIENCE_MS); });
      return Promise.race([this.line, waited]).then(() => this.form.requestSubmit(event.submitter));
    }
    send(name) {
      this.onTheWay += 1;
      this.line = this.line.then(() => this.post(name)).finally(() => { this.onTheWay -= 1; }).catch(() => {
        this.isDown = true;
        this.say(this.words.waiting, true);
        clearTimeout(this.timers[name]);
        this.timers[name] = setTimeout(() => this.send(name), AGAIN_MS);
      });
    }
    async post(name) {
      const value = valueOf(this.form, name);
      if (value === this.seen[name]) { delete this.kept[name]; return this.write(); }
      this.say(this.words.saving);
      const version = this.version(name);
      const body = new URLSearchParams({ name, value, version: version.value });
      const headers = { "X-CSRFToken": this.words.token };
      const answer = await fetch(this.words.autosave, { method: "POST", body, headers });
      if (answer.status >= 500 || answer.status === 429) throw new TypeError("server");
      const said = await answer.json().finally(window.fingerLifted);
      if (answer.status === 409) return this.clash(name, value, version, said);
      this.tell("problem", { field: fieldsOf(this.form, name)[0], words: answer.status === 200 ? said.problem : said.detail });
      if (answer.status !== 200) return this.say(answer.status === 401 ? said.detail : "", true);
      version.value = said.version;
      this.seen[name] = value;
      if (this.kept[name] === value) delete this.kept[name];
      this.write();
      this.tell("worked", said.worked);
      if (this.isDown) {
        this.isDown = false;
        Object.keys(this.kept).forEach((one) => this.send(one));
      }
      return this.say(`${this.words.saved} ${said.at}`);
    }
    clash(name, mine, version, said) {
      const isOtherField = said.theirs === this.seen[name];
      const choose = (value) => {
        version.value = said.version;
        this.seen[name] = said.theirs;
        this.take(name, value);
      };
      if (isOtherField) return choose(mine);
      this.say("");
      return this.tell("clash", { field: fieldsOf(this.form, name)[0], mine, theirs: said.theirs, choose });
    }
  }

  for (const form of document.querySelectorAll("form[data-autosave]")) new Saver(form);
})();
