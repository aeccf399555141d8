// How residents will see what is being typed, beside the form, made by the server. A button shows it as well.
"use strict";

const AFTER = 700; // milliseconds after the last sign

for (const form of document.querySelectorAll("form[data-look]")) {
  const aside = document.getElementById("podglad");
  let [waiting, number] = [0, 0];

  async function look() {
    const mine = (number += 1);
    const body = new FormData(form);
    body.append(form.dataset.look, "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body });
      if (!answer.ok || mine !== number) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const made = page.getElementById("podglad");
      if (made) aside.replaceChildren(...made.childNodes);
    } catch {
      // what stands there stays; saving says what is wrong
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, AFTER);
  });
}
