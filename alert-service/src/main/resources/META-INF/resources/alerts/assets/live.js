// Adds new alerts to the live page as they come. The page shows the latest without it.
"use strict";
(() => {
  const list = document.getElementById("live");
  const connection = document.getElementById("connection");
  const shownMax = 200;
  let last = list.dataset.last;

  const element = (name, className, text) => {
    const node = document.createElement(name);
    node.className = className;
    node.textContent = text;
    return node;
  };

  const quote = (q) => {
    const block = document.createElement("blockquote");
    block.append(element("p", "", q.quote));
    const footer = document.createElement("footer");
    if (q.url && /^https?:/.test(q.url)) {
      const link = element("a", "", q.publisher);
      link.href = q.url;
      link.rel = "noopener noreferrer";
      footer.append(link);
    } else {
      footer.append(q.publisher);
    }
    footer.append(", " + q.published.slice(0, 10));
    block.append(footer);
    return block;
  };

  const card = (message) => {
    const d = message.data;
    const article = document.createElement("article");
    article.className = "alert";
    const change = message.type.replace("alert.", "");
    const meta = element("p", "meta", "");
    meta.append(
      element("span", "change change-" + change, change.charAt(0).toUpperCase() + change.slice(1)),
      " " + message.timestamp.slice(0, 16).replace("T", " ") + " UTC");
    article.append(meta, element("p", "sentence", d.sentence));
    d.quotes.slice(0, 1).forEach((q) => article.append(quote(q)));
    article.append(element("p", "grade",
      d.assertion.toLowerCase() + ", " + d.stage.toLowerCase() + (d.contested ? ", contested" : "") +
      " · grade " + d.grade + " · " + d.articles + " articles, " + d.origins + " independent origins"));
    return article;
  };

  const show = (event) => {
    last = event.lastEventId;
    document.getElementById("none")?.remove();
    list.prepend(card(JSON.parse(event.data)));
    while (list.children.length > shownMax) {
      list.lastElementChild.remove();
    }
  };

  const source = new EventSource(
    "/api/alerts/stream?subscription=" + encodeURIComponent(list.dataset.subscription) +
    "&after=" + encodeURIComponent(last));
  source.onopen = () => { connection.textContent = "Connected: new alerts appear here."; };
  source.onerror = () => { connection.textContent = "Connection lost; trying again."; };
  ["alert.raised", "alert.updated", "alert.cancelled"].forEach((t) => source.addEventListener(t, show));
})();
