"""Write data/names.yaml and data/no_states.yaml: under which names a reader may ask for a State, and for none.

Most are the territory names of Unicode CLDR, as Babel ships them; the tables below add what CLDR lacks.
Run by hand, from the top of the repository, after `pip install babel`: python scripts/make_names.py [FOLDER]
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import babel
from babel.languages import get_official_languages
from babel.localedata import exists

# In order of alpha-2 code: alpha-2, alpha-3 and M49 code, the United Nations short name; then common names,
# former names and abbreviations that CLDR lacks, less their commas: punctuation does not count in look-up.
STATES = """
AD AND 020 Andorra | AE ARE 784 United Arab Emirates, UAE, Emirates | AF AFG 004 Afghanistan |
AG ATG 028 Antigua and Barbuda, Antigua | AL ALB 008 Albania | AM ARM 051 Armenia | AO AGO 024 Angola |
AR ARG 032 Argentina | AT AUT 040 Austria | AU AUS 036 Australia | AZ AZE 031 Azerbaijan |
BA BIH 070 Bosnia and Herzegovina, Bosnia | BB BRB 052 Barbados | BD BGD 050 Bangladesh | BE BEL 056 Belgium |
BF BFA 854 Burkina Faso, Burkina, Upper Volta | BG BGR 100 Bulgaria | BH BHR 048 Bahrain |
BI BDI 108 Burundi | BJ BEN 204 Benin | BN BRN 096 Brunei Darussalam |
BO BOL 068 Bolivia (Plurinational State of), Plurinational State of Bolivia | BR BRA 076 Brazil |
BS BHS 044 Bahamas, Bahamas The | BT BTN 064 Bhutan | BW BWA 072 Botswana |
BY BLR 112 Belarus, Byelorussia, Belorussia | BZ BLZ 084 Belize | CA CAN 124 Canada |
CD COD 180 Democratic Republic of the Congo, DRC, DR Congo, RDC, Congo DR, Congo DRC,
    Democratic Republic of Congo, Congo Democratic Republic of the, Congo The Democratic Republic of the,
    Zaire |
CF CAF 140 Central African Republic, CAR |
CG COG 178 Congo, Republic of Congo, Congo Republic, Congo Republic of the |
CH CHE 756 Switzerland, Swiss Confederation | CI CIV 384 Côte d'Ivoire, Ivory Coast, Elfenbeinküste |
CK COK 184 Cook Islands | CL CHL 152 Chile | CM CMR 120 Cameroon |
CN CHN 156 China, PRC, PR China, People's Republic of China | CO COL 170 Colombia | CR CRI 188 Costa Rica |
CU CUB 192 Cuba | CV CPV 132 Cabo Verde | CY CYP 196 Cyprus |
CZ CZE 203 Czechia, Czech Republic, Tschechische Republik, République tchèque, República Checa |
DE DEU 276 Germany, FRG, Federal Republic of Germany | DJ DJI 262 Djibouti | DK DNK 208 Denmark |
DM DMA 212 Dominica | DO DOM 214 Dominican Republic | DZ DZA 012 Algeria | EC ECU 218 Ecuador |
EE EST 233 Estonia | EG EGY 818 Egypt | ER ERI 232 Eritrea | ES ESP 724 Spain | ET ETH 231 Ethiopia |
FI FIN 246 Finland | FJ FJI 242 Fiji |
FM FSM 583 Micronesia (Federated States of), Federated States of Micronesia |
FR FRA 250 France, French Republic | GA GAB 266 Gabon |
GB GBR 826 United Kingdom of Great Britain and Northern Ireland, UK, The UK, Great Britain, Britain |
GD GRD 308 Grenada | GE GEO 268 Georgia | GH GHA 288 Ghana | GM GMB 270 Gambia, Gambia The |
GN GIN 324 Guinea, Guinea-Conakry | GQ GNQ 226 Equatorial Guinea | GR GRC 300 Greece, EL, Hellenic Republic |
GT GTM 320 Guatemala | GW GNB 624 Guinea-Bissau | GY GUY 328 Guyana | HN HND 340 Honduras |
HR HRV 191 Croatia | HT HTI 332 Haiti | HU HUN 348 Hungary | ID IDN 360 Indonesia | IE IRL 372 Ireland |
IL ISR 376 Israel | IN IND 356 India, Bharat | IQ IRQ 368 Iraq |
IR IRN 364 Iran (Islamic Republic of), Islamic Republic of Iran, Persia | IS ISL 352 Iceland |
IT ITA 380 Italy, Italian Republic | JM JAM 388 Jamaica | JO JOR 400 Jordan | JP JPN 392 Japan, Nippon |
KE KEN 404 Kenya | KG KGZ 417 Kyrgyzstan, Kyrgyz Republic, Kirghizia | KH KHM 116 Cambodia, Kampuchea |
KI KIR 296 Kiribati | KM COM 174 Comoros |
KN KNA 659 Saint Kitts and Nevis, Saint Kitts, Saint Kitts & Nevis, St Kitts, St Kitts and Nevis |
KP PRK 408 Democratic People's Republic of Korea, DPRK, DPR Korea, Korea North, Korea DPR,
    Korea Democratic People's Republic of |
