"""The readings of each homograph, and how each sounds.

The names of the readings are those of WikipediaHomographData; the sounds are our own, in the broad
IPA of General American. Where a dictionary of the default voice has the reading, they agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the ways to say a word."""

    id: str
    """As the data names it: "lead_nou", or the word alone."""
    ipa: str
    kind: str
    """What it shares with the readings of other words: `vrb`, `nou`, `adj`, `nam`, or its own."""

    @property
    def is_name(self) -> bool:
        """Names are written with a capital: "polish" is never the country's."""
        return self.kind == "nam"


_KINDS: Final = {
    "vrb": "vrb",
    "nou": "nou",
    "adj": "adj",
    "adj-nou": "nou",
    "nam": "nam",
    "geo": "nam",
}
"""Of readings that do not tell their own after a colon."""

_TABLE: Final = """
abstract adj-nou ˈæbˌstɹækt vrb əbˈstɹækt
abuse nou əˈbjus vrb əˈbjuz
abuses nou əˈbjusɪz vrb əˈbjuzɪz
addict nou ˈædɪkt vrb əˈdɪkt
advocate nou ˈædvəkət vrb ˈædvəˌkeɪt
affect -:vrb əˈfɛkt nou-psy:nou ˈæˌfɛkt
affiliate nou əˈfɪliət vrb əˈfɪliˌeɪt
aged -:vrb ˈeɪdʒd adj ˈeɪdʒɪd
aggregate adj-nou ˈæɡɹəɡət vrb ˈæɡɹəˌɡeɪt
alternate adj-nou ˈɔltɚnət vrb ˈɔltɚˌneɪt
analyses nou əˈnæləˌsiz vrb ˈænəˌlaɪzɪz
animate adj-nou ˈænəmət vrb ˈænəˌmeɪt
appropriate adj əˈpɹoʊpɹiət vrb əˈpɹoʊpɹiˌeɪt
approximate adj-nou əˈpɹɑksəmət vrb əˈpɹɑksəˌmeɪt
articulate adj ɑɹˈtɪkjələt vrb ɑɹˈtɪkjəˌleɪt
associate adj-nou əˈsoʊsiət vrb əˈsoʊsiˌeɪt
attribute nou ˈætɹəˌbjut vrb əˈtɹɪˌbjut
august -:nam ˈɔɡəst adj ɔˈɡʌst nam ˈaʊɡʊst
axes nou ˈækˌsiz nou-vrb:nou ˈæksɪz
bass -:nou ˈbeɪs corp:nou ˈbæs
blessed adj ˈblɛsɪd vrb ˈblɛst
bologna -:nou bəˈloʊni geo bəˈloʊnjə
bow nou-knot:nou ˈboʊ nou-ship:nou ˈbaʊ
buffet nou bʊˈfeɪ vrb ˈbʌfət
celtic -:adj ˈkɛltɪk adj-nou-sports:nou ˈsɛltɪk
close adj-nou:adj ˈkloʊs vrb ˈkloʊz
combine nou ˈkɑmˌbaɪn vrb kəmˈbaɪn
compact adj-nou ˈkɑmˌpækt vrb kəmˈpækt
compound nou ˈkɑmˌpaʊnd vrb kəmˈpaʊnd
compress -:vrb kəmˈpɹɛs nou ˈkɑmˌpɹɛs
conduct nou ˈkɑnˌdʌkt vrb kənˈdʌkt
confines nou ˈkɑnfaɪnz vrb kənˈfaɪnz
conflict nou ˈkɑnˌflɪkt vrb kənˈflɪkt
conglomerate adj-nou kənˈɡlɑməɹət vrb kənˈɡlɑməˌɹeɪt
conjugate adj-nou ˈkɑndʒəɡət vrb ˈkɑndʒəˌɡeɪt
conscript nou ˈkɑnˌskɹɪpt vrb kənˈskɹɪpt
console nou ˈkɑnˌsoʊl vrb kənˈsoʊl
consort nou ˈkɑnsɔɹt vrb kənˈsɔɹt
construct nou ˈkɑnˌstɹʌkt vrb kənˈstɹʌkt
consummate adj ˈkɑnsəmət vrb ˈkɑnsəˌmeɪt
content adj-nou-vrb:adj kənˈtɛnt nou ˈkɑntɛnt
contest nou ˈkɑnˌtɛst vrb kənˈtɛst
contract nou ˈkɑnˌtɹækt vrb kənˈtɹækt
contrast nou ˈkɑnˌtɹæst vrb kənˈtɹæst
converse adj-nou ˈkɑnˌvɝs vrb kənˈvɝs
convert nou ˈkɑnˌvɝt vrb kənˈvɝt
convict nou ˈkɑnˌvɪkt vrb kənˈvɪkt
coordinate adj-nou koʊˈɔɹdənət vrb koʊˈɔɹdəˌneɪt
correlate nou ˈkɔɹələt nou-vrb:vrb ˈkɔɹəˌleɪt
decrease nou ˈdiˌkɹis vrb dəˈkɹis
defect nou ˈdifɛkt vrb dəˈfɛkt
degenerate adj-nou dəˈdʒɛnəɹət vrb dəˈdʒɛnəˌɹeɪt
delegate nou ˈdɛləɡət vrb ˈdɛləˌɡeɪt
deliberate adj dəˈlɪbəɹət vrb dəˈlɪbəˌɹeɪt
desert nou ˈdɛzɚt vrb dəˈzɝt
deviate nou ˈdiviət vrb ˈdiviˌeɪt
diagnoses nou ˌdaɪəɡˈnoʊˌsiz vrb ˌdaɪəɡˈnoʊsɪz
diffuse adj dəˈfjus vrb dəˈfjuz
discard nou ˈdɪˌskɑɹd vrb dəˈskɑɹd
discharge nou ˈdɪsˌtʃɑɹdʒ vrb dɪsˈtʃɑɹdʒ
discount nou ˈdɪˌskaʊnt vrb ˌdɪˈskaʊnt
document nou ˈdɑkjəmənt vrb ˈdɑkjəˌmɛnt
dove -:nou ˈdʌv vrb ˈdoʊv
duplicate adj-nou ˈdupləkət vrb ˈdupləˌkeɪt
elaborate adj əˈlæbəɹət vrb əˈlæbəˌɹeɪt
entrance nou ˈɛntɹəns vrb ɪnˈtɹæns
escort nou ˈɛˌskɔɹt vrb ɪˈskɔɹt
estimate nou ˈɛstəmət vrb ˈɛstəˌmeɪt
excuse nou ɪkˈskjus vrb ɪkˈskjuz
expatriate nou ɛkˈspeɪtɹiət vrb ɛkˈspeɪtɹiˌeɪt
exploit nou ˈɛkˌsplɔɪt vrb ɪkˈsplɔɪt
export nou ˈɛkˌspɔɹt vrb ɪkˈspɔɹt
expose nou ˌɛkspoʊˈzeɪ vrb ɪkˈspoʊz
extract nou ˈɛkˌstɹækt vrb ɪkˈstɹækt
fragment nou ˈfɹæɡmənt vrb ˈfɹæɡˌmɛnt
frequent adj ˈfɹikwənt vrb fɹiˈkwɛnt
graduate adj-nou ˈɡɹædʒəwət vrb ˈɡɹædʒʊˌeɪt
house nou ˈhaʊs vrb ˈhaʊz
impact nou ˈɪmˌpækt vrb ɪmˈpækt
implant nou ˈɪmˌplænt vrb ɪmˈplænt
implement nou ˈɪmpləmənt vrb ˈɪmpləˌmɛnt
import nou ˈɪmˌpɔɹt vrb ɪmˈpɔɹt
incense nou ˈɪnˌsɛns vrb ɪnˈsɛns
incline nou ˈɪnˌklaɪn vrb ɪnˈklaɪn
increase nou ˈɪnˌkɹis vrb ɪnˈkɹis
increment nou ˈɪŋkɹəmənt vrb ˈɪŋkɹəˌmɛnt
initiate nou ɪˈnɪʃiət vrb ɪˈnɪʃiˌeɪt
insert nou ˈɪnˌsɝt vrb ɪnˈsɝt
instrument nou ˈɪnstɹəmənt vrb ˈɪnstɹəˌmɛnt
insult nou ˈɪnˌsʌlt vrb ɪnˈsʌlt
interchange nou ˈɪntɚˌtʃeɪndʒ vrb ˌɪntɚˈtʃeɪndʒ
intimate adj ˈɪntəmət vrb ˈɪntəˌmeɪt
intrigue nou ˈɪnˌtɹiɡ nou-vrb:vrb ɪnˈtɹiɡ
invalid adj ɪnˈvælɪd nou ˈɪnvəlɪd
invert adj-nou ˈɪnˌvɝt vrb ɪnˈvɝt
invite nou ˈɪnˌvaɪt vrb ɪnˈvaɪt
isolate -:vrb ˈaɪsəˌleɪt nou ˈaɪsələt
jesus -:nam ˈdʒizəs es:nam heɪˈsus
job -:nou ˈdʒɑb
laminate nou ˈlæmənət vrb ˈlæməˌneɪt
lead nou ˈlɛd nou-vrb:lead ˈlid
learned adj ˈlɝnɪd vrb ˈlɝnd
live adj ˈlaɪv vrb ˈlɪv
lives nou ˈlaɪvz vrb ˈlɪvz
mate -:nou ˈmeɪt nou ˈmɑˌteɪ
minute -:nou ˈmɪnət adj maɪˈnut
misuse nou ˌmɪsˈjus vrb ˌmɪsˈjuz
mobile -:adj ˈmoʊbəl geo moʊˈbil
moderate adj-nou ˈmɑdəɹət vrb ˈmɑdəˌɹeɪt
moped nou ˈmoʊˌpɛd vrb ˈmoʊpt
mouth nou ˈmaʊθ vrb ˈmaʊð
nestle nam ˈnɛsˌleɪ vrb ˈnɛsəl
object nou ˈɑbdʒəkt vrb əbˈdʒɛkt
ornament nou ˈɔɹnəmənt vrb ˈɔɹnəmɛnt
overthrow nou ˈoʊvɚˌθɹoʊ vrb ˌoʊvɚˈθɹoʊ
pasty adj ˈpeɪsti nou ˈpæsti
perfect adj ˈpɝfəkt vrb pɚˈfɛkt
perfume nou ˈpɝˌfjum vrb pɚˈfjum
permit nou ˈpɝmɪt vrb pɚˈmɪt
pervert nou ˈpɝˌvɝt vrb pɚˈvɝt
pigment nou ˈpɪɡmənt vrb pɪɡˈmɛnt
polish -:vrb ˈpɑlɪʃ geo ˈpoʊlɪʃ
postulate nou ˈpɑstʃələt vrb ˈpɑstʃəˌleɪt
precipitate adj-nou pɹiˈsɪpətət vrb pɹiˈsɪpəˌteɪt
predicate nou ˈpɹɛdəkət vrb ˈpɹɛdəˌkeɪt
present adj-nou ˈpɹɛzənt vrb pɹiˈzɛnt
produce nou ˈpɹoʊˌdus vrb pɹəˈdus
progress nou ˈpɹɑɡɹəs vrb pɹəˈɡɹɛs
project nou ˈpɹɑˌdʒɛkt vrb pɹəˈdʒɛkt
protest nou ˈpɹoʊˌtɛst vrb pɹəˈtɛst
ravel nam ɹəˈvɛl nou:vrb ˈɹævəl
read past ˈɹɛd present ˈɹid
reading en:nou ˈɹidɪŋ geo ˈɹɛdɪŋ
rebel nou ˈɹɛbəl vrb ɹəˈbɛl
record nou ˈɹɛkɚd vrb ɹəˈkɔɹd
recount nou ˈɹiˌkaʊnt vrb ɹiˈkaʊnt
refund nou ˈɹiˌfʌnd vrb ɹəˈfʌnd
refuse nou ˈɹɛˌfjus vrb ɹəˈfjuz
reject nou ˈɹiˌdʒɛkt vrb ɹəˈdʒɛkt
rerelease -:nou ˈɹiɹɪˌlis vrb ˌɹiɹɪˈlis
resume nou ˈɹɛzəˌmeɪ vrb ɹəˈzum
retard nou ˈɹitɑɹd vrb ɹəˈtɑɹd
rodeo -:nou ˈɹoʊdiˌoʊ geo ɹoʊˈdeɪoʊ
row 1:nou ˈɹoʊ
sake -:nou ˈseɪk jp:nou ˈsɑki
separate adj ˈsɛpəɹət vrb ˈsɛpəˌɹeɪt
sow -:vrb ˈsoʊ nou ˈsaʊ
subject adj-nou ˈsʌbdʒɛkt vrb səbˈdʒɛkt
subordinate adj-nou səˈbɔɹdənət vrb səˈbɔɹdəˌneɪt
supplement nou ˈsʌpləmənt vrb ˈsʌpləˌmɛnt
suspect adj-nou ˈsʌˌspɛkt vrb səˈspɛkt
syndicate nou ˈsɪndəkət vrb ˈsɪndəˌkeɪt
tear nou ˈtɪɹ vrb ˈtɛɹ
transform -:vrb tɹænsˈfɔɹm nou ˈtɹænsˌfɔɹm
transplant nou ˈtɹænsˌplænt vrb tɹænsˈplænt
transport nou ˈtɹænsˌpɔɹt vrb tɹænsˈpɔɹt
upset nou ˈʌpˌsɛt vrb ˌʌpˈsɛt
use nou ˈjus vrb ˈjuz
uses nou ˈjusɪz vrb ˈjuzɪz
wind nou ˈwɪnd vrb ˈwaɪnd
winds nou ˈwɪndz vrb ˈwaɪndz
wound nou-vrb:nou ˈwund vrb ˈwaʊnd
"""
"""A line a word: what its reading's name adds to the word (`-` for nothing), and the sound."""


@cache
def readings() -> dict[str, tuple[Reading, ...]]:
    """The readings of each word, by the word in lower case."""
    table = {}
    for word, *cells in (line.split() for line in _TABLE.split("\n") if line):
        pairs = zip(cells[::2], cells[1::2], strict=True)
        table[word] = tuple(_reading(word, name, ipa) for name, ipa in pairs)
    return table


def _reading(word: str, name: str, ipa: str) -> Reading:
    suffix, _, kind = name.partition(":")
    return Reading(
        id=word if suffix == "-" else f"{word}_{suffix}",
        ipa=ipa,
        kind=kind or _KINDS.get(suffix, suffix),
    )
