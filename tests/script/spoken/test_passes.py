"""The spoken form of news, rule by rule: what is written, and what the engine is given."""

from __future__ import annotations

import pytest

from producer.script.spoken import speak_out


def spoken(text: str) -> str:
    return speak_out(text)[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Some 7,000 were held.", "Some seven thousand were held."),
        ("About 200,000 marched.", "About two hundred thousand marched."),
        ("It fell to -5.", "It fell to minus five."),
        ("It grew 2.5 times.", "It grew two point five times."),
        ("The 1st, 22nd and 117th.", "The first, twenty-second and one hundred seventeenth."),
        ("Ages 10-12 ride free.", "Ages ten to twelve ride free."),
        ("Lexington won 21–14.", "Lexington won twenty-one to fourteen."),
        ("They are 8-8-4 so far.", "They are eight, eight and four so far."),
        ("It took 3 1/2 hours.", "It took three and a half hours."),
        ("Only 1/2 came, then ⅔.", "Only one half came, then two thirds."),
        ("It rose 5¾%.", "It rose five and three quarters percent."),
        ("A 5-year-old and a 12-foot wall.", "A five-year-old and a twelve-foot wall."),
        ("18-24-year-olds vote.", "eighteen to twenty-four-year-olds vote."),
        ("A 3:1 ratio.", "A three to one ratio."),
        ("One in 5 said 50/50.", "One in five said fifty fifty."),
        ("Agent 007 came.", "Agent zero zero seven came."),
        ("More than 50,000+ fans.", "More than fifty thousand plus fans."),
        ("Sold 30k copies.", "Sold thirty thousand copies."),
    ],
)
def test_numbers(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("On Aug. 9, he won.", "On August ninth, he won."),
        (
            "On Aug. 9, 2021, he won.",
            "On August ninth, twenty twenty-one, he won.",
        ),
        ("It opened 9 August 2021.", "It opened August ninth, twenty twenty-one."),
        ("It opened 2021-08-09.", "It opened August ninth, twenty twenty-one."),
        ("Due 12/31/2021.", "Due December thirty-first, twenty twenty-one."),
        ("From Aug. 9-12.", "From August ninth to twelfth."),
        ("Until Aug.", "Until August."),
        ("In May 2022.", "In May twenty twenty-two."),
        ("They may 3 times a day.", "They may three times a day."),
        ("In March 3 people left.", "In March three people left."),
        ("Tues., Feb. 1, it snowed.", "Tuesday, February first, it snowed."),
        ("Open Mon.-Fri.", "Open Monday through Friday."),
        ("The 4th of July.", "The fourth of July."),
        ("Since 1999.", "Since nineteen ninety-nine."),
        ("By 2026.", "By twenty twenty-six."),
        ("In the 1990s.", "In the nineteen nineties."),
        ("In the '90s and 80s.", "In the nineties and eighties."),
        ("In the ’60s.", "In the sixties."),
        ("From 1990-95.", "From nineteen ninety to ninety-five."),
        ("From 1990 – 2005.", "From nineteen ninety to two thousand five."),
        ("The class of '09.", "The class of oh nine."),
        ("A mid-1980s hit.", "A mid-nineteen eighties hit."),
        ("In 843 B.C. or A.D. 70.", "In eight forty-three BC or AD seventy."),
    ],
)
def test_dates(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("At 7:30 p.m. he spoke.", "At seven thirty PM he spoke."),
        ("At 10 a.m. EST he spoke.", "At ten AM EST he spoke."),
        ("It ended at 9 p.m.", "It ended at nine PM."),
        ("It ended at 9 p.m. The crowd left.", "It ended at nine PM. The crowd left."),
        ("Open 9-11 a.m. daily.", "Open nine to eleven AM daily."),
        ("Open 10 a.m.-2 p.m. daily.", "Open ten AM to two PM daily."),
        ("At 6:05am sharp.", "At six oh five AM sharp."),
        ("The 4:35 train.", "The four thirty-five train."),
        ("At 14:00 sharp.", "At fourteen hundred sharp."),
        ("At 0305 GMT.", "At oh three oh five GMT."),
        (
            "He ran it in 2:03:59.",
            "He ran it in two hours, three minutes and fifty-nine seconds.",
        ),
    ],
)
def test_times(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Some 80% voted.", "Some eighty percent voted."),
        ("Up 1-2 %.", "Up one to two percent."),
        ("Up 5%-10%.", "Up five to ten percent."),
        ("It cost $1.5 million.", "It cost one point five million dollars."),
        ("It cost $3.2 billion more.", "It cost three point two billion dollars more."),
        ("A $1.5 million grant.", "A one point five million dollar grant."),
        ("A $20 fine.", "A twenty dollar fine."),
        ("A $15-an-hour wage.", "A fifteen-dollar-an-hour wage."),
        ("It was $20.50.", "It was twenty dollars and fifty cents."),
        ("It was $1.", "It was one dollar."),
        ("It was $0.02 or 20¢.", "It was two cents or twenty cents."),
        ("A loss of -$5.", "A loss of minus five dollars."),
        ("From $2-3 million.", "From two to three million dollars."),
        ("From $250-$300.", "From two hundred fifty dollars to three hundred dollars."),
        ("He sold it for $5M.", "He sold it for five million dollars."),
        ("£2bn and €3.50.", "two billion pounds and three euros and fifty cents."),
        ("US$40 and C$50.", "forty US dollars and fifty Canadian dollars."),
        ("He earns $20/hour.", "He earns twenty dollars per hour."),
    ],
)
def test_money_and_percentages(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It is 3 km off.", "It is three kilometers off."),
        ("A 10 km race.", "A ten kilometer race."),
        ("At 60 mph he braked.", "At sixty miles per hour he braked."),
        ("He lifts 200 lbs. of it.", "He lifts two hundred pounds of it."),
        ("It burned 300 sq mi.", "It burned three hundred square miles."),
        ("A 95°F day at 2°C.", "A ninety-five degrees Fahrenheit day at two degrees Celsius."),
        ("It covers 12 km².", "It covers twelve square kilometers."),
        ("He is 6'2\" tall.", "He is six feet two tall."),
        ("From 2-5lb each.", "From two to five pounds each."),
        ("Some 6 in. fell in 2 min.", "Some six inches fell in two minutes."),
        ("It is 4x4 at 100m.", "It is four by four at one hundred meters."),
    ],
)
def test_measures(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Rep. Ann Lee spoke.", "Representative Ann Lee spoke."),
        ("Sens. Lee and Roe spoke.", "Senators Lee and Roe spoke."),
        ("Gov. Lee met Lt. Gov. Roe.", "Governor Lee met Lieutenant Governor Roe."),
        ("Lt. Col. Lee, Maj. Gen. Roe.", "Lieutenant Colonel Lee, Major General Roe."),
        ("Dr. Lee and Prof. Roe.", "Doctor Lee and Professor Roe."),
        ("Mr. Lee and Ms. Roe.", "Mr Lee and Miz Roe."),
        ("Mr. and Mrs. Lee.", "Mr and Mrs Lee."),
        ("Gov.-elect Lee.", "Governor-elect Lee."),
        ("Robert Lee Jr. won.", "Robert Lee Junior won."),
        ("Robert Lee Jr.'s win.", "Robert Lee Junior's win."),
        ("It was Robert Lee Sr.", "It was Robert Lee Senior."),
        ("J. K. Lee and A.B. Roe.", "J K Lee and A B Roe."),
        ("John Q. Public came.", "John Q Public came."),
        ("Take vitamin C. He did.", "Take vitamin C. He did."),
        ("Rep. Ann Lee (R-Ky.) spoke.", "Representative Ann Lee, Republican of Kentucky, spoke."),
        ("Ann Lee, D-Calif., spoke.", "Ann Lee, Democrat of California, spoke."),
        ("Ann Lee, R-Texas, spoke.", "Ann Lee, Republican of Texas, spoke."),
        ("Ann Lee (I-VT) spoke.", "Ann Lee, Independent of Vermont, spoke."),
        ("Ann Lee (D-Louisville) spoke.", "Ann Lee, Democrat of Louisville, spoke."),
        ("Ann Lee (D) spoke.", "Ann Lee, Democrat, spoke."),
        ("D-Day and an R-rated film.", "D-Day and an R-rated film."),
    ],
)
def test_people(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Queen Elizabeth II died.", "Queen Elizabeth the second died."),
        ("King Charles III spoke.", "King Charles the third spoke."),
        ("Pope John XXIII spoke.", "Pope John the twenty-third spoke."),
        ("King Henry I of England.", "King Henry the first of England."),
        ("Malcolm X spoke.", "Malcolm X spoke."),
        ("Alexander Lukashenko I saw.", "Alexander Lukashenko I saw."),
        ("The king, King Charles I knew.", "The king, King Charles I knew."),
        ("World War II and World War I.", "World War two and World War one."),
        ("After WWII.", "After World War two."),
        ("Super Bowl LVI.", "Super Bowl fifty-six."),
        ("Chapter IV, Title IX.", "Chapter four, Title nine."),
        ("A game I love, a book I read.", "A game I love, a book I read."),
        ("A Class C licence.", "A Class C licence."),
        ("Lee Roe III ran.", "Lee Roe the third ran."),
    ],
)
def test_roman_numerals_only_where_they_are_numerals(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("In Lexington, Ky., on Monday.", "In Lexington, Kentucky, on Monday."),
        ("In Paris, Tenn.", "In Paris, Tennessee."),
        ("In Columbus, OH, today.", "In Columbus, Ohio, today."),
        ("In Lexington, KY 40508.", "In Lexington, Kentucky four zero five zero eight."),
        ("Ann Lee, MD, said OK.", "Ann Lee, MD, said OK."),
        ("Excuse me, Miss.", "Excuse me, Miss."),
        ("In Oxford, Miss., today.", "In Oxford, Mississippi, today."),
        ("On Main St. in May.", "On Main Street in May."),
        ("Near St. Paul on Elm Dr. today.", "Near Saint Paul on Elm Drive today."),
        ("Dr. Lee of Elm Dr.", "Doctor Lee of Elm Drive."),
        ("On Fifth Ave. and Vine Blvd.", "On Fifth Avenue and Vine Boulevard."),
        ("At 1428 Elm St.", "At fourteen twenty-eight Elm Street."),
        ("At 12 S. Broad St.", "At twelve South Broad Street."),
        ("Ft. Knox and Mt. Sterling.", "Fort Knox and Mount Sterling."),
        ("In Washington, D.C.", "In Washington, DC."),
    ],
)
def test_places(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call 911 now.", "Call nine one one now."),
        ("She dialed 9-1-1.", "She dialed nine one one."),
        ("Text 988 for help.", "Text nine eight eight for help."),
        ("Some 911 people came.", "Some nine hundred eleven people came."),
        ("After 9/11, all 24/7.", "After nine eleven, all twenty-four seven."),
        ("Their No. 2 song.", "Their number two song."),
        ("No. 2 fell.", "Number two fell."),
        ("He said no. They left.", "He said no. They left."),
        ("The #1 song.", "The number one song."),
        ("A Boeing 737 landed.", "A Boeing seven thirty-seven landed."),
        ("On I-95 and Route 66.", "On I ninety-five and Route sixty-six."),
        ("COVID-19 and an F-16.", "COVID nineteen and an F sixteen."),
        ("The G7, 5G and H1N1.", "The G seven, five G and H one N one."),
        ("A 401(k) plan.", "A four oh one k plan."),
        (
            "Call 859-555-0199.",
            "Call eight five nine, five five five, zero one nine nine.",
        ),
        (
            "Call 1-800-555-0199.",
            "Call one, eight hundred, five five five, zero one nine nine.",
        ),
        ("On 91.3 FM.", "On ninety-one point three FM."),
        ("Version 2.0.1 is out.", "Version two point zero point one is out."),
        ("See p. 12, Fig. 3.", "See page twelve, figure three."),
    ],
)
def test_numbers_that_name(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("See https://www.wuky.org.", "See W-U-K-Y dot org."),
        ("See npr.org/news today.", "See N-P-R dot org slash news today."),
        ("See example.co.uk now.", "See example dot co dot U-K now."),
        ("Write to news@wuky.org.", "Write to news at W-U-K-Y dot org."),
        ("Follow @wuky for #Kentucky.", "Follow at wuky for hashtag Kentucky."),
        ("Use the hashtag #VoteLocal.", "Use the hashtag Vote Local."),
    ],
)
def test_addresses_of_the_net(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The U.S. and the U.N. met.", "The US and the UN met."),
        ("He left the U.S.", "He left the US."),
        ("He left the U.S. He was tired.", "He left the US. He was tired."),
        ("The U.S.'s U.N.-backed plan.", "The US's UN-backed plan."),
        ("NPR and NATO agreed.", "NPR and NATO agreed."),
        ("Acme Inc. and Roe Corp. merged.", "Acme Incorporated and Roe Corporation merged."),
        ("It is Acme Co.", "It is Acme Company."),
        ("Pens, paper, etc.", "Pens, paper, et cetera."),
        ("Cats vs. Dogs.", "Cats versus Dogs."),
        ("Roe v. Lee.", "Roe versus Lee."),
        ("Approx. 5 came.", "Approximately five came."),
        ("She has a Ph.D. in it.", "She has a PhD in it."),
        ("Lee & Roe of AT&T.", "Lee and Roe of A-T and T."),
        ("His/her choice and/or mine.", "His or her choice and or mine."),
    ],
)
def test_abbreviations_and_signs(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("“Leave!” he said.", "Leave! he said."),
        ('He vowed to "never cave in."', "He vowed to never cave in."),
        ("You can shout ‘Leave,’ ” he said.", "You can shout Leave, he said."),
        ("I don’t know, ’tis true.", "I don't know, tis true."),
        ("The workers' rights.", "The workers' rights."),
        ("Rock 'n' roll.", "Rock and roll."),
        ("It ran -- twice -- and fell.", "It ran — twice — and fell."),
        ("It ran – twice.", "It ran — twice."),
        ("Wait... what?", "Wait, what?"),
        ("And then…", "And then."),
        ("He (the mayor) left (early).", "He, the mayor, left, early."),
        ("[The mayor] left.", "The mayor left."),
        ("Party 🎉 now ™ →.", "Party now."),
        ("He left ,  then .", "He left, then."),
    ],
)
def test_marks(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Music of the 1990s.", "Music of the nineteen nineties."),
        ("A budget of $1.5 million.", "A budget of one point five million dollars."),
        ("Un drôle de jeu.", "Un drôle de jeu."),
        ("Un dro\u0302le de jeu.", "Un drôle de jeu."),
        ("The Drew, Genoa and Repton stops.", "The Drew, Genoa and Repton stops."),
        ("Queen Elizabeth II on Main St.", "Queen Elizabeth the second on Main Street."),
        ("On Aug. 9.", "On August ninth."),
    ],
)
def test_traps_seen_elsewhere(written: str, said: str) -> None:
    assert spoken(written) == said


def test_every_rewrite_is_in_the_log_in_order() -> None:
    _, log = speak_out("Rep. Ann Lee, R-Ky., paid $5 on Aug. 9.")
    assert [(r.rule, r.before, r.after) for r in log] == [
        ("party and state", "R-Ky.", "Republican of Kentucky"),
        ("title before a name", "Rep.", "Representative"),
        ("month and day", "Aug. 9", "August ninth"),
        ("money", "$5", "five dollars"),
    ]


def test_what_has_no_sound_is_left_out_and_logged() -> None:
    said, log = speak_out("Rain 🌧️ today.")
    assert said == "Rain today."
    assert [(r.rule, r.before, r.after) for r in log] == [("left out: has no sound", "🌧", "")]


def test_quotation_marks_are_one_rewrite() -> None:
    _, log = speak_out("He called it “big” and ‘bold.’")
    assert [r.rule for r in log] == ["quotation marks are not voiced"]


def test_nothing_to_say() -> None:
    assert speak_out("…")[0] == ""
    assert speak_out("") == ("", ())
