// A chosen or dropped file is compared here, without being sent. Without this the form sends it, and the server says the same.
"use strict";

const told = document.getElementById("wynik");
const field = document.querySelector('input[type="file"]');
const form = field?.form;

async function digest(file) {
  const found = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(found)].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}

function paragraph(...parts) {
  const line = document.createElement("p");
  line.append(...parts);
  return line;
}

function strong(words) {
  const part = document.createElement("strong");
  part.textContent = words;
  return part;
}

async function look(file) {
  const found = await digest(file);
  const hash = document.createElement("code");
  hash.className = "hash";
  hash.textContent = found;
  const row = document.querySelector(`[data-sha256="${found}"]`);
  const link = row?.querySelector("a").cloneNode(true);
  const answer = row ? paragraph(strong(told.dataset.same), " ", link) : paragraph(strong(told.dataset.other), " ", told.dataset.advice);
  const note = row?.querySelector("[data-note]");
  told.replaceChildren(answer, ...(note ? [paragraph(note.textContent)] : []), paragraph("SHA-256: ", hash));
}

if (form && window.crypto?.subtle) {
  field.addEventListener("change", () => field.files[0] && look(field.files[0]));
  form.addEventListener("submit", (event) => {
    if (!field.files[0]) return;
    event.preventDefault();
    look(field.files[0]);
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) look(event.dataTransfer.files[0]);
  });
}
