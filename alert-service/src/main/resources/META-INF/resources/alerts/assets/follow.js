// Keeps the parts of an alert page current. Without it the page asks to be loaded again.
"use strict";
(() => {
  const state = document.getElementById("following");
  const pauseMs = 200;
  const told = new Map();
  let source = null;
  let timer = 0;
  let asked = 0;
  let hasSkipped = false;

  const say = (text) => {
    if (state.textContent !== text) {
      state.textContent = text;
    }
  };
  const parts = (root) => [...root.querySelectorAll("[data-part]")];
  const rows = (part) => [...part.querySelectorAll("tr, li, article")];
  const isTouched = (field) => {
    if (field.matches("select")) {
      return field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected));
    }
    return field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  };
  const isInUse = (part) => part.contains(document.activeElement) || [...part.querySelectorAll("input, select, textarea")].some(isTouched);

  const mark = (fresh, known) => rows(fresh).filter((r) => !known.has(r.textContent)).forEach((r) => r.classList.add("fresh"));

  // A part names the list that it is an entry of, if it is one. Nobody loses what they are writing: a part in use is left
  // alone and looked at again when it is not.
  const take = (page) => {
    const present = parts(page);
    const ids = new Set(present.map((p) => p.id));
    let last = null;
    hasSkipped = false;
    for (const fresh of present) {
      const html = fresh.outerHTML;
      const shown = document.getElementById(fresh.id);
      if (shown !== null && told.get(fresh.id) !== html && isInUse(shown)) {
        hasSkipped = true;
      } else if (shown !== null && told.get(fresh.id) !== html) {
        mark(fresh, new Set(rows(shown).map((r) => r.textContent)));
        shown.replaceWith(fresh);
        told.set(fresh.id, html);
      } else if (shown === null) {
        mark(fresh, new Set());
        last?.dataset.part === fresh.dataset.part ? last.after(fresh) : document.getElementById(fresh.dataset.part).prepend(fresh);
        told.set(fresh.id, html);
      }
      last = document.getElementById(fresh.id);
    }
    parts(document).filter((p) => !ids.has(p.id) && !isInUse(p)).forEach((p) => p.remove());
  };

  const look = async () => {
    timer = 0;
    const mine = ++asked;
    try {
      const answer = await fetch(state.dataset.page, { headers: { Accept: "text/html" } });
      const text = await answer.text();
      if (answer.ok && mine === asked) {
        take(new DOMParser().parseFromString(text, "text/html"));
        say("This page keeps itself current.");
      }
    } catch {
      say("Connection lost; trying again.");
    }
  };
  const lookSoon = () => {
    timer = timer || setTimeout(look, pauseMs);
  };

  const follow = () => {
    source = new EventSource(state.dataset.changes);
    source.onopen = lookSoon;
    source.onerror = () => say("Connection lost; trying again.");
    source.addEventListener("change", lookSoon);
  };
  parts(document).forEach((p) => told.set(p.id, p.outerHTML));
  document.addEventListener("focusout", () => {
    if (hasSkipped) {
      lookSoon();
    }
  });
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (!document.hidden) {
      follow();
    }
  });
  follow();
})();
