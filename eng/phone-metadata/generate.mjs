// Writes the numbering metadata that the program reads, and the vectors that hold its code to the original, from one package:
// so the two always agree. Deterministic: the same package version writes the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { PhoneNumberUtil, PhoneNumberFormat, PhoneNumberType } = require('google-libphonenumber');
const version = JSON.parse(readFileSync(new URL('node_modules/google-libphonenumber/package.json', import.meta.url))).version;
const util = PhoneNumberUtil.getInstance();

const metadataFile = new URL('../../src/Infrastructure/PhoneNumbers/phone-metadata.json', import.meta.url);
const vectorsFile = new URL('../../tests/Infrastructure.Tests/PhoneNumbers/phone-vectors.tsv', import.meta.url);

// In the order in which the original asks for them.
const types = [
  ['premiumRate', 'PremiumRate'], ['tollFree', 'TollFree'], ['sharedCost', 'SharedCost'], ['voip', 'Voip'],
  ['personalNumber', 'PersonalNumber'], ['pager', 'Pager'], ['uan', 'Uan'], ['voicemail', 'Voicemail'],
  ['fixedLine', 'FixedLine'], ['mobile', 'Mobile'],
];
const regions = [...util.getSupportedRegions()].sort();
const globalCodes = [...util.getSupportedGlobalNetworkCallingCodes()].sort((a, b) => a - b);

function description(desc) {
  const pattern = desc?.getNationalNumberPatternOrDefault();
  const lengths = desc?.possibleLengthArray() ?? [];
  if (!pattern || lengths[0] === -1) return undefined;
  const local = desc.possibleLengthLocalOnlyArray();
  return { pattern, lengths, ...(local.length > 0 && { local }) };
}

function plan(metadata) {
  const international = metadata.intlNumberFormatArray();
  const formats = (international.length > 0 ? international : metadata.numberFormatArray()).map(format => {
    const leading = format.leadingDigitsPatternArray();
    return {
      pattern: format.getPattern(), format: format.getFormat(), ...(leading.length > 0 && { leading: leading[leading.length - 1] }),
    };
  });
  const descriptions = {};
  for (const [name, accessor] of types) {
    const found = description(metadata[`get${accessor}`]());
    if (found) descriptions[name] = found;
  }
  const sameMobile = metadata.getSameMobileAndFixedLinePatternOrDefault();
  return {
    code: metadata.getCountryCodeOrDefault(),
    ...(metadata.getInternationalPrefixOrDefault() && { internationalPrefix: metadata.getInternationalPrefix() }),
    ...(metadata.getNationalPrefixForParsingOrDefault() && { nationalPrefix: metadata.getNationalPrefixForParsing() }),
    ...(metadata.getNationalPrefixTransformRuleOrDefault() && { transform: metadata.getNationalPrefixTransformRule() }),
    ...(metadata.getLeadingDigitsOrDefault() && { leadingDigits: metadata.getLeadingDigits() }),
    ...(sameMobile && { mobileIsFixedLine: true }),
    general: description(metadata.getGeneralDesc()),
    types: descriptions,
    formats,
  };
}

function writeMetadata() {
  const codes = {};
  for (const region of regions) {
    const code = util.getCountryCodeForRegion(region);
    codes[code] = util.getRegionCodesForCountryCode(code);   // the main region first
  }
  const entry = (key, value) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const text = [
    '{',
    `  "source": "Numbering metadata of Google's libphonenumber, as in the npm package google-libphonenumber ${version}",`,
    '  "licence": "Apache-2.0, Copyright The Libphonenumber Authors",',
    '  "callingCodes": {',
    Object.entries(codes).map(([code, list]) => entry(code, list)).join(',\n'),
    '  },',
    '  "regions": {',
    regions.map(region => entry(region, plan(util.getMetadataForRegion(region)))).join(',\n'),
    '  },',
    '  "global": {',
    globalCodes.map(code => entry(String(code), plan(util.getMetadataForNonGeographicalRegion(code)))).join(',\n'),
    '  }',
    '}', '',
  ].join('\n');
  writeFileSync(metadataFile, text);
}

