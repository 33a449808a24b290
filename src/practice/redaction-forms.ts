// The forms by which a text gives somebody away, in the order in which they are taken out. Each takes out what it names and nothing beside it.

export const redacted = [
  'name',
  'telephone number',
  'email address',
  'postcode',
  'date of birth',
  'street address',
  'handle',
  'reference number',
] as const
export type Redacted = (typeof redacted)[number]

/** `before`, where a form has it, is the word that gives it away and stays: "Snap: ", "Ref ". */
type Form = { readonly kind: Exclude<Redacted, 'name'>; readonly form: RegExp }

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`
/** 2/3/12 · 02.03.2012 · 2012-03-02 · 3rd of May 2011 · May 3, 2011 · May 2011 · 2011 */
const date = String.raw`(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|${day}(?:\s+of)?\s+${month}(?:,?\s+\d{2,4})?|${month}\s+${day}(?:,?\s+\d{4})?|${month}\s+\d{4}|(?:19|20)\d{2})(?!\d)`
const birth = String.raw`(?:born|d\.?o\.?b\.?|date of birth|birthday|birth date)`

/** Only after a number: a street alone is where something happened, and evidence. */
const ofStreets =
  '(?:[Ss]treet|[Rr]oad|[Ll]ane|[Aa]venue|[Cc]lose|[Dd]rive|[Cc]rescent|[Tt]errace|[Gg]rove|[Gg]ardens|[Mm]ews|St|Rd|Ln|Ave|Cres|Gdns|Way|Court|Place|Square|Hill|Park|Walk|Row|Rise|View|Green|Parade|Mount)'
const flat = String.raw`(?:\b(?:[Ff]lat|[Aa]partment|[Aa]pt)\.?\s+\d{1,4}[A-Za-z]?\b(?:,?\s+(?=\d))?)`
const house = String.raw`\b\d{1,4}[A-Za-z]?(?:-\d{1,4})?,?\s+`
/** A month in full or cut short, and not Marl, Mayfield or Junction. */
const monthNamed =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const capitalised = String.raw`(?!${monthNamed}\b|(?:Crown|Magistrates|Family|Youth|County)\b)(?:\p{Lu}[\p{L}'’-]*\.?\s+){1,4}${ofStreets}\b`
const lowerCase = String.raw`(?!minutes|hours|days|miles|metres|officers|people|the\b)[a-z]{3,20}\s+(?:street|road|rd|lane|avenue|ave|crescent|terrace|grove|gardens)\b`

const platforms =
  'snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|facebook|fb|whatsapp|telegram|kik|twitter|roblox|xbox|psn|gamertag|skype|youtube|twitch|user ?name|handle'
const named = String.raw`(?:\s+(?:name|user ?name|user|handle|account|id|is))*`
const handle = String.raw`[\p{L}\d_][\p{L}\d_.-]{0,30}[\p{L}\d_]`
/** With an underscore, or with letters and digits: neither a word, nor a count, a day or an hour. */
const handleByItsLook = String.raw`(?!\d+(?:st|nd|rd|th|am|pm|hrs?|mins?|x)\b)(?=[\p{L}\d.-]*_|[\d.-]*\p{L}[\p{L}.-]*\d|\d[\d.-]*\p{L})${handle}`
/** A word after a colon is one where nothing follows it: "Snap: pipsqueak." and not "Snap: not asked". */
const handleAlone = String.raw`(?!(?:not?|none|never|unknown|asked|refused|checked|deleted|blocked|yes)\b)(?!\d+\b)${handle}(?=\s*(?:$|[.,;)]))`

const referred =
  'ref(?:erence)?s?|urn|pnc(?: id)?|nhs|niche|cad|exhibit|passport|national insurance|nino|crime|incident|log|case|custody|occurrence'
const numbered = String.raw`(?:\s*(?:number|no|num|ref(?:erence)?|id)\b\.?)*\s*[:#]?\s*`
const reference = String.raw`(?:\d{3} ?\d{3} ?\d{4}(?!\d)|(?=(?:[A-Z/-]*\d){3})[\dA-Z]{1,12}(?:[/-][\dA-Z]{1,12}){1,4}|[A-Z]{0,4}\d{4,14}[A-Z]?)(?![\p{L}\d])`

export const forms: readonly Form[] = [
  { kind: 'email address', form: /[^\s@,;:<>()]{1,64}@[^\s@,;<>()]{1,200}\.\p{L}{2,20}/gu },
  {
    kind: 'date of birth',
    form: new RegExp(String.raw`(?<!\p{L})${birth}(?:[\s:=(-]+(?:on|in|is|was))*[\s:=(-]+${date}`, 'giu'),
  },
  {
    kind: 'date of birth',
    form: new RegExp(String.raw`(?<!\d)${date}\s*\(?(?:d\.?o\.?b\b\.?|date of birth)\)?`, 'giu'),
  },
  {
    kind: 'street address',
    form: new RegExp(`${flat}?${house}(?:${capitalised}|${lowerCase})|${flat}`, 'gu'),
  },
  {
    kind: 'handle',
    form: new RegExp(
      String.raw`(?<before>(?<!\p{L})(?:${platforms})${named}\s*[:=]\s*)@?(?:${handleByItsLook}|${handleAlone})`,
      'giu',
    ),
  },
  {
    kind: 'handle',
    form: new RegExp(String.raw`(?<before>(?<!\p{L})(?:${platforms})${named}\s+)@?${handleByItsLook}`, 'giu'),
  },
  { kind: 'handle', form: new RegExp(String.raw`(?<![\p{L}\d_@.])@${handle}`, 'giu') },
  {
    kind: 'reference number',
    form: new RegExp(String.raw`(?<before>(?<!\p{L})(?:${referred})${numbered})${reference}`, 'giu'),
  },
  { kind: 'telephone number', form: /(?<!\d)(?:\+44|0)[\d\s()-]{8,14}\d(?!\d)/gu },
  { kind: 'postcode', form: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/giu },
  // A number with a stroke that is no month of a year: a crime or a file.
  {
    kind: 'reference number',
    form: /(?<![\p{L}\d/])(?!(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?!\d))\d{2}[A-Z]{0,3}\/\d{4,10}(?:\/\d{2,4})?[A-Z]?(?![\p{L}\d/])/gu,
  },
]
