// Three small comforts. Every page reads, links and prints the same without this file.

// 1. On a server a folder's address is enough: what people copy from the address bar should be the short form.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}

// 2. The contents stand open where there is room beside the text.
const contents = document.querySelector("details.contents");
const room = matchMedia("(min-width: 68rem)");
if (contents) {
  const fit = () => { contents.open = room.matches; };
  room.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !room.matches) contents.open = false;
  });
}

// 3. A click on a paragraph's number also copies its full address.
const canonical = document.querySelector("link[rel=canonical]");
const status = document.body.appendChild(document.createElement("p"));
status.className = "status";
status.setAttribute("role", "status");
let fading;
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.label[href^='#'], a.pilcrow");
  if (!link || !canonical || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey) return;
  try {
    await navigator.clipboard.writeText(canonical.href + link.hash);
  } catch {
    return;
  }
  status.textContent = "Link copied";
  clearTimeout(fading);
  fading = setTimeout(() => { status.textContent = ""; }, 2000);
});
