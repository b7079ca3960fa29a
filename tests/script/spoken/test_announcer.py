"""What an announcer says for the figures and signs that news is full of."""

from __future__ import annotations

import pytest

from producer.script.spoken import speak_out


def spoken(text: str) -> str:
    return speak_out(text)[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("They won 3-2 on Sunday.", "They won three to two on Sunday."),
        ("They won 2-0.", "They won two to nothing."),
        ("A 4-0 win.", "A four to nothing win."),
        ("A 1-1 draw.", "A one-one draw."),
        ("On a 2-1 vote it passed.", "On a two to one vote it passed."),
        ("A 5-4 decision.", "A five to four decision."),
        ("The court ruled 9-0.", "The court ruled nine to zero."),
        ("They improved to 12-5.", "They improved to twelve and five."),
        ("The Cats are 8-0.", "The Cats are eight and oh."),
        ("The odds are 3-1.", "The odds are three to one."),
        ("She ran it in 9.58s.", "She ran it in nine point five eight seconds."),
        ("A 12-5 record.", "A twelve and five record."),
        ("The Lions (9-1, 6-1) play.", "The Lions, nine and one, six and one, play."),
        ("He took it 6-4, 7-6 (5).", "He took it six to four, seven to six."),
        ("She won 6-7 (4-7), 7-5.", "She won six to seven, seven to five."),
        ("She won 6-3, 7-6 (5) to tie it.", "She won six to three, seven to six, to tie it."),
        ("The 49ers and the 76ers.", "The forty-niners and the seventy-sixers."),
        ("A .300 hitter.", "A three hundred hitter."),
        ("She batted .275.", "She batted two seventy-five."),
        ("A 50-50 chance.", "A fifty-fifty chance."),
        ("A near-50:50 split.", "A near-fifty-fifty split."),
        ("A 60/40 split.", "A sixty forty split."),
        ("He ran 1:23.45.", "He ran one minute, twenty-three point four five seconds."),
        ("A 10K run and a 5K.", "A ten K run and a five K."),
    ],
)
def test_sport_and_votes(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It cost $1.5-2 million.", "It cost one point five to two million dollars."),
        ("It cost $1.5 to $2 million.", "It cost one point five to two million dollars."),
        ("Between $5 and $10 million.", "Between five and ten million dollars."),
        ("From $500 to $2 million.", "From five hundred dollars to two million dollars."),
        ("It cost $5bn-$6bn.", "It cost five billion dollars to six billion dollars."),
        ("It cost A$5m.", "It cost five million Australian dollars."),
        ("It cost £1bn or €3.5M.", "It cost one billion pounds or three point five million euros."),
        ("It cost €5,50 or 5€.", "It cost five euros and fifty cents or five euros."),
        ("It cost 5 USD.", "It cost five US dollars."),
        ("It cost EUR 20 million.", "It cost twenty million euros."),
        ("It cost Rs 500.", "It cost five hundred rupees."),
        ("It was $20.010.", "It was twenty dollars and one cent."),
        ("Up 25 bps.", "Up twenty-five basis points."),
        ("Up 5.0% or .5 percent.", "Up five point zero percent or point five percent."),
        ("Up 1/4%.", "Up one quarter percent."),
        ("Both paid $250,000 fines.", "Both paid two hundred fifty thousand dollar fines."),
        ("They got $1.5 million grants.", "They got one point five million dollar grants."),
        ("It cost $20 and checks bounced.", "It cost twenty dollars and checks bounced."),
        ("Roe (NASDAQ: ROEX) and Lee (NYSE:LEE) fell.", "Roe and Lee fell."),
        ("Sales in Q3 2024.", "Sales in the third quarter of twenty twenty-four."),
        ("Q1 results.", "first quarter results."),
        (
            "In FY2024 and FY25.",
            "In fiscal year twenty twenty-four and fiscal year twenty twenty-five.",
        ),
        ("It sold 500K, or 1.2M.", "It sold five hundred thousand, or one point two million."),
    ],
)
def test_business(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("He ran 10 miles (16 km) home.", "He ran ten miles home."),
        ("A 5-foot (1.5-meter) wall.", "A five-foot wall."),
        ("Some 10 to 15 miles (16 to 24 km) off.", "Some ten to fifteen miles off."),
        ("3.5 million acres (1.4 million hectares)", "three point five million acres"),
        ("90 degrees Fahrenheit (32 Celsius)", "ninety degrees Fahrenheit"),
        ("It hit 90 F (32 C).", "It hit ninety degrees Fahrenheit."),
        ("It gets 90 mpg (38 kilometers per liter).", "It gets ninety miles per gallon."),
        ("He ran 10 miles (20 km).", "He ran ten miles, twenty kilometers."),
        ("He ran 10 miles (four laps).", "He ran ten miles, four laps."),
    ],
)
def test_a_conversion_is_left_out_where_it_is_surely_one(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "rule", "before", "after"),
    [
        ("He ran 10 miles (16 km).", "conversion is not said", "10 miles (16 km)", "10 miles"),
        ("Roe (NYSE: ROE) fell.", "stock ticker is not said", "(NYSE: ROE)", ""),
        ("It is so.[2] He left.", "footnote mark is not said", "[2]", ""),
        ("A 7-6 (5) set.", "points of a tie-break are not said", "7-6 (5)", "7-6"),
        ("See https://t.co/abc12.", "short link is not said", "https://t.co/abc12", ""),
    ],
)
def test_what_is_left_out_is_in_the_log(written: str, rule: str, before: str, after: str) -> None:
    assert (rule, before, after) in [(r.rule, r.before, r.after) for r in speak_out(written)[1]]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("He drove at 20mph.", "He drove at twenty miles per hour."),
        ("She is 5’10” tall.", "She is five feet ten tall."),
        ("She is 5ft10 tall.", "She is five feet ten tall."),
        ("He is 6-foot-4.", "He is six-foot-four."),
        ("A 1/2-mile walk.", "A half-mile walk."),
        ("A 2-1/2 hour walk.", "A two and a half hour walk."),
        ("About 1/2 kg of it.", "About one half kilogram of it."),
        ("It is 3x more.", "It is three times more."),
        ("A 2.5C rise.", "A two point five degrees Celsius rise."),
        ("It is 25°C.", "It is twenty-five degrees Celsius."),
        ("A 12V battery.", "A twelve volt battery."),
        ("Some 10 µg at 50 ppm.", "Some ten micrograms at fifty parts per million."),
        (
            "It is ≥5, ≤10, <3 or > 9.",
            "It is at least five, at most ten, less than three or more than nine.",
        ),
        ("It is 10⁶, or 5².", "It is ten to the sixth, or five squared."),
        ("CO2, CO₂ and H1N1.", "C-O two, C-O two and H one N one."),
        ("E. coli and the BA.5 strain.", "E coli and the BA five strain."),
        ("A .22-caliber gun.", "A twenty-two-caliber gun."),
        ("A ID.3 in 4K.", "A ID three in four K."),
        (
            "At 38.25° N, 85.7° W.",
            "At thirty-eight point two five degrees north, eighty-five point seven degrees west.",
        ),
        ("It has 17.000 seats.", "It has seventeen thousand seats."),
        ("It weighs 17.000 of them.", "It weighs seventeen point zero zero zero of them."),
    ],
)
def test_measures_and_science(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("At 12 a.m. ET.", "At twelve AM Eastern time."),
        ("At 5 p.m. EDT.", "At five PM EDT."),
        ("Open noon-3 p.m.", "Open noon to three PM."),
        ("Open 8-10 p.m.", "Open eight to ten PM."),
        ("Shut 10:30–11 today.", "Shut ten thirty to eleven today."),
        ("Open Monday-Friday.", "Open Monday through Friday."),
        ("On Aug. 9-12.", "On August ninth to twelfth."),
        ("From May 5-June 2.", "From May fifth to June second."),
        ("In the '90s and mid-1990s.", "In the nineties and mid-nineteen nineties."),
        ("A 1980s-era car.", "A nineteen eighties-era car."),
        ("The 2020-21 season.", "The twenty twenty, twenty-one season."),
        ("The 2020-21 figures.", "The twenty twenty to twenty-one figures."),
        ("Built c. 1850.", "Built circa eighteen fifty."),
        ("In 1/2007.", "In January two thousand seven."),
        ("It's 24/7 since 9/11.", "It's twenty-four seven since nine eleven."),
        ("In the XIX century.", "In the nineteenth century."),
    ],
)
def test_times_and_dates(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("On I-75 and US-31W.", "On I seventy-five and US thirty-one W."),
        ("On KY 80, Rt. 9 and US 127.", "On Kentucky eighty, route nine and US one twenty-seven."),
        ("An F-35, an SR-71 and B-52s.", "An F thirty-five, an SR seventy-one and B fifty-twos."),
        ("An AR-15, a DC-10.", "An AR fifteen, a DC ten."),
        ("A 737 MAX and a 787-9.", "A seven thirty-seven MAX and a seven eighty-seven nine."),
        (
            "The 777 program and a fleet of 400.",
            "The seven seventy-seven program and a fleet of four hundred.",
        ),
        ("H.R. 5376 and S.B. 150.", "HR fifty-three seventy-six and SB one fifty."),
        ("Text HELP to 741741.", "Text HELP to seven four one, seven four one."),
        ("Text GIVE to 90999 now.", "Text GIVE to nine zero nine nine nine now."),
        (
            "She texted all of it to 12000 people.",
            "She texted all of it to twelve thousand people.",
        ),
        ("From '68-'72.", "From sixty-eight to seventy-two."),
        ("It hit 12 km SW of Izmir.", "It hit twelve kilometers southwest of Izmir."),
        ("A farm 3 miles NNW of Rome.", "A farm three miles north-northwest of Rome."),
        ("A Boeing 747-400.", "A Boeing seven forty-seven four hundred."),
        ("Case No. 2020-243.", "Case number twenty twenty, two four three."),
        ("Pages No. 12-15.", "Pages number twelve to fifteen."),
        ("A 401(k), a 501(c)(3).", "A four oh one k, a five oh one c three."),
        ("A W-2 and a 1040-EZ.", "A W two and a ten forty-EZ."),
        ("The S&P 500, R&B, a Q&A.", "The S and P five hundred, R and B, a Q and A."),
        (
            "#1, № 5 and No 10 Downing Street.",
            "number one, number five and number ten Downing Street.",
        ),
        ("Call 1-800-273-TALK.", "Call one, eight hundred, two seven three, talk."),
        ("Call 257-1234.", "Call two five seven, one two three four."),
        ("King of 973-1048.", "King of nine hundred seventy-three to one thousand forty-eight."),
        ("ISBN 0-306-40615-X.", "ISBN zero, three zero six, four zero six one five, X."),
        ("The card ending 2020.", "The card ending two zero two zero."),
        ("Open report.pdf today.", "Open report dot P-D-F today."),
        ("Write to ann.lee@example.org.", "Write to ann dot lee at example dot org."),
        ("upgrade / update", "upgrade slash update"),
    ],
)
def test_numbers_and_names_of_things(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("At W. Main St. and E. 5th St.", "At West Main Street and East fifth Street."),
        ("On Lee Ave. N.W., he said.", "On Lee Avenue Northwest, he said."),
        ("In N. Korea and S. Dakota.", "In North Korea and South Dakota."),
        ("Sts. Peter and Paul.", "Saints Peter and Paul."),
        ("In Mt. View, near Mt. Everest.", "In Mountain View, near Mount Everest."),
        (
            "Henry VIII, Elizabeth I and Malcolm X.",
            "Henry the eighth, Elizabeth the first and Malcolm X.",
        ),
        ("Pope Leo XIV and I.", "Pope Leo the fourteenth and I."),
        ("Artemis II, in part II.", "Artemis two, in part two."),
        ("Sgt. 1st Class Lee, MSgt. Roe.", "Sergeant first Class Lee, Master Sergeant Roe."),
        ("Lee Jr. of Jr. High.", "Lee Junior of Junior High."),
        ("Ilya I. Roe spoke.", "Ilya I Roe spoke."),
        ("The U . S . Army.", "The US Army."),
        ("It isn ‘t so, and he ’s late.", "It isn't so, and he's late."),
        ("The U.S.-led force in the U.K.", "The US-led force in the UK."),
        ("Lee, a.k.a. Roe, et al. came w/ him.", "Lee, AKA Roe, et al came with him."),
    ],
)
def test_people_and_places(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    "text", ["They won 3-2, on I-75.", "He ran 10 miles (16 km), No. 20-1234."]
)
def test_the_same_sentence_again_is_remembered(text: str) -> None:
    assert speak_out(text) is speak_out(text)
