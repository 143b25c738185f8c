// Follows the preview: loads the page again when the site has changed, and shows over it what keeps the site from changing.
// Only the preview adds this script; nothing of it is in a built site.
(() => {
  "use strict";
  const version = new URL(document.currentScript.src).search.slice(1);
  let overlay = null;

  const hide = () => {
    overlay?.remove();
    overlay = null;
  };

  const show = (trouble) => {
    hide();
    overlay = document.createElement("dialog");
    overlay.setAttribute("aria-label", "The site has errors");
    Object.assign(overlay.style, {
      width: "min(70rem, 92vw)", maxHeight: "85vh", overflow: "auto", padding: "1.5rem", border: "0",
      borderTop: "6px solid #b3261e", borderRadius: "6px", background: "#1d1f24", color: "#eceff4",
      boxShadow: "0 1rem 4rem rgb(0 0 0 / 50%)",
    });
    const title = document.createElement("p");
    title.textContent = "The newest change has errors. Behind this is the last good site; Esc shows it.";
    title.style.font = "600 1rem/1.5 system-ui, sans-serif";
    const text = document.createElement("pre");
    text.textContent = trouble;
    Object.assign(text.style, { font: "0.85rem/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", margin: "1rem 0 0" });
    overlay.append(title, text);
    document.body.append(overlay);
    overlay.showModal();
  };

  new EventSource("/.pincite/events").onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else if (state.trouble) show(state.trouble);
    else hide();
  };
})();
