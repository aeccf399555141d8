// Areas drawn on a photograph become the numbers of the form below it. Without this one types the numbers.
"use strict";

for (const place of document.querySelectorAll("[data-covering]")) {
  const form = document.getElementById("formularz");
  const again = form.querySelector("[data-covering-again]");
  const fields = (number) => ["left", "top", "width", "height"].map((side) => form.elements[`area${number}_${side}`]);
  const count = [1, 2, 3, 4, 5, 6].filter((number) => form.elements[`area${number}_left`]).length;
  const boxes = [];
  let drawn = null;

  const share = (value, whole) => Math.min(100, Math.max(0, (value / whole) * 100));

  function at(event) {
    const frame = place.getBoundingClientRect();
    return [share(event.clientX - frame.left, frame.width), share(event.clientY - frame.top, frame.height)];
  }

  function show(number) {
    const sides = fields(number).map((field) => field.value);
    boxes[number] ??= place.appendChild(Object.assign(document.createElement("span"), { className: "covering__area" }));
    boxes[number].hidden = sides.includes("");
    const [left, top, width, height] = sides;
    Object.assign(boxes[number].style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }

  function showAll() {
    for (let number = 1; number <= count; number += 1) show(number);
    again.hidden = fields(1)[0].value === "";
  }

  function put(number, [x, y], [toX, toY]) {
    const [left, top] = [Math.floor(Math.min(x, toX)), Math.floor(Math.min(y, toY))];
    const sides = [left, top, Math.max(1, Math.ceil(Math.max(x, toX)) - left), Math.max(1, Math.ceil(Math.max(y, toY)) - top)];
    if (left > 99 || top > 99) return;
    fields(number).forEach((field, index) => (field.value = String(sides[index])));
    showAll();
  }

  place.addEventListener("pointerdown", (event) => {
    let free = 0;
    for (let number = count; number >= 1; number -= 1) if (fields(number)[0].value === "") free = number;
    if (!free || event.button) return;
    event.preventDefault();
    drawn = { number: free, from: at(event) };
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => drawn && put(drawn.number, drawn.from, at(event)));
  for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, () => (drawn = null));
  form.addEventListener("input", showAll);
  again.addEventListener("click", () => {
    for (let number = 1; number <= count; number += 1) for (const field of fields(number)) field.value = "";
    showAll();
  });
  showAll();
}
