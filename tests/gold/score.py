#!/usr/bin/env python3
"""Score a built site against hand-made gold annotations.

    score.py --site public --gold DIR [--json] [--misses] [NAME ...]

Reads every `document.json` below the site (format: src/render/export), pairs each with the
gold file whose `file` is the basename of its `source.file`, and prints one row per document:
header fields, headings, paragraphs, footnotes, tables (F1 or accuracy) and references
(precision / recall). Exit status 1 when a gold document has no export or a minimum is missed
(--min KEY=VALUE, repeatable, over all documents together).

Standard library only. Text is compared after NFKC, with quotes and dashes unified and runs of
white space as one space.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HEADER = ["title", "subtitle", "body", "symbol", "date", "meeting", "agenda_item", "distribution",
          "original_language", "author_note"]
FOLD = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-",
                      "\u2011": "-", "\u2010": "-", "\u00a0": " ", "\u00ad": None})


def norm(text: str | None) -> str:
    if text is None:
        return ""
    text = unicodedata.normalize("NFKC", str(text)).translate(FOLD)
    return re.sub(r"\s+", " ", text).strip()


def key(text: str | None) -> str:
    """Comparison key: letters and figures only, lower case."""
    return re.sub(r"[^\w]+", "", norm(text)).casefold()


def number_key(number: str | None) -> str:
    return re.sub(r"[\s.]+", "", norm(number)).casefold()


def words(text: str) -> list[str]:
    return [w for w in (key(w) for w in norm(text).split()) if w]


class Tally:
    def __init__(self) -> None:
        self.tp = self.fp = self.fn = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn
        return self

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def same_paragraph(gold: dict, text: str) -> bool:
    if gold.get("text"):
        return key(gold["text"]) == key(text)
    have = words(text)
    starts, ends = words(gold["starts"]), words(gold["ends"])
    return have[: len(starts)] == starts and have[-len(ends):] == ends if have else False


def score_header(gold: dict, doc: dict, misses: list) -> Tally:
    t = Tally()
    accept = gold.get("accept", {})
    for field in HEADER:
        if field not in gold:
            continue
        want = [gold[field]] + list(accept.get(field, []))
        have = doc.get(field)
        if key(have) in {key(w) for w in want}:
            t.tp += 1
        else:
            t.fn += 1
            t.fp += 1 if have else 0
            misses.append(f"header {field}: want {gold[field]!r}, have {have!r}")
    return t


def heading_key(label: str | None, text: str | None) -> str:
    return key(label) + "|" + key(text)


def score_headings(gold: dict, doc: dict, misses: list) -> Tally:
    t = Tally()
    ghs, dhs = gold["headings"], doc.get("headings", [])
    by_id = {h["id"]: h for h in dhs}

    def gold_path(h):
        parent = h.get("parent")
        up = gold_path(ghs[parent]) if isinstance(parent, int) else ()
        return up + (heading_key(h.get("label"), h["text"]),)

    def doc_path(h):
        up = doc_path(by_id[h["parent"]]) if h.get("parent") in by_id else ()
        return up + (heading_key(h.get("label"), h["text"]),)

    if ghs and "parent" in ghs[0]:
        want, have = [gold_path(h) for h in ghs], [doc_path(h) for h in dhs]
    else:
        want = [heading_key(h.get("label"), h["text"]) for h in ghs]
        have = [heading_key(h.get("label"), h["text"]) for h in dhs]
    rest = list(have)
    for w in want:
        if w in rest:
            rest.remove(w)
            t.tp += 1
        else:
            t.fn += 1
            misses.append(f"heading missing or misplaced: {w}")
    for r in rest:
        t.fp += 1
        misses.append(f"heading not in gold: {r}")
    return t


def pair_paragraphs(gold: dict, doc: dict, misses: list) -> tuple[Tally, dict[str, str]]:
    """F1 over (number, text); also the map export paragraph id -> gold paragraph id."""
    t = Tally()
    pairs: dict[str, str] = {}
    free = list(doc.get("paragraphs", []))
    for g in gold["paragraphs"]:
        found = next((p for p in free if same_paragraph(g, p["text"])
                      and number_key(p.get("number")) == number_key(g.get("number"))), None)
        right = found is not None
        if found is None:  # text right, number wrong: pair it for the references, count it as wrong
            found = next((p for p in free if same_paragraph(g, p["text"])), None)
        if found is None and g.get("number"):
            found = next((p for p in free
                          if number_key(p.get("number")) == number_key(g["number"])
                          and words(p["text"])[:4] == words(g["starts"])[:4]), None)
        if found is not None:
            free.remove(found)
            pairs[found["id"]] = g.get("id") or g.get("number")
        if g.get("optional"):
            continue
        if right:
            t.tp += 1
        else:
            t.fn += 1
            t.fp += 1 if found is not None else 0
            misses.append(f"paragraph {g.get('id') or g.get('number')}: {g['starts']!r} ... {g['ends']!r}"
                          + (f"; have number {found.get('number')!r}, text {found['text'][:50]!r} ... {found['text'][-50:]!r}"
                             if found else "; nothing like it"))
    for p in free:
        t.fp += 1
        misses.append(f"paragraph not in gold: {p.get('number')!r} {p['text'][:70]!r}")
    return t, pairs


def score_footnotes(gold: dict, doc: dict, pairs: dict[str, str], misses: list) -> tuple[Tally, dict[str, str]]:
    t = Tally()
    note_pairs: dict[str, str] = {}
    free = list(doc.get("footnotes", []))
    for g in gold["footnotes"]:
        gid = g.get("id") or g["label"]

        def same(n):
            if key(n.get("label")) != key(g["label"]) and norm(n.get("label")) != norm(g["label"]):
                return False
            if g.get("text"):
                return key(n["text"]) == key(g["text"])
            return words(n["text"])[: len(words(g["starts"]))] == words(g["starts"])

        n = next((n for n in free if same(n)), None)
        if n is None:
            t.fn += 1
            misses.append(f"footnote {g['label']}: {(g.get('text') or g.get('starts'))[:60]!r} not found")
            continue
        free.remove(n)
        note_pairs[n["id"]] = gid
        cited = {pairs.get(c, c) for c in n.get("cited_in", [])}
        where = g.get("cited_in")
        places = {str(w) for w in (where if isinstance(where, list) else [where])}
        if where is None or any(w.startswith(("title", "table", "heading")) for w in places) or places & cited:
            t.tp += 1
        else:
            t.fn += 1
            t.fp += 1
            misses.append(f"footnote {g['label']}: cited in {sorted(cited)}, gold {where}")
    for n in free:
        t.fp += 1
        misses.append(f"footnote not in gold: {n.get('label')!r} {n['text'][:60]!r}")
    return t, note_pairs


def score_tables(gold: dict, doc: dict, misses: list) -> Tally:
    t = Tally()
    have = doc.get("tables", [])
    for i, g in enumerate(gold["tables"]):
        rows = have[i]["rows"] if i < len(have) else []
        if "cells" not in g:  # only the shape is annotated
            ok = len(rows) == g["rows"] and max((len(r) for r in rows), default=0) == g["cols"]
            t.tp += ok
            t.fn += not ok
            if not ok:
                misses.append(f"table {i + 1}: want {g['rows']}x{g['cols']}, have {len(rows)}x{max((len(r) for r in rows), default=0)}")
            continue
        flat_want = [key(c) for r in g["cells"] for c in r if key(c)]
        flat_have = [key(c) for r in rows for c in r if key(c)]
        rest = list(flat_have)
        for c in flat_want:
            if c in rest:
                rest.remove(c)
                t.tp += 1
            else:
                t.fn += 1
        t.fp += len(rest)
        shape = (len(g["cells"]), max(len(r) for r in g["cells"]))
        if (len(rows), max((len(r) for r in rows), default=0)) != shape:
            misses.append(f"table {i + 1}: want {shape}, have {len(rows)} rows")
            t.fn += 1
    for extra in have[len(gold["tables"]):]:
        t.fp += 1
        misses.append(f"table not in gold: {extra['rows'][:1]}")
    return t


def resolution_key(text: str | None) -> str:
    text = re.sub(r"^A/RES/", "", norm(text), flags=re.I)
    return re.sub(r"\s+", "", text).casefold()


def spread(value) -> list[str]:
    """'24,25' -> 24, 25; '3-5' -> 3, 4, 5; None -> ''."""
    out = []
    for part in re.split(r"\s*(?:,|and)\s*", norm(value)) if value else [""]:
        m = re.fullmatch(r"(\d+)\s*(?:-|to)\s*(\d+)", part)
        out += [str(n) for n in range(int(m[1]), int(m[2]) + 1)] if m else [part]
    return [number_key(p) for p in out]


def listed(g: dict) -> list[str]:
    return [t for x in (g.get("targets") or [g.get("target")]) for t in re.split(r"\s*,\s*", norm(x))]


def gold_targets(g: dict) -> set[tuple]:
    kind = g["kind"]
    if kind == "treaty" or (kind == "unts" and (g.get("instrument") or g.get("instruments"))):
        ids = g.get("instruments") or [g.get("instrument")]
        if kind == "unts":
            return {("treaty", i, "", "") for i in ids}
        return {("treaty", i, a, p) for i in ids for a in spread(g.get("article")) for p in spread(g.get("paragraph"))}
    if kind == "resolution":
        return {("resolution", resolution_key(t)) for t in listed(g)}
    if kind in ("symbol", "paragraph", "section", "annex"):
        return {(kind, key(t)) for t in listed(g)}
    return {(kind, key(g.get("target")))}


def is_range(g: dict) -> bool:
    return bool(re.search(r"\d\s*(?:-|to)\s*\d", norm(g.get("article")) + " " + norm(g.get("paragraph"))))


def doc_targets(r: dict, numbers: dict[str, str]) -> set[tuple]:
    out = set()
    for t in r.get("targets", []):
        if t.get("resolution"):
            out.add(("resolution", resolution_key(t["resolution"])))
        elif t.get("symbol"):
            out.add(("symbol", key(t["symbol"])))
        elif t.get("instrument"):
            art = "" if r["kind"] == "treaty-series" else number_key(t.get("article"))
            par = "" if r["kind"] == "treaty-series" else number_key(t.get("paragraph"))
            out.add(("treaty", t["instrument"], art, par))
        elif t.get("series"):
            out.add(("unts", key(f"{t.get('series')} {t.get('volume') or ''} {t.get('number') or ''}")))
        elif t.get("anchor"):
            out.add((r["kind"], key(numbers.get(t["anchor"], t["anchor"]))))
    return out


def gold_span(g: dict, container: str) -> tuple[int, int] | None:
    text, mention = norm(container), norm(g["text"])
    at = -1
    for _ in range(g.get("occurrence", 1)):
        at = text.find(mention, at + 1)
        if at < 0:
            return None
    return at, at + len(mention)


def doc_span(r: dict, container: str) -> tuple[int, int] | None:
    """The span after normalisation: normalise the text before it and the mention itself."""
    before = norm(container[: r["start"]] + "|")[:-1]
    mention = norm(container[r["start"]: r["end"]])
    text = norm(container)
    at = text.find(mention, max(0, len(before) - 3))
    return (at, at + len(mention)) if at >= 0 else None


def overlap(a, b) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def score_references(gold: dict, doc: dict, pairs: dict, notes: dict, misses: list):
    by_kind: dict[str, Tally] = defaultdict(Tally)
    texts = {p["id"]: p["text"] for p in doc.get("paragraphs", [])}
    texts |= {n["id"]: n["text"] for n in doc.get("footnotes", [])}
    numbers = {p["id"]: p.get("number") or "" for p in doc.get("paragraphs", [])}
    back = {v: k for k, v in pairs.items()}
    back_notes = {f"footnote {v}": k for k, v in notes.items()}
    predicted = defaultdict(list)
    for r in doc.get("references", []):
        if r["kind"] not in ("url", "footnote"):
            predicted[r["in"]].append(r)
    gold_by = defaultdict(list)
    for g in gold["references"]:
        gold_by[str(g["in"])].append(g)
    for g in gold.get("not_references", []):
        gold_by[str(g["in"])].append({**g, "kind": "none"})

    for where, gs in gold_by.items():
        if where in ("title", "header") or where.startswith(("heading", "table")):
            continue  # zones a site may or may not link: not scored
        here = back.get(where) or back_notes.get(where)
        if here is None:
            for g in gs:
                if g["kind"] not in ("none", "document") and not g.get("optional") and not g.get("body"):
                    by_kind[g["kind"]].fn += 1
                    misses.append(f"reference {where}: {g['text']!r} (its paragraph was not found)")
            continue
        container = texts[here]
        spans = [(r, doc_span(r, container)) for r in predicted.get(here, [])]
        used: set[int] = set()
        for g in sorted(gs, key=lambda g: -len(g["text"])):
            if g["kind"] == "none":
                continue
            span = gold_span(g, container)
            hits = [(i, r) for i, (r, s) in enumerate(spans) if overlap(s, span)]
            if g["kind"] == "document" or g.get("optional") or g.get("body"):
                inner = set(g.get("contains", [])) | ({g["instrument"]} if g.get("instrument") else set())
                for i, r in hits:
                    ids = {t.get("instrument") for t in r.get("targets", [])}
                    if g.get("optional") or g.get("body") or g["kind"] == "document" and (ids & inner or not inner):
                        used.add(i)
                continue
            want = gold_targets(g)
            got = set()
            right = []
            for i, r in hits:
                targets = doc_targets(r, numbers)
                if g["kind"] == "resolution" and g.get("instrument") and any(
                        t[0] == "treaty" and t[1] == g["instrument"] for t in targets):
                    targets = targets | want  # a link to what the annex holds is right
                anchored = any(t.get("anchor") for t in r.get("targets", []))
                if anchored and (g.get("self") or "." in norm(g.get("target"))):
                    targets = want  # a document that cites its own provisions: any anchor in it
                if targets and targets <= want:
                    got |= targets
                    right.append(i)
            if got == want or (is_range(g) and got):
                by_kind[g["kind"]].tp += 1
                used.update(right)
            else:
                by_kind[g["kind"]].fn += 1
                used.update(right)
                misses.append(f"reference {where}: {g['text']!r} -> {sorted(want)}, have "
                              + str([(r['text'], sorted(doc_targets(r, numbers))) for _, r in hits]))
            if g.get("supplements"):
                for i, r in hits:
                    if {t.get("instrument") for t in r.get("targets", [])} == {g["supplements"]}:
                        used.add(i)
        for i, (r, s) in enumerate(spans):
            if i in used:
                continue
            kind = {"treaty-series": "unts"}.get(r["kind"], r["kind"])
            by_kind[kind].fp += 1
            misses.append(f"reference {where}: linked {r['text']!r} -> {sorted(doc_targets(r, numbers))}, not in gold")
    return by_kind


def load_exports(site: Path) -> dict[str, dict]:
    out = {}
    for f in sorted(site.rglob("document.json")):
        doc = json.loads(f.read_text(encoding="utf-8"))
        source = (doc.get("source") or {}).get("file")
        if source:
            out[Path(source).name] = doc
    return out


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--site", type=Path, required=True)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--misses", action="store_true", help="print every difference")
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--min", action="append", default=[], metavar="KEY=VALUE",
                    help="header, headings, paragraphs, footnotes, tables, precision, recall")
    ap.add_argument("names", nargs="*", help="gold names, e.g. 001 (default: all)")
    a = ap.parse_args()
    exports = load_exports(a.site)
    total: dict[str, Tally] = defaultdict(Tally)
    kinds: dict[str, Tally] = defaultdict(Tally)
    rows, failed = [], False
    for path in sorted(a.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or "paragraphs" not in gold or (a.names and path.stem not in a.names):
            continue
        doc = exports.get(Path(gold["file"]).name)
        if doc is None:
            print(f"{path.stem}: no document.json with source.file {gold['file']}")
            failed = True
            continue
        misses: list[str] = []
        parts = {"header": score_header(gold, doc, misses), "headings": score_headings(gold, doc, misses)}
        parts["paragraphs"], pairs = pair_paragraphs(gold, doc, misses)
        parts["footnotes"], notes = score_footnotes(gold, doc, pairs, misses)
        parts["tables"] = score_tables(gold, doc, misses)
        refs = score_references(gold, doc, pairs, notes, misses)
        all_refs = Tally()
        for kind, t in refs.items():
            all_refs += t
            kinds[kind] += t
        for name, t in parts.items():
            total[name] += t
        total["references"] += all_refs
        rows.append((path.stem, parts, all_refs))
        if a.misses:
            print(f"== {path.stem}")
            for m in misses:
                print("  " + m)
    summary = {n: round(t.f1, 4) for n, t in total.items() if n != "references"}
    summary |= {"precision": round(total["references"].precision, 4), "recall": round(total["references"].recall, 4)}
    if a.json:
        print(json.dumps({"summary": summary, "kinds": {k: [t.tp, t.fp, t.fn] for k, t in kinds.items()}}, indent=1))
    else:
        print(f"{'document':28} header headings paragraphs footnotes tables  ref.P  ref.R")
        for name, p, r in rows:
            print(f"{name[:28]:28} {p['header'].f1:6.3f} {p['headings'].f1:8.3f} {p['paragraphs'].f1:10.3f} "
                  f"{p['footnotes'].f1:9.3f} {p['tables'].f1:6.3f} {r.precision:6.3f} {r.recall:6.3f}")
        print("references by kind (right/wrong/missed): "
              + ", ".join(f"{k} {t.tp}/{t.fp}/{t.fn}" for k, t in sorted(kinds.items())))
        print("all: " + ", ".join(f"{k} {v:.3f}" for k, v in summary.items()))
    for m in a.min:
        name, _, value = m.partition("=")
        if summary.get(name, 0.0) < float(value):
            print(f"below the minimum: {name} {summary.get(name)} < {value}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
