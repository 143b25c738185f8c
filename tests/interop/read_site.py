"""Programs of others read a built site: Sphinx its inventory, rispy and pybtex its citations, rdflib its descriptions, feedparser its feed.

Usage: read_site.py PUBLIC WORK BASE_URL. Ends with an error at the first thing that is not as it should be.
"""
import json
import pathlib
import subprocess
import sys
from html.parser import HTMLParser

import feedparser
import pybtex.database
import rdflib
import rispy
from rdflib.namespace import RDF, SDO

public, work, base = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]


class Page(HTMLParser):
    """Ids, links, meta elements and JSON-LD of a page."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.meta, self.data, self.inside = set(), [], {}, "", False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.add(values.get("id"))
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag == "meta" and "name" in values:
            self.meta[values["name"]] = values.get("content")
        self.inside = tag == "script" and values.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.data += data


def described(page, document):
    """JSON-LD is RDF, and all its words are known at schema.org."""
    data = json.loads(page.data)
    assert data["@context"] == "https://schema.org", data
    data["@context"] = {"@vocab": str(SDO)}  # what that address says, as far as it matters here
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    for _, predicate, thing in graph:
        if predicate == RDF.type:
            assert thing in SDO, thing
        else:
            assert predicate in SDO, predicate
    subject = rdflib.URIRef(document["url"])
    assert graph.value(subject, SDO.inLanguage) == rdflib.Literal(document["language"])
    assert graph.value(subject, SDO.reportNumber) == (rdflib.Literal(document["symbol"]) if document["symbol"] else None)
    assert graph.value(graph.value(subject, SDO.isPartOf), SDO.url) == rdflib.Literal(base)


def cited(folder, document):
    """RIS and BibTeX say what the document says of itself."""
    (record,) = rispy.loads((folder / "citation.ris").read_text(encoding="utf-8"))
    assert record["type_of_reference"] == "RPRT" and record["urls"] == [document["url"]], record
    entries = pybtex.database.parse_file(str(folder / "citation.bib"), "bibtex").entries
    (entry,) = entries.values()
    assert list(entries) == [document["slug"]] and entry.fields["url"] == document["url"], entries
    assert record.get("publisher") == document["body"], record
    if document["body"]:
        (author,) = entry.persons["author"]
        assert "".join(author.last_names).strip("{}") == document["body"] and not author.first_names, author
    if document["symbol"]:
        assert record["issn"] == entry.fields["number"].replace("\\", "") == document["symbol"], record
    if document["date"]:
        assert f"{document['date'].replace('-', '/')}/" == record["date"], record
        assert entry.fields["year"] == document["date"][:4] and entry.fields["month"], entry


def linked(documents):
    """A project of Sphinx links documents and paragraphs by their names, and its links lead to them."""
    source = work / "source"
    source.mkdir(parents=True)
    inventory = (public / "objects.inv").resolve()
    (source / "conf.py").write_text(
        f"extensions = ['sphinx.ext.intersphinx']\nintersphinx_mapping = {{'papers': ({base!r}, {str(inventory)!r})}}\n"
    )
    lines, wanted = ["Links", "=====", ""], []
    for document in documents:
        slug = document["slug"]
        lines += [f"* :doc:`papers:{slug}`", f"* :ref:`words <{slug}>`"]
        wanted += [(slug, None)] * 2
        for part in ("headings", "paragraphs", "footnotes", "tables"):
            for element in document[part]:
                lines.append(f"* :external+papers:ref:`{slug}:{element['id']}`")
                wanted.append((slug, element["id"]))
    anchors = json.loads((public / "anchors.json").read_text(encoding="utf-8"))
    for slug in sorted(slug for slug in anchors if slug.startswith("protocols/")):
        for anchor in [None] + [anchor["id"] for anchor in anchors[slug] if anchor["to"] is None]:
            lines.append(f"* :external+papers:ref:`{slug}:{anchor}`" if anchor else f"* :external+papers:ref:`{slug}`")
            wanted.append((slug, anchor))
    (source / "index.rst").write_text("\n".join(lines) + "\n", encoding="utf-8")
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-b", "html", str(source), str(work / "html")]
    subprocess.run(build, check=True)
    page = Page(work / "html" / "index.html")
    links = [link for link in page.links if link.startswith(base)]
    assert len(links) == len(wanted), (len(links), len(wanted))
    for link, (slug, anchor) in zip(links, wanted):
        path, _, fragment = link[len(base):].partition("#")
        assert (path, fragment or None) == (f"{slug}/", anchor), link
        assert anchor is None or anchor in Page(public / path / "index.html").ids, link
    text = (work / "html" / "index.html").read_text(encoding="utf-8")
    for document in documents:
        if document["symbol"]:
            assert f"{document['symbol']}, para." in text.replace("\u00a0", " "), "a link shows the citation"



def fed(documents):
    """A feed reader finds nothing to mend in the feed, and in it every document with a date."""
    feed = feedparser.parse((public / "feed.xml").read_bytes())
    assert not feed.bozo and feed.version == "atom10", feed.get("bozo_exception")
    dated = {document["url"]: document["date"] for document in documents if document["date"]}
    entries = {entry.link: entry.published[:10] for entry in feed.entries}
    assert entries == dated, (entries, dated)


documents = []
for path in sorted(public.glob("*/document.json")):
    document = json.loads(path.read_text(encoding="utf-8"))
    described(Page(path.parent / "index.html"), document)
    cited(path.parent, document)
    documents.append(document)
assert documents, "the site has documents"
linked(documents)
fed(documents)
print(f"{len(documents)} documents: read by Sphinx, rispy, pybtex, rdflib and feedparser")
