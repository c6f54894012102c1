"""Comments: imported from an untrusted file, kept beside the session, found at their words again."""

import json
from dataclasses import replace

import pytest

from mockloop.core.errors import InputError, MockloopError, SessionError
from mockloop.core.transcript import Transcript, Word
from mockloop.sessions.comment_file import MOST_COMMENTS, MOST_TEXT, Comment
from mockloop.sessions.comments import (
    FILE,
    MOST_BYTES,
    ImportCounts,
    answered,
    comments_of,
    comments_on,
    import_comments,
    must_be_about,
    read_comments,
    session_of,
    without_answer,
    word_of,
)
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import export_session, import_session
from testkit.reports import BEGAN, PROBE, interview, typed
from testkit.sessions import when

ESCAPES = "a\x1b]0;owned\x07b\u202e<script>"


@pytest.fixture
def folder(tmp_path):
    return interview(tmp_path / "sessions")


def comment(number: int = 1, **more) -> dict:
    """The third word of the opening answer, 'I', said at 1.0 s."""
    given = {"id": f"{number:016x}", "takes": [1, 2], "word": 2, "at_s": 1.0, "said": "I", "text": "Who else saw it?"}
    return given | more


def saved(tmp_path, *comments: dict, **more):
    """A file of comments as the page saves it."""
    head = {"schema": 1, "session": "2026-03-01-0910-ownership-webhook", "began": BEGAN.isoformat()}
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(head | {"comments": list(comments)} | more), encoding="utf-8")
    return path


def taken(folder, path, day: int = 2) -> ImportCounts:
    return import_comments(folder, replayed(folder).state, read_comments(path), when(day))


def test_a_comment_is_kept_with_its_words_and_its_second(folder, tmp_path):
    assert taken(folder, saved(tmp_path, comment(author="Ana", written="2026-03-02T10:00:00.000Z"))) == ImportCounts(
        new=1
    )
    (one,) = comments_of(folder)
    assert (one.takes, one.word, one.at_s, one.said) == ((1, 2), 2, 1.0, "I")
    assert (one.text, one.author, one.written) == ("Who else saw it?", "Ana", "2026-03-02T10:00:00.000Z")


def test_a_file_taken_in_twice_is_there_once(folder, tmp_path):
    path = saved(tmp_path, comment(1), comment(2, word=None, said="", at_s=4.5))
    assert taken(folder, path) == ImportCounts(new=2)
    before = (folder.path / FILE).read_bytes()
    assert taken(folder, path, 3) == ImportCounts(there=2)
    assert (folder.path / FILE).read_bytes() == before


def test_a_comment_that_was_edited_takes_the_older_ones_place_and_nothing_is_written_over(folder, tmp_path):
    taken(folder, saved(tmp_path, comment()))
    before = (folder.path / FILE).read_bytes()
    journal = (folder.path / "events.jsonl").read_bytes()
    assert taken(folder, saved(tmp_path, comment(text="Who saw it?"), comment(2))) == ImportCounts(new=1, changed=1)
    assert [one.text for one in comments_of(folder)] == ["Who saw it?", "Who else saw it?"]
    assert (folder.path / FILE).read_bytes().startswith(before)
    assert (folder.path / "events.jsonl").read_bytes() == journal
    assert (folder.path / FILE).stat().st_mode & 0o777 == 0o600


def test_each_answer_has_its_own_in_the_order_of_their_seconds(folder, tmp_path):
    late, early, probe = comment(1, at_s=9.0, word=None), comment(2), comment(3, takes=[3], text="Good.")
    taken(folder, saved(tmp_path, late, early, probe))
    opening, adoption = answered(replayed(folder).state)
    assert [one.at_s for one in comments_on(opening, comments_of(folder))] == [1.0, 9.0]
    assert [one.text for one in comments_on(adoption, comments_of(folder))] == ["Good."]


def test_what_fits_no_answer_is_left_out_and_told(folder, tmp_path):
    path = saved(tmp_path, comment(1), comment(2, takes=[9]), comment(3, at_s=500.0))
    done = taken(folder, path)
    assert (done.new, [one.id[-1] for one in done.misfits]) == (1, ["2", "3"])
    with pytest.raises(InputError, match="None of these comments fits an answer"):
        taken(folder, saved(tmp_path, comment(2, takes=[2, 1])))
    assert len(comments_of(folder)) == 1


def test_an_answer_that_was_gone_on_with_keeps_its_comments_and_one_that_was_given_again_loses_them(folder, tmp_path):
    taken(folder, saved(tmp_path, comment(takes=[1])))
    (one,) = comments_of(folder)
    opening = answered(replayed(folder).state)[0]
    assert comments_on(opening, [one]) == (one,)
    again = replace(opening, takes=(replace(opening.takes[0], number=7),))
    assert (comments_on(again, [one]), without_answer([again], [one]), without_answer([opening], [one])) == (
        (),
        (one,),
        (),
    )


def heard(*texts: str) -> Transcript:
    return Transcript(tuple(Word(text, float(at), at + 0.5) for at, text in enumerate(texts)), float(len(texts)))


