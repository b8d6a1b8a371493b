"""``ottawa treaties``: the treaties that are shipped."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import chosen_format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from ottawa_cli.cli.options import Json, format_option
    from ottawa_cli.documents.types import PartiesForm, TreatyInFull


def treaties(
    format: Annotated[str | None, format_option("treaties")] = None,  # noqa: A002 - the option's name
    json: Json = False,
) -> Answer:
    """Example: ottawa treaties

    The treaties whose registries are shipped, with how many States Parties each has on the day through which its facts
    are complete. ``--treaty ID`` asks one of them, ``--also ID`` another beside it.
    """
    form = chosen_format("treaties", format, as_json=json)
    from json import loads

    from ottawa_cli.documents.counting import IN_FORCE, has_one_of, number_of
    from ottawa_cli.documents.standings import treaties_document
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of
    from ottawa_cli.system.paths import treaty_files

    parts: list[tuple[TreatyInFull, str, PartiesForm]] = []
    for file in treaty_files().values():
        with opened(file) as snapshot:
            verified = heading_of(snapshot).verified
            elements = [loads(text) for text in snapshot.finished("state", None, verified)]
            (deposited,) = snapshot.finished("tally", [""], verified)
            (treaty,) = snapshot.finished("heading", ["treaty_in_full"])
        in_force = number_of(has_one_of(IN_FORCE, element["possible"]) for element in elements)
        parties: PartiesForm = {"in_force": in_force, "deposited": loads(deposited)["deposited"]}
        parts.append((loads(treaty), verified, parties))
    return answer_in(form, "treaties", treaties_document(parts))
