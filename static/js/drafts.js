// What stands in a longer form is kept as a draft every ten seconds, and as the page is left; only by the server.
// Without this nothing is kept until the form is sent.
"use strict";

const EVERY = 10_000; // milliseconds
const LONGEST = 300_000; // between two tries of a server that does not answer
const KEPT_ALIVE = 60_000; // octets that a browser still sends for a page that is gone
const LOST = "Bez sieci. Szkic jest tylko na tej stronie, {at}: nie zamykaj jej.";
const ENDED = "Sesja się skończyła. Twój tekst jest na tej stronie. Zaloguj się w drugiej karcie, a szkic zapisze się sam. ";
const SENT = "Szkic się tu nie zapisuje: ten formularz był już wysłany.";
const LONG = "To za dużo na szkic. Zapisz formularz.";
const REFUSED = "Szkic się nie zapisuje. Zapisz formularz albo skopiuj tekst.";

const hour = new Intl.DateTimeFormat("pl", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Warsaw" });

const isTyped = (field) => {
  if (field.matches("select[multiple]")) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field.matches("select")) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  return field.matches("input:not([type=hidden], [type=file], [type=password]), textarea") && field.value !== field.defaultValue;
};

function keepDrafts(mark) {
  const form = mark.form;
  const said = document.createElement("p");
  said.className = "draft-said";
  said.setAttribute("role", "status");
  const buttons = [...form.querySelectorAll(".actions")].pop();
  if (buttons) buttons.append(said);
  else form.append(said);

  let kept = contents();
  let pause = EVERY;
  let [isBusy, isOver, isLost, timer] = [false, false, false, 0];
  if ("typed" in mark.dataset || [...form.elements].some(isTyped)) kept = null;

  function contents() {
    const data = new FormData(form);
    for (const field of form.elements) if (field.matches("[type=password], [type=file]")) data.delete(field.name);
    data.delete("csrfmiddlewaretoken");
    return JSON.stringify([...data]);
  }

  function body() {
    const data = new FormData();
    for (const [name, value] of JSON.parse(contents())) data.append(name, value);
    data.append("szkic_adres", mark.dataset.mark);
    data.append("szkic_pytanie", mark.dataset.query);
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return data;
  }

  function say(words, isBad, link) {
    said.classList.toggle("draft-said--bad", isBad);
    if (said.dataset.words === words) return;
    said.dataset.words = words;
    said.textContent = words;
    if (!link) return;
    const there = Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: "Zaloguj się" });
    said.append(there);
  }

  const isChanged = () => !isOver && contents() !== kept;

  async function freshToken() {
    const answer = await fetch(mark.dataset.token, { cache: "no-store" });
    if (!answer.ok) return answer.status === 401 ? answer : null;
    const { token } = await answer.json();
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return null;
  }

  async function sent(keepalive) {
    const answer = await fetch(mark.dataset.draft, { method: "POST", body: body(), keepalive });
    if (answer.status !== 403) return answer;
    return (await freshToken()) || fetch(mark.dataset.draft, { method: "POST", body: body() });
  }

  async function understood(answer, now) {
    isLost = false;
    if (answer.ok) {
      kept = now;
      say(`Szkic zapisany o ${(await answer.json()).at}`, false);
    } else if (answer.status === 401) {
      isLost = true;
      say(ENDED, true, (await answer.json()).sign_in);
    } else if (answer.status === 413) {
      kept = now;
      say(LONG, true);
    } else if (answer.status === 409) {
      isOver = true;
      say(SENT, true);
    } else if (answer.status < 500) {
      isOver = true;
      say(REFUSED, true);
    } else throw new Error(String(answer.status));
  }

  async function keep(isLeaving = false) {
    if (isBusy || !isChanged()) return;
    isBusy = true;
    const now = contents();
    try {
      await understood(await sent(isLeaving && now.length * 2 < KEPT_ALIVE), now);
      pause = EVERY;
    } catch {
      isLost = true;
      pause = Math.min(pause * 2, LONGEST);
      say(LOST.replace("{at}", hour.format(new Date())), true);
    }
    isBusy = false;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => keep().finally(later), pause);
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(true));
  window.addEventListener("pagehide", () => keep(true));
  window.addEventListener("online", () => {
    pause = EVERY;
    keep().finally(later);
  });
  window.addEventListener("focus", () => isLost && keep());
  window.addEventListener("beforeunload", (event) => isLost && isChanged() && event.preventDefault());
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    isOver = false;
    later();
  });
  form.addEventListener("submit", () => {
    isOver = true; // what is being sent is no draft
    clearTimeout(timer);
  });
  if (kept === null) keep();
  later();
}

for (const mark of document.querySelectorAll("input[data-draft]")) keepDrafts(mark);