KR KOR 410 Republic of Korea, ROK, Korea South, Korea Republic of | KW KWT 414 Kuwait |
KZ KAZ 398 Kazakhstan | LA LAO 418 Lao People's Democratic Republic, Lao PDR | LB LBN 422 Lebanon |
LC LCA 662 Saint Lucia | LI LIE 438 Liechtenstein | LK LKA 144 Sri Lanka, Ceylon | LR LBR 430 Liberia |
LS LSO 426 Lesotho | LT LTU 440 Lithuania | LU LUX 442 Luxembourg, Grand Duchy of Luxembourg |
LV LVA 428 Latvia | LY LBY 434 Libya, Libyan Arab Jamahiriya | MA MAR 504 Morocco | MC MCO 492 Monaco |
MD MDA 498 Republic of Moldova, Moldova Republic of | ME MNE 499 Montenegro | MG MDG 450 Madagascar |
MH MHL 584 Marshall Islands |
MK MKD 807 North Macedonia, Macedonia, FYROM, FYR Macedonia, Former Yugoslav Republic of Macedonia,
    The former Yugoslav Republic of Macedonia, Republic of Macedonia |
ML MLI 466 Mali | MM MMR 104 Myanmar, Burma, Union of Myanmar | MN MNG 496 Mongolia | MR MRT 478 Mauritania |
MT MLT 470 Malta | MU MUS 480 Mauritius | MV MDV 462 Maldives | MW MWI 454 Malawi | MX MEX 484 Mexico |
MY MYS 458 Malaysia | MZ MOZ 508 Mozambique | NA NAM 516 Namibia | NE NER 562 Niger | NG NGA 566 Nigeria |
NI NIC 558 Nicaragua | NL NLD 528 Netherlands (Kingdom of the), The Netherlands, Kingdom of the Netherlands |
NO NOR 578 Norway | NP NPL 524 Nepal | NR NRU 520 Nauru | NU NIU 570 Niue | NZ NZL 554 New Zealand |
OM OMN 512 Oman | PA PAN 591 Panama | PE PER 604 Peru | PG PNG 598 Papua New Guinea | PH PHL 608 Philippines |
PK PAK 586 Pakistan | PL POL 616 Poland |
PS PSE 275 State of Palestine, Palestine, Palestine State of, Palestinian Territory,
    Occupied Palestinian Territory, Palestina, Palästina |
PT PRT 620 Portugal, Portuguese Republic | PW PLW 585 Palau | PY PRY 600 Paraguay | QA QAT 634 Qatar |
RO ROU 642 Romania | RS SRB 688 Serbia | RU RUS 643 Russian Federation | RW RWA 646 Rwanda |
SA SAU 682 Saudi Arabia, KSA | SB SLB 090 Solomon Islands | SC SYC 690 Seychelles | SD SDN 729 Sudan |
SE SWE 752 Sweden | SG SGP 702 Singapore | SI SVN 705 Slovenia | SK SVK 703 Slovakia, Slovak Republic |
SL SLE 694 Sierra Leone | SM SMR 674 San Marino | SN SEN 686 Senegal | SO SOM 706 Somalia |
SR SUR 740 Suriname | SS SSD 728 South Sudan | ST STP 678 Sao Tome and Principe, São Tomé |
SV SLV 222 El Salvador | SY SYR 760 Syrian Arab Republic | SZ SWZ 748 Eswatini, Swaziland | TD TCD 148 Chad |
TG TGO 768 Togo | TH THA 764 Thailand | TJ TJK 762 Tajikistan | TL TLS 626 Timor-Leste, East Timor |
TM TKM 795 Turkmenistan | TN TUN 788 Tunisia | TO TON 776 Tonga |
TR TUR 792 Türkiye, Turkey, Republic of Turkey | TT TTO 780 Trinidad and Tobago, Trinidad |
TV TUV 798 Tuvalu | TZ TZA 834 United Republic of Tanzania, Tanzania United Republic of | UA UKR 804 Ukraine |
UG UGA 800 Uganda | US USA 840 United States of America, US of A, The United States | UY URY 858 Uruguay |
UZ UZB 860 Uzbekistan |
VA VAT 336 Holy See, Vatican, Vatican City State, Holy See Vatican City State, Saint-Siège, Santa Sede |
VC VCT 670 Saint Vincent and the Grenadines, Saint Vincent, Saint Vincent & the Grenadines, St Vincent,
    St Vincent and the Grenadines |
