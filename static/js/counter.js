// How long an answer is, beside its limit. Without this the page says the limit and the server how much is over.
"use strict";

const NEAR = 0.8;
const PAUSE = 400; // milliseconds: who is read to hears one count, at a pause
const number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "always" });

function said(told, length) {
  const most = Number(told.dataset.most);
  if (length > most) return told.dataset.over.replace("{n}", number.format(length - most));
  return length > most * NEAR ? told.dataset.near.replace("{n}", number.format(length)) : "";
}

for (const told of document.querySelectorAll(".field__count")) {
  const field = document.getElementById(told.id.replace(/_count$/, ""));
  let waiting;
  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const length = [...field.value.trim()].length;
      const words = said(told, length);
      if (told.textContent !== words) told.textContent = words;
      told.classList.toggle("field__count--over", length > Number(told.dataset.most));
    }, PAUSE);
  });
}
