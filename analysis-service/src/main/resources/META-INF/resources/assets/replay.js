// Looks again while a rebuild runs; without this the page asks to be loaded again.
const every = 1500;
async function look() {
  const shown = document.getElementById("replay");
  if (shown.dataset.running !== "true") return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("replay");
    if (answer.ok && fresh) shown.replaceWith(fresh);
  } catch {
    // The service is away for a moment; the next look will tell.
  }
  setTimeout(look, every);
}
setTimeout(look, every);
