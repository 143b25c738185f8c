#!/usr/bin/env python3
"""Documents for the bench: as many as are asked for, always the same ones, about 12 kB of Markdown each.

    corpus.py FOLDER DOCUMENTS     writes them as a site of Pincite, to look at or to build

Each has what such documents have: numbered paragraphs below headings, items, footnotes, a table now and then; it refers to its own
paragraphs, to others of the corpus, to articles of treaties and to resolutions. Every place that is referred to exists, so a program
that looks references up finds nothing wrong. Never reads a text of anybody: the words are those of words.py.
"""
from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import words

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
# Where a text links to another document; each program says what stands in its place.
LINK = "(@{})"


@dataclass(frozen=True)
class Document:
    """One document: its facts, and its text as Markdown without front matter."""

    number: int
    title: str
    symbol: str
    body: str
    date: str
    text: str

    @property
    def slug(self) -> str:
        return f"report-{self.number}"


def documents(count: int) -> Iterator[Document]:
    """The first documents of the corpus, one after the other: all of them would not have to fit in memory."""
    return (Writer(number, count).document() for number in range(count))


def paragraphs(number: int) -> int:
    """How many paragraphs a document has. Others must know to refer to them, and should not have to write it."""
    return 15 + number * 7 % 12


def year(number: int) -> int:
    return 1990 + number // len(words.SERIES) % 35


def symbol(number: int) -> str:
    """The symbol of a document, which no other one has."""
    prefix, _ = words.SERIES[number % len(words.SERIES)]
    sessions = {"A": year(number) - 1945, "A/HRC": year(number) - 1980}
    return f"{prefix}/{sessions.get(prefix, year(number))}/{number // len(words.SERIES) // 35 + 1}"


class Writer:
    """Writes one document, sentence by sentence."""

    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count
        self.random = random.Random(f"Pincite {number}")
        self.notes: list[str] = []

    def pick(self, of: list[str]) -> str:
        return of[int(self.random.random() * len(of))]

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def document(self) -> Document:
        title = capital(f"{self.pick(words.TOPICS)} in {self.place()}: {self.pick(words.ASPECTS)}")
        date = f"{year(self.number)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        _, body = words.SERIES[self.number % len(words.SERIES)]
        return Document(self.number, title, symbol(self.number), body, date, self.text())

    def text(self) -> str:
        """All of it: sections of four or five paragraphs, some of them in two halves, and the notes at the end."""
        last, blocks, section, next_section = paragraphs(self.number), [], 0, 1
        titles = itertools.cycle(self.random.sample(words.HEADINGS, len(words.HEADINGS)))
        for paragraph in range(1, last + 1):
            if paragraph == next_section:
                blocks.append(f"## {ROMAN[section]}. {next(titles)}")
                halves = self.chance(0.4)
                if halves:
                    blocks.append(f"### A. {next(titles)}")
                section, next_section, middle = section + 1, paragraph + self.random.randint(4, 5), paragraph + 2 if halves else 0
            elif paragraph == middle:
                blocks.append(f"### B. {next(titles)}")
            blocks.append(f"{paragraph}\\. {self.paragraph(paragraph)}")
            if self.chance(0.15):
                blocks.append(self.items())
        if self.number % 3 == 0:
            blocks.append(self.table())
        blocks.extend(f"[^{at}]: {note}" for at, note in enumerate(self.notes, 1))
        return "\n\n".join(blocks) + "\n"

    def paragraph(self, at: int) -> str:
        sentences = [self.sentence() for _ in range(self.random.randint(3, 6))]
        if self.chance(0.6):
            sentences.insert(1, self.reference(at))
        if self.chance(0.35):
            self.notes.append(self.note())
            sentences[-1] += f"[^{len(self.notes)}]"
        return " ".join(sentences)

    def sentence(self) -> str:
        clause = f"{self.pick(words.ACTORS)} {self.pick(words.VERBS)} {self.pick(words.QUALITIES)} {self.pick(words.THINGS)}"
        if self.chance(0.5):
            clause += f" and {self.pick(words.QUALITIES)} {self.pick(words.THINGS)}"
        if self.chance(0.3):
            clause += f" in *{self.place()}*" if self.chance(0.1) else f" in {self.place()}"
        if self.chance(0.7):
            clause += f" {self.pick(words.REASONS)}"
        if self.chance(0.3):
            return f"{self.pick(words.OPENINGS)}, {clause}."
        return f"{capital(clause)}."

    def reference(self, at: int) -> str:
        """A sentence that refers to something, as such texts do: mostly to treaties."""
        treaty, articles = self.random.choices(words.TREATIES, words.TREATY_WEIGHTS)[0]
        article, matter = self.random.randint(1, articles), f"{self.pick(words.QUALITIES)} {self.pick(words.THINGS)}"
        other = self.random.randrange(self.count)
        match self.random.choices(range(7), [30, 12, 10, 14, 14, 12, 8])[0]:
            case 0:
                return f"Article {article} of the {treaty} asks for {matter}."
            case 1:
                article = min(article, articles - 1)
                return f"Such {matter} follow from articles {article} and {article + 1} of the {treaty}."
            case 2:
                return f"The {treaty} is silent on {matter}."
            case 3:
                return f"In its {self.resolution()}, the Assembly called for {matter}."
            case 4 if other != self.number:
                return f"Similar {matter} are described in {symbol(other)}, para. {self.random.randint(1, paragraphs(other))}."
            case 5 if at > 1:
                return f"As stated in paragraph {self.random.randint(1, at - 1)} above, {matter} are needed."
            case _ if other != self.number:
                return f"A [further report]{LINK.format(other)} deals with {matter}."
            case _:
                return f"The {treaty} requires {matter}."

    def note(self) -> str:
        treaty, articles = self.random.choices(words.TREATIES, words.TREATY_WEIGHTS)[0]
        other = self.random.randrange(self.count)
        match self.random.randrange(4):
            case 0 if other != self.number:
                return f"See {symbol(other)}, para. {self.random.randint(1, paragraphs(other))}."
            case 1:
                return f"{capital(self.resolution())}."
            case 2:
                return f"{treaty}, art. {self.random.randint(1, articles)}."
            case _:
                book = f"{capital(self.pick(words.QUALITIES))} {self.pick(words.THINGS)}"
                return f"*{book}* ({self.place()}, {year(self.number)}), p. {self.random.randint(2, 400)}."

    def resolution(self) -> str:
        return f"General Assembly resolution {self.random.randint(45, 79)}/{self.random.randint(1, 250)}"

    def items(self) -> str:
        """What the paragraph before introduces."""
        clauses = [f"{capital(self.pick(words.QUALITIES))} {self.pick(words.THINGS)} {self.pick(words.REASONS)}" for _ in range(3)]
        return "\n".join(f"- ({letter}) {clause}{end}" for letter, clause, end in zip("abc", clauses, [";", "; and", "."]))

    def table(self) -> str:
        rows = [(self.place(), self.random.randint(2, 900), self.random.randint(2, 900)) for _ in range(8)]
        head = f"Table: {capital(self.pick(words.THINGS))} by place\n\n| Place | Year before | This year |\n| --- | --- | --- |\n"
        return head + "\n".join(f"| {place} | {before} | {now} |" for place, before, now in rows)

    def place(self) -> str:
        return self.pick(words.BEGINNINGS) + self.pick(words.MIDDLES) + self.pick(words.ENDINGS)


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    from programs import programs

    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pincite = next(program for program in programs("pincite") if program.name == "pincite")
    pincite.write(Path(sys.argv[1]), documents(int(sys.argv[2])))
