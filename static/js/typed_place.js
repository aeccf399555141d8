// A village is typed, in whatever case and without marks, and chosen of the few that are meant. Without this one chooses
// it from the whole list.
"use strict";

const MOST = 6;
const UNKNOWN_PLACE = "Nie znamy takiej miejscowości. Wybierz z listy albo zostaw puste.";

const folded = (words) =>
  words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(w|we|z|ze|do|na|pod|kolo) /, "")
    .replaceAll(" ", "");

function typedPlace(select) {
  const places = [...select.options].filter((option) => option.value);
  const forms = new Map(places.map((option) => [option, [folded(option.text), ...(option.dataset.forms || "").split("|")]]));
  const { id } = select;
  const input = Object.assign(document.createElement("input"), { type: "text", id, autocomplete: "off" });
  const list = Object.assign(document.createElement("ul"), { id: `${id}_lista`, className: "typed__list", hidden: true });
  const told = Object.assign(document.createElement("p"), { className: "field__error" });
  const place = Object.assign(document.createElement("div"), { className: "typed" });
  let shown = [];
  let current = -1;

  told.setAttribute("role", "alert");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Miejscowości");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  input.placeholder = select.options[0]?.value ? "" : select.options[0].text;
  select.id = `${id}_wybor`;
  select.hidden = true;
  select.before(place);
  place.append(input, list, told);

  const sync = () => (input.value = select.value ? select.selectedOptions[0].text : "");

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    current = -1;
  }

  function choose(option) {
    select.value = option ? option.value : "";
    told.textContent = "";
    sync();
    close();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function meant(words) {
    const wanted = folded(words);
    if (!wanted) return [];
    const exact = places.filter((option) => forms.get(option).includes(wanted));
    const begun = places.filter((option) => forms.get(option).some((form) => form.startsWith(wanted)));
    return [...new Set([...exact, ...begun])];
  }

  function mark(number) {
    current = number;
    [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === current)));
    if (current >= 0) input.setAttribute("aria-activedescendant", list.children[current].id);
  }

  function show() {
    shown = meant(input.value).slice(0, MOST);
    list.replaceChildren(
      ...shown.map((option, number) => {
        const row = Object.assign(document.createElement("li"), { id: `${list.id}_${number}`, textContent: option.text });
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.addEventListener("pointerdown", (event) => event.preventDefault());
        row.addEventListener("click", () => choose(option));
        return row;
      }),
    );
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(Boolean(shown.length)));
    mark(-1);
  }

  input.addEventListener("focus", () => input.select());
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      return choose(shown[Math.max(current, 0)]);
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden) return undefined;
    event.preventDefault();
    return mark((current + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length);
  });
  input.addEventListener("blur", () => {
    if (!input.value.trim()) return select.value && choose(null);
    if (select.value && input.value === select.selectedOptions[0].text) return close();
    const found = meant(input.value);
    const sure = found.length === 1 || (found.length && forms.get(found[0]).includes(folded(input.value)));
    if (sure) return choose(found[0]);
    close();
    select.value = "";
    told.textContent = UNKNOWN_PLACE;
    return undefined;
  });
  select.addEventListener("change", sync);
  select.form?.addEventListener("reset", () => setTimeout(sync));
  sync();
}

for (const select of document.querySelectorAll("select[data-typed]")) typedPlace(select);
