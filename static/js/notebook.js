// A note is kept on the phone before it is sent, and leaves it only when the office has it: once, however often it is
// sent, by the key that it was given here. Whose notes they are is told by a mark of the person; nobody else sends or
// sees them. On pages without a note's form this only counts what waits and sends it. Without this the form is sent as
// any other.
"use strict";

const NOTEBOOK = "notatnik"; // the database, and what localStorage knows: {person, page, token}
const EVERY = 15_000; // milliseconds between two tries
const ASKED = 8_000; // that an answer is waited for
const SENT = 90_000; // with photographs
const TAKEN = "Notatka jest w telefonie. Wyślie się sama, gdy wróci sygnał.";
const SIGNED_OUT = "Zaloguj się, aby wysłać. Notatki są w telefonie.";
const OF_NOBODY = "Ten telefon nie wie, czyja to notatka. Otwórz raz tę stronę z sygnałem i zaloguj się. Tekst skopiuj: tu nie zostanie.";
const NO_ROOM = "W telefonie nie ma miejsca na tę notatkę. Skopiuj tekst albo usuń zdjęcia.";
const LEAVING = "W telefonie czekają notatki, których biuro jeszcze nie ma. Wyślij je przed wylogowaniem albo naciśnij jeszcze raz: zostaną i wyślą się po Twoim zalogowaniu.";
const FIRST = "Najpierw zapisz to, co jest w formularzu. Potem naciśnij „Popraw” jeszcze raz.";
const WANTED = { text: "Napisz, co usłyszano.", finding: "Zaznacz: potrzeba, potencjał albo oba." };

const known = () => JSON.parse(localStorage.getItem(NOTEBOOK) || "{}");
const know = (more) => localStorage.setItem(NOTEBOOK, JSON.stringify({ ...known(), ...more }));

function opened() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NOTEBOOK, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("notes", { keyPath: "key" });
      asked.result.createObjectStore("drafts", { keyPath: "person" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function stored(store, mode, act) {
  const database = await opened();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => {
      database.close();
      done(asked.result);
    };
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

const keep = (note) => stored("notes", "readwrite", (notes) => notes.put(note));
const forget = (key) => stored("notes", "readwrite", (notes) => notes.delete(key));

async function waiting() {
  const all = await stored("notes", "readonly", (notes) => notes.getAll());
  return all.filter((note) => note.person && note.person === known().person).sort((one, other) => one.at - other.at);
}

// ---- sending ----------------------------------------------------------------------------------------------------

async function tokenOf(person) {
  const answer = await fetch(known().token, { cache: "no-store", signal: AbortSignal.timeout(ASKED) });
  if (answer.status === 401 || answer.status === 403) return { end: "signed out" };
  if (!answer.ok) return { end: "no signal" };
  const told = await answer.json();
  know({ person: told.person });
  return told.person === person ? { token: told.token } : { end: "another" };
}

// Whose this phone is now, where somebody's notes wait: whoever signed out was forgotten, and comes back by any page.
async function learn() {
  if (!known().token) return;
  const notes = await stored("notes", "readonly", (all) => all.getAll());
  if (notes.some((note) => note.person !== known().person)) await tokenOf("").catch(() => {});
}

// „sent” with the address of the note, „refused” with what is wrong, or why it waits on.
async function send(note) {
  try {
    const { token, end } = await tokenOf(note.person);
    if (end) return { end };
    const body = new FormData();
    for (const [name, value] of note.fields) body.append(name, value);
    for (const photo of note.photos) body.append("photos", new File([photo.bytes], photo.name, { type: "image/jpeg" }));
    body.set("klucz", note.key);
    body.set("csrfmiddlewaretoken", token);
    const most = note.photos.length ? SENT : ASKED;
    const headers = { Accept: "application/json" };
    const answer = await fetch(known().page, { method: "POST", body, headers, signal: AbortSignal.timeout(most) });
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.status === 201 && isOurs) return { end: "sent", ...(await answer.json()) };
    if (answer.status === 422 && isOurs) return { end: "refused", why: (await answer.json()).why };
    if (answer.status === 413) return { end: "refused", why: "Zdjęcia są za duże. Usuń jedno i zapisz jeszcze raz." };
    return { end: answer.status >= 500 ? "no signal" : "signed out" };
  } catch {
    return { end: "no signal" };
  }
}

async function sendAll() {
  for (const note of await waiting()) {
    if (note.refused) continue;
    const { end, why } = await send(note);
    if (end === "sent") await forget(note.key);
    else if (end === "refused") await keep({ ...note, refused: why });
    else return end;
  }
  return "";
}

// One tab sends at a time; the others look again later.
let learnt = null;
async function flush() {
  let end = "";
  await learnt;
  if (!known().page || !(await waiting()).length) return show("");
  const alone = async (lock) => {
    if (lock !== null) end = await sendAll();
  };
  if (navigator.locks) await navigator.locks.request(NOTEBOOK, { ifAvailable: true }, alone);
  else await alone();
  await show(end);
}

// ---- what one sees ----------------------------------------------------------------------------------------------

const element = (name, className, words) => Object.assign(document.createElement(name), { className, textContent: words || "" });

function age(moment) {
  const minutes = Math.floor((Date.now() - moment) / 60_000);
  if (minutes < 1) return "sprzed chwili";
  if (minutes < 60) return `sprzed ${minutes} min`;
  if (minutes < 48 * 60) return `sprzed ${Math.floor(minutes / 60)} godz.`;
  return `sprzed ${Math.floor(minutes / 60 / 24)} dni`;
}

const valueOf = (note, name) => (note.fields.find(([field]) => field === name) || [])[1] || "";

function asText(note) {
  const said = [valueOf(note, "text"), note.said, new Date(note.at).toLocaleString("pl")];
  return said.filter(Boolean).join("\n");
}

function rowOf(note) {
  const [row, text, acts] = [element("li", "row"), element("p", "", valueOf(note, "text")), element("p", "actions")];
  const state = element("p", note.refused ? "field__error" : "muted", note.refused || [note.said, age(note.at)].filter(Boolean).join(" · "));
  const copy = element("button", "button button--plain", "Kopiuj tekst");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(asText(note));
    copy.textContent = "Skopiowane";
  });
  const drop = element("button", "button button--plain", "Usuń z telefonu");
  drop.addEventListener("click", async () => {
    if (drop.dataset.sure) await forget(note.key).then(() => show(""));
    drop.dataset.sure = "1";
    drop.textContent = "Na pewno? Biuro jej nie ma";
  });
  acts.append(copy);
  if (note.refused) {
    const mend = element("button", "button button--plain", "Popraw");
    mend.addEventListener("click", () => document.dispatchEvent(new CustomEvent("notebook:mend", { detail: note })));
    acts.prepend(mend);
  }
  acts.append(drop);
  for (const button of acts.children) button.type = "button";
  row.append(text, state, acts);
  return row;
}

