// Sends chosen files in pieces as soon as they are chosen, shows how far each is, and goes on by
// itself after the line dropped. What has arrived travels with the form as an id, not as bytes.
(() => {
  const PAUSES_MS = [1000, 2000, 4000, 8000, 15000, 30000];
  const pause = (ms) => new Promise((wake) => {
    const timer = setTimeout(wake, ms);
    window.addEventListener("online", () => { clearTimeout(timer); wake(); }, { once: true });
  });

  class Sending {
    constructor(box, file, row) { Object.assign(this, { box, file, row, tries: 0, stopped: false }); }

    async ask(url, options = {}) {
      const headers = { "X-CSRFToken": this.box.dataset.token, ...options.headers };
      const answer = await fetch(url, { credentials: "same-origin", ...options, headers });
      const said = await answer.json();
      if (answer.status >= 500) throw new TypeError("server");
      return { status: answer.status, said };
    }

    async begin() {
      const form = new URLSearchParams({
        about: this.box.dataset.about, purpose: this.box.dataset.purpose,
        name: this.file.name, size: String(this.file.size),
      });
      const { status, said } = await this.ask(this.box.dataset.upload, { method: "POST", body: form });
      if (status !== 201) throw new Error(said.detail);
      this.url = `${this.box.dataset.upload}${said.id}/`;
      this.piece = said.piece;
      return said;
    }

    async send() {
      let { received, size, file } = await this.begin();
      while (!file && received < size && !this.stopped) {
        const body = this.file.slice(received, received + this.piece);
        const { status, said } = await this.ask(this.url, {
          method: "PATCH", body, headers: { "Upload-Offset": String(received) },
        });
        if (said.received === undefined) throw new Error(said.detail || String(status));
        received = said.received;
        this.tries = 0;
        this.row.show(received / size, this.box.dataset.sending);
      }
      if (this.stopped) return null;
      const { status, said } = await this.ask(`${this.url}finish/`, { method: "POST" });
      if (status !== 200) throw new Error(said.detail);
      return said.file;
    }

    async run() {
      for (;;) {
        try { return await this.send(); } catch (error) {
          const dropped = error instanceof TypeError || error instanceof SyntaxError;
          if (!dropped || this.stopped) throw error;
          this.row.show(null, this.box.dataset.waiting);
          await pause(PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)]);
        }
      }
    }
  }

  const makeRow = (box, name) => {
    const item = document.createElement("li");
    const label = Object.assign(document.createElement("span"), { className: "name", textContent: name });
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "button plain", textContent: box.dataset.remove });
    remove.setAttribute("aria-label", `${box.dataset.remove} ${name}`);
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", name);
    const state = Object.assign(document.createElement("span"), { className: "state", textContent: box.dataset.sending });
    item.append(label, remove, bar, state);
    box.querySelector(".uploads").append(item);
    return {
      item, remove,
      show(share, words) { if (share !== null) bar.value = share; state.textContent = words; },
      done(field, id) {
        bar.remove();
        state.textContent = box.dataset.done;
        item.append(Object.assign(document.createElement("input"), { type: "hidden", name: `${field}_stored`, value: id }));
      },
      fail(words, again) {
        item.classList.add("bad");
        state.textContent = words || box.dataset.failed;
        const button = Object.assign(document.createElement("button"), { type: "button", className: "button plain", textContent: box.dataset.again });
        button.addEventListener("click", () => { item.remove(); again(); });
        item.append(button);
      },
    };
  };

  const start = (box, field, file) => {
    const row = makeRow(box, file.name);
    const sending = new Sending(box, file, row);
    row.remove.addEventListener("click", () => { sending.stopped = true; row.item.remove(); });
    sending.run().then((stored) => { if (stored) row.done(field, stored.id); })
      .catch((error) => row.fail(error.message, () => start(box, field, file)));
  };

  for (const box of document.querySelectorAll("[data-upload]")) {
    const isOneOnly = !box.querySelector("input[multiple]");
    for (const input of box.querySelectorAll("input[type=file]")) {
      input.addEventListener("change", () => {
        if (isOneOnly) box.querySelector(".uploads").replaceChildren();
        for (const file of input.files) start(box, input.name, file);
        input.value = "";
      });
    }
  }
})();
