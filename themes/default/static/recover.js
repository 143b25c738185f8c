// The way back from an address that mail has mangled: `%23` for `#`, a full stop or bracket behind it, capitals, line breaks,
// words glued on. What is left is looked for on the site, and the reader is taken there; else the nearest documents are offered.

const article = document.querySelector("[data-home]");
const base = article.dataset.home;

const plain = (part) => part.replace(/\.html?$/, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");

// The parts of the address below the site's own, in the letters that addresses are made of, and the fragment as it stands. White
// space was put in by a line break, or stands for a hyphen.
const parts = (space) => {
  const quotedPrintable = (text) => text.replace(/=([0-9a-f]{2})/gi, "%$1");
  let address = decoded(quotedPrintable(location.pathname + location.hash)).normalize("NFKD");
  address = address.replace(/=?\r?\n|[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").trim().replace(/\s+/g, space);
  if (address.toLowerCase().startsWith(base.toLowerCase())) address = address.slice(base.length);
  address = address.replace(/&(?:gt|lt|quot|amp|nbsp|#\d+);?/gi, "\n").split(/[?<>"“”«»|\\\n]/).find(plain) ?? "";
  const [path, ...fragment] = address.split("#");
  const names = path.toLowerCase().split("/").map((part) => [part, plain(part)]).filter(([, name]) => name && name !== "index");
  return { names: names.map(([, name]) => name), second: names[1]?.[0] ?? "", fragment: fragment.join("#") };
};

// Where it may lead, the likeliest first.
const candidates = ({ names: [first, ...rest], second, fragment }) => {
  if (!first) return [];
  if (first === "protocols" && rest.length) {
    const anchor = plain(fragment.toLowerCase()) || rest.slice(1).join("-");
    return [`protocols/${rest[0]}/${anchor && `#${anchor}`}`, "protocols/"];
  }
  const several = /\d\s*(?:[,;–—]|\.\.|-)\s*(?:para-)?\d|:~:/;
  const named = fragment || (rest.length === 1 ? second : "");
  if (several.test(named)) return [`${first}/#${named}`];
  const name = [...rest, plain(fragment.toLowerCase())].filter(Boolean).join("-");
  const number = name.replace(/^(?:paragraphs?|paras?|par|pp?)-?(?=\d)/, "");
  const pieces = number.split("-");
  const shorter = pieces.map((_, cut) => pieces.slice(0, pieces.length - cut).join("-"));
  const pages = name ? [...shorter, /^\d+/.exec(number)?.[0]].filter(Boolean).map((piece) => `${first}/${piece}/`) : [];
  return [...pages, `${first}/${name && `#${name}`}`];
};

// Some hosts refuse to answer HEAD.
const exists = async (address) => {
  const page = address.split("#")[0];
  const { ok, status } = await fetch(page, { method: "HEAD" });
  return ok || ([405, 501].includes(status) && (await fetch(page)).ok);
};

// Links to the documents whose address begins as this one does.
const offer = async (first) => {
  const home = new DOMParser().parseFromString(await (await fetch(base)).text(), "text/html");
  const near = [...home.querySelectorAll(".entries a")]
    .filter((link) => link.getAttribute("href").startsWith(first.slice(0, 5)));
  if (!near.length) return;
  article.append(wording("perhaps"));
  const list = article.appendChild(document.createElement("ul"));
  for (const link of near.slice(0, 5)) {
    const entry = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
    entry.href = base + link.getAttribute("href").replace(/index\.html$/, "");
    entry.textContent = `${link.textContent} (${link.getAttribute("href").split("/")[0]})`;
  }
};

const recover = async () => {
  const tried = new Set();
  for (const space of ["", "-"]) {
    for (const address of candidates(parts(space))) {
      if (tried.has(address)) continue;
      tried.add(address);
      if (await exists(base + address)) return location.replace(base + address);
    }
  }
  const [first] = parts("-").names;
  if (first) await offer(first);
};
recover();
