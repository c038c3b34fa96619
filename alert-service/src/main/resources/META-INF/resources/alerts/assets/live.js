// Adds new alerts to the live page as they come. The page shows the latest without it.
"use strict";
(() => {
  const list = document.getElementById("live");
  const connection = document.getElementById("connection");
  const subscription = encodeURIComponent(list.dataset.subscription);
  const shownMax = 200;
  let queue = Promise.resolve();

  const show = async (sequence) => {
    const answer = await fetch(`/alerts/live/card?subscription=${subscription}&sequence=${sequence}`);
    if (!answer.ok) {
      throw new Error(`card ${sequence}: ${answer.status}`);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("none")?.remove();
    list.prepend(page.querySelector("article"));
    while (list.children.length > shownMax) {
      list.lastElementChild.remove();
    }
  };

  const received = (event) => {
    const sequence = encodeURIComponent(event.lastEventId);
    queue = queue.then(() => show(sequence)).catch(() => {
      connection.textContent = "An alert could not be shown; load the page again.";
    });
  };

  const source = new EventSource(
    `/api/alerts/stream?subscription=${subscription}&after=${encodeURIComponent(list.dataset.last)}`);
  source.onopen = () => { connection.textContent = "Connected: new alerts appear here."; };
  source.onerror = () => { connection.textContent = "Connection lost; trying again."; };
  ["alert.raised", "alert.updated", "alert.cancelled"].forEach(
    (type) => source.addEventListener(type, received));
})();
