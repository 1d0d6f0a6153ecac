// Households for the browser tests: what a person would answer. Facts that are absent are answered "Weet ik niet"
// where the page asks them at all. No amounts are expected here: the command line is the judge.
const huur = (kale_huur, meer = {}) => ({ soort: 'huur', kale_huur, ...meer });
const geen = { bezittingen: { spaargeld: 0, beleggingen: 0, auto: 0, contant: 0, overig: 0 }, schulden: 0 };
const bezit = (spaargeld, meer = {}) => ({ bezittingen: { spaargeld, beleggingen: 0, auto: 0, contant: 0, overig: 0, ...meer }, schulden: 0 });
const persoon = (geboortedatum, toetsingsinkomen, meer = {}) => ({ geboortedatum, toetsingsinkomen, ...geen, ...meer });
const kind = (geboortedatum, meer = {}) => ({ geboortedatum, school: 'basisschool', ...meer });
const opvang = (soort, uren_per_maand, uurprijs) => ({ opvang: [{ soort, uren_per_maand, uurprijs }] });

const gezin = (aanvrager, { partner = null, kinderen = [], medebewoners = [], woning, ...meer } = {}) => ({
  aanvrager, partner, kinderen, medebewoners, woning, ...meer,
});

/** The one of the issue: a single parent of two, € 1.600 net a month, € 700 rent. */
export const alleenstaandeOuder = gezin(
  { geboortedatum: '1991-03-12', inkomsten: [{ soort: 'loon', netto: 1600, per: 'maand' }], ...geen },
  { kinderen: [kind('2017-05-20'), kind('2020-09-02')], woning: huur(700) },
);

export const huishoudens = {
  alleenstaande_ouder: alleenstaandeOuder,
  alleen_bijstandsniveau: gezin(persoon('1985-06-15', 17000), { woning: huur(620) }),
  alleen_minimumloon: gezin(persoon('1990-01-31', 27500), { woning: huur(680) }),
  alleen_modaal: gezin(persoon('1978-11-03', 46000), { woning: huur(850) }),
  alleen_jong_18: gezin(persoon('2008-02-10', 9000), { woning: { soort: 'kamer', kale_huur: 450 } }),
  alleen_jong_22: gezin(persoon('2004-04-04', 21000), { woning: huur(540) }),
  alleen_net_boven_grens: gezin(persoon('1982-09-09', 41500), { woning: huur(700) }),
  alleen_spaargeld: gezin(persoon('1969-12-01', 24000, bezit(60000)), { woning: huur(600) }),
  alleen_veel_spaargeld: gezin(persoon('1969-12-01', 24000, bezit(190000)), { woning: huur(600) }),
  alleen_koophuis: gezin(persoon('1975-07-07', 30000), { woning: { soort: 'koop', waarde: 280000, hypotheek: 200000 } }),
  oudere_aow: gezin(persoon('1950-05-05', 21000), { woning: huur(710) }),
  ouderen_paar: gezin(persoon('1949-01-20', 16000), { partner: persoon('1951-08-30', 14000), woning: huur(690) }),
  paar_een_inkomen: gezin(persoon('1988-10-10', 31000), { partner: persoon('1989-03-03', 0), woning: huur(730) }),
  paar_twee_inkomens: gezin(persoon('1988-10-10', 24000), { partner: persoon('1990-12-24', 19000), woning: huur(760) }),
  paar_kind: gezin(persoon('1992-02-29', 28000), { partner: persoon('1993-06-18', 12000), kinderen: [kind('2022-01-15', { school: 'geen' })], woning: huur(745) }),
  paar_drie_kinderen: gezin(persoon('1984-04-23', 33000), {
    partner: persoon('1986-05-11', 8000),
    kinderen: [kind('2010-03-03', { school: 'vo' }), kind('2014-07-21'), kind('2019-10-30')],
    woning: huur(790),
  }),
  paar_kinderen_opvang: gezin(persoon('1990-08-08', 36000), {
    partner: persoon('1991-09-19', 29000),
    kinderen: [kind('2023-02-14', { school: 'geen', ...opvang('dagopvang', 100, 10.5) }), kind('2019-04-12', opvang('bso', 40, 9.1))],
    woning: huur(820),
  }),
  ouder_opvang: gezin(persoon('1995-11-25', 26000, { inkomsten: [{ soort: 'loon', bruto: 2100, per: 'maand' }] }), {
    kinderen: [kind('2024-01-08', { school: 'geen', ...opvang('gastouder', 80, 7.8) })],
    woning: huur(640),
  }),
  ouder_tieners: gezin(persoon('1980-01-01', 22000), { kinderen: [kind('2009-05-17', { school: 'vo' }), kind('2012-12-12', { school: 'vo' })], woning: huur(660) }),
  ouder_zonder_inkomen: gezin(persoon('1997-07-16', 0), { kinderen: [kind('2021-06-06', { school: 'geen' })], woning: huur(590) }),
  groot_gezin: gezin(persoon('1983-03-13', 38000), {
    partner: persoon('1985-02-02', 0),
    kinderen: ['2009-09-09', '2011-01-30', '2013-04-27', '2016-08-15', '2020-11-11'].map((d) => kind(d)),
    woning: huur(880),
  }),
  kind_wordt_18: gezin(persoon('1979-05-05', 25000), { kinderen: [kind('2008-11-28', { school: 'mbo' })], woning: huur(650) }),
  inwonende_ouder: gezin(persoon('1987-10-02', 23000), {
    medebewoners: [{ geboortedatum: '1958-04-14', relatie: 'ouder', toetsingsinkomen: 18000 }],
    woning: huur(700),
  }),
  inwonend: gezin(persoon('2001-12-31', 19000), { woning: { soort: 'inwonend' } }),
  hoge_huur: gezin(persoon('1994-02-17', 26000), { woning: huur(1100) }),
  hoog_inkomen: gezin(persoon('1976-06-06', 95000), { partner: persoon('1977-07-17', 60000), woning: { soort: 'koop', waarde: 600000, hypotheek: 300000 } }),
  weet_bijna_niets: gezin({ geboortedatum: '1986-09-27' }, { woning: { soort: 'huur' } }),
};
