// A village or a venue is typed, in whatever case and without marks, by the beginning of any of its words, and chosen of
// the few that are meant; the arrow opens the whole list. Without this one chooses it from the list alone.
"use strict";

const MOST = 8;
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

// „Świetlica, Kandyty” from each of its words on; of a form in another case, how much of it is the same.
const beginnings = (words) => words.split(/\s+/).map((_word, at, all) => folded(all.slice(at).join(" "))).filter(Boolean);

const alike = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
};

function typedPlace(select) {
  const places = [...select.options].filter((option) => option.value);
  const forms = new Map(places.map((option) => [option, [...beginnings(option.text), ...(option.dataset.forms || "").split("|")]]));
  const { id } = select;
  const input = Object.assign(document.createElement("input"), { type: "text", id, autocomplete: "off" });
  const list = Object.assign(document.createElement("ul"), { id: `${id}_lista`, className: "typed__list", hidden: true });
  const told = Object.assign(document.createElement("p"), { className: "field__error" });
  const place = Object.assign(document.createElement("div"), { className: "typed" });
  let shown = [];
  let current = -1;

  told.setAttribute("role", "alert");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", select.labels[0]?.textContent.trim() || "Miejscowości");
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

  const named = (wanted) => places.filter((option) => forms.get(option).includes(wanted));

  function meant(words) {
    const wanted = folded(words);
    if (!wanted) return [];
    const exact = named(wanted);
    const begun = places.filter((option) => forms.get(option).some((form) => form.startsWith(wanted)));
    return [...new Set([...exact, ...begun])];
  }

  function near(words) {
    const wanted = folded(words);
    const enough = Math.max(4, wanted.length / 2);
    const reach = (option) => Math.max(...forms.get(option).map((form) => alike(wanted, form)));
    const found = places.map((option) => [reach(option), option]).filter(([same]) => same >= enough);
    return found.sort(([one], [other]) => other - one).map(([, option]) => option);
  }

  const isChosen = () => Boolean(select.value) && input.value === select.selectedOptions[0].text;

  function mark(number) {
    current = number;
    [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === current)));
    if (current < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[current].id);
    return list.children[current].scrollIntoView({ block: "nearest" });
  }

  function show(all = false) {
    const found = meant(input.value);
    shown = all ? places : (found.length ? found : near(input.value)).slice(0, MOST);
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
  input.addEventListener("input", () => show());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "Enter") {
      if (!list.hidden) choose(shown[Math.max(current, 0)]);
      else if (settle()) return undefined;
      return event.preventDefault();
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return undefined;
    event.preventDefault();
    if (list.hidden) show(!input.value.trim() || isChosen());
    if (!shown.length) return undefined;
    const step = event.key === "ArrowDown" ? 1 : -1;
    return mark(current < 0 && step < 0 ? shown.length - 1 : (current + step + shown.length) % shown.length);
  });

  // Whether what is typed stands for a choice by now, or for none at all.
  function settle() {
    if (!input.value.trim()) {
      if (select.value) choose(null);
      close();
      told.textContent = "";
      return true;
    }
    if (isChosen()) return close(), true;
    const found = meant(input.value);
    if (found.length === 1 || named(folded(input.value)).length === 1) return choose(found[0]), true;
    close();
    select.value = "";
    told.textContent = select.dataset.unknown || UNKNOWN_PLACE;
    return false;
  }

  input.addEventListener("blur", settle);
  select.addEventListener("change", sync);
  select.form?.addEventListener("reset", () => setTimeout(sync));
  sync();
}

for (const select of document.querySelectorAll("select[data-typed]")) typedPlace(select);
