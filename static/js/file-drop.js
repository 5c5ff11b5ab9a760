// Shows where a dragged file may be dropped. The box itself is the browser's own file input.
for (const area of document.querySelectorAll(".file-drop")) {
  for (const name of ["dragenter", "dragover"]) area.addEventListener(name, () => area.classList.add("over"));
  for (const name of ["dragleave", "drop", "dragend"]) area.addEventListener(name, () => area.classList.remove("over"));
}
