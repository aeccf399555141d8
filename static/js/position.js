// The phone's position, when one presses for it and never by itself. Without this one types the numbers.
"use strict";

const WAITED = 15_000; // milliseconds
const REFUSED = "Telefon nie podał położenia. Zostaw puste albo wpisz liczby.";

for (const form of document.querySelectorAll("form[data-position]")) {
  const { latitude, longitude } = form.elements;
  const [button, told] = [document.createElement("button"), document.createElement("p")];
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = form.dataset.position;
  told.setAttribute("role", "status");
  latitude.closest(".field").before(button, told);
  button.addEventListener("click", () => {
    told.textContent = "Szukamy…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        latitude.value = coords.latitude.toFixed(6);
        longitude.value = coords.longitude.toFixed(6);
        told.textContent = `Wstawione, z dokładnością do ${Math.ceil(coords.accuracy)} m.`;
      },
      () => (told.textContent = REFUSED),
      { enableHighAccuracy: true, timeout: WAITED, maximumAge: 0 },
    );
  });
}
