/**
 * What makes pages a little better where scripts run: times that go on, and a button
 * that waits for what has to be typed. Everything works without it.
 */
export const script = `"use strict";
(() => {
  const pad = (number) => String(number).padStart(2, "0");
  const left = (seconds) => {
    const days = Math.floor(seconds / 86400);
    const hours = Math.floor(seconds / 3600) % 24;
    const minutes = Math.floor(seconds / 60) % 60;
    const clock = pad(hours) + ":" + pad(minutes) + ":" + pad(seconds % 60);
    return "in " + (days > 0 ? days + (days > 1 ? " days " : " day ") : "") + clock;
  };
  const ago = (seconds) => {
    for (const [name, size] of [["day", 86400], ["h", 3600], ["min", 60]]) {
      if (seconds < size) continue;
      const count = Math.floor(seconds / size);
      return count + " " + name + (name === "day" && count > 1 ? "s" : "") + " ago";
    }
    return "just now";
  };

  const countdowns = [...document.querySelectorAll("[data-until]")];
  const ends = new Map(countdowns.map((element) => [element, Date.parse(element.dataset.until)]));
  const begun = Date.now();
  const tick = () => {
    for (const [element, end] of ends) {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      element.textContent = seconds > 0 ? left(seconds) : "over";
      // What is over has changed the page; one that was over from the start has been seen so.
      if (seconds <= 0 && end > begun && document.activeElement === document.body) location.assign(location.pathname + location.search);
    }
  };
  if (ends.size > 0) {
    tick();
    setInterval(tick, 1000);
  }
  setInterval(() => {
    for (const element of document.querySelectorAll("[data-ago]")) {
      const seconds = Math.floor((Date.now() - Date.parse(element.dataset.ago)) / 1000);
      if (seconds >= 0) element.textContent = ago(seconds);
    }
  }, 30000);

  // Not while somebody is at a link or a button: he would be thrown off it.
  const { refresh } = document.body.dataset;
  if (refresh) {
    setInterval(() => {
      const isIdle = document.activeElement === document.body || document.activeElement === null;
      if (isIdle && !document.hidden) location.replace(location.pathname + location.search);
    }, Number(refresh) * 1000);
  }

  for (const input of document.querySelectorAll("[data-wanted]")) {
    const button = input.form.querySelector("button[type=submit]");
    const check = () => { button.disabled = input.value.trim() !== input.dataset.wanted; };
    input.addEventListener("input", check);
    check();
  }

  // The key of a form makes it one change anyway; a second click is not even sent.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[method=post]")) delete form.dataset.sent;
  });

  // On a narrow screen the views do not stand beside each other all at once.
  const current = document.querySelector(".views [aria-current]");
  if (current) current.scrollIntoView({ inline: "center", block: "nearest" });

  const menu = document.querySelector("details.menu");
  if (menu) {
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
`;
