"""A folder -> its files, the members of its archives among them, and the ids of their articles."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from samestory.articles import archives
from samestory.articles.article import Part, UnreadableError
from samestory.articles.formats import (
    ARCHIVE,
    FORMATS,
    MOST_BYTES,
    NOT_ARTICLES,
    ending,
    stem,
)

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
MOST_PARTS = 20_000  # articles in one file


class Source(NamedTuple):
    """A file, or a member of an archive, with the articles in it.

    `problem` is why it, or the rest of it, could not be read, in one sentence.
    """

    path: str  # relative to the folder; archive.zip/inner/name.txt for a member
    format: str = ""
    sha256: str = ""
    parts: Sequence[Part] = ()
    problem: str = ""
    is_several: bool = False  # whether it holds several articles, so that each has a number


def files(folder: Path) -> Iterator[Path]:
    """Files in `folder` and below that may be articles, hidden ones left out.

    A link is given as it is, so that it is set aside with a reason; none to a folder is followed.
    """
    for root, subfolders, names in os.walk(folder):
        links = [name for name in subfolders if (Path(root) / name).is_symlink()]
        subfolders[:] = [name for name in subfolders if name[0] != "." and name not in links]
        for name in (*names, *links):
            if name[0] != "." and name.lower() not in NOT_ARTICLES:
                yield Path(root) / name


def shown(path: Path, folder: Path) -> str:
    """A file's path as it is shown: relative to the folder."""
    return printable(path.relative_to(folder).as_posix())


def printable(name: str) -> str:
    """A file's name without characters that cannot be written or that steer a screen."""
    return UNPRINTABLE.sub("\ufffd", name)


def sources(path: Path, folder: Path, fields: Mapping[str, str]) -> Iterator[Source]:
    """What a file of `folder` holds: itself, or of an archive its members."""
    here = shown(path, folder)
    try:
        data = contents(path, folder)
        if ending(path.name) != ARCHIVE:
            yield source(here, data, fields)
            return
        for member in archives.members(data):
            name = printable(f"{here}/{member.name.lstrip('/')}")
            if PurePosixPath(name).name.lower() in NOT_ARTICLES:
                continue
            if member.problem:
                yield Source(name, problem=member.problem)
            elif ending(name) == ARCHIVE:
                yield Source(name, problem="An archive in an archive is not opened; unpack it.")
            else:
                yield source(name, member.data, fields)
    except UnreadableError as reason:
        yield Source(here, problem=str(reason))


def source(path: str, data: bytes, fields: Mapping[str, str]) -> Source:
    """The articles in a file's bytes; its name says which format it has."""
    format_of = FORMATS.get(ending(path))
    if format_of is None:
        return Source(path, problem=other_format(path))
    parts: list[Part] = []
    problem = ""
    try:
        for part in islice(format_of.read(data, fields), MOST_PARTS + 1):
            parts.append(part)  # noqa: PERF402 - those before an error are kept
    except UnreadableError as reason:
        problem = str(reason)
    if len(parts) > MOST_PARTS:
        del parts[MOST_PARTS:]
        problem = f"It holds more than {MOST_PARTS:,} articles; those after them were left out."
    return Source(
        path=path,
        format=format_of.name,
        sha256=hashlib.sha256(data).hexdigest(),
        parts=parts,
        problem=problem,
        is_several=sum(part.number > 0 for part in parts) > 1,
    )


def other_format(path: str) -> str:
    """The sentence for a file of a format that is not read."""
    end = ending(path)
    return f"The format {end} is not read." if end else "A file without an ending is not read."


def contents(path: Path, folder: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError for what is too large or of another format."""
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError("It is a link that leads out of the folder.")
    if path.is_dir():
        raise UnreadableError("It is a link to another folder, which is not followed.")
    most = MOST_BYTES.get(ending(path.name))
    if most is None:
        raise UnreadableError(other_format(path.name))
    try:
        if not path.is_file():
            raise UnreadableError("It is no file, or a link that leads nowhere.")
        if path.stat().st_size > most:
            raise UnreadableError(f"It is larger than {most // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"It could not be opened ({error.strerror}).") from error


def stems(paths: Sequence[str]) -> dict[str, str]:
    """File -> its stem; where two have the same one, with folder, ending and if need be a number.

    `paths` are relative to the folder.
    """
    names = {path: stem(PurePosixPath(path).name) for path in paths}
    count = Counter(names.values())
    ids = {path: name for path, name in names.items() if count[name] == 1}
    taken = set(ids.values())
    for path in (path for path in names if path not in ids):
        inside = PurePosixPath(path)
        wanted = "_".join([*inside.parts[:-1], names[path], ending(path).lstrip(".")])
        ids[path] = unused(wanted, taken)
        taken.add(ids[path])
    return ids


def unused(wanted: str, taken: set[str]) -> str:
    """`wanted`, with a number from 2 if it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name


def article_ids(found: Sequence[Source], stem_of: Mapping[str, str]) -> list[list[str]]:
    """The ids of the parts of each source: its stem, with a number where there are several."""
    taken, ids = set(stem_of.values()), []
    given: set[str] = set()
    for one in found:
        name, numbers = stem_of[one.path], [part.number for part in one.parts]
        width = len(str(max(numbers, default=0)))
        if one.is_several:
            ids.append([unused(f"{name}_{number:0{width}}", taken) for number in numbers])
        else:  # an archive may hold two members of one name
            name = name if name not in given else unused(name, taken)
            ids.append([name] * len(numbers))
        given.add(name)
        taken.update(ids[-1])
    return ids
