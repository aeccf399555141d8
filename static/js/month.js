/* A meeting of the month dragged to another day opens its page „Przenieś” with that day filled in; nothing is done yet.
   Without this script the same page is one link away from the meeting. */

(() => {
  let dragged = null;
  const cell = (event) => event.target.closest("[data-day]");

  for (const entry of document.querySelectorAll("[data-move]")) {
    entry.draggable = true;
    for (const link of entry.querySelectorAll("a")) link.draggable = false;
    entry.addEventListener("dragstart", (event) => {
      dragged = entry;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", entry.dataset.move);
    });
    entry.addEventListener("dragend", () => { dragged = null; });
  }

  document.addEventListener("dragover", (event) => {
    const day = cell(event);
    if (dragged && day && day !== dragged.closest("[data-day]")) event.preventDefault();
  });

  document.addEventListener("drop", (event) => {
    const day = cell(event);
    if (!dragged || !day) return;
    event.preventDefault();
    window.location.assign(`${dragged.dataset.move}?dzien=${day.dataset.day}`);
  });
})();
