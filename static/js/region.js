// A region of a page picture: drawn with the pointer, or moved with the arrow keys (Shift sizes it)
// and taken with Enter. It leads to the form of a mark with the region filled in, in percent.
(() => {
  const set = (box, [left, top, width, height]) => {
    for (const [side, value] of Object.entries({ left, top, width, height })) box.style.setProperty(side, `${value}%`);
  };
  for (const place of document.querySelectorAll("[data-marks]")) {
    for (const region of place.dataset.marks.split(";").filter(Boolean)) {
      const mark = document.createElement("span");
      mark.className = "marked";
      set(mark, region.split(","));
      place.append(mark);
    }
  }
  const round = (value) => Math.round(Math.min(Math.max(value, 0), 100));
  for (const place of document.querySelectorAll("[data-pick]")) {
    const box = document.createElement("span");
    box.className = "frame-drawn";
    box.hidden = true;
    place.append(box);
    let at = null;
    let from = null;
    const draw = () => {
      box.hidden = false;
      set(box, at);
    };
    const take = () => {
      const url = `${place.dataset.pick}&region=${at.map(round).join(",")}`;
      if (window.htmx) window.htmx.ajax("GET", url, "#marking").then(() => document.querySelector("#marking select")?.focus());
      else window.location.assign(url);
    };
    const point = (event) => {
      const edge = place.getBoundingClientRect();
      return [(100 * (event.clientX - edge.left)) / edge.width, (100 * (event.clientY - edge.top)) / edge.height].map(round);
    };
    place.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      event.preventDefault();
      from = point(event);
      place.setPointerCapture(event.pointerId);
    });
    place.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = point(event);
      at = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
      draw();
    });
    place.addEventListener("pointerup", () => {
      if (from && at && at[2] > 1 && at[3] > 1) take();
      from = null;
    });
    const steps = { ArrowLeft: [-2, 0], ArrowRight: [2, 0], ArrowUp: [0, -2], ArrowDown: [0, 2] };
    place.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (step) {
        event.preventDefault();
        at ||= [35, 35, 30, 15];
        const [x, y, width, height] = at;
        if (event.shiftKey) at = [x, y, Math.min(Math.max(width + step[0], 2), 100 - x), Math.min(Math.max(height + step[1], 2), 100 - y)];
        else at = [Math.min(Math.max(x + step[0], 0), 100 - width), Math.min(Math.max(y + step[1], 0), 100 - height), width, height];
        draw();
      } else if (event.key === "Enter" && at) {
        event.preventDefault();
        take();
      }
    });
  }
})();
