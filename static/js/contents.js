// Which part of a long text one reads, marked in the contents beside it. Without this they are plain links.
"use strict";

for (const contents of document.querySelectorAll("[data-contents]")) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a[href^='#']")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }
  const parts = [...links.keys()];
  let current, asked;

  function mark() {
    asked = 0;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    const line = Math.max(innerHeight / 4, innerHeight - left); // what begins above it is read; at the end, all in view
    const here = parts.findLast((part) => part.getBoundingClientRect().top <= line);
    if (here === current) return;
    links.get(current)?.removeAttribute("aria-current");
    current = here;
    const link = links.get(here);
    link?.setAttribute("aria-current", "location");
    if (link && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = link.offsetTop - contents.offsetTop - contents.clientHeight / 2;
    }
  }

  addEventListener("scroll", () => { asked ||= requestAnimationFrame(mark); }, { passive: true });
  mark();
}
