// Keeps the board current: when the view changes, the page is read again and its live part replaced.
"use strict";
(() => {
  const pauseMs = 1500;
  let waiting = false;

  const refresh = async () => {
    waiting = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) {
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
      const shown = document.getElementById("live");
      if (fresh && shown && fresh.innerHTML !== shown.innerHTML) {
        const focused = shown.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
        const before = new Map([...shown.querySelectorAll("tbody tr")].map((r) => [r.querySelector("th").textContent, r.innerHTML]));
        shown.replaceWith(fresh);
        if (focused) {
          fresh.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus();
        }
        fresh.querySelectorAll("tbody tr").forEach((r) => {
          if (before.get(r.querySelector("th").textContent) !== r.innerHTML) {
            r.classList.add("fresh");
          }
        });
      }
    } catch {
      // The stream reconnects and brings the next change.
    }
  };

  const source = new EventSource("/api/stream");
  source.addEventListener("change", () => {
    if (!waiting) {
      waiting = true;
      setTimeout(refresh, pauseMs);
    }
  });
})();
