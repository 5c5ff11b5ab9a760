// Takes a drawn signature as a path of whole numbers. Without this file the written name signs.
(() => {
  const pad = document.querySelector("[data-signature]");
  const field = document.querySelector("input[name=strokes]");
  if (!pad || !field) return;
  pad.hidden = false;
  const canvas = pad.querySelector("canvas");
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 5, lineCap: "round", lineJoin: "round", strokeStyle: "#1c2430" });
  let last = null;
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * canvas.width);
    const y = Math.round(((event.clientY - box.top) / box.height) * canvas.height);
    return [Math.min(Math.max(x, 0), canvas.width), Math.min(Math.max(y, 0), canvas.height)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = point(event);
    field.value += `M${last[0]} ${last[1]}`;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last || field.value.length > 30000) return;
    const next = point(event);
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < 3) return;
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    field.value += `L${next[0]} ${next[1]}`;
    last = next;
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { last = null; });
  pad.querySelector("button").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  });
})();
