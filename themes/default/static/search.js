// The page of the search. The index says which texts have the words; which of their paragraphs have them, and how well, is worked out
// here: those with all words come first. Where the index cannot be loaded the list of documents stays.

const form = document.querySelector("form.query");
const list = document.querySelector("ol.results");
const all = document.querySelector("section.all");
const summary = form.querySelector(".summary");
const FILTERS = ["kind", "body", "year", "instrument"];
const SHEET = 9; // texts shown at a time, or fewer where they are long:
const ENOUGH = 24000; // letters
const AT_ONCE = 2; // texts loaded at a time
const SHOWN = 3; // paragraphs of each that are shown at once
const UNSEEN = "\ue000"; // begins what is found and not shown: parts of words and of symbols
const SINGLE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud87f][\udc00-\udfff]/g; // signs that are words

// Without diacritics, in small letters, with single spaces.
const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
const apart = (words) => words.replace(SINGLE, " $& ").replace(/\s+/g, " ").trim();

// What was typed: the words, the phrases that must stand as they are, the parts of symbols, and the runs of signs that are words: they
// mean something together, so that they are asked for as a phrase, and one by one (`loosely`) only where no text has the phrase.
const parsed = (typed) => {
  const phrases = [...typed.matchAll(/["“”«„]([^"“”«»„]+)["“”»]/g)].map(([, phrase]) => folded(apart(phrase)));
  const words = folded(apart(typed.replace(/["“”«»„]/g, " "))).split(" ").filter(Boolean);
  const symbols = words.filter((word) => /\d/.test(word) && word.includes("/"));
  const whole = phrases.length === 1 && phrases[0] === words.join(" ");
  const runs = words.some((word) => word.match(SINGLE)) && !phrases.length ? folded(typed).split(" ").map(apart).filter((run) => run.includes(" ")) : [];
  const asked = whole ? `"${phrases[0]}"` : words.join(" ");
  return { words, exact: [...phrases, ...symbols], symbols, runs, asked: runs.length === 1 && runs[0] === asked ? `"${asked}"` : asked, loosely: asked };
};

// Whether a word of a text is one that was asked for, in whatever form.
const isFor = (asked, word) => word.includes(asked) || (asked.length > 4 && word.startsWith(asked.slice(0, Math.max(4, asked.length - 3))));

// The paragraphs of a text with hits, the best first.
const hits = ({ content, anchors, weighted_locations: found, address }, { words, exact, symbols, runs }) => {
  const tokens = content.split(/\s+/);
  const starts = anchors.filter(({ title }) => title).sort((a, b) => a.location - b.location);
  const places = [{ id: "", title: "", location: 0 }, ...starts].map((place, index, own) => {
    const end = own[index + 1]?.location ?? tokens.length;
    return { ...place, end, address: address + (place.id && `#${place.id}`), at: new Set(), score: 0, words: new Set() };
  });
  for (const { location, balanced_score: score } of found) {
    const place = places.findLast((one) => one.location <= location && location < one.end);
    if (!place) continue;
    const token = folded(tokens[location]).replace(/[^\p{L}\p{N}/.]+/gu, "");
    place.at.add(location);
    place.score += score;
    for (const word of words.filter((word) => isFor(word, token) || word.includes(token))) place.words.add(word);
  }
  const says = (place) => folded(tokens.slice(place.location, place.end).filter((token) => !token.startsWith(UNSEEN)).join(" "));
  const ends = (place) => symbols.every((symbol) => new RegExp(`${RegExp.escape?.(symbol) ?? symbol.replace(/\W/g, "\\$&")}(?!\\d)`).test(says(place)));
  // Where a part was found the word that it is part of is marked.
  for (const place of places) {
    const parts = [...place.at].map((at) => tokens[at]).filter((token) => token.startsWith(UNSEEN)).map((token) => folded(token.slice(1)).replace(/\.$/, ""));
    for (let at = place.location; parts.length && at < place.end; at += 1) {
      if (!tokens[at].startsWith(UNSEEN) && parts.some((part) => folded(tokens[at]).includes(part))) place.at.add(at);
    }
  }
  return places.filter((place) => place.at.size && exact.every((phrase) => says(place).includes(phrase)))
    .map((place) => ({ ...place, tokens, exactly: (!symbols.length || ends(place)) && runs.every((run) => says(place).includes(run)) }))
    .sort((a, b) => b.exactly - a.exactly || b.words.size - a.words.size || b.score - a.score || a.location - b.location);
};

// The words around the hits of a paragraph, with these marked.
const excerpt = ({ tokens, location, end, at }) => {
  const shown = document.createElement("span");
  const first = Math.min(...at);
  const from = first - location < 18 ? location : first - 12;
  const until = Math.min(end, from + 45);
  let text = from > location ? "… " : "";
  for (let index = from; index < until; index += 1) {
    const token = tokens[index];
    if (token.startsWith(UNSEEN)) continue;
    if (at.has(index) && at.has(index - 1) && text === " " && token.match(SINGLE) && tokens[index - 1].match(SINGLE)) {
      shown.lastChild.textContent += token;
    } else if (at.has(index)) {
      shown.append(text);
      shown.appendChild(document.createElement("mark")).textContent = token;
      text = " ";
    } else text += `${token} `;
  }
  shown.append(until < end ? `${text.trimEnd()} …` : text.trimEnd());
  // Signs that stood alone for the index come together again.
  for (const node of shown.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) node.data = node.data.replace(/ ?([\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]) ?/g, "$1");
  }
  return shown;
};

const link = (address, words) => {
  const made = document.createElement("a");
  made.href = form.dataset.home.replace(/index\.html$/, "") + address.replace(/^\//, "");
  made.textContent = words;
  return made;
};

const hit = (place) => {
  const made = document.createElement("li");
  const name = place.id ? link(place.address, place.title) : "";
  if (name) name.className = "place";
  made.append(name, " ", excerpt(place));
  return made;
};

// A text with its best paragraphs; the others behind a button. Of a long text several parts may be found.
const shown = new Map();
const result = ({ data, found }) => {
  const before = shown.get(data.address);
  if (before) return before(found);
  const made = list.appendChild(document.createElement("li"));
  made.appendChild(document.createElement("h2")).append(link(data.address, data.meta.title));
  const about = [data.meta.symbol, data.meta.date].filter(Boolean);
  if (about.length) {
    const line = made.appendChild(document.createElement("p"));
    line.className = "about";
    line.append(...about.map((fact) => Object.assign(document.createElement("span"), { textContent: fact })));
  }
  const places = made.appendChild(document.createElement("ol"));
  const more = made.appendChild(document.createElement("button"));
  more.type = "button";
  const rest = [];
  const add = (found) => {
    const room = more.disabled ? found.length : Math.max(0, SHOWN - places.childElementCount);
    places.append(...found.slice(0, room).map(hit));
    rest.push(...found.slice(room));
    more.hidden = !rest.length;
    more.textContent = `${wording("more-here")} (${rest.length})`;
  };
  more.addEventListener("click", () => {
    more.disabled = true; // what is found later is shown at once
    add(rest.splice(0));
  });
  shown.set(data.address, add);
  add(found);
};

let loading;
const index = () => {
  loading ??= import(new URL("pagefind.js", location.href.split(/[?#]/)[0].replace(/[^/]*$/, "")).href).then(async (pagefind) => {
    const made = pagefind.createInstance({ basePath: location.pathname.replace(/[^/]*$/, ""), noWorker: true });
    return made;
  });
  return loading;
};

// What results can be narrowed down by, once; the address may say by what.
const opened = new URLSearchParams(location.search);
const offer = async () => {
  if (form.elements.kind.options.length > 1) return;
  const known = await (await index()).filters();
  for (const name of FILTERS) {
    const select = form.elements[name];
    const values = Object.keys(known[name] ?? {}).sort((a, b) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)));
    select.append(...values.map((value) => new Option(value)));
    select.closest("label").hidden = values.length < 2;
    select.value = opened.get(name) ?? "";
  }
};

let newest = 0;
const search = async () => {
  const number = (newest += 1);
  const typed = form.elements.q.value.trim();
  if (typed) summary.textContent = wording("searching");
  if (typed) await offer().catch(() => {});
  if (number !== newest) return;
  const asked = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...asked]) if (!value) asked.delete(name);
  history.replaceState(history.state, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
  all.hidden = Boolean(typed);
  list.hidden = !typed;
  if (!typed) {
    summary.textContent = "";
    return;
  }
  try {
    const filters = Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
    const query = parsed(typed);
    const ask = async (words) => (await (await index()).search(words, { filters })).results;
    let results = await ask(query.asked);
    if (!results.length && query.loosely !== query.asked) results = await ask(query.loosely);
    if (number !== newest) return;
    list.replaceChildren();
    shown.clear();
    document.querySelector("button.more")?.remove();
    await show(results, query, number, 0);
  } catch (error) {
    console.error(error);
    summary.textContent = wording("search-failed");
    all.hidden = false;
    list.hidden = true;
  }
};

// The next texts.
const show = async (results, query, number, from) => {
  let [next, letters] = [from, 0];
  while (next < results.length && next < from + SHEET && letters < ENOUGH) {
    const texts = await Promise.all(results.slice(next, next + AT_ONCE).map((one) => one.data()));
    if (number !== newest) return;
    for (const data of texts) {
      letters += data.content.length;
      data.address = data.raw_url.replace(/\?.*/, "");
      const found = hits(data, query);
      if (found.length) result({ data, found });
    }
    next += texts.length;
  }
  const found = next < results.length ? results.length : shown.size;
  summary.textContent = found ? wording("found", { shown: shown.size, all: found }) : wording("none-found");
  if (next >= results.length) return;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  more.textContent = wording("more-results");
  more.addEventListener("click", () => {
    more.remove();
    show(results, query, number, next);
  });
  list.after(more);
};

form.hidden = false;
form.elements.q.value = opened.get("q") ?? "";
let typing;
form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(search, 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  search();
});
if (form.elements.q.value) search();
else form.elements.q.focus();
