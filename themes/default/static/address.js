// Fragments that no element bears. `#12`, `#par12`, `#p. 12` and what mail programs leave of `#para-12` lead to the paragraph;
// `#para-12..15` and `#para-3,5` light up all they name; of a number that does not exist the nearest is offered.

// A fragment as people and programs mangle it, as letters, figures and hyphens: `Para.%2012).` is `para-12`.
const plain = (words) => words.normalize("NFKD").toLowerCase()
  .replace(/=\r?\n|[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");

// The element that one name means, beside the one before it in a list: `5` behind `para-3` is `para-5`, `b` behind `para-3-a-i` is
// `para-3-b`.
const named = (name, before) => {
  const id = plain(name);
  const bare = id.replace(/^(?:paragraphs?|paras?|par|pp?)-?(?=\d)/, "");
  const pieces = before?.id.split("-") ?? [];
  const beside = pieces.map((_, kept) => [...pieces.slice(0, kept), bare].join("-")).reverse();
  const ids = [...beside, id, `para-${bare}`, `article-${bare}`];
  return id && ids.map((id) => document.getElementById(id)).find(Boolean);
};

// The elements that a fragment means, and the first name in it that no element answers to.
const meant = (fragment) => {
  const found = [];
  let lost;
  for (const part of fragment.split(/[,;]/).filter(plain)) {
    const ends = part.split(/\.\.\.?|[–—]|(?<=\d)-(?=\d+$)/).filter(plain);
    const first = named(ends[0] ?? "", found.at(-1));
    const last = ends.length > 1 ? named(ends.at(-1), first) : first;
    if (!first || !last) lost ??= first ? ends.at(-1) : ends[0];
    if (!first) continue;
    const paragraphs = [...document.querySelectorAll(".para")];
    const order = [first, last ?? first].sort((a, b) => paragraphs.indexOf(a) - paragraphs.indexOf(b));
    const end = paragraphs.findLastIndex((one) => one === order[1] || one.id.startsWith(`${order[1].id}-`));
    const span = paragraphs.slice(paragraphs.indexOf(order[0]), end + 1);
    found.push(...(order[0] === order[1] || !span.length ? [first] : span));
  }
  return { found, lost };
};

// As the browser decodes a fragment.
const once = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

const nearest = (fragment) => {
  const number = Number(/\d+/.exec(fragment)?.[0]);
  const away = (one) => Math.abs(Number(one.id.slice("para-".length)) - number);
  const numbered = [...document.querySelectorAll(".para")].filter((one) => /^para-\d+$/.test(one.id));
  return Number.isNaN(number) ? undefined : numbered.sort((a, b) => away(a) - away(b))[0];
};

const notice = document.body.appendChild(document.createElement("p"));
notice.className = "notice";
notice.setAttribute("role", "status");

const missing = (fragment) => {
  const near = nearest(fragment);
  notice.textContent = `${wording("no-place", { place: fragment })} `;
  if (!near) return;
  const link = notice.appendChild(document.createElement("a"));
  link.href = `#${near.id}`;
  link.textContent = wording("nearest", { number: near.id.slice("para-".length) });
};

const follow = () => {
  notice.textContent = "";
  for (const lit of document.querySelectorAll(".addressed")) lit.classList.remove("addressed");
  const written = location.hash.slice(1);
  const known = (id) => id && document.getElementById(id);
  if (!written || known(written) || known(once(written))) return; // the browser is there already
  const fragment = decoded(written).split(/[?&<>"“”]/)[0].trim();
  const { found, lost } = meant(fragment);
  if (lost || !found.length) missing(lost ?? fragment);
  if (found.length === 1 && !lost) return location.replace(`#${found[0].id}`);
  for (const one of found) one.classList.add("addressed");
  found[0]?.scrollIntoView();
};
addEventListener("hashchange", follow);
follow();
