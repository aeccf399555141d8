// The little work that a form asks for while very many are sent: begun at the first sign typed and done long before the
// last one. Who is quicker waits for the rest of it; without this the page says what to do.
"use strict";

function work(field) {
  const form = field.form;
  let worker = null;
  let isOver = false;
  let pressed = null;

  function over() {
    isOver = true;
    if (pressed) form.requestSubmit(pressed.button);
  }

  function begin() {
    if (worker || isOver) return;
    try {
      worker = new Worker(field.dataset.worker);
    } catch {
      isOver = true;
      return;
    }
    worker.addEventListener("message", ({ data }) => {
      field.value = data;
      worker.terminate();
      over();
    });
    worker.addEventListener("error", over);
    worker.postMessage({ challenge: field.dataset.challenge, bits: Number(field.dataset.bits) });
  }

  form.addEventListener("input", begin);
  form.addEventListener("submit", (event) => {
    begin();
    if (isOver) return;
    event.preventDefault();
    pressed = { button: event.submitter };
  });
  if ("typed" in field.dataset) begin();
}

for (const field of document.querySelectorAll("input[data-challenge]")) work(field);
