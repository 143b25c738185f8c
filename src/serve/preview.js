// Follows the preview: patches the open page when the site has changed, shows over it what keeps the site from changing, lists what
// was found, and says of the page and of each paragraph which lines of which files it comes from. Only the preview adds this script; nothing of it is in a built site.
(() => {
  "use strict";
  const own = document.currentScript;
  let version = new URL(own.src).search.slice(1);

  const STYLES = 'link[rel="stylesheet"]';
  const SCRIPTS = 'script:not([type]), script[type="module"], script[type="text/javascript"]';

  // --- The page as the server sends it, apart from its styles and scripts.

  const load = async (before) => {
    const had = before ? [...before.styles, ...before.scripts] : [];
    const response = await fetch(location.href.split("#")[0], { cache: "no-cache" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const mine = page.querySelector('script[src^="/.pincite/"]');
    const take = (selector) => [...page.querySelectorAll(selector)].map((element) => (element.remove(), element));
    const found = new URL(mine.src).search.slice(1);
    mine.remove();
    const [styles, scripts] = await Promise.all([STYLES, SCRIPTS].map((selector) => Promise.all(take(selector).map((element) => asset(element, had)))));
    return { page, styles, scripts, version: found };
  };

  // A file of the theme has a fingerprint of itself in its name: what has the name of one that is known is that one.
  const FINGERPRINT = /-[0-9a-f]{10}\.\w+$/;

  const asset = async (element, had) => {
    const address = element.getAttribute("src") ?? element.getAttribute("href");
    const same = FINGERPRINT.test(address) && had.find((one) => one.address === address);
    if (same) return { element, address, text: same.text };
    const text = address ? await (await fetch(address, { cache: "no-cache" })).text() : element.textContent;
    return { element, address, text };
  };

  // --- From the page before to the page after. Only where these two differ is the open page touched: what scripts have added, what
  // --- is unfolded, selected or written into fields stays.

  const nameOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? `${node.nodeName}#${node.id}` : node.nodeName);

  /** Pairs of nodes before and after, in order; what is only on one side stands alone. */
  const align = (before, after) => {
    let start = 0;
    let end = 0;
    const shorter = Math.min(before.length, after.length);
    while (start < shorter && before[start].isEqualNode(after[start])) start += 1;
    while (end < shorter - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
    const pairs = before.slice(0, start).map((node, at) => [node, after[at]]);
    const rows = before.slice(start, before.length - end);
    const columns = after.slice(start, after.length - end);
    if (rows.length * columns.length > 1_000_000) {
      pairs.push(...rows.map((node) => [node, null]), ...columns.map((node) => [null, node]));
    } else {
      const [left, right] = [rows.map(nameOf), columns.map(nameOf)];
      const longest = Array.from({ length: rows.length + 1 }, () => new Uint16Array(columns.length + 1));
      for (let row = rows.length - 1; row >= 0; row -= 1) {
        for (let column = columns.length - 1; column >= 0; column -= 1) {
          longest[row][column] = left[row] === right[column]
            ? longest[row + 1][column + 1] + 1
            : Math.max(longest[row + 1][column], longest[row][column + 1]);
        }
      }
      let [row, column] = [0, 0];
      while (row < rows.length || column < columns.length) {
        const both = row < rows.length && column < columns.length;
        if (both && left[row] === right[column]) pairs.push([rows[row++], columns[column++]]);
        else if (both ? longest[row + 1][column] >= longest[row][column + 1] : row < rows.length) pairs.push([rows[row++], null]);
        else pairs.push([null, columns[column++]]);
      }
    }
    return pairs.concat(before.slice(before.length - end).map((node, at) => [node, after[after.length - end + at]]));
  };

  /** Whether a node of the open page is the one that the server sent: scripts may have given it classes, never others' words. */
  const isThe = (live, sent) => {
    if (nameOf(live) !== nameOf(sent)) return false;
    if (sent.nodeType !== Node.ELEMENT_NODE) return live.data === sent.data;
    return !live.matches(`${STYLES}, ${SCRIPTS}`) && [...sent.classList].every((name) => live.classList.contains(name));
  };

  /** The open page's nodes for those that the server sent, among which scripts may have put others. */
  const locate = (live, sent) => {
    const there = [...live.childNodes];
    let next = 0;
    return new Map(sent.map((node) => {
      const at = there.findIndex((own, index) => index >= next && isThe(own, node));
      if (at >= 0) next = at + 1;
      else if (node.nodeType === Node.ELEMENT_NODE || node.data.trim()) throw new Error("the open page is not as it was sent");
      return [node, there[at] ?? null];
    }));
  };

  const patch = (live, before, after, changed) => {
    for (const { name } of [...before.attributes, ...after.attributes]) {
      const value = after.getAttribute(name);
      if (before.getAttribute(name) === value) continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    const sent = [...before.childNodes];
    const places = locate(live, sent);
    let last = null;
    for (const [was, is] of align(sent, [...after.childNodes])) {
      const place = was && places.get(was);
      if (was && is) {
        if (!was.isEqualNode(is)) {
          if (was.nodeType === Node.ELEMENT_NODE) patch(place, was, is, changed);
          else if (place) {
            place.data = is.data;
            if (is.data.trim() || was.data.trim()) changed.push(live);
          }
        }
        last = place ?? last;
      } else if (is) {
        const made = document.importNode(is, true);
        if (last) last.after(made);
        else live.prepend(made);
        last = made;
        if (made.nodeType === Node.ELEMENT_NODE) changed.push(made);
        else if (is.data?.trim()) changed.push(live);
      } else if (place) {
        if (was.textContent.trim()) changed.push(live);
        place.remove();
      }
    }
  };

  // --- Styles: the new one is there before the old one goes.

  const swap = (before, after) => {
    const known = (list, { address, text }) => list.some((style) => style.address === address && style.text === text);
    const shown = [...document.querySelectorAll(STYLES)];
    const addressOf = (link) => link.dataset.previewOf ?? link.getAttribute("href");
    const stale = shown.filter((link) => !after.some((style) => style.address === addressOf(link) && known(before, style)));
    let last = shown.at(-1) ?? document.head.lastElementChild;
    const fresh = after.filter((style) => !known(before, style)).map(({ element, address }) => {
      const link = document.importNode(element, true);
      link.dataset.previewOf = address;
      link.href = `${address}${address.includes("?") ? "&" : "?"}preview=${version}`;
      const there = new Promise((done) => { link.onload = link.onerror = done; });
      last.after(link);
      last = link;
      return there;
    });
    Promise.all(fresh).then(() => stale.forEach((link) => link.remove()));
  };

  // --- The change is shown where it is.

  const point = (changed) => {
    const blocks = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, blockquote, figure, pre, section, [id]";
    const place = changed.filter((element) => element.isConnected).map((element) => element.closest(blocks))
      .find((element) => element?.closest("main") && element.matches(":not(main)"));
    if (!place) return;
    const { top, bottom } = place.getBoundingClientRect();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (top < 0 || bottom > innerHeight) place.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    place.animate([{ backgroundColor: "#ffd54a99" }, { backgroundColor: "transparent" }], { duration: 2000, easing: "ease-in" });
  };

  let known = load().catch(() => null);
  const texts = (assets) => JSON.stringify(assets.map(({ address, text }) => [address, text]));

  const refresh = async () => {
    const before = await known;
    const after = await load(before);
    if (before?.version !== version || texts(before.scripts) !== texts(after.scripts)) return location.reload();
    version = after.version;
    known = Promise.resolve(after);
    const changed = [];
    try {
      for (const part of ["head", "body"]) patch(document[part], before.page[part], after.page[part], changed);
      patch(document.documentElement, before.page.documentElement.cloneNode(), after.page.documentElement.cloneNode(), changed);
    } catch {
      return location.reload();
    }
    swap(before.styles, after.styles);
    dispatchEvent(new Event("pageshow")); // what scripts made from the text is to be made anew
    point(changed);
  };

  // --- Errors and findings, each in a shadow tree, so that no style of the theme reaches them.

  const element = (name, text, style = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    Object.assign(made.style, style);
    return made;
  };

  const notOnPaper = new CSSStyleSheet();
  notOnPaper.replaceSync("@media print { :host { display: none } }");

  const shadow = (name, inner) => {
    const host = document.createElement("div");
    host.dataset.preview = name;
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [notOnPaper];
    root.append(inner);
    document.documentElement.append(host);
    return host;
  };

  const placeOf = ({ place, link }) => {
    const made = element(link ? "a" : "span", place ?? "", { color: "#8fc1ff", font: "13px/1.5 ui-monospace, monospace" });
    if (link) made.href = link;
    return made;
  };

  let overlay = null;
  const showTrouble = (trouble) => {
    overlay?.remove();
    overlay = null;
    if (!trouble.length) return;
    const dialog = element("dialog", "", {
      width: "min(70rem, 92vw)", maxHeight: "85vh", boxSizing: "border-box", overflow: "auto", padding: "1.5rem",
      border: "0", borderTop: "6px solid #d0463c", borderRadius: "6px", outline: "0", background: "#1d1f24", color: "#eceff4",
      boxShadow: "0 1rem 4rem rgb(0 0 0 / 50%)",
    });
    dialog.setAttribute("aria-label", "The site has errors");
    dialog.append(element("p", "The newest change has errors. Behind this is the last good site; Esc shows it.", {
      font: "600 16px/1.5 system-ui, sans-serif", margin: "0 0 1rem",
    }));
    for (const error of trouble) {
      const text = { font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", margin: ".25rem 0 1rem" };
      dialog.append(placeOf(error), element("pre", error.text, text));
    }
    overlay = shadow("errors", dialog);
    dialog.showModal();
  };

  let panel = null;
  const showFindings = (findings, more) => {
    const open = panel?.shadowRoot.firstChild.open ?? false;
    panel?.remove();
    panel = null;
    if (!findings.length) return;
    const details = element("details", "", {
      position: "fixed", right: ".75rem", bottom: ".75rem", zIndex: "2147483000", maxWidth: "min(36rem, 90vw)", maxHeight: "60vh",
      overflow: "auto", padding: ".4rem .8rem", borderRadius: "6px", background: "#1d1f24", color: "#eceff4", opacity: ".95",
      font: "14px/1.5 system-ui, sans-serif", textAlign: "start",
    });
    details.open = open;
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const counts = [[count("warning"), "warning"], [count("note"), "note"], [more, "more in the terminal"]];
    const words = counts.filter(([many]) => many).map(([many, word]) => `${many} ${word}${many > 1 && word.length < 9 ? "s" : ""}`);
    details.append(element("summary", words.join(", "), { cursor: "pointer" }));
    for (const finding of findings) {
      const item = element("p", `${finding.severity}: ${finding.message} `, { margin: ".6rem 0 0" });
      item.append(placeOf(finding), element("small", finding.advice, { display: "block", opacity: ".75" }));
      details.append(item);
    }
    panel = shadow("findings", details);
  };

  // --- Where things come from: the page in the corner, a paragraph above it while it is pointed at or has the focus.

  const origins = { whole: [], blocks: {}, corner: null, tag: null };
  const chip = (name, places, style) => {
    const made = element("div", "", {
      padding: ".1rem .5rem", borderRadius: "4px", background: "#1d1f24", opacity: ".92", zIndex: "2147482999", ...style,
    });
    for (const place of places) {
      const line = placeOf(place);
      Object.assign(line.style, { display: "block", fontSize: "12px" });
      made.append(line);
    }
    return shadow(name, made);
  };

  const showOrigins = async () => {
    const response = await fetch(`/.pincite/origins?${location.pathname}`);
    Object.assign(origins, response.ok ? await response.json() : { whole: [], blocks: {} });
    origins.corner?.remove();
    origins.corner = origins.whole.length ? chip("origin", origins.whole, { position: "fixed", left: ".75rem", bottom: ".75rem" }) : null;
    origins.tag?.remove();
    origins.tag = null;
  };

  const tag = (target) => {
    let block = target.closest?.("[id]");
    while (block && !Object.hasOwn(origins.blocks, block.id)) block = block.parentElement?.closest("[id]");
    if (!block || block.id === origins.tag?.dataset.of) return;
    origins.tag?.remove();
    const { top, right } = block.getBoundingClientRect();
    const place = { position: "absolute", top: `${top + scrollY}px`, left: `${right + scrollX}px`, transform: "translate(-100%, -100%)" };
    origins.tag = chip("origin-of-paragraph", origins.blocks[block.id], place);
    origins.tag.dataset.of = block.id;
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => tag(event.target));

  // --- One state after the other. A hidden page listens to nothing: browsers allow a server few connections at a time.

  let queue = Promise.resolve();
  let source = null;
  const follow = () => {
    source?.close();
    source = document.hidden ? null : new EventSource("/.pincite/events");
    if (!source) return;
    source.onmessage = (event) => {
      const state = JSON.parse(event.data);
      queue = queue.then(async () => {
        if (state.version !== version) await refresh();
        await showOrigins();
        showTrouble(state.trouble);
        showFindings(state.findings, state.more);
      }).catch(() => {}); // the server has gone; when it is back, it tells its state again
    };
    // A browser gives up for good when another program answers at the port.
    source.onerror = () => source?.readyState === EventSource.CLOSED && setTimeout(follow, 1000);
  };
  document.addEventListener("visibilitychange", follow);
  follow();
})();
