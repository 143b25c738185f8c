// The way back from an address that mail has mangled: `%23` for `#`, a full stop or bracket behind it, capitals, line breaks,
// words glued on. What is left is looked for on the site, and the reader is taken there; else the nearest documents are offered.

const article = document.querySelector("[data-home]");
const base = article.dataset.home;

const decoded = (text) => {
  for (let before = ""; text !== before;) {
    before = text;
    try { text = decodeURIComponent(text); } catch { text = text.replace(/%(?![0-9a-f]{2})/gi, ""); }
  }
  return text;
};

// The parts of the address below the site's own, in the letters that addresses are made of.
const parts = () => {
  let address = decoded(location.pathname + location.hash).normalize("NFKD").toLowerCase();
  address = address.replace(/=\r?\n|[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  if (address.startsWith(base.toLowerCase())) address = address.slice(base.length);
  address = address.replace(/&(?:gt|lt|quot|amp|nbsp|#\d+);?/g, " ").split(/[?<>"“”«»|\\]/)[0];
  const plain = (part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return address.split(/[/#]/).map(plain).filter((part) => part && part !== "index-html");
};

const candidates = ([first, second, ...rest]) => {
  if (first === "protocols" && second) return [`protocols/${second}/${rest.length ? `#${rest.join("-")}` : ""}`, "protocols/"];
  const paragraph = second?.replace(/^(?:paragraphs?|paras?|par|pp?)-?(?=\d)/, "");
  const documents = second ? [`${first}/${paragraph}/`, `${first}/#${[second, ...rest].join("-")}`] : [];
  return [...documents, `${first}/`];
};

const exists = async (address) => (await fetch(address.split("#")[0], { method: "HEAD" })).ok;

// Links to the documents whose address begins as this one does.
const offer = async (first) => {
  const home = new DOMParser().parseFromString(await (await fetch(base)).text(), "text/html");
  const near = [...home.querySelectorAll(".entries a")]
    .filter((link) => link.getAttribute("href").startsWith(first.slice(0, 5)));
  if (!near.length) return;
  article.append("Perhaps you are looking for:");
  const list = article.appendChild(document.createElement("ul"));
  for (const link of near.slice(0, 5)) {
    const entry = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
    entry.href = base + link.getAttribute("href").replace(/index\.html$/, "");
    entry.textContent = link.textContent;
  }
};

const recover = async () => {
  const [first, ...rest] = parts();
  if (!first) return;
  for (const address of candidates([first, ...rest])) {
    if (await exists(base + address)) return location.replace(base + address);
  }
  await offer(first);
};
recover();
