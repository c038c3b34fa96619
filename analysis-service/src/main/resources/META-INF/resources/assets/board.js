// Makes the slider immediate, keeps the present current, and copies citations. Every page works without it.
"use strict";
(() => {
  const pauseMs = 1500;
  const slideMs = 180;
  const parts = ["coverage", "live", "steps", "asof", "cite"];
  const day = document.getElementById("day");
  const words = document.getElementById("day-words");
  const first = day ? Date.parse(day.form.dataset.first + "T00:00:00Z") : 0;
  let asked = 0;

  const isPresent = () => document.body.hasAttribute("data-live") && !new URLSearchParams(location.search).has("knownAt");
  const rows = (root) => new Map([...root.querySelectorAll("tbody tr")].map((r) => [r.querySelector("th").textContent, r.innerHTML]));

  const show = async (url, marks) => {
    const mine = ++asked;
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      if (!answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) {
        return;
      }
      const focused = document.activeElement?.getAttribute("href");
      const before = rows(document);
      for (const id of parts) {
        const fresh = page.getElementById(id);
        const shown = document.getElementById(id);
        if (fresh && shown && fresh.outerHTML !== shown.outerHTML) {
          shown.replaceWith(fresh);
        }
      }
      document.title = page.title;
      page.body.hasAttribute("data-live") ? document.body.setAttribute("data-live", "") : document.body.removeAttribute("data-live");
      document.querySelector(".time")?.classList.toggle("past", !isPresent());
      if (focused && document.activeElement === document.body) {
        document.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus();
      }
      if (marks) {
        document.querySelectorAll("tbody tr").forEach((r) => {
          if (before.get(r.querySelector("th").textContent) !== r.innerHTML) {
            r.classList.add("fresh");
          }
        });
      }
      offerCopies();
    } catch {
      // The stream reconnects and brings the next change; the slider's button still works.
    }
  };

  const dayOf = (position) => new Date(first + Number(position) * 86400000);
  const tell = () => {
    words.textContent = dayOf(day.value).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  };
  const addressOf = (position) => {
    const url = new URL(location.href);
    if (Number(position) >= Number(day.max)) {
      url.searchParams.delete("knownAt");
    } else {
      url.searchParams.set("knownAt", dayOf(position).toISOString().slice(0, 10));
    }
    return url;
  };
  if (day) {
    let timer = 0;
    document.querySelectorAll("[data-noscript]").forEach((b) => b.remove());
    day.addEventListener("input", () => {
      tell();
      clearTimeout(timer);
      timer = setTimeout(() => {
        const url = addressOf(day.value);
        history.replaceState(null, "", url);
        show(url, false);
      }, slideMs);
    });
  }

  const offerCopies = () => {
    document.querySelectorAll("[data-copy]").forEach((button) => {
      button.hidden = false;
      button.onclick = async () => {
        const text = document.getElementById(button.dataset.copy);
        try {
          await navigator.clipboard.writeText(text.value);
          document.querySelector("[data-copied]").textContent = "Copied.";
        } catch {
          text.focus();
          text.select();
          document.querySelector("[data-copied]").textContent = "Selected: copy it with your keyboard.";
        }
      };
    });
  };
  offerCopies();

  if (isPresent()) {
    let waiting = false;
    const source = new EventSource("/api/stream");
    source.addEventListener("change", () => {
      if (!waiting) {
        waiting = true;
        setTimeout(() => {
          waiting = false;
          if (isPresent()) {
            show(location.href, true);
          }
        }, pauseMs);
      }
    });
  }
})();
