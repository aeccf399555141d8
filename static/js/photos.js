// Photographs are made small where they are chosen, without the place and the phone they were taken with, and parts of
// them can be covered before anything is sent. Without this the server makes them small.
"use strict";

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

function drawn(bitmap) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

const written = (canvas) => new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));

function keepSmall(input) {
  const words = input.dataset; // in the language of the page
  const shown = document.createElement("ul");
  shown.className = "photos";
  const told = document.createElement("p");
  told.className = "field__error";
  told.setAttribute("role", "alert");
  input.after(told, shown);
  let canvases = [];

  async function put() {
    const chosen = new DataTransfer();
    for (const [number, canvas] of canvases.entries()) {
      chosen.items.add(new File([await written(canvas)], `zdjecie-${number + 1}.jpg`, { type: "image/jpeg" }));
    }
    input.files = chosen.files;
  }

  const later = () => (input.photosReady = put());

  function coverable(canvas, button) {
    const pen = canvas.getContext("2d");
    let from = null;
    let before = null;
    const at = (event) => {
      const frame = canvas.getBoundingClientRect();
      return [((event.clientX - frame.left) / frame.width) * canvas.width, ((event.clientY - frame.top) / frame.height) * canvas.height];
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (button.getAttribute("aria-pressed") !== "true" || event.button) return;
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      [from, before] = [at(event), pen.getImageData(0, 0, canvas.width, canvas.height)];
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = at(event);
      pen.putImageData(before, 0, 0);
      pen.fillStyle = "#000";
      pen.fillRect(from[0], from[1], to[0] - from[0], to[1] - from[1]);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        if (!from) return;
        from = before = null;
        later();
      });
    }
  }

  function show() {
    shown.replaceChildren(
      ...canvases.map((canvas, number) => {
        const [row, acts, cover, remove] = ["li", "p", "button", "button"].map((name) => document.createElement(name));
        row.className = "photos__one";
        acts.className = "photos__acts";
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", `${words.chosen} ${number + 1}`);
        for (const [button, says] of [[cover, words.cover], [remove, words.remove]]) {
          button.type = "button";
          button.className = "button button--plain";
          button.textContent = says;
          button.setAttribute("aria-label", `${says}: ${words.chosen} ${number + 1}`);
        }
        cover.setAttribute("aria-pressed", "false");
        cover.addEventListener("click", () => {
          const isOn = cover.getAttribute("aria-pressed") !== "true";
          cover.setAttribute("aria-pressed", String(isOn));
          cover.textContent = isOn ? words.covering : words.cover;
          canvas.classList.toggle("photos__covered", isOn);
        });
        remove.addEventListener("click", () => {
          canvases = canvases.filter((one) => one !== canvas);
          show();
          later();
          input.focus();
        });
        coverable(canvas, cover);
        acts.append(cover, remove);
        row.append(canvas, acts);
        return row;
      }),
    );
  }

  async function read() {
    told.textContent = "";
    const made = [];
    for (const file of [...input.files].slice(0, Number(input.dataset.photos))) {
      try {
        made.push(drawn(await createImageBitmap(file, { imageOrientation: "from-image" })));
      } catch {
        const isHeic = /hei[cf]/i.test(`${file.type} ${file.name}`);
        told.textContent = isHeic ? words.heic : words.unread; // as it is it goes to the server, which says why it is none
      }
    }
    if (told.textContent && navigator.onLine) return;
    canvases = made;
    show();
    await put();
  }

  input.addEventListener("change", () => (input.photosReady = read()));
  input.form?.addEventListener("reset", () => {
    canvases = [];
    told.textContent = "";
    show();
  });
}

for (const input of document.querySelectorAll("input[data-photos]")) keepSmall(input);
