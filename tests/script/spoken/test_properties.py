"""What holds for every text, not only for the tables."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from producer.script.spoken import speak_out

_WRITTEN = (
    "Rep. Sen. Gov. Dr. St. Jr. Lt. Col. U.S. D.C. (R-Ky.) D-Calif. Ky., OH a.m. p.m. Aug. Sept. "
    "No. Inc. Co. vs. etc. $1.5 million billion $20 £3bn 7,000 200,000 80% 1-2 10-12 1990s '90s "
    "1999 2026 1990-95 9/11 24/7 911 I-95 F-16 COVID-19 II IV XIV World War Chapter King Charles "
    "Elm Main the of in 5-year-old 12-foot 3 1/2 ½ 95°F km mph 6'2\" 859-555-0199 npr.org "
    "a@b.org @wuky #news & / and/or “Leave!” ‘no’ ’tis don't -- – — … ... (early) [sic] 🎉 → ™ "
    "Lexington Paris May 9 2021 January 1st 22nd 3-2 2-0 50-50 (9-1) 49ers .300 No. 2020-243 10 "
    "miles (16 km) (NYSE: F) Q3 FY25 CO2 2.5C BA.5 10⁶ km² word¹ E. coli KY 80 US-31W 737-800 ≥5 "
    "<3 3x 5€ USD €5,50 1/2-mile kg ET est a.pdf isn ’t W. N.W. Mon.-Fri. 10:30–11 5-June XIX "
    "century c. 1850 §5 ISBN [2] _ ^ Mon. Fri. and He The it 1,234.56 $ % # @ + = -5"
).split()
_TOKENS = st.one_of(
    st.sampled_from(_WRITTEN),
    st.sampled_from(_WRITTEN),
    st.text(alphabet="0123456789.,:/-–$%'\"() abAB&+#@°£½…", max_size=6),
    st.text(max_size=3),
)
_TEXTS = st.lists(_TOKENS, max_size=8).map(" ".join)
_PLAIN_WORDS = st.lists(
    st.sampled_from(
        "the president of Belarus vowed to cling tightly on drôle café naïve Genoa Drew it's "
        "don't anti-government long-term no I a state's NPR NATO miss gen rep co art sun sat "
        "may march mark second minute first dollar percent point oh".split()
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(_TEXTS)
@example("St. (R-Ky.)")
@example("U.S./U.K.")
@settings(deadline=None)
def test_a_spoken_form_is_its_own_spoken_form(text: str) -> None:
    said, _ = speak_out(text)
    assert speak_out(said) == (said, ())


@given(_TEXTS)
@settings(deadline=None)
def test_no_figure_and_no_sign_is_ever_left(text: str) -> None:
    said, _ = speak_out(text)
    unspeakable = [
        c for c in said if c not in " .,;:?!'—-" and unicodedata.category(c)[0] not in "LM"
    ]
    assert unspeakable == []


@given(_TEXTS)
@settings(deadline=None)
def test_a_spoken_form_is_tidy(text: str) -> None:
    said, _ = speak_out(text)
    assert said == " ".join(said.split())


@given(_PLAIN_WORDS)
def test_plain_words_survive_unchanged(text: str) -> None:
    assert speak_out(text) == (text, ())


@given(_PLAIN_WORDS, st.sampled_from(".?!"))
def test_the_end_of_the_sentence_survives(text: str, stop: str) -> None:
    assert speak_out(text + stop)[0] == text + stop


@given(st.integers(0, 10**9))
def test_every_whole_number_is_said_without_the_grammars(n: int) -> None:
    _, log = speak_out(f"They counted {n:,} of them.")
    assert [r.rule for r in log] == ["number in words"]


@given(_TEXTS)
@settings(deadline=None)
def test_a_change_of_words_is_never_silent(text: str) -> None:
    said, log = speak_out(text)
    letters = [c for c in said if c.isalpha()]
    before = [c for c in unicodedata.normalize("NFKC", text) if c.isalpha()]
    assert log or letters == before