// A small generator of our own, so that the vectors do not change from run to run.
let state = 20261122;
function random(below) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 4294967296) * below);
}
const digits = count => Array.from({ length: count }, () => random(10)).join('');
const fullWidth = text => text.replace(/[0-9+]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0));

function spellings(number, region) {
  const national = util.format(number, PhoneNumberFormat.NATIONAL);
  const international = util.format(number, PhoneNumberFormat.INTERNATIONAL);
  const e164 = util.format(number, PhoneNumberFormat.E164);
  const significant = util.getNationalSignificantNumber(number);
  return [
    [national, region], [national.replace(/\D/g, ''), region], [significant, region], [e164, region], [international, 'ZZ'],
    [e164.slice(1), region], [`00${e164.slice(1)}`, 'IE'], [`011 ${e164.slice(1)}`, 'US'],
    [util.format(number, PhoneNumberFormat.RFC3966), region], [fullWidth(international), region],
    [international.replace(/[ -]/g, '.'), region], [`(${e164}) `, region], [significant.slice(0, -1), region], [significant + '7', region],
    [e164.slice(0, -1), region], [e164 + '3', region], [`${national} ext. 23`, region],
  ];
}

function inputs(region) {
  const all = [];
  for (const type of [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE]) {
    const example = util.getExampleNumberForType(region, type);
    if (example) all.push(...spellings(example, region));
  }
  for (const type of [
    PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.VOIP,
    PhoneNumberType.PERSONAL_NUMBER, PhoneNumberType.PAGER, PhoneNumberType.UAN, PhoneNumberType.VOICEMAIL,
  ]) {
    const example = util.getExampleNumberForType(region, type);
    if (!example) continue;
    all.push([util.format(example, PhoneNumberFormat.NATIONAL), region], [util.format(example, PhoneNumberFormat.E164), region]);
  }
  for (const length of util.getMetadataForRegion(region).getGeneralDesc().possibleLengthArray())
    all.push([digits(length), region], [`+${util.getCountryCodeForRegion(region)}${digits(length)}`, region]);
  all.push([`0${digits(8)}`, region], [`0${digits(9)}`, region], [digits(4), region]);
  return all;
}

function verdict(raw, region) {
  let number;
  try {
    number = util.parse(raw, region);
  } catch (error) {
    return ['', 'UNREADABLE', 0, '', 0, ''];
  }
  const reason = ['IS_POSSIBLE', 'INVALID_COUNTRY_CODE', 'TOO_SHORT', 'TOO_LONG', 'IS_POSSIBLE_LOCAL_ONLY', 'INVALID_LENGTH'];
  number.clearExtension();   // not kept: it is no part of how a person is known
  const type = util.getNumberType(number);
  const valid = util.isValidNumber(number);
  return [
    util.format(number, PhoneNumberFormat.E164), reason[util.isPossibleNumberWithReason(number)], valid ? 1 : 0,
    valid ? util.getRegionCodeForNumber(number) : '',
    type === PhoneNumberType.MOBILE || type === PhoneNumberType.FIXED_LINE_OR_MOBILE ? 1 : 0,
    util.format(number, PhoneNumberFormat.INTERNATIONAL),
  ];
}

function writeVectors() {
  const lines = ['# about\traw\tread in\tE.164\tlength\tvalid\tregion\tmobile\tinternational'];
  for (const region of regions) {
    const seen = new Set();
    for (const [raw, from] of inputs(region)) {
      if (raw === '' || seen.has(raw + from)) continue;
      seen.add(raw + from);
      lines.push([region, raw, from, ...verdict(raw, from)].join('\t'));
    }
  }
  writeFileSync(vectorsFile, lines.join('\n') + '\n');
  console.log(`${regions.length} regions, ${globalCodes.length} global codes, ${lines.length - 1} vectors`);
}

writeMetadata();
writeVectors();
