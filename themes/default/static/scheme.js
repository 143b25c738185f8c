// Light or dark pages and more contrast, as the reader has chosen. Runs before anything is drawn, so that no page flashes; the switch
// follows when the page is there. Without this file pages follow the system.
{
  const KEY = "pincite-display";
  let chosen = {};
  try { chosen = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { /* nothing is kept where storage is off */ }
  const apply = () => {
    for (const name of ["scheme", "contrast"]) {
      if (chosen[name]) document.documentElement.dataset[name] = chosen[name];
      else delete document.documentElement.dataset[name];
    }
  };
  apply();

  const choose = (name, value) => {
    chosen = { ...chosen, [name]: value };
    apply();
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* it holds for this page */ }
  };

  const option = (type, name, value, words) => {
    const label = document.createElement("label");
    const input = label.appendChild(document.createElement("input"));
    Object.assign(input, { type, name, value, checked: (chosen[name] ?? "") === value });
    input.addEventListener("change", () => choose(name, input.checked ? value : ""));
    label.append(" ", words);
    return label;
  };

  addEventListener("DOMContentLoaded", () => {
    const menu = document.createElement("div");
    Object.assign(menu, { className: "menu", popover: "auto", ariaLabel: wording("display") });
    menu.setAttribute("role", "group");
    for (const [value, words] of [["", "as-system"], ["light", "light"], ["dark", "dark"]]) {
      menu.append(option("radio", "scheme", value, wording(words)));
    }
    menu.append(option("checkbox", "contrast", "more", wording("contrast")));
    const button = control(wording("display"), "◐");
    button.popoverTargetElement = menu;
    button.after(menu);
    menu.addEventListener("toggle", (event) => { if (event.newState === "open") put(menu, button.getBoundingClientRect()); });
  });
}