VE VEN 862 Venezuela (Bolivarian Republic of), Bolivarian Republic of Venezuela | VN VNM 704 Viet Nam |
VU VUT 548 Vanuatu | WS WSM 882 Samoa, Western Samoa | YE YEM 887 Yemen | ZA ZAF 710 South Africa, RSA |
ZM ZMB 894 Zambia | ZW ZWE 716 Zimbabwe
"""

# Longer names that only put some words before the short name, and whose they are.
FORMAL = {
    "The": "AE BS CD CF CK DO GM KM KP KR MD MH MV NE PH PS RU SB SC SD SY TZ US VA",
    "Republic of": "AL AM AO AT AZ BA BG BI BJ BW BY CI CL CM CO CR CU CV CY DJ EC EE FI FJ GE GH GN GQ GT "
    "GW GY HN HR HT HU ID IE IN IQ IS KE KI KZ LR LT LV ME MG MH MK ML MT MU MV MW MZ NA NI NR PA PE PH PL "
    "PT PW PY RS RW SC SD SG SI SL SM SN SR SS SV TD TJ TM TN TR TT UG UY UZ VU YE ZA ZM ZW",
    "Republic of the": "CG GM MH NE PH SD",
    "Kingdom of": "BE BH BT DK ES KH LS MA NO SA SE SZ TH TO",
}

# The languages of the names, in the order of the file; each State's own official languages follow.
LANGUAGES = """
en fr es de pl lt lv et fi uk ru it pt nl sv nb da cs sk hu ro bg hr sl mt ga el tr ar zh ja ko
fr_CA es_419 de_CH pt_PT nn zh_Hant
"""

# Names, folded, that more than one State could claim: they are nobody's.
AMBIGUOUS = {"kongo", "korea"}

# What is asked for and is no State that acts under a treaty: its code of ISO 3166, what it is, who may be meant, and
# names beside CLDR's. Nothing is said of who is right where that is disputed: only what the depositary does.
NO_STATES = """
XK | the depositary does not list Kosovo among the States | - | XKX
TW | the depositary does not list Taiwan among the States | - | TWN, Formosa, Chinese Taipei, Republic of China, ROC
EH | Western Sahara is on the United Nations' list of Non-Self-Governing Territories | - | ESH, Sahrawi Republic, SADR,
    Sahrawi Arab Democratic Republic
HK | Hong Kong is a Special Administrative Region of China | CN | HKG, Hong Kong, Hongkong
MO | Macao is a Special Administrative Region of China | CN | MAC, Macao, Macau
GL | Greenland is a part of the Kingdom of Denmark | DK | GRL, Kalaallit Nunaat
FO | the Faroe Islands are a part of the Kingdom of Denmark | DK | FRO, Faroes
PR | Puerto Rico is a territory of the United States of America | US | PRI
EU | the European Union is an organisation; each of its member States is asked for by itself | - | EUE
GB-ENG | England is a part of the United Kingdom | GB | England
GB-SCT | Scotland is a part of the United Kingdom | GB | Scotland
GB-WLS | Wales is a part of the United Kingdom | GB | Wales
GB-NIR | Northern Ireland is a part of the United Kingdom | GB | Northern Ireland
SUHH | the Soviet Union ceased to exist in 1991; the Russian Federation continues it in the United Nations | RU | SU,
    SUN, USSR, UdSSR, URSS, СССР, Soviet Union, Union of Soviet Socialist Republics
YUCS | the Socialist Federal Republic ceased to exist in 1992, and the Federal Republic that bore the name later was
    called Serbia and Montenegro from 2003 on | BA; HR; ME; MK; RS; SI | YU, YUG, Yugoslavia, Jugoslavia, Jugoslavija,
    Jugoslawien, Yougoslavie, SFRY, FRY, Socialist Federal Republic of Yugoslavia, Federal Republic of Yugoslavia
CSXX | Serbia and Montenegro were one State until 2006; Serbia continues it | RS; ME | SCG, Serbia and Montenegro,
    Serbia & Montenegro
CSHH | Czechoslovakia ceased to exist at the end of 1992 | CZ; SK | CSK, Czechoslovakia, Tchécoslovaquie,
    Tschechoslowakei, Československo, Czech and Slovak Federal Republic
DDDE | the German Democratic Republic ceased to exist in 1990, when it joined the Federal Republic | DE | DD, DDR, GDR,
    East Germany, German Democratic Republic, Deutsche Demokratische Republik
