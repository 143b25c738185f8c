// Ways to hand a paragraph on: its link, its citation, its words, an e-mail. On a document's page a menu beside each paragraph, on a
// paragraph's own page a row of buttons, and a link to a passage wherever words are selected. Without this file the same controls
// are links to the paragraph's page, which shows address and citation and opens an e-mail.

const canonical = document.querySelector("link[rel=canonical]").href;
const cited = document.querySelector("[data-citation]");
const citation = cited.dataset.citation || cited.textContent;
const LONGEST_MAIL = 1900; // some programs refuse longer links

const status = document.body.appendChild(document.createElement("p"));
status.className = "status";
status.setAttribute("role", "status");
let fading;
const say = (words) => {
  status.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => { status.textContent = ""; }, 2000);
};

// A paragraph and what it introduces, a line each; what it introduces with its labels.
const lines = (own, below) => {
  const labelled = below.map((item) => `${item.querySelector(".label")?.textContent ?? ""} ${bare(item)}`.trim());
  return [bare(own), ...labelled].join("\n");
};

// What is handed on: of a paragraph in a document's page, or of the page that a paragraph has for itself.
const subject = (link) => {
  if (!link) return { url: canonical, citation, quotation: lines(document.querySelector(".own"), [...document.querySelectorAll(".below")]) };
  const own = link.closest(".para");
  const url = new URL(link.getAttribute("href"), canonical).href.replace(/index\.html$/, "");
  const below = [...document.querySelectorAll(`.para[id^="${own.id}-"] > p:first-of-type`)];
  return { url, citation: wording("cited-place", { document: citation, place: link.ariaLabel }), quotation: lines(link.parentElement, below) };
};

const escaped = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const spaced = (words) => words.replaceAll("\u00a0", " ");

const quoted = ({ url, citation, quotation }) => ({
  "text/plain": spaced(`${wording("quotation", { words: quotation })}\n\n${citation}\n${url}\n`),
  "text/html": `<blockquote>${quotation.split("\n").map((line) => `<p>${escaped(line)}</p>`).join("")}</blockquote><p><a href="${escaped(url)}">${escaped(citation)}</a></p>`,
});

// The first words, cut between signs, never inside one.
const cut = (words, count) => `${[...words].slice(0, count).join("")}…`;

// A citation whose title is cut, with its pinpoint.
const brief = (citation) => {
  const pinpoint = citation.search(/[,،，][^,،，]*$/);
  const title = pinpoint < 0 ? citation : citation.slice(0, pinpoint);
  return [...title].length > 60 ? cut(title, 60) + citation.slice(title.length) : citation;
};

const mail = ({ url, citation, quotation }) => {
  const link = (citation, words) => `mailto:?subject=${encodeURIComponent(spaced(citation))}&body=${
    encodeURIComponent(spaced(`${wording("quotation", { words })}\n\n${citation}\n${url}\n`).replaceAll("\n", "\r\n"))}`;
  const name = link(citation, "").length > LONGEST_MAIL / 2 ? brief(citation) : citation;
  let shown = quotation;
  while (link(name, shown).length > LONGEST_MAIL && shown.length > 20) shown = cut(shown, Math.floor([...shown].length * 0.8));
  return link(name, shown);
};

const copy = (said, representations) => async () => {
  const blobs = Object.entries(representations).map(([type, words]) => [type, new Blob([words], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    say(wording(said));
  } catch {
    say(wording("cannot-copy"));
  }
};

// The controls for one paragraph.
const controls = (link) => {
  const about = subject(link);
  const plain = (words) => ({ "text/plain": spaced(words) });
  const made = [
    ["copy-link", copy("link-copied", plain(about.url))],
    ["copy-citation", copy("citation-copied", plain(about.citation))],
    ["copy-quotation", copy("quotation-copied", quoted(about))],
  ];
  if (link) made.push(["email", mail(about)]);
  if (navigator.share) made.push(["share", () => navigator.share({ title: about.citation, url: about.url }).catch(() => {})]);
  if (link && !link.hash) made.push(["open-page", link.href]);
  return made.map(([name, action]) => {
    const control = document.createElement(typeof action === "string" ? "a" : "button");
    control.textContent = wording(name);
    if (typeof action === "string") control.href = action;
    else {
      control.type = "button";
      control.addEventListener("click", action);
    }
    return control;
  });
};

// 1. On its own page the controls stand below the paragraph.
const row = document.querySelector(".hand-on");
if (row) {
  row.querySelector("a[href^='mailto:']").href = mail(subject()); // with more words than the page has room for
  const tools = document.createElement("p");
  tools.className = "tools";
  tools.append(...controls());
  row.after(tools);
}

// 2. In a document one menu serves all paragraphs.
const menu = document.body.appendChild(document.createElement("div"));
menu.className = "menu";
menu.popover = "auto";
menu.setAttribute("role", "group");
let opener;
let wasOpen = false;
document.addEventListener("pointerdown", (event) => {
  wasOpen = menu.matches(":popover-open") && event.target.closest("a.share") === opener;
}, true);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.share");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (wasOpen && link === opener) return; // a second click has closed it
  opener = link;
  menu.replaceChildren(...controls(link));
  menu.ariaLabel = link.ariaLabel;
  link.after(menu); // the next stop of the keyboard is the first control
  menu.showPopover();
  put(menu, link.getBoundingClientRect());
  menu.querySelector("button").focus();
});
menu.addEventListener("click", (event) => { if (event.target.closest("a, button")) menu.hidePopover(); });
// Back to where it was opened, unless the reader has gone elsewhere.
menu.addEventListener("beforetoggle", (event) => {
  if (event.newState === "closed" && menu.contains(document.activeElement)) opener.focus({ preventScroll: true });
});

// 3. Selected words offer a link to themselves.
const passage = document.body.appendChild(document.createElement("button"));
passage.type = "button";
passage.className = "passage";
passage.textContent = wording("copy-passage");
passage.hidden = true;
const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");
const fragment = (words) => {
  const all = words.trim().split(/\s+/);
  const directive = all.length > 12 ? `${encoded(all.slice(0, 5).join(" "))},${encoded(all.slice(-5).join(" "))}` : encoded(all.join(" "));
  return `:~:text=${directive}`;
};
const offer = () => {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : undefined;
  const start = range?.startContainer;
  const within = (start?.nodeType === Node.TEXT_NODE ? start.parentElement : start)?.closest(".para, .own");
  const chosen = selection.toString().replace(/•••/g, "").trim();
  passage.hidden = !chosen || !within;
  if (passage.hidden) return;
  const rest = range.cloneRange();
  rest.setStartAfter(within);
  // Words of several paragraphs stand together in the document only.
  const url = rest.toString().trim() ? canonical : subject(within.querySelector("a.share")).url;
  const address = url + (url.includes("#") ? "" : "#") + fragment(chosen);
  passage.onclick = copy("passage-copied", { "text/plain": address });
  const place = range.getBoundingClientRect();
  passage.style.top = `${scrollY + place.bottom + 6}px`;
  passage.style.left = `${beside(place, passage)}px`;
};
let settling;
document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(offer, 200);
});
