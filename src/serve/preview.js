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

  const element = (name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text;
    Object.assign(made.style, style);
    return made;
  };

  // In a shadow tree, so that no style of the theme reaches it.
  const show = (trouble) => {
    hide();
    overlay = document.createElement("div");
    const dialog = element("dialog", "", {
      width: "min(70rem, 92vw)", maxHeight: "85vh", boxSizing: "border-box", overflow: "auto", padding: "1.5rem",
      border: "0", borderTop: "6px solid #d0463c", borderRadius: "6px", outline: "0", background: "#1d1f24", color: "#eceff4",
      boxShadow: "0 1rem 4rem rgb(0 0 0 / 50%)",
    });
    dialog.setAttribute("aria-label", "The site has errors");
    dialog.append(
      element("p", "The newest change has errors. Behind this is the last good site; Esc shows it.", {
        font: "600 16px/1.5 system-ui, sans-serif", margin: "0",
      }),
      element("pre", trouble, { font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", margin: "1rem 0 0" }),
    );
    overlay.attachShadow({ mode: "open" }).append(dialog);
    document.body.append(overlay);
    dialog.showModal();
  };

  new EventSource("/.pincite/events").onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else if (state.trouble) show(state.trouble);
    else hide();
  };
})();
