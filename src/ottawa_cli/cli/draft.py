"""``ottawa draft``: a registry of another treaty, begun from the depositary's file."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ottawa_cli.cli.options import AsOf, DepositaryFile


def draft(file: DepositaryFile, as_of: AsOf = None) -> Answer:
    """Example: ottawa draft XXVI-6.en.xml > data/treaties/ccm.yaml

    A registry in the format of this program, with all that the depositary's file says; what it cannot know is TODO, and
    'ottawa check' names each until a person has decided it.
    """
    day = day_of(as_of, "--as-of") if as_of is not None else None
    from ottawa_cli.documents.draft import draft_of
    from ottawa_cli.reading.depositary import read_deposits
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.render.plurals import counted
    from ottawa_cli.system.files import read_file

    begun = draft_of(read_deposits(read_file(file), file), load_names(), day)
    left = f"note: {counted(begun.to_do, 'value')} left to do; 'ottawa check' names each"
    return answer_in("yaml", "draft", begun, aside=left)
