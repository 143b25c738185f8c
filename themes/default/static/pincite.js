// Small comforts. Every page reads, links and prints the same without this file.

// For all scripts of the theme: the words of the interface (words.js) with values in them, …
const wording = (id, values = {}) => WORDS[id].replace(/\{(\w+)\}/g, (_, name) => values[name]);

// … words as they read: without marks of notes, controls and the printed label, …
const bare = (element) => {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("sup, .also, .share, .menu, .label, .cited-by, .back")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};

// … what opens put with the place it belongs to: below it, or above it where there is no room, and never out of the window, …
const beside = (place, { offsetWidth }) => {
  const start = document.dir === "rtl" ? place.right - offsetWidth : place.left;
  return Math.max(8, Math.min(start, innerWidth - offsetWidth - 8));
};
const put = (element, place) => {
  const { offsetHeight: height } = element;
  const room = place.bottom + 4 + height < innerHeight || place.top < height + 8;
  element.style.left = `${beside(place, element)}px`;
  element.style.top = `${Math.max(0, Math.min(room ? place.bottom + 4 : place.top - height - 4, innerHeight - height))}px`;
};

// … a button in the head of the page, …
const control = (name, sign) => {
  const header = document.querySelector("header.site");
  const controls = header.querySelector(".controls") ?? header.appendChild(document.createElement("div"));
  controls.className = "controls";
  const button = controls.appendChild(document.createElement("button"));
  Object.assign(button, { type: "button", ariaLabel: name, title: name, textContent: sign });
  return button;
};

// … and an address without its percent signs, however often it was encoded, and without bytes that are
// no letter.
const decoded = (text) => {
  for (let before = ""; text !== before;) {
    before = text;
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try { return decodeURIComponent(run); } catch { return run.replace(/%[89a-f][0-9a-f]/gi, ""); }
    });
  }
  return text;
};

// 0. A page that has moved leads on, with the place in it that was asked for.
const moved = document.querySelector("a[data-moved]");
if (moved) location.replace(location.hash ? moved.href.split("#")[0] + location.hash : moved.href);

// A language switch keeps the place that the reader is at.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (link) link.hash = location.hash;
});

// 1. On a server a folder's address is enough: what people copy from the address bar should be the short form.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}

// 2. The contents stand open where there is room beside the text.
const contents = document.querySelector("details.contents");
const room = matchMedia("(min-width: 64rem)");
if (contents) {
  const fit = () => { contents.open = room.matches; };
  room.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !room.matches) contents.open = false;
  });
}

// 3. Lists of citations can be narrowed down to a document and to words. What stands in a group without a match goes with it.
for (const form of document.querySelectorAll("form[data-filter]")) {
  const list = document.getElementById(form.dataset.filter);
  // What is searched: an item's own words and the headings it stands below.
  const words = (item) => {
    let text = item.textContent;
    for (let group = item.closest("[data-group]"); group; group = group.parentElement.closest("[data-group]")) {
      text += " " + (group.querySelector(":scope > :is(h2, h3, h4, .source)")?.textContent ?? "");
    }
    return text.toLowerCase();
  };
  const items = [...list.querySelectorAll("[data-item]")].map((item) => ({
    item,
    document: item.closest("[data-document]")?.dataset.document ?? "",
    words: words(item),
  }));
  const groups = [...list.querySelectorAll("[data-group]")];
  const choice = form.elements.document;
  if (choice) {
    const quoted = new Map();
    for (const group of list.querySelectorAll("[data-document]")) {
      const part = (name) => group.querySelector(`.source > ${name}`);
      const [title, symbol] = [part("a").textContent, part(".symbol")];
      const words = symbol ? `${title} (${symbol.textContent})` : title;
      quoted.set(group.dataset.document, { words, date: part("time")?.dateTime ?? "" });
    }
    const newest = ([, one], [, other]) => other.date.localeCompare(one.date) || one.words.localeCompare(other.words);
    for (const [value, { words }] of [...quoted].sort(newest)) choice.add(new Option(words, value));
  }
  const narrow = () => {
    const typed = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = choice?.value ?? "";
    let shown = 0;
    for (const entry of items) {
      const fits = (!wanted || entry.document === wanted) && typed.every((word) => entry.words.includes(word));
      entry.item.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    form.querySelector("output").textContent = typed.length || wanted ? wording("shown", { shown, all: items.length }) : "";
  };
  form.hidden = false;
  for (const event of ["input", "change"]) form.addEventListener(event, narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to what is hidden shows everything again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    narrow();
    target.scrollIntoView();
  });
  narrow(); // a browser may have kept what was typed
}

// 4. On the map, what is pointed at lights up with its bands.
for (const node of document.querySelectorAll(".map [data-node]")) {
  const id = node.dataset.node;
  const bands = document.querySelectorAll(`.map [data-from="${id}"], .map [data-to="${id}"]`);
  const light = (on) => () => bands.forEach((band) => band.classList.toggle("lit", on));
  for (const event of ["pointerenter", "focus"]) node.addEventListener(event, light(true));
  for (const event of ["pointerleave", "blur"]) node.addEventListener(event, light(false));
}