YDYE | the two Yemens became one State in 1990 | YE | YD, YMD, South Yemen, North Yemen, Democratic Yemen
"""

NO_STATES_HEADER = f"""\
# Names of what is asked for and is no State that acts under a treaty: what is said of it, and who may be meant instead.
# Made by scripts/make_names.py from Unicode CLDR, as in Babel {babel.__version__}: change that, not this.
# CLDR names are copyright Unicode, Inc., Unicode License v3: https://www.unicode.org/license.txt
"""

HEADER = f"""\
# Names of States, only for looking a State up: "name" is the United Nations short name.
# Made by scripts/make_names.py from Unicode CLDR, as in Babel {babel.__version__}: change that, not this.
# CLDR names are copyright Unicode, Inc., Unicode License v3: https://www.unicode.org/license.txt
"""


def read_states() -> dict[str, list[str]]:
    """Read the table: under each alpha-2 code the alpha-3 code, the M49 code and the names."""
    states = {}
    for entry in " ".join(STATES.split()).split(" | "):
        alpha_2, alpha_3, m49, names = entry.split(maxsplit=3)
        states[alpha_2] = [alpha_3, m49, *names.split(", ")]
    return states


def fold(text: str) -> str:
    """Reduce a name to what counts in look-up: letters and digits, whatever their accents and case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def clean(text: str) -> str:
    """Make every space and hyphen a plain one, and drop the characters that nobody sees."""
    plain = " ".join(text.replace("\u2011", "-").split())
    seen = (char for char in plain if unicodedata.category(char) not in ("Cc", "Cf"))
    return unicodedata.normalize("NFC", "".join(seen))


def further_names(alpha_2: str, name: str) -> list[str]:
    """List what CLDR calls a State, language by language, and then its longer names."""
    languages = [*LANGUAGES.split(), *get_official_languages(alpha_2, de_facto=True)]
    locales = [babel.Locale.parse(language) for language in languages if exists(language)]
    names = [locale.territories.get(alpha_2, name) for locale in locales]
    names += [re.sub("[\u02bb\u02bc]", "'", text) for text in names]  # the apostrophes of most keyboards
    return names + [f"{words} {name}" for words, codes in FORMAL.items() if alpha_2 in codes]


def claim(owners: dict[str, str], alpha_2: str, text: str) -> bool:
    """Note that a State has a name, and tell whether that is new; stop if another State has it already."""
    key = fold(text)
    if owners.get(key, alpha_2) != alpha_2:
        sys.exit(f"{text} could mean {owners[key]} or {alpha_2}: is it AMBIGUOUS?")
    new = key not in owners and key not in AMBIGUOUS
    if new:
        owners[key] = alpha_2
    return new


def scalar(text: str) -> str:
    """Write a text for YAML, in double quotes unless it can only be read as that very text."""
    plain = re.fullmatch(r"(?i)(?!(y|n|yes|no|on|off|true|false|null)$)[^\W\d_][\w .'()&-]*", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def further_spellings(code: str, extras: str) -> list[str]:
    """List what CLDR calls something that is no State, language by language, and its other names."""
    locales = [babel.Locale.parse(language) for language in LANGUAGES.split() if exists(language)]
    names = [locale.territories.get(code, "") for locale in locales]
    return [clean(text) for text in [*names, *(name.strip() for name in extras.split(","))] if text]


def no_states(owners: dict[str, str]) -> str:
    """The file of what is no State; no name in it is one of a State's."""
    lines = [NO_STATES_HEADER]
    entries = re.sub(r"\n {4}", " ", NO_STATES).strip().split("\n")
    for code, says, instead, extras in (re.split(r" +\| +", entry) for entry in entries):
        also = [text for text in further_spellings(code, extras) if claim(owners, code, text)]
        names = json.dumps("; ".join(also), ensure_ascii=False)
        lines.append(f"{code}: {{says: {json.dumps(says)}, instead: {json.dumps(instead)}, also: {names}}}\n")
    return "".join(lines)


def main(folder: Path) -> None:
    """Write the files, once it is certain that no name leads to two. One text of further names reads fastest."""
    states = read_states()
    owners: dict[str, str] = {}
    for alpha_2, (alpha_3, m49, name, *_) in states.items():
        for text in (alpha_2, alpha_3, m49, name):
            claim(owners, alpha_2, text)
    lines = [HEADER]
    for alpha_2, (alpha_3, m49, name, *extras) in states.items():
        names = map(clean, further_names(alpha_2, name) + extras)
        also = json.dumps("; ".join(text for text in names if claim(owners, alpha_2, text)), ensure_ascii=False)
        codes = f'alpha_3: {alpha_3}, m49: "{m49}"'
        lines.append(f"{alpha_2}: {{name: {scalar(name)}, {codes}, also: {also}}}\n")
    for file, text in (("names.yaml", "".join(lines)), ("no_states.yaml", no_states(owners))):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2] or ["data"]))