@pytest.mark.parametrize(
    ("words", "index"),
    [
        (("so", "then", "I", "fixed"), 2),
        (("then", "i", "fixed"), 1),  # a second pass heard a word less
        (("a", "b", "c", "d", "e", "I"), None),  # the same word, but far away
        (("we", "fixed"), None),
    ],
)
def test_a_comment_stays_at_its_word_where_the_words_were_put_anew(words, index):
    one = Comment.model_validate(comment(at_s=2.0))
    assert word_of(one, heard(*words)) == index
    assert word_of(Comment.model_validate(comment(word=None)), heard(*words)) is None


def test_nothing_in_them_reaches_a_terminal_as_a_command(folder, tmp_path):
    taken(folder, saved(tmp_path, comment(text=ESCAPES, author=ESCAPES, said=ESCAPES)))
    (one,) = comments_of(folder)
    assert all(part.isprintable() for part in (one.text, one.author, one.said))
    assert one.text.endswith("<script>")  # it is text: whoever shows it escapes it
    assert "\\u001b" not in (folder.path / FILE).read_text() and "\x1b" not in (folder.path / FILE).read_text()


REFUSED = {
    "empty": ("", "it is empty"),
    "no json": ("hello", "Invalid JSON"),
    "no object": ("[1]", "Input should be an object"),
    "a correction": ('{"schema": 1, "session": "x", "answer": 0, "sections": []}', "comments: Field required"),
    "deep": ("[" * 100_000, "is not a file of comments"),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_holds_no_comments_is_refused_in_a_sentence(tmp_path, text, told):
    path = tmp_path / "given.json"
    path.write_text(text)
    with pytest.raises(InputError) as refused:
        read_comments(path)
    assert told in refused.value.sentence and "\n" not in refused.value.sentence
    assert "--for-coach" in refused.value.next_step


WRONG = {
    "no comments": {"comments": []},
    "a newer format": {"schema": 2},
    "something else in it": {"\x1b[2J": 1},
    "no session": {"session": ""},
    "too many": {"comments": [comment(number) for number in range(MOST_COMMENTS + 1)]},
    "the same id": {"comments": [comment(), comment()]},
}
WRONG_COMMENT: dict[str, dict] = {
    "blank": {"text": " \n"},
    "too long": {"text": "x" * (MOST_TEXT + 1)},
    "no second": {"at_s": "soon"},
    "before the beginning": {"at_s": -1},
    "no number": {"at_s": float("nan")},
    "a word that is none": {"word": -1},
    "no id": {"id": "../../etc"},
    "no takes": {"takes": []},
    "no time": {"written": "\x1b"},
    "half a character": {"text": "\ud800"},
}


@pytest.mark.parametrize(
    "more", [*WRONG.values(), *({"comments": [comment() | one]} for one in WRONG_COMMENT.values())],
    ids=[*WRONG, *WRONG_COMMENT],
)  # fmt: skip
def test_whatever_is_wrong_in_a_file_it_is_refused_whole(tmp_path, more):
    with pytest.raises(InputError) as refused:
        read_comments(saved(tmp_path, comment(), **more))
    assert "is not a file of comments" in refused.value.sentence
    assert refused.value.sentence.isprintable()


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.json"
    path.write_text(" " * (MOST_BYTES + 1))
    with pytest.raises(InputError, match=r"too large for a file of comments: more than 2,000,000 bytes"):
        read_comments(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_comments(tmp_path / "nothing.json")


def test_they_find_their_session_under_whatever_name_it_has_here(folder, tmp_path):
    file = read_comments(saved(tmp_path, comment()))
    root = folder.path.parent
    assert session_of(file, root).id == folder.id
    folder.path.rename(root / "my-best-try")
    assert session_of(file, root).id == "my-best-try"
    for name in ("one", "two"):
        (root / name).mkdir()
        (root / name / "session.json").write_bytes((root / "my-best-try" / "session.json").read_bytes())
    with pytest.raises(SessionError, match="could be about 3 sessions"):
        session_of(file, root)


def test_those_of_another_session_are_refused(folder, tmp_path):
    file = read_comments(saved(tmp_path, comment(), session="2026-01-01-1000-x", began="2026-01-01T10:00:00+00:00"))
    with pytest.raises(SessionError, match="2026-01-01-1000-x, is not here"):
        session_of(file, folder.path.parent)
    with pytest.raises(InputError, match=f"about the session 2026-01-01-1000-x, not about {folder.id}"):
        must_be_about(file, folder)


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"comment": 3}', '{"comment": {"id": "x"}}', "{}"])
def test_what_cannot_be_read_is_passed_over(folder, tmp_path, line):
    taken(folder, saved(tmp_path, comment(1)))
    with (folder.path / FILE).open("a") as file:
        file.write(line + "\n")
    taken(folder, saved(tmp_path, comment(2)))
    assert [one.id[-1] for one in comments_of(folder)] == ["1", "2"]


def test_they_go_with_the_session_out_and_in_again(folder, tmp_path):
    taken(folder, saved(tmp_path, comment()))
    assert export_session(folder, tmp_path / "out.zip") == []
    done = import_session(tmp_path / "out.zip", tmp_path / "elsewhere")
    assert (done.left_out, comments_of(done.folder)) == ((), comments_of(folder))


def test_a_session_without_any_opens_as_before(tmp_path):
    assert comments_of(typed(tmp_path / "sessions")) == ()


def test_a_folder_that_cannot_be_written_is_told(folder, tmp_path):
    (folder.path / FILE).mkdir()
    with pytest.raises(MockloopError, match="cannot be written"):
        taken(folder, saved(tmp_path, comment(takes=[3], said=PROBE.split()[2])))
