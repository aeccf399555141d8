// The page of a new note opens without signal, too: from what is kept here, which is the same for everybody.
"use strict";

const CACHE = "notatnik-{{ version }}";
const SHELL = "{{ shell }}";
const PAGE = "{{ page }}";
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const PATIENCE = 6000; // milliseconds that a page is waited for

const kept = (name) => new Request(name, { cache: "reload", credentials: "omit" });

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES].map(kept));
  await self.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith("notatnik-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request) {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE));
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (answer.status < 500) return answer;
  } catch {
    // no signal, or too little of it
  }
  return (await caches.match(SHELL)) || Response.error();
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname, origin } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(request.url).then((found) => found || fetch(request)));
});
