// Looking up without leaving the page: a card for what is cited, and a box that goes to a place by its name. What they show comes
// from small files of the site, which are fetched when they are first wanted. They are scripts that call `pincite`, and no JSON,
// since a page that was opened from a folder may run scripts beside it but not fetch them.
{
  const home = document.querySelector(".site-title");
  const root = new URL(".", home.href).href;

  const asked = new Map();
  window.pincite = (data) => asked.get(document.currentScript.src).take(data);
  const look = (address) => {
    if (!asked.has(address)) {
      const entry = {};
      entry.data = new Promise((take) => { entry.take = take; });
      asked.set(address, entry);
      const script = document.createElement("script");
      Object.assign(script, { src: address, onerror: () => entry.take({}) });
      document.head.append(script);
    }
    return asked.get(address).data;
  };

  // 1. Cards. Whatever is pointed at, focused or tapped shows what stands at its other end.

  const CITING = "a.ref, a.also, sup > a, .cited-by a, .places a, a.place";
  const card = document.createElement("div");
  Object.assign(card, { className: "card", id: "card", popover: "manual" });
  card.setAttribute("role", "tooltip");
  document.body.append(card);

  // The page a link leads to without its file, and the anchor.
  const target = (link) => ({ page: link.href.split("#")[0].replace(/index\.html$/, ""), anchor: decoded(link.hash.slice(1)) });

  const shortened = (words) => words.length > 420 ? `${words.slice(0, words.lastIndexOf(" ", 400))} …` : words;

  const onThisPage = (anchor) => {
    const there = document.getElementById(anchor);
    if (!there) return [];
    const own = there.querySelector(":scope > p, :scope > .words, :scope > figcaption") ?? there;
    const label = there.querySelector(".label")?.textContent ?? "";
    if (there.matches(".note")) return [wording("note", { label }), "", bare(own)];
    return [there.querySelector(":scope > p > .share")?.ariaLabel ?? label, "", bare(own)];
  };

  // Of a source that is not here the document that cites it says what its symbol tells.
  const elsewhere = async (link) => {
    const [own] = target(location).page.slice(root.length).split("/");
    const known = document.body.matches(".document, .paragraph") && (await look(`${root}${own}/cards.js`))[link.getAttribute("href")];
    if (known) return known;
    const symbol = link.host === "docs.un.org" && decoded(link.pathname).replace(/^\/\w+\//, "");
    const words = link.textContent.trim();
    return [link.title || symbol || words, `${link.host}${symbol ? "" : decoded(link.pathname)}`, ""];
  };

  // Title, small print and words of what a link leads to; nothing where nothing is known.
  const about = async (link) => {
    const { page, anchor } = target(link);
    if (page === target(location).page) return onThisPage(anchor);
    if (!page.startsWith(root)) return link.protocol.startsWith("http") ? elsewhere(link) : [];
    const [first, second] = page.slice(root.length).split("/");
    const data = await look(`${root}${first}/${first === "protocols" ? `${second}/` : ""}cards.js`);
    return data[anchor] ?? data[""] ?? [];
  };

  let wanted; // the link whose card is shown, or will be
  let timer;
  let touched = false; // the last that pressed was a finger
  const hide = () => {
    clearTimeout(timer);
    wanted?.removeAttribute("aria-describedby");
    wanted = undefined;
    card.hidePopover();
  };
  const show = async (link) => {
    const [title, small, said] = await about(link);
    if (link !== wanted || !title) return;
    card.replaceChildren();
    for (const [words, name] of [[title, "b"], [small, "span"], [said, "said"]]) {
      if (!words) continue;
      const line = card.appendChild(document.createElement("p"));
      if (name === "b") line.appendChild(document.createElement("b")).textContent = words;
      else line.textContent = shortened(words);
      line.className = name === "span" ? "about" : name;
    }
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    put(card, link.getClientRects()[0] ?? link.getBoundingClientRect());
  };
  const want = (link, delay) => {
    if (link === wanted) return clearTimeout(timer);
    hide();
    wanted = link;
    timer = setTimeout(show, delay, link);
  };
  const leave = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(hide, delay);
  };
  // A note that stands beside the text needs no card.
  const citing = (event) => {
    const link = event.target.closest?.(CITING);
    return link && !(link.closest("sup") && document.querySelector(".sides")?.checkVisibility()) ? link : undefined;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = citing(event);
    if (link) want(link, 250);
    else if (event.target.closest?.(".card")) clearTimeout(timer);
    else if (wanted && wanted !== document.activeElement) leave(300);
  });
  document.addEventListener("focusin", (event) => {
    const link = citing(event);
    if (link?.matches(":focus-visible")) want(link, 100);
    else if (wanted) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && wanted) hide(); });
  // What is scrolled away goes, unless the pointer rests on it still.
  const held = () => wanted === document.activeElement || (!touched && [wanted, card].some((one) => one.matches(":hover")));
  addEventListener("scroll", () => { if (wanted && !held()) leave(600); }, { passive: true });

  // Without a pointer that can hover the first tap shows the card and the second follows the link. A note opens at its mark.
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (wanted && !event.target.closest?.(".card") && citing(event) !== wanted) hide();
  });
  document.addEventListener("click", (event) => {
    const link = citing(event);
    if (!touched || !link || link.closest("sup") || (link === wanted && card.matches(":popover-open"))) return;
    event.preventDefault();
    want(link, 0);
  });

  // 2. The jump box: "smuggling protocol 16(3)", "CTOC/COP/WG.7/2012/2", "technical assistance 12".

  const SHOWN = 8;
  const READ = 3; // of the first so many, the place below them is looked up
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const tokens = (words) => [...plain(words).matchAll(/[\p{L}\p{N}]+/gu)];
  const NAMES = /^(?:art|arts|article|articles|par|para|paras|paragraph|paragraphs|p|note|fn|no|annex)$/;

  // Everything that can be named, with the words of its name.
  const named = ({ instruments = [], documents = [] }) => [
    ...instruments.map(([title, id, names]) => ({ title, about: names[0] ?? "", folder: `protocols/${id}/`, names: [title, ...names], article: true })),
    ...documents.map(([title, slug, symbol, year]) => ({ title, about: [symbol, year].filter(Boolean).join(" · "), folder: `${slug}/`, names: [`${title} ${year}`, symbol, slug] })),
  ].map((entry) => ({ ...entry, words: entry.names.map((name) => tokens(name).map(String)) }));

  // A large site keeps its documents in many files, by the first letters of the words of their names: the smallest that can hold
  // what is looked for is read.
  const entries = async (query) => {
    const index = await look(`${root}jump.js`);
    if (!index.shards) return index.entries ??= named(index);
    const sum = (word) => [...word.slice(0, 2)].reduce((sum, letter) => sum * 31 + letter.codePointAt(), 0) % index.shards.length;
    const [shard] = query.map(sum).sort((a, b) => index.shards[a] - index.shards[b]);
    const found = shard === undefined || !index.shards[shard] ? {} : await look(`${root}jump/${shard}.js`);
    return [...(index.entries ??= named(index)), ...(found.entries ??= named(found))];
  };

  const fits = (words, query) => query.every((one) => words.some((word) => /^\d/.test(one) ? word === one : word.startsWith(one)));

  // What is meant by a query, the likeliest first: an entry, and what follows its name as the pieces of a pinpoint.
  const meant = (all, query) => {
    const words = query.map(String);
    const found = [];
    for (let many = words.length; many > 0; many -= 1) {
      const rest = words.slice(many).filter((word) => !NAMES.test(word));
      if (rest.some((word) => !/^(?:\d+\p{L}{0,4}|\p{L}{1,4})$/u.test(word))) break;
      for (const entry of all) {
        const lengths = entry.words.filter((name) => fits(name, words.slice(0, many))).map((name) => name.length);
        if (lengths.length && !found.some((other) => other.entry === entry)) {
          found.push({ entry, rest, note: words.some((word) => /^(?:note|fn)$/.test(word)), far: (words.length - many) * 20 + Math.min(...lengths) });
        }
      }
    }
    return found.sort((a, b) => a.far - b.far).slice(0, SHOWN);
  };

  // The place below an entry: its anchor, what it is called and what it says.
  const below = async ({ entry, rest, note }) => {
    if (!rest.length) return ["", []];
    const data = await look(`${root}${entry.folder}cards.js`);
    for (let many = rest.length; many > 0; many -= 1) {
      const pieces = rest.slice(0, many).join("-");
      const anchor = entry.article ? `article-${pieces}` : note ? `fn-${pieces}` : `para-${pieces}`;
      const known = data[anchor] ? anchor : Object.keys(data).find((one) => one.endsWith(`-${anchor}`));
      if (known) return [known, data[known]];
    }
    return ["", []];
  };

  // A symbol of the United Nations that nothing here has leads to where they keep its document.
  const elsewhereBySymbol = (typed) => /^[A-Z][A-Z-]*(?:\/[\w.()-]+)+$/.test(typed) && /\d/.test(typed)
    ? [{ entry: { title: typed, about: "docs.un.org", href: `https://docs.un.org/en/${typed}` }, below: ["", []] }] : [];

  let dialog;
  const make = () => {
    dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.ariaLabel = wording("jump");
    const input = dialog.appendChild(document.createElement("input"));
    Object.assign(input, { type: "text", placeholder: wording("jump-hint"), ariaLabel: wording("jump"), autocomplete: "off", spellcheck: false });
    const list = dialog.appendChild(document.createElement("ul"));
    Object.assign(list, { className: "jump-to", id: "jump-to", ariaLabel: wording("jump") });
    const none = dialog.appendChild(document.createElement("p"));
    Object.assign(none, { className: "remark", role: "status" });
    list.setAttribute("role", "listbox");
    for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);

    let chosen = 0;
    const choose = (index) => {
      const options = [...list.children];
      chosen = options.length ? (index + options.length) % options.length : 0;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
      options[chosen]?.scrollIntoView({ block: "nearest" });
      if (options[chosen]) input.setAttribute("aria-activedescendant", options[chosen].id);
      else input.removeAttribute("aria-activedescendant");
    };
    let asking = 0;
    const fill = async () => {
      const turn = asking += 1;
      const query = tokens(input.value);
      const symbol = elsewhereBySymbol(input.value.trim());
      const named = query.length ? meant(await entries(query.map(String)), query).filter(({ rest }) => !symbol.length || !rest.length) : [];
      const found = await Promise.all(named.map(async (one, at) => ({ ...one, below: at < READ ? await below(one) : ["", []] })));
      if (turn !== asking) return;
      // Of two that a name fits, the one is meant that has the place.
      found.sort((one, other) => Boolean(other.below[0]) - Boolean(one.below[0]));
      if (!found.length) found.push(...symbol);
      list.replaceChildren(...found.map(({ entry, below: [anchor, [place = "", small = "", said = ""]] }, at) => {
        const option = document.createElement("li");
        Object.assign(option, { id: `jump-${at}`, role: "option" });
        option.dataset.href = entry.href ?? `${root}${entry.folder}index.html${anchor && `#${anchor}`}`;
        option.append(anchor ? `${entry.title}, ${place}` : entry.title);
        const about = option.appendChild(document.createElement("span"));
        about.className = "about";
        about.textContent = anchor ? [small, said].filter(Boolean).join(" · ").slice(0, 120) : entry.about;
        return option;
      }));
      none.textContent = query.length && !found.length ? wording("jump-none") : "";
      input.setAttribute("aria-expanded", String(found.length > 0));
      choose(0);
    };
    const go = (option) => {
      if (!option) return;
      dialog.close();
      location.href = option.dataset.href;
    };
    let filling = Promise.resolve();
    input.addEventListener("input", () => { filling = fill(); });
    input.addEventListener("keydown", async (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter") {
        event.preventDefault();
        await filling;
        go(list.children[chosen]);
      }
    });
    list.addEventListener("click", (event) => go(event.target.closest("li")));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    return dialog;
  };
  const jump = () => {
    if ((dialog ?? make()).open) return;
    hide();
    dialog.showModal();
    dialog.querySelector("input").select();
  };
  control(wording("jump"), "⌕ /").addEventListener("click", jump);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const box = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!box && (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey)) return;
    event.preventDefault();
    jump();
  });
}
