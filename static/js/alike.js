// While a new partner is typed, those that may be there already are shown above the form. Without this the page asks
// about them once the button was pressed.
"use strict";

const alikeForm = document.querySelector("form[data-alike]");
if (alikeForm) {
  const place = document.getElementById("podobni");
  let waiting;
  let last = "";

  const asked = () => {
    const words = new URLSearchParams();
    for (const name of ["name", "nip", "regon", "krs", "krkgw"]) {
      const value = alikeForm.elements[name]?.value.trim();
      if (value) words.set(name, value);
    }
    for (const field of alikeForm.querySelectorAll("input[name^=osoby-][name$=-phone]")) {
      if (field.value.trim()) words.append("phone", field.value.trim());
    }
    return words.toString();
  };

  const look = async () => {
    const words = asked();
    if (words === last) return;
    last = words;
    try {
      const answer = await fetch(`${alikeForm.dataset.alike}?${words}`, { signal: AbortSignal.timeout(5000) });
      if (answer.ok && !answer.redirected && words === last) place.innerHTML = await answer.text();
    } catch {
      last = ""; // asked again with the next letter
    }
  };

  alikeForm.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 400);
  });
}
