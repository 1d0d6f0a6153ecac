// Households for the browser tests, as facts of the contract: what a person would answer. Facts that are absent are
// answered "Weet ik niet" where the page asks them at all. No amounts are expected here: the command line is the judge.
// Lists of income stand in the order in which the page offers the kinds.
const huur = (kale_huur, meer = {}) => ({ soort: 'huur', kale_huur, ...meer });
const loon = (bruto, per = 'jaar') => [{ soort: 'loon', bruto, per }];
// What somebody would read from last year's statement, asked where the sources of income do not say enough.
const PER_JAAR = { jaar: 1, maand: 12, week: 52 };
const jaarinkomen = (inkomsten) => inkomsten.reduce((n, i) => n + Math.round((i.bruto ?? i.netto * 1.15) * PER_JAAR[i.per]), 0);
const persoon = (geboortedatum, inkomsten, spaargeld = 0, meer = {}) => ({
  geboortedatum, inkomsten, toetsingsinkomen: jaarinkomen(inkomsten), rendementsgrondslag: spaargeld, ...meer,
});
const kind = (geboortedatum, meer = {}) => ({ geboortedatum, ...meer });
const opvang = (soort, uren_per_maand, uurprijs) => ({ opvang: [{ soort, uren_per_maand, uurprijs }] });
const gezin = (aanvrager, { partner = null, kinderen = [], medebewoners = [], woning, ...meer } = {}) => ({
  aanvrager, partner, kinderen, medebewoners, woning, ...meer,
});

/** The one of the promise: a single parent of two, € 1.600 net a month, € 700 rent. */
export const alleenstaandeOuder = gezin(persoon('1991-03-12', [{ soort: 'loon', netto: 1600, per: 'maand' }]), {
  kinderen: [kind('2017-05-20'), kind('2020-09-02')],
  woning: huur(700),
});

export const huishoudens = {
  alleenstaande_ouder: alleenstaandeOuder,
  alleen_laag: gezin(persoon('1985-06-15', loon(17000)), { woning: huur(620) }),
  alleen_minimumloon: gezin(persoon('1990-01-31', loon(2250, 'maand')), { woning: huur(680) }),
  alleen_modaal: gezin(persoon('1978-11-03', loon(46000)), { woning: huur(850) }),
  alleen_18: gezin(persoon('2008-02-10', loon(9000)), { woning: { soort: 'kamer', kale_huur: 450, zelfstandig: false } }),
  alleen_22: gezin(persoon('2004-04-04', loon(21000)), { woning: huur(540) }),
  alleen_net_boven: gezin(persoon('1982-09-09', loon(41500)), { woning: huur(700) }),
  alleen_spaargeld: gezin(persoon('1969-12-01', loon(24000), 60000), { woning: huur(600) }),
  alleen_veel_spaargeld: gezin(persoon('1969-12-01', loon(24000), 190000), { woning: huur(600) }),
  alleen_koophuis: gezin(persoon('1975-07-07', loon(30000)), { woning: { soort: 'koop' } }),
  alleen_ww: gezin(persoon('1971-02-02', [{ soort: 'ww', bruto: 1700, per: 'maand' }]), { woning: huur(690) }),
  alleen_bijstand: gezin(persoon('1983-08-18', [{ soort: 'bijstand', netto: 1300, per: 'maand' }]), { woning: huur(610) }),
  oudere_aow: gezin(persoon('1950-05-05', [{ soort: 'aow', bruto: 1600, per: 'maand' }, { soort: 'pensioen', bruto: 400, per: 'maand' }]), { woning: huur(710) }),
  ouderen_paar: gezin(persoon('1949-01-20', [{ soort: 'aow', bruto: 13000, per: 'jaar' }]), {
    partner: persoon('1951-08-30', [{ soort: 'aow', bruto: 13000, per: 'jaar' }]), woning: huur(690),
  }),
  paar_een_inkomen: gezin(persoon('1988-10-10', loon(31000)), { partner: persoon('1989-03-03', []), woning: huur(730) }),
  paar_twee_inkomens: gezin(persoon('1988-10-10', loon(24000)), { partner: persoon('1990-12-24', loon(19000)), woning: huur(760) }),
  paar_niet_getrouwd: gezin(persoon('1996-10-10', loon(26000)), {
    partner: persoon('1997-12-24', loon(15000), 0, { band: 'geen', toeslagpartner: true }), woning: huur(720),
  }),
  paar_kind: gezin(persoon('1992-02-29', loon(28000)), { partner: persoon('1993-06-18', loon(12000)), kinderen: [kind('2022-01-15')], woning: huur(745) }),
  paar_drie_kinderen: gezin(persoon('1984-04-23', loon(33000)), {
    partner: persoon('1986-05-11', loon(8000)), kinderen: [kind('2010-03-03'), kind('2014-07-21'), kind('2019-10-30')], woning: huur(790),
  }),
  paar_opvang: gezin(persoon('1990-08-08', loon(36000)), {
    partner: persoon('1991-09-19', loon(29000)),
    kinderen: [kind('2023-02-14', opvang('dagopvang', 100, 10.5)), kind('2019-04-12', opvang('bso', 40, 9.1))],
    woning: huur(820),
  }),
  ouder_opvang: gezin(persoon('1995-11-25', loon(2100, 'maand')), { kinderen: [kind('2024-01-08', opvang('gastouder', 80, 7.8))], woning: huur(640) }),
  ouder_tieners: gezin(persoon('1980-01-01', loon(22000)), { kinderen: [kind('2009-05-17'), kind('2012-12-12')], woning: huur(660) }),
  ouder_zonder_inkomen: gezin(persoon('1997-07-16', []), { kinderen: [kind('2021-06-06')], woning: huur(590) }),
  co_ouder: gezin(persoon('1989-04-19', loon(25000)), { kinderen: [kind('2016-02-11', { woont_in: true, nachten_per_week: 3, kinderbijslag_aan: 'andere_ouder' })], woning: huur(650) }),
  groot_gezin: gezin(persoon('1983-03-13', loon(38000)), {
    partner: persoon('1985-02-02', []), kinderen: ['2009-09-09', '2011-01-30', '2013-04-27', '2016-08-15', '2020-11-11'].map((d) => kind(d)), woning: huur(880),
  }),
  inwonende_ouder: gezin(persoon('1987-10-02', loon(23000)), {
    medebewoners: [{ geboortedatum: '1958-04-14', relatie: 'ouder', toetsingsinkomen: 18000, rendementsgrondslag: 0 }], woning: huur(700),
  }),
  inwonend: gezin(persoon('2001-12-31', loon(19000)), { woning: { soort: 'inwonend' } }),
  hoge_huur: gezin(persoon('1994-02-17', loon(26000)), { woning: huur(1100) }),
  hoog_inkomen: gezin(persoon('1976-06-06', loon(95000)), { partner: persoon('1977-07-17', loon(60000)), woning: { soort: 'koop' } }),
};

/** The question this began with: bijstand, two children, € 650 rent; what does a job of 16 hours do? */
export const bijstandOuder = gezin(persoon('1991-03-12', [{ soort: 'bijstand', netto: 1330, per: 'maand' }], 0, { bezittingen: { spaargeld: 0 }, schulden: 0 }), {
  kinderen: [kind('2017-05-20'), kind('2020-09-02')],
  woning: huur(650),
});

/** Somebody who knows almost nothing must get a result all the same. */
export const weetBijnaNiets = { aanvrager: { geboortedatum: '1986-09-27' }, woning: { soort: 'huur' } };
