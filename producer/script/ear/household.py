"""Names that need no explaining on the air."""

from __future__ import annotations

from typing import Final

ACRONYMS: Final = frozenset(
    """
    US USA UK EU UN UAE USSR DC NYC LA UNICEF UNESCO NATO OPEC WHO NASA NOAA FEMA FBI CIA NSA DEA
    ATF IRS CDC FDA EPA TSA ICE FAA FCC DMV GOP NAACP ACLU NRA AARP AFL CIO YMCA YWCA AAA PTA PTSD
    NFL NBA MLB NHL NCAA FIFA WNBA PGA NASCAR UFC MVP NPR PBS BBC CNN ABC CBS NBC HBO MTV ESPN FOX
    PBS AP IBM AT&T BMW GM KFC UPS MGM AMC MIT UCLA USC LSU UK TV DVD CD PC AM FM HD GPS SUV RV ATM
    ID OK IQ PHD MBA CEO CFO COO VP JFK FDR MLK DNA RNA HIV AIDS COVID SARS ER ICU IV CPR EMT EMS
    MRI CT ADHD IVF LGBT LGBTQ DUI DWI SWAT POW MIA AWOL VIP DJ PR HR IT AI VR WIFI USB PDF FAQ RSVP
    DIY BYOB SOS UFO AD BC BCE CE AC DC GDP IPO SAT ACT GPA GED STEM ROTC AA BBQ PM MP TNT BP RSS
    CCTV LED SIM PIN ZIP LSD PCP VHF UHF QR UV BLT TGIF GMT EST EDT CST CDT MST MDT PST PDT ET PT CT
    MT II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX MD RN MPH JR SR PS OJ AOC TED WWII WWI LP
    IMAX NYPD LAPD SEC BYU TCU SMU UCF UNC NYU DOJ DHS UNC CVS IKEA CNBC MSNBC HVAC NSFW FYI
    ASAP DVR IPA EV VW LG HDTV VPN
    """.split()
)
"""Acronyms that a listener knows; zones, numerals and degrees among them."""

STATES: Final = frozenset(
    """
    AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM
    NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY
    """.split()
)
"""The post's codes of the states, beside a city."""

PEOPLE: Final = frozenset(
    """
    Trump Obama Biden Clinton Bush Reagan Nixon Kennedy Lincoln Washington Putin Zelenskyy Netanyahu
    Harris Pence Vance Shakespeare Einstein Jesus Hitler Stalin Beethoven Mozart Beyoncé Madonna
    """.split()
)
"""Surnames that stand alone in news."""

NO_PERSONS: Final = frozenset(
    """
    Nissan Toyota Volkswagen Honda Ford Tesla Boeing Airbus Apple Google Amazon Microsoft Facebook
    Twitter Netflix Uber Lyft Walmart Disney Samsung Sony Intel Pfizer Moderna Reuters Bloomberg
    Congress Parliament Senate House Democrats Republicans Christians Muslims Americans Pentagon
    Kremlin Hamas Hezbollah Taliban Israel Iran Iraq China Russia Ukraine Japan Germany France
    Britain England Scotland Ireland Canada Mexico Brazil India Pakistan Turkey Egypt Syria Beijing
    Moscow London Paris Berlin Kyiv Tehran Tokyo Brussels Ottawa God Everyone Everybody Someone
    Police Officials Authorities Researchers Scientists Critics Experts Prosecutors Witnesses
    """.split()
)
"""Single names that speak in the news and are not a person's."""
