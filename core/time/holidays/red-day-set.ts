/** The codes of all sets there are, in the order of their countries' codes (CAL-1). */
export function redDaySetCodes(): readonly string[] {
  return known;
}

/** Is there such a set? (CAL-1) */
export function isRedDaySet(code: string): boolean {
  return codes.has(code);
}

/** Countries without parts, as the library of holidays knows them (date-holidays 3.37; a test compares). */
const whole = `
  AE AI AL AM AO AR AS AW AX AZ BB BD BF BG BH BI BJ BL BM BN BS BW BY BZ CC CD CF CG CI CM CN CO CR CU CW CX CY
  CZ DJ DK DM DO DZ EE EG EH ER ET FI FJ FO GA GD GE GF GG GH GI GL GM GN GP GQ GR GU GW GY HK HN HT HU ID IE IL
  IM IR IS JE JM JP KE KM KN KR KY KZ LC LI LK LR LS LT LU LV LY MA MC ME MF MG MK ML MQ MR MS MT MU MW MX MZ NA
  NC NE NF NG NI NO PA PF PH PL PM PR PT PY RE RO RS RW SA SC SD SE SG SI SJ SK SL SM SN SR SS ST SX SZ TC TD TG
  TH TN TO TR TT TW TZ UA UG UY UZ VA VC VG VI VN VU WF XK YT ZA ZM ZW`;

/** Countries with their parts, a line each. */
const parted = `
  AD 03 07
  AG 10
  AT 1 2 3 4 5 6 7 8 9
  AU ACT NSW NT QLD SA TAS VIC WA
  BA BIH BIH-W BRC SRP
  BE BRU DE VLG WAL
  BO B C H L N O P S T
  BQ BO SA SE
  BR AC AL AM AP BA CE DF ES GO GO-GOIANIA MA MG MG-BH MS MT PA PB PE PE-RE PI PR PR-CU RJ RJ-RJ RN RO RR RS SC SE
    SP SP-SP TO
  CA AB BC MB NB NL NS NT NU ON PE QC SK YT
  CH ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD VS NE GE JU
  CK Aitutaki Atiu Mangaia Manihiki Mitiaro Palmerston Penrhyn Pukapuka Rakahanga Rarotonga
  CL AP BI BI-CH NU NU-CH TA
  CV S S-PR
  DE BB BE BW BY BY-A BY-KATH BY-EVANG HB HE HH MV NI NW RP SH SL SN SN-BZ ST TH TH-EIC TH-UH TH-WAK
  EC P P-QU
  ES AN AR AS CB CE CL CM CN CN-EH CN-FU CN-GC CN-LG CN-LP CN-LA CN-TE CT CT-B EX GA IB MC MD ML NC PV RI VC
  FR 57 67 68 YT MQ GP GF RE MF BL
  GB ALD ENG NIR SCT WLS
  GT 1 1-101 1-102 1-103 1-104 1-105 1-106 1-107 1-108 1-109 1-110 1-111 1-112 1-113 1-114 1-115 1-116 1-117
  HR 17 19
  IC EH FU GC LG LP LA TE
  IN AN AP AR AS BR CH CT DD DL DN GA GJ HP HR JK KA KL LD MH ML MN MP MZ NL OR PB PY RJ SK TG TN TR UP UT WB
  IT 21 21-TO 25 25-MI 32 52 52-FI 62 62-RM 82 82-PA
  MD CA CU
  MY 10 11 12 13 14 15 16 01 02 03 04 05 06 07 08 09
  NL GR GR-GRN NH NH-ALK ZH ZH-BRL ZH-LDN
  NZ AUK BOP CAN CAN-Timaru CIT GIS HKB MBH MWT NSN NTL OTA STL TAS TKI WKO WGN WTC WTC-Buller
  PE CUS
  PK BA GB IS JK KP PB SD
  RU AD AL BA BEL BRY BU CE CR CU DA IN IRK KB KC KDA KL KO KR MR NO OMS PNZ SA SAR SEV STA TA TY ZAB
  SH AC HL TA
  SO AW SA SO TO WO
  SV SS
  US AL AK AZ AR CA CA-LA CO CT DE DC FL GA HI ID IL IN IA KS KY LA LA-NO ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
  VE B G K K-BA M N S V
`;

const known: readonly string[] = [
  ...whole.trim().split(/\s+/),
  ...parted
    .trim()
    .split(/\n {2}(?=\S)/)
    .flatMap((line) => {
      const [country = '', ...parts] = line.trim().split(/\s+/);
      return [country, ...parts.map((part) => `${country}-${part}`)];
    }),
].toSorted();
const codes: ReadonlySet<string> = new Set(known);
