// A long text read in the browser: the contents follow, notes stand beside the text or open at their marks, the place is kept, and
// on paper the notes stand at the foot of their section. Without this file the contents stand still and the notes are a list at the
// end.
{
  const article = document.querySelector("article");
  const top = (element) => element.getBoundingClientRect().top;

  // 1. The contents mark the section that is read.

  let sections = [];
  const now = document.querySelector(".contents .now");
  let current;
  const follow = () => {
    const read = sections.findLast(({ heading }) => top(heading) < innerHeight / 3);
    if (read === current) return;
    current?.link.removeAttribute("aria-current");
    current = read;
    if (now) now.textContent = current?.link.textContent ?? "";
    if (!current) return;
    const { link } = current;
    link.setAttribute("aria-current", "location");
    const panel = link.closest("details");
    const within = top(link) - top(panel);
    if (within < 40 || within > panel.clientHeight - 60) panel.scrollTop += within - panel.clientHeight / 3;
  };

  // 2. Notes. The first mark of each that stands in the list at the end has its note beside it, where the style gives room.

  const noted = new Map();
  const copied = (note, name) => {
    const copy = document.createElement("div");
    copy.className = `side ${name}`;
    const label = copy.appendChild(document.createElement("a"));
    Object.assign(label, { className: "label", href: `#${note.id}`, textContent: note.querySelector(".label").textContent });
    const words = note.querySelector(".words").cloneNode(true);
    for (const extra of words.querySelectorAll(".back, .cited-by, .remark, .former")) extra.remove();
    for (const one of words.querySelectorAll("[id]")) one.removeAttribute("id");
    copy.append(...words.childNodes);
    copy.lang = article.lang;
    return copy;
  };

  const sides = document.createElement("div");
  sides.className = "sides";
  sides.ariaHidden = "true"; // the list has them all
  article.append(sides);
  const place = () => {
    if (!sides.checkVisibility()) return;
    const tops = [...noted.values()].map((mark) => top(mark) - top(article));
    let free = 0;
    [...sides.children].forEach((side, at) => {
      const height = side.offsetHeight;
      side.style.top = `${Math.max(free, tops[at])}px`;
      free = Math.max(free, tops[at]) + height + 12;
    });
  };
  new ResizeObserver(place).observe(article);

  // Elsewhere a note opens below the paragraph that cites it.
  article.addEventListener("click", (event) => {
    const mark = event.target.closest("sup > a");
    const note = mark && document.getElementById(decoded(mark.hash.slice(1)));
    const block = mark?.closest("p, h1, h2, h3, h4, h5, h6");
    if (!note || !block || sides.checkVisibility() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const open = mark.opened;
    mark.opened = open ? undefined : copied(note, "opened");
    mark.ariaExpanded = String(!open);
    if (open) open.remove();
    else block.after(mark.opened);
  });

  // 3. On paper each section has its notes at its foot.

  addEventListener("beforeprint", () => {
    const feet = new Map();
    const list = article.querySelector("section.notes");
    for (const [note, mark] of noted) {
      if (!list?.contains(note)) continue;
      let next = mark.closest("article > *")?.nextElementSibling;
      while (next && !next.matches("h2, h3, h4, h5, h6, section, .sides")) next = next.nextElementSibling;
      if (!feet.has(next)) {
        const foot = document.createElement("div");
        foot.className = "notes foot";
        next?.before(foot);
        feet.set(next, foot);
      }
      feet.get(next).append(note);
    }
  });
  addEventListener("afterprint", () => {
    article.querySelector("section.notes")?.append(...noted.keys().filter((note) => note.closest(".foot")));
    for (const foot of article.querySelectorAll(".foot")) foot.remove();
  });

  // 4. The place in the text is kept, and offered when the reader comes back.

  const KEY = "pincite-places";
  const KEPT = 50; // documents
  const name = location.pathname.replace(/index\.html$/, "");
  let places = [];
  try { places = JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { /* nothing is kept where storage is off */ }
  const keep = () => {
    const first = scrollY > innerHeight / 2 && [...article.querySelectorAll(".para")].find((one) => one.getBoundingClientRect().bottom > 80);
    const others = places.filter(([page]) => page !== name);
    places = first ? [[name, first.id], ...others].slice(0, KEPT) : others;
    try { localStorage.setItem(KEY, JSON.stringify(places)); } catch { /* as above */ }
  };
  const [, kept] = places.find(([page]) => page === name) ?? [];
  const came = performance.getEntriesByType("navigation")[0]?.type;
  const to = kept && document.getElementById(kept);
  let offer;
  if (to && !location.hash && came === "navigate" && scrollY < 100) {
    offer = document.body.appendChild(document.createElement("p"));
    offer.className = "status";
    const link = offer.appendChild(document.createElement("a"));
    link.href = `#${kept}`;
    link.textContent = wording("continue", { place: to.querySelector(".share")?.ariaLabel ?? kept });
    const close = offer.appendChild(document.createElement("button"));
    Object.assign(close, { type: "button", textContent: "×", ariaLabel: wording("dismiss") });
    offer.addEventListener("click", () => offer.remove());
  }

  let waiting;
  let keeping;
  addEventListener("scroll", () => {
    waiting ??= requestAnimationFrame(() => {
      waiting = undefined;
      follow();
    });
    if (scrollY > innerHeight) offer?.remove();
    clearTimeout(keeping);
    keeping = setTimeout(keep, 400);
  }, { passive: true });

  // What is made from the text is made when the page is shown, and again when it is shown anew.
  addEventListener("pageshow", () => {
    // Headings get a link to themselves, for those who want to hand it on.
    for (const heading of article.querySelectorAll(":is(h2, h3, h4, h5, h6)[id]:not(:has(> .pilcrow))")) {
      const link = heading.appendChild(document.createElement("a"));
      Object.assign(link, { className: "pilcrow", href: `#${heading.id}`, textContent: "¶", ariaLabel: wording("link-to-heading") });
    }
    sections = [...document.querySelectorAll(".contents nav a")]
      .map((link) => ({ link, heading: document.getElementById(decoded(link.hash.slice(1))) }))
      .filter(({ heading }) => heading);
    noted.clear();
    for (const mark of article.querySelectorAll("sup > a")) {
      const note = document.getElementById(decoded(mark.hash.slice(1)));
      if (note && !note.closest(".table") && !noted.has(note)) noted.set(note, mark);
    }
    sides.replaceChildren(...[...noted.keys()].map((note) => copied(note, "")));
    for (const link of sides.querySelectorAll("a")) link.tabIndex = -1;
    place();
    follow();
  });
}
