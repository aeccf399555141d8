// Files that are too large are told of as soon as they are chosen. Without this the server says so after they were sent.
"use strict";

const MEGABYTE = 1024 * 1024;

for (const field of document.querySelectorAll("input[data-most-bytes]")) {
  const most = Number(field.dataset.mostBytes);
  const told = document.createElement("p");
  told.className = "field__error";
  told.id = `${field.id}_rozmiar`;
  told.setAttribute("role", "alert");
  const size = () => [...field.files].reduce((sum, file) => sum + file.size, 0);
  field.after(told);
  field.addEventListener("change", () => {
    const isOver = size() > most;
    const megabytes = Math.ceil(size() / MEGABYTE);
    told.textContent = isOver ? `Wybrane pliki mają ${megabytes} MB, a można wysłać najwyżej ${most / MEGABYTE} MB.` : "";
    field.toggleAttribute("aria-invalid", isOver);
  });
  field.form?.addEventListener("submit", (event) => {
    if (size() <= most) return;
    event.preventDefault();
    field.focus();
  });
}
