// „Więcej”: Esc closes what is open, and its button has the focus again. Without this a second press closes it.
"use strict";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const folds = "details.more[open], details.room-fold[open]";
  const open = document.activeElement?.closest(folds) ?? document.querySelector(folds);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