function showOnTop(notes) {
  const top = document.querySelector(".staff__top");
  let said = document.getElementById("notatnik-czeka");
  if (!said && top && notes.length) {
    said = element("a", "staff__waiting");
    said.id = "notatnik-czeka";
    top.append(said);
  }
  if (!said) return;
  said.hidden = !notes.length;
  said.href = known().page;
  said.textContent = `Czeka na wysłanie: ${notes.length}`;
}

async function show(end) {
  const notes = await waiting();
  document.documentElement.dataset.waiting = notes.length;
  showOnTop(notes);
  const place = document.querySelector("[data-notebook-waiting]");
  if (!place) return;
  place.hidden = !notes.length;
  place.querySelector("[data-notebook-count]").textContent = `Czeka na wysłanie: ${notes.length}`;
  place.querySelector("[data-notebook-list]").replaceChildren(...notes.map(rowOf));
  const told = { "signed out": SIGNED_OUT, another: SIGNED_OUT }[end] || (notes.length ? `Najstarsza ${age(notes[0].at)}` : "");
  place.querySelector("[data-notebook-age]").textContent = told;
}

// ---- the form ---------------------------------------------------------------------------------------------------

function notebook(form) {
  const { elements } = form;
  const isShell = Boolean(document.querySelector("[data-notebook-offline]"));
  const told = document.querySelector("[data-notebook-said]");
  const left = ["klucz", "osoba", "csrfmiddlewaretoken", "photos", "szkic"];
  know({ page: form.dataset.notebook, token: form.dataset.token });
  if (form.dataset.person) know({ person: form.dataset.person });

  const say = (words, tone) => told.replaceChildren(words ? element("p", `note note--${tone}`, words) : "");
  const typed = () => [...new FormData(form)].filter(([name, value]) => !left.includes(name) && typeof value === "string");
  const group = () => elements.text.form.querySelector(".form__said");
  const today = () => new Date().toLocaleDateString("sv", { timeZone: "Europe/Warsaw" });

  function begin() {
    elements.klucz.value = crypto.randomUUID();
    if (isShell) elements.noted_on.value = today();
  }

  function fill(fields) {
    for (const [name, value] of fields) {
      const field = elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) field.value = value;
      else if (field.type === "checkbox") field.checked = true;
      else field.value = value;
      if (name === "locality") field.dispatchEvent(new Event("change")); // what shows it elsewhere follows
    }
  }

  // Photographs as somebody chose and covered them, put beside the text again.
  function choose(photos) {
    if (!photos.length || !elements.photos) return;
    const chosen = new DataTransfer();
    for (const photo of photos) chosen.items.add(new File([photo.bytes], photo.name, { type: "image/jpeg" }));
    elements.photos.files = chosen.files;
    elements.photos.closest("details")?.setAttribute("open", "");
    elements.photos.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function where() {
    const chosen = (name) => elements[name]?.selectedOptions?.[0]?.textContent.trim() || "";
    const place = elements.locality.value ? chosen("locality") : elements.commune?.checked ? "cała gmina" : "nie wiem jeszcze";
    const day = elements.noted_on.value === today() ? "dziś" : elements.noted_on.value;
    return [place, chosen("method").toLowerCase(), day].filter(Boolean).join(", ");
  }

  function missing() {
    if (!elements.text.value.trim()) return ["text", elements.text];
    if (!new FormData(form).get("finding")) return ["finding", form.querySelector("[name=finding]")];
    return null;
  }

  async function packed() {
    await elements.photos?.photosReady;
    const photos = await Promise.all(
      [...(elements.photos?.files || [])].map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })),
    );
    const { person } = known();
    return { key: elements.klucz.value, person, at: Date.now(), fields: typed(), photos, said: where(), refused: "" };
  }

  function nextFromHere() {
    const same = typed().filter(([name]) => ["locality", "commune", "method", "noted_on"].includes(name));
    form.reset();
    fill([["locality", ""], ...same]);
    begin();
    if (group()) group().textContent = where();
    elements.text.focus();
  }

  // What a tab sends already is not sent by another at the same moment.
  async function sendNow(note) {
    if (!navigator.onLine) return { end: "no signal" };
    if (!navigator.locks) return send(note);
    return navigator.locks.request(NOTEBOOK, { ifAvailable: true }, (lock) => (lock ? send(note) : { end: "no signal" }));
  }

  async function submit() {
    const absent = missing();
    if (absent && navigator.onLine && !isShell) return form.submit();
    if (absent) {
      say(WANTED[absent[0]], "brick");
      return absent[1].focus();
    }
    if (!known().person) return say(OF_NOBODY, "brick");
    const note = await packed();
    try {
      await keep(note);
    } catch {
      return navigator.onLine && !isShell ? form.submit() : say(NO_ROOM, "brick");
    }
    await dropDraft();
    say("Wysyłamy…", "lake");
    const { end, url, why } = await sendNow(note);
    if (end === "sent") {
      await forget(note.key);
      return location.assign(url);
    }
    if (end === "refused" && !isShell) {
      await forget(note.key); // nothing came of it: the page of the office says what is wrong, and where
      return form.submit();
    }
    if (end === "refused") await keep({ ...note, refused: why });
    say(end === "refused" ? why : end === "no signal" ? TAKEN : SIGNED_OUT, end === "refused" ? "brick" : "amber");
    nextFromHere();
    return show(end);
  }

  // A draft of what is typed, on this phone, for this person; gone when the note is kept.
  const dropDraft = () => stored("drafts", "readwrite", (drafts) => drafts.delete(known().person || ""));
  let timer = 0;
  function draft() {
    clearTimeout(timer);
    const { person } = known();
    if (!person) return;
    timer = setTimeout(() => {
      if (elements.text.value.trim()) stored("drafts", "readwrite", (drafts) => drafts.put({ person, fields: typed(), at: Date.now() }));
      else dropDraft();
    }, 400);
  }

  async function restore() {
    const kept = await stored("drafts", "readonly", (drafts) => drafts.get(known().person || ""));
    if (!kept || elements.text.value) return;
    fill(kept.fields);
    if (group()) group().textContent = where();
  }

  let isBusy = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name) return; // a button of the office's own, such as one that inserts a value
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    clearTimeout(timer);
    await submit().finally(() => (isBusy = false));
  });
  form.addEventListener("input", draft);
  let mended = ""; // as it was put into the form
  document.addEventListener("notebook:mend", ({ detail: note }) => {
    const there = elements.text.value.trim();
    if (there && ![mended, valueOf(note, "text").trim()].includes(there)) {
      say(FIRST, "amber");
      return elements.text.focus();
    }
    form.reset();
    fill([["locality", ""], ...note.fields]);
    choose(note.photos);
    mended = elements.text.value.trim();
    elements.klucz.value = note.key; // it is kept until this form is: then under the same key, in its place
    elements.text.focus();
  });
  const office = document.getElementById("szkic"); // who drops the office's draft of this form drops the phone's too
  office?.addEventListener("submit", async (event) => {
    if (office.dataset.isDropped) return;
    event.preventDefault();
    clearTimeout(timer);
    await dropDraft().catch(() => {});
    office.dataset.isDropped = "yes";
    office.requestSubmit(event.submitter);
  });
  if (isShell) begin();
  restore();
  if ("serviceWorker" in navigator && window.isSecureContext) {
    navigator.serviceWorker.register(form.dataset.worker, { scope: form.dataset.notebook }).catch(() => {});
  }
}

// ---- signing out ------------------------------------------------------------------------------------------------

function warnAtSignOut(form) {
  form.addEventListener("submit", (event) => {
    const count = Number(document.documentElement.dataset.waiting || 0);
    if (!count || form.dataset.warned) return know({ person: "" });
    event.preventDefault();
    form.dataset.warned = "1";
    const said = element("p", "note note--amber", LEAVING);
    said.setAttribute("role", "alert");
    form.before(said);
  });
}

const ours = document.querySelector("form[data-notebook]");
if (window.indexedDB && (ours || known().page)) {
  if (ours) notebook(ours);
  document.querySelectorAll("form[action$='/wylogowanie/']").forEach(warnAtSignOut);
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  setInterval(flush, EVERY);
  learnt = learn().catch(() => {});
  flush();
}
