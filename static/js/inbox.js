// Keys for whoever reads one submission after another: j the next, k the one before, o back to the list. They work while
// the line with „Poprzednie” and „Następne” holds the focus, where it is put when one comes by a key.
const turn = document.querySelector("[data-keys]");
if (turn) {
  const go = (where) => {
    const link = turn.querySelector(`a[rel=${where}]`);
    if (link) {
      sessionStorage.setItem("inbox-keys", "1");
      link.click();
    }
  };
  turn.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go("next");
    if (event.key === "k") go("prev");
    if (event.key === "o") go("up");
  });
  if (sessionStorage.getItem("inbox-keys")) {
    sessionStorage.removeItem("inbox-keys");
    turn.querySelector("a")?.focus();
  }
}
