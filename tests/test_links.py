"""The links of the pages: each leads to a file that is there, and to a heading that is in it. So do names of files."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# The text of a link may hold brackets of its own; what it leads to holds no blank.
LINK = re.compile(r"\]\(([^()\s]+)\)")
ELSEWHERE = re.compile(r"https?:|mailto:")
# A file or a folder of ours that a page names, from the root: `board/actions.py`, `local_slack/`, `.ci/run`.
FOLDERS = ("board", "bot", "commands", "docs", "docker", "local_slack", "storage", "tests", ".ci", ".github")
# The files of the verb that CONTRIBUTING.md adds as its example.
EXAMPLE = {"commands/actions/priority.py", "tests/commands/actions/test_priority.py"}
NAMED = re.compile(rf"`((?:{'|'.join(map(re.escape, FOLDERS))})/[\w./-]*)`")


def _anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them: small letters, blanks as hyphens, no other signs."""
    made: dict[str, int] = {}
    anchors = set()
    for heading in re.findall(r"^#+ (.+)$", FENCED.sub("", page), re.MULTILINE):
        anchor = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        again = made.get(anchor, 0)
        made[anchor] = again + 1
        anchors.add(f"{anchor}-{again}" if again else anchor)
    return anchors


def _leads_nowhere(link: str, page: Path) -> str:
    """Why the link leads nowhere; empty where it leads somewhere, or to another site."""
    if ELSEWHERE.match(link):
        return ""
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    if not target.resolve().is_relative_to(ROOT) or not target.exists():
        return f"{link}: there is no such file"
    if anchor and anchor not in _anchors(target.read_text(encoding="utf-8")):
        return f"{link}: there is no such heading"
    return ""


def _links(page: str) -> list[str]:
    return LINK.findall(FENCED.sub("", page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_what_is_there(page: Path) -> None:
    found = [_leads_nowhere(link, page) for link in _links(page.read_text(encoding="utf-8"))]

    assert [each for each in found if each] == []


def test_there_are_links_to_follow() -> None:
    links = [link for page in PAGES for link in _links(page.read_text(encoding="utf-8"))]

    assert len([link for link in links if not ELSEWHERE.match(link)]) > 10
    assert any("#" in link for link in links)


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("nowhere.md", "no such file"),
        ("../nowhere.md", "no such file"),
        ("#nothing", "no such heading"),
        ("security.md#nothing", "no such heading"),
        ("security.md#who-may-do-what", ""),
        ("../README.md#two-commands", ""),
        ("page.png", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(link: str, why: str) -> None:
    told = _leads_nowhere(link, ROOT / "docs" / "design.md")

    assert why in told
    assert bool(told) == bool(why)


def test_no_page_is_left_out_of_what_people_read() -> None:
    """From README, by links alone, every page of docs/ can be reached."""
    found, new = set(), {ROOT / "README.md"}
    while new:
        page = new.pop()
        found.add(page)
        links = [link.partition("#")[0] for link in _links(page.read_text(encoding="utf-8"))]
        pages = {(page.parent / link).resolve() for link in links if link.endswith(".md") and not ELSEWHERE.match(link)}
        new |= pages - found

    assert set(PAGES) <= found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))

    assert {name for name in named if not (ROOT / name).exists()} <= EXAMPLE
