"""The programs that are compared: where each expects documents, in which form, and how it is called.

All have the same documents, and what `sites/<name>/` holds as it stands: settings and a theme of one template for pages and one for
an index of all documents, with footnotes and tables, without search, minified files or coloured code. Two make more than that, and
are shown for it: Pincite links what is cited, makes the pages of treaties and the table of authorities, and checks all links of its
output; MkDocs Material keeps its own theme. `pincite-paragraphs` and `pincite-all` show what the rest of Pincite costs.
"""
from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import corpus
from corpus import Document

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = ROOT / "target/peers"
PYTHON, NODE = TOOLS / "python/bin", TOOLS / "node/node_modules"
LINK = re.compile(re.escape(corpus.LINK).replace(r"\{\}", r"(\d+)"))


def toml(document: Document) -> str:
    """Front matter as Hugo and Zola read it."""
    facts = f"symbol = {json.dumps(document.symbol)}\nbody = {json.dumps(document.body)}\n"
    return f"+++\ntitle = {json.dumps(document.title)}\ndate = {document.date}\n[extra]\n{facts}+++\n\n"


def pincite(document: Document) -> str:
    facts = {"slug": document.slug, "title": document.title, "symbol": document.symbol, "date": document.date, "body": document.body}
    return "+++\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in facts.items()) + "+++\n\n"


def yaml(document: Document) -> str:
    facts = {"title": document.title, "symbol": document.symbol, "body": document.body, "day": document.date}
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items()) + "---\n\n"


def heading(document: Document) -> str:
    """The facts as text, for what knows no front matter."""
    return f"# {document.title}\n\n{document.symbol} · {document.body} · {document.date}\n\n"


@dataclass(frozen=True)
class Program:
    """One program, and the site that it is given."""

    name: str
    # Its file, or the name of one that is on the path.
    binary: str
    # How it is asked to build, in the folder of the site, and for its version.
    build: list[str]
    version: list[str]
    # What stands before the text of a document, and where a link to document {} leads.
    front_matter: Callable[[Document], str]
    link: Callable[[int], str] = "../report-{}/".format
    # Where documents lie, and what builds leave behind.
    content: str = "content"
    output: str = "public"
    state: list[str] = field(default_factory=list)
    # The lists of all documents that templates cannot make: by file, how each begins, and its line for a document.
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)
    # Whether a build in which nothing changed is measured, too.
    again: bool = False
    environment: dict[str, str] = field(default_factory=dict)

    def found(self) -> str | None:
        return shutil.which(self.binary)

    def write(self, site: Path, documents: Iterable[Document]) -> None:
        """Writes a site: what is in `sites/`, and the documents."""
        skeleton = HERE / "sites" / self.name
        if skeleton.is_dir():
            shutil.copytree(skeleton, site, dirs_exist_ok=True)
        if self.front_matter is pincite:
            shutil.copytree(ROOT / "content/protocols", site / "content/protocols", dirs_exist_ok=True)
        content = site / self.content
        content.mkdir(parents=True, exist_ok=True)
        lists = {name: [beginning] for name, (beginning, _) in self.lists.items()}
        for document in documents:
            text = LINK.sub(lambda link: f"({self.link(int(link[1]))})", document.text)
            (content / f"{document.slug}.md").write_text(self.front_matter(document) + text)
            for name, lines in lists.items():
                lines.append(self.lists[name][1].format(document))
        for name, lines in lists.items():
            (content / name).write_text("".join(lines))

    def put_away(self, site: Path, away: Path) -> None:
        """Moves what builds made to another folder."""
        away.mkdir(parents=True)
        for path in (site / made for made in [self.output, *self.state]):
            if path.exists():
                path.rename(away / path.name)


def of_pincite(name: str, binary: str) -> Program:
    return Program(
        name, binary, ["build"], ["--version"], pincite, lambda number: f"cite:{corpus.symbol(number)}",
        content="content/documents", state=["anchors.lock", ".public.pincite", ".pincite"], again=True,
    )


def programs(binary: str) -> list[Program]:
    """All of them, with the binary of Pincite that is to be measured; the limit is no program that anybody would use."""
    hugo = next((TOOLS / "python/lib").glob("python*/site-packages/hugo/binaries/hugo"), Path("hugo"))
    index = ("# Reports\n\n", "- [{0.title}]({0.slug}.md) {0.symbol}\n")
    summary = ("[Reports](index.md)\n\n", "- [{0.title}]({0.slug}.md)\n")
    mkdocs = dict(
        binary=str(PYTHON / "mkdocs"), build=["build", "--quiet", "--site-dir", "public"], version=["--version"], front_matter=yaml,
        link="report-{}.md".format, content="docs", lists={"index.md": index}, environment={"NO_MKDOCS_2_WARNING": "1"},
    )
    return [
        Program("limit", str(ROOT / "target/limit/release/pincite-limit"), ["content", "public"], [], toml),
        of_pincite("pincite", binary),
        of_pincite("pincite-paragraphs", binary),
        of_pincite("pincite-all", binary),
        Program(
            "hugo", str(hugo), ["build", "--quiet", "--noBuildLock", "--cacheDir", "{site}/cache"], ["version"], toml,
            state=["cache", "resources"], again=True,
        ),
        # In none of the registries that install.py asks: it is measured where it is on the path.
        Program("zola", "zola", ["build"], ["--version"], toml, "@/report-{}.md".format, again=True),
        Program(
            "mdbook", str(PYTHON / "mdbook"), ["build", "--dest-dir", "public"], ["--version"], heading, "report-{}.md".format,
            content="src", lists={"index.md": index, "SUMMARY.md": summary},
        ),
        Program(
            "eleventy", "node", [str(NODE / "@11ty/eleventy/cmd.cjs"), "--quiet", "--output=public"],
            [str(NODE / "@11ty/eleventy/cmd.cjs"), "--version"], yaml, environment={"NODE_PATH": str(NODE)},
        ),
        Program("mkdocs", **mkdocs),
        Program("mkdocs-material", **mkdocs),
    ]
