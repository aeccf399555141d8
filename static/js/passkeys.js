// A passkey is made or used here, and its answer sent with the form. Without this the server says so, and codes do.
"use strict";

const REFUSALS = {
  NotAllowedError: "Klucz nie zadziałał: ktoś przerwał, minął czas albo urządzenie nie ma blokady. Naciśnij przycisk jeszcze raz.",
  InvalidStateError: "Ten klucz jest już dołączony do Twojego konta. Użyj innego urządzenia albo innego klucza.",
  NotSupportedError: "To urządzenie nie umie zrobić takiego klucza. Użyj innego.",
};
const UNKNOWN = "Ta przeglądarka nie zna kluczy dostępu. Zaktualizuj ją albo użyj innej.";
const FAILED = "Klucz nie zadziałał. Naciśnij przycisk jeszcze raz.";

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
const named = (keys) => keys.map((key) => ({ ...key, id: toBytes(key.id) }));

// By hand: `toJSON` of a key is missing where a password manager stands in for the browser.
async function answer(place) {
  const asked = JSON.parse(place.dataset.passkey);
  const publicKey = { ...asked, challenge: toBytes(asked.challenge) };
  if (asked.user) publicKey.user = { ...asked.user, id: toBytes(asked.user.id) };
  if (asked.excludeCredentials) publicKey.excludeCredentials = named(asked.excludeCredentials);
  if (asked.allowCredentials) publicKey.allowCredentials = named(asked.allowCredentials);
  const key = await (asked.user ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[part]) response[part] = toText(key.response[part]);
  }
  const extensions = { clientExtensionResults: {}, authenticatorAttachment: key.authenticatorAttachment ?? undefined };
  return JSON.stringify({ id: key.id, rawId: toText(key.rawId), type: key.type, response, ...extensions });
}

function refusal(place, error) {
  if (!window.PublicKeyCredential) return UNKNOWN;
  if (error.name === "SecurityError") return `Klucze dostępu działają tylko pod adresem ${place.dataset.origin}. Otwórz program pod tym adresem.`;
  return REFUSALS[error.name] ?? FAILED;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const field = form.elements["odpowiedz-klucza"];
  const told = form.querySelector("[data-told]");
  let isAsking = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    if (isAsking || !form.reportValidity()) return;
    isAsking = true;
    told.textContent = "";
    try {
      field.value = await answer(form);
      form.requestSubmit();
    } catch (error) {
      told.textContent = refusal(form, error);
    }
    isAsking = false;
  });
  window.addEventListener("pageshow", () => (field.value = "")); // back to this page: what was signed is used up
}

// Beside a password that confirms an act: what was signed goes with the form, as if Enter had been pressed in it.
for (const place of document.querySelectorAll("[data-passkey]:not(form)")) {
  const [field, button, told] = ["input", "button", "[data-told]"].map((part) => place.querySelector(part));
  let isAsking = false;
  place.hidden = false;
  button.addEventListener("click", async () => {
    if (isAsking) return;
    isAsking = true;
    told.textContent = "";
    try {
      field.value = await answer(place);
      field.form.requestSubmit(field.form.querySelector("button[type=submit]"));
    } catch (error) {
      told.textContent = refusal(place, error);
    }
    isAsking = false;
  });
  window.addEventListener("pageshow", () => (field.value = ""));
}
