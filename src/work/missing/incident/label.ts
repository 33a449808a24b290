// The labels of a command-and-control log, as logs write them: which of the form’s fields a line is about.

/** A `LABEL: value` line; a date of birth and an age also without the colon. */
export function labelled(line: string): Labelled | null {
  const [, label, rest] =
    /^\s{0,20}([A-Za-z][A-Za-z ./]{0,30}?)\s{0,5}[:=]\s{0,20}(.*)$/.exec(line) ??
    /^\s{0,20}(dob|d\.o\.b\.?|age)\s{1,20}(\d[\d/.-]{0,12})\s{0,20}$/i.exec(line) ??
    []
  if (label === undefined || rest === undefined) return null
  const known = fieldOf.get(label.toLowerCase().replace(/[./]/g, ' ').replace(/ +/g, ' ').trim())
  const value = clean(rest)
  return known === undefined || value === '' ? null : { field: known.field, words: known.words, value }
}

type Label = { readonly field: string; readonly words: string; readonly labels: readonly string[] }

export type Labelled = { readonly field: string; readonly words: string; readonly value: string }

/** Labels as logs write them, without case and punctuation; the first line of each field counts. */
export const labels: readonly Label[] = [
  { field: 'source.system', words: 'system', labels: ['system', 'source', 'source system'] },
  {
    field: 'source.reference',
    words: 'reference',
    labels: [
      ...[
        'ref',
        'reference',
        'urn',
        'incident',
        'incident no',
        'incident number',
        'incident ref',
        'incident reference',
      ],
      ...[
        'incident id',
        'inc no',
        'inc ref',
        'log no',
        'log number',
        'log ref',
        'cad',
        'cad no',
        'cad ref',
        'cad number',
      ],
      ...['event no', 'event number', 'event id', 'call id'],
    ],
  },
  {
    field: 'source.createdAt',
    words: 'time created',
    labels: [
      ...['created', 'created at', 'created on', 'time created', 'date time created', 'incident created', 'opened'],
      ...['incident opened', 'call time', 'time of call', 'call received', 'received', 'created date', 'date created'],
      ...['created time', 'incident date', 'incident time', 'call date', 'date of call', 'opened date', 'date opened'],
      ...['opened time', 'time opened', 'received date', 'date received', 'received time', 'time received'],
    ],
  },
  {
    field: 'callerPhone',
    words: 'caller’s number',
    labels: [
      ...['caller tel', 'caller phone', 'caller number', 'caller no', 'tel', 'phone', 'telephone', 'contact number'],
      ...['contact no', 'informant tel', 'informant phone', 'informant number', 'inft tel', 'inft no', 'cli'],
    ],
  },
  {
    field: 'callerName',
    words: 'caller',
    labels: ['caller', 'caller name', 'informant', 'informant name', 'inft', 'inft name', 'reported by'],
  },
  { field: 'callerRelation', words: 'relation', labels: ['relation', 'relationship', 'caller is'] },
  {
    field: 'name',
    words: 'child’s name',
    labels: [
      ...['missing', 'misper', 'misper name', 'missing person', 'missing child', 'mfh', 'name', 'child', 'child name'],
      ...['subject', 'mp name'],
    ],
  },
  { field: 'age', words: 'age', labels: ['age'] },
  { field: 'dateOfBirth', words: 'date of birth', labels: ['dob', 'd o b', 'date of birth', 'born'] },
  {
    field: 'lastSeenPlace',
    words: 'where last seen',
    labels: ['last seen', 'last seen at', 'last seen place', 'last seen location', 'location'],
  },
  {
    field: 'lastSeenAt',
    words: 'when last seen',
    labels: [
      ...['last seen time', 'last seen on', 'time last seen', 'last seen when', 'last seen date', 'date last seen'],
    ],
  },
  {
    field: 'why',
    words: 'why they are worried',
    labels: ['circumstances', 'remarks', 'details', 'text', 'reason', 'concern'],
  },
  { field: 'sex', words: 'sex', labels: ['sex', 'gender'] },
  { field: 'postcode', words: 'postcode', labels: ['postcode', 'post code'] },
  {
    field: 'lookedAfterBy',
    words: 'looked after by',
    labels: ['looked after by', 'looked after', 'placing authority'],
  },
  { field: 'address', words: 'home address', labels: ['address', 'home address'] },
  { field: 'description', words: 'description', labels: ['description', 'desc', 'wearing'] },
]

const fieldOf = new Map(labels.flatMap((one) => one.labels.map((label) => [label, one] as const)))

/** Control characters and marks that turn the direction of writing are not part of a value. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC')
