// Layouts after those that payroll offices use, with made-up amounts: heads above values, codes before names, a summary
// that says lines twice, balances that look like pay, a wage an hour in the head. Read by eye; right-set amounts end at x.
import { expect, test } from 'vitest';
import { regelsVan, type Stuk } from './regels.ts';
import { herken } from './herken.ts';
const W = (s: string, z: number) => [...s].reduce((n, c) => n + (/[.,:;il\-|' ]/.test(c) ? 0.278 : /[mwMW%]/.test(c) ? 0.85 : 0.556), 0) * z;
type R = [number, number, string, ('r')?];
const S = (l: R[], z = 8): Stuk[] => l.map(([x, y, t, r]) => ({ tekst: t, x: r ? x - W(t, z) : x, y: 842 - y, breed: W(t, z), hoog: z, blad: 1 }));
const L: Record<string, R[]> = {
  // many columns; the period has a number only, so that month or four weeks cannot be told
  kolommen: [[40,40,'Salarisstrook'],[300,40,'Periode'],[360,40,'2026-10'],[40,60,'Medewerker'],[120,60,'J. de Vries'],[300,60,'Loonheffingskorting'],[420,60,'Ja'],[300,72,'Uren per week'],[420,72,'24,00'],
    [40,100,'Omschrijving'],[220,100,'Aantal','r'],[280,100,'Basis','r'],[340,100,'Uitbetaling','r'],[400,100,'Inhouding','r'],[450,100,'Tabel','r'],[500,100,'BT','r'],[560,100,'Cumulatief','r'],
    [40,115,'Salaris'],[340,115,'1.560,00','r'],[450,115,'1.560,00','r'],[560,115,'15.600,00','r'],
    [40,127,'Pensioenpremie werknemer'],[280,127,'900,00','r'],[400,127,'72,00','r'],[450,127,'-72,00','r'],[560,127,'-720,00','r'],
    [40,139,'Loonheffing tabel'],[280,139,'1.488,00','r'],[400,139,'20,83','r'],[560,139,'-208,30','r'],
    [40,151,'Reiskostenvergoeding onbelast'],[220,151,'12,00','r'],[340,151,'36,00','r'],[560,151,'360,00','r'],
    [40,163,'Totalen'],[340,163,'1.596,00','r'],[400,163,'92,83','r'],
    [40,190,'Netto loon'],[340,190,'1.503,17','r'],[40,220,'Cumulatieven'],[40,232,'Loon LH'],[200,232,'14.880,00','r'],[40,244,'Loonheffing'],[200,244,'208,30','r'],[300,232,'Opgebouwd vakantiegeld'],[560,232,'624,00','r']],
  // amounts with €, minus behind, the year so far beside it
  euro: [[40,30,'Loonstrook'],[40,44,'Loonperiode'],[140,44,'4 weken 11'],[300,44,'Van 05-10-2026 tot en met 01-11-2026'],[40,58,'Loontabel'],[140,58,'Wit vierweken'],[40,72,'Heffingskorting'],[140,72,'Nee'],
    [40,100,'Bruto loon'],[250,100,'€ 980,00','r'],[400,100,'€ 10.780,00','r'],[40,112,'Toeslag onregelmatig'],[250,112,'€ 35,10','r'],[400,112,'€ 350,00','r'],[40,124,'Totaal bruto loon'],[250,124,'€ 1.015,10','r'],[400,124,'€ 11.130,00','r'],
    [40,136,'Loon voor de loonheffing'],[250,136,'€ 1.015,10','r'],[400,136,'€ 11.130,00','r'],[40,148,'Ingehouden loonheffing'],[250,148,'€ 361,85-','r'],[400,148,'€ 3.960,00-','r'],[40,160,'Netto loon'],[250,160,'€ 653,25','r'],[400,160,'€ 7.170,00','r'],
    [40,172,'Voorschot'],[250,172,'€ 100,00-','r'],[40,184,'Uitbetaald op NL12 BANK 0123 4567 89'],[250,184,'€ 553,25','r'],[300,200,'Gewerkte uren'],[400,200,'64:30','r']],
  // values under their heads, codes before the names
  codes: [[30,30,'SALARISSPECIFICATIE'],[30,50,'Tijdvak'],[100,50,'Datum'],[180,50,'LH-tabel'],[260,50,'LHK'],[320,50,'Part.%'],[30,60,'10 / Maand'],[100,60,'23-10-2026'],[180,60,'Wit'],[260,60,'J'],[320,60,'66,67'],
    [30,90,'Code'],[70,90,'Omschrijving'],[300,90,'Aantal/%','r'],[380,90,'Bedrag','r'],[460,90,'Cumulatief','r'],
    [30,102,'1000'],[70,102,'Salaris'],[300,102,'66,67','r'],[380,102,'1.933,33','r'],[460,102,'19.333,30','r'],[30,114,'1210'],[70,114,'Overuren 125%'],[300,114,'4,00','r'],[380,114,'83,65','r'],[460,114,'83,65','r'],
    [30,126,'5001'],[70,126,'PFZW OP premie'],[300,126,'12,9','r'],[380,126,'121,45-','r'],[460,126,'1.214,50-','r'],[30,138,'5010'],[70,138,'Premie AP'],[380,138,'3,20-','r'],[460,138,'32,00-','r'],
    [30,150,'6000'],[70,150,'Loonheffing'],[380,150,'108,42-','r'],[460,150,'1.084,20-','r'],[30,162,'6050'],[70,162,'Gediff. premie WGA'],[380,162,'8,07-','r'],[460,162,'80,70-','r'],
    [30,180,'Netto'],[380,180,'1.775,84','r'],[30,200,'Fiscaal loon'],[200,200,'1.892,33','r'],[30,212,'Loon SV'],[200,212,'1.892,33','r'],[30,224,'Arbeidskorting'],[200,224,'350,11','r'],[30,236,'Reservering vak.geld'],[200,236,'800,00','r']],
  // one string a line, amounts as in English
  engels: [[40,40,'Payslip / Loonstrook'],[40,60,'Salary period: October 2026 (maand)'],[40,80,'Bruto salaris: 2,100.00'],[40,95,'Pensioenpremie: -90.00'],[40,110,'Fiscaal loon: 2,010.00'],[40,125,'Loonheffing: -118.17'],[40,140,'Netto salaris: 1,891.83'],[40,160,'Loonheffingskorting: toegepast ja']],
  // temp work by the week, with balances that are no pay
  uitzendweek: [[40,30,'Uitzendbureau'],[40,45,'Loonstrook week 202644'],[40,60,'Omschrijving'],[200,60,'Aantal','r'],[260,60,'Tarief','r'],[320,60,'Bruto','r'],[380,60,'Netto','r'],
    [40,75,'Normale uren'],[200,75,'32,00','r'],[260,75,'14,99','r'],[320,75,'479,68','r'],[40,87,'Wachtdagcompensatie'],[320,87,'3,41','r'],[40,99,'Vakantiegeld 8%'],[320,99,'38,65','r'],
    [40,111,'Pensioenpremie Stipp'],[320,111,'-12,10','r'],[40,123,'Heffingsloon'],[320,123,'509,64','r'],[40,135,'Loonheffing'],[380,135,'-24,60','r'],[40,147,'Reiskosten'],[200,147,'160,00','r'],[260,147,'0,23','r'],[380,147,'36,80','r'],[40,159,'Zorgverzekering'],[380,159,'-38,50','r'],
    [40,175,'Netto te betalen'],[380,175,'483,34','r'],[40,190,'Reserveringen'],[150,190,'Opgebouwd','r'],[220,190,'Opgenomen','r'],[300,190,'Saldo','r'],[40,202,'Vakantiedagen'],[150,202,'52,15','r'],[220,202,'0,00','r'],[300,202,'412,80','r'],[40,214,'Feestdagen'],[150,214,'12,15','r'],[300,214,'80,30','r']],
  jaar2: [[40,40,'Jaaropgaaf 2025'],[40,60,'Werkgever X'],[40,90,'Loon LB/PVV'],[160,90,'Ingehouden LB/PVV'],[300,90,'Arbeidskorting'],[420,90,'Loon ZVW'],[40,104,'€ 31.248'],[160,104,'€ 4.102'],[300,104,'€ 5.533'],[420,104,'€ 31.248']],
  jaar3: [[40,40,'JAAROPGAVE'],[40,55,'Kalenderjaar: 2025'],[40,80,'Fiscaal loon'],[300,80,'18.400,00','r'],[40,95,'Ingehouden loonheffing'],[300,95,'512,00','r'],[40,110,'Verrekende arbeidskorting'],[300,110,'3.420,00','r']],
  ras: [[40,40,'Schoonmaakbedrijf'],[40,55,'Specificatie 4 weken, periode 11'],[40,70,'Basisuurloon'],[150,70,'15,52','r'],[40,82,'Functieloon'],[40,94,'Contracturen per week 20,00'],
    [40,110,'Omschrijving'],[250,110,'Aantal','r'],[330,110,'Percentage','r'],[420,110,'Bedrag','r'],
    [40,122,'Gewerkte uren'],[250,122,'76,00','r'],[330,122,'100%','r'],[420,122,'1.179,52','r'],[40,134,'Uren toeslag 50% zondag'],[250,134,'4,00','r'],[330,134,'50%','r'],[420,134,'31,04','r'],[40,146,'EJU uitbetaling'],[420,146,'120,00','r'],
    [40,158,'Bruto loon totaal'],[420,158,'1.330,56','r'],[40,170,'Pensioenpremie Bpf Schoonmaak'],[420,170,'60,11-','r'],[40,182,'Loon voor loonheffing'],[420,182,'1.270,45','r'],[40,194,'Loonheffing tabel'],[420,194,'19,00-','r'],[40,206,'Loonheffing bijzonder tarief'],[420,206,'33,00-','r'],[40,218,'Totaal loonheffing'],[420,218,'52,00-','r'],
    [40,230,'Nettoloon'],[420,230,'1.218,45','r'],[40,250,'Loonheffingskorting'],[200,250,'J']],
  samenvatting: [[40,40,'Salarisspecificatie oktober 2026'],[40,60,'Samenvatting'],[40,75,'Bruto salaris'],[200,75,'2.000,00','r'],[40,87,'Loonheffing'],[200,87,'150,00','r'],[40,99,'Netto'],[200,99,'1.850,00','r'],
    [40,130,'Specificatie'],[40,145,'Salaris'],[300,145,'2.000,00','r'],[40,157,'Loonheffing (LH)'],[300,157,'150,00-','r'],[40,169,'Netto te betalen'],[300,169,'1.850,00','r'],[40,190,'Fulltime salaris'],[200,190,'2.500,00','r']],
  geen_jaar: [[40,40,'Loonstrook'],[40,50,'november 2026'],[40,60,'Bruto'],[300,60,'1.000,00','r'],[40,75,'Loonheffing over 1.000,00'],[300,75,'0,00','r'],[40,90,'Netto loon'],[300,90,'1.000,00','r']],
};
const V: Record<string, object> = {
  ras: { per: 'vier_weken', bruto: 1330.56, extra: 120, pensioen: 60.11, loon_lh: 1270.45, loonheffing: 52, netto: 1218.45, uren: 76, korting: 'ja' },
  samenvatting: { per: 'maand', bruto: 2000, loonheffing: 150, netto: 1850 },
  geen_jaar: { per: 'maand', bruto: 1000, loonheffing: 0, netto: 1000 },
  kolommen: { bruto: 1560, pensioen: 72, loonheffing: 20.83, vergoeding: 36, netto: 1503.17, opgebouwd: 624, korting: 'ja' },
  euro: { per: 'vier_weken', bruto: 1015.1, loon_lh: 1015.1, loonheffing: 361.85, inhouding: 100, netto: 553.25, uren: 64.5, korting: 'nee' },
  codes: { per: 'maand', bruto: 2016.98, pensioen: 124.65, loon_lh: 1892.33, loonheffing: 108.42, premies: 8.07, netto: 1775.84, korting: 'ja', opgebouwd: 800 },
  engels: { per: 'maand', bruto: 2100, pensioen: 90, loon_lh: 2010, loonheffing: 118.17, netto: 1891.83, korting: 'ja' },
  uitzendweek: { per: 'week', bruto: 521.74, extra: 38.65, pensioen: 12.1, loon_lh: 509.64, loonheffing: 24.6, vergoeding: 36.8, inhouding: 38.5, netto: 483.34, uren: 32 },
  jaar2: { jaar: '2025', loon: 31248, loonheffing: 4102 }, jaar3: { jaar: '2025', loon: 18400, loonheffing: 512 },
};
for (const naam of Object.keys(L)) test(naam, () => {
  const uit = herken(regelsVan(S(L[naam]!)));
  expect('strook' in uit ? uit.strook : 'opgave' in uit ? uit.opgave : uit).toEqual(V[naam]);
});
