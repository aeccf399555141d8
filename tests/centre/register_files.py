"""Made-up cuts of the two files of the register, in the shape in which they are downloaded."""

TERC_HEAD = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA"
SIMC_HEAD = "WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA"
UNITS = (
    "28;;;;WARMIŃSKO-MAZURSKIE;województwo;2020-01-01",
    "28;01;;;bartoszycki;powiat;2020-01-01",
    "28;01;02;1;Dąbie;gmina miejska;2020-01-01",
    "28;01;05;2;Dąbie;gmina wiejska;2020-01-01",
    "28;01;06;3;Sępopol;gmina miejsko-wiejska;2020-01-01",
    "28;01;06;4;Sępopol;miasto;2020-01-01",
    "28;01;06;5;Sępopol;obszar wiejski;2020-01-01",
    "04;;;;KUJAWSKO-POMORSKIE;województwo;2020-01-01",
    "04;02;;;brodnicki;powiat;2020-01-01",
    "04;02;03;2;Dąbie Nowe;gmina wiejska;2020-01-01",
)
PLACES = (
    "28;01;05;2;00;1;Zagroda;0100003;0100001;2020-01-01",  # a part, before what it is a part of
    "28;01;05;2;01;1;Żółwin;0100001;0100001;2020-01-01",
    "28;01;05;2;04;1;Łąki;0100002;0100002;2020-01-01",
    "28;01;06;4;96;1;Sępopol;0100011;0100011;2020-01-01",
    "28;01;06;5;01;1;Rusajny;0100012;0100012;2020-01-01",
    "04;02;03;2;01;1;Obce;0100021;0100021;2020-01-01",
)
DABIE, SEPOPOL = "2801052", "2801063"


def terc(*rows):
    return table(TERC_HEAD, rows or UNITS)


def simc(*rows):
    return table(SIMC_HEAD, rows or PLACES)


def table(head, rows, encoding="utf-8-sig"):
    return ("\r\n".join([head, *rows, ""])).encode(encoding)
