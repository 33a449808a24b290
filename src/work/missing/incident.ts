// A command-and-control log, pasted: what its labelled lines say, and nothing else. What cannot be read is left to a person.
import {
  type Instant,
  isInstant,
  localDate,
  localTime,
  parseInstant,
  parseLocalDate,
  readLocalTime,
} from '../../kernel/time.ts'
import { isoDate } from '../../web/days.ts'
import { first, type Typed } from '../../web/typed.ts'
import { barredIn } from './appointments.ts'

export const mostOfALog = 100_000

type Incident = {
  /** Something was pasted at all. */
  readonly pasted: boolean
  /** Fields of the report form by name, as one would type them. */
  readonly found: Readonly<Record<string, string>>
  /** What was found, in words, for the person who confirms it. */
  readonly said: readonly string[]
  /** Labels whose line could not be understood, or said two different things; a log that is too long; and a grade that is barred. */
  readonly unread: readonly string[]
}

/** Labels as logs write them, without case and punctuation; the first line of each field counts. */
const labels: readonly { readonly field: string; readonly words: string; readonly labels: readonly string[] }[] = [
  { field: 'source.system', words: 'system', labels: ['system', 'source', 'source system'] },
  {
    field: 'source.reference',
    words: 'reference',
    labels: ['ref', 'reference', 'incident', 'incident no', 'incident number', 'incident ref', 'log no', 'urn'],
  },
  {
    field: 'source.createdAt',
    words: 'time created',
    labels: ['created', 'created at', 'opened', 'incident created', 'call time', 'time of call'],
  },
  {
    field: 'callerPhone',
    words: 'caller’s number',
    labels: ['caller tel', 'caller phone', 'caller number', 'caller no', 'tel', 'phone', 'telephone'],
  },
  { field: 'callerName', words: 'caller', labels: ['caller', 'caller name', 'informant', 'reported by'] },
  { field: 'callerRelation', words: 'relation', labels: ['relation', 'relationship', 'caller is'] },
  {
    field: 'name',
    words: 'child’s name',
    labels: ['missing', 'misper', 'missing person', 'name', 'child', 'subject', 'mp name'],
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
    labels: ['last seen time', 'last seen on', 'time last seen', 'last seen when'],
  },
  {
    field: 'why',
    words: 'why they are worried',
    labels: ['circumstances', 'remarks', 'details', 'text', 'reason', 'concern'],
  },
  { field: 'address', words: 'home address', labels: ['address', 'home address'] },
  { field: 'description', words: 'description', labels: ['description', 'desc', 'wearing'] },
]

const fieldOf = new Map(labels.flatMap((one) => one.labels.map((label) => [label, one] as const)))

export function readIncident(log: string): Incident {
  if (log.length > mostOfALog)
    return {
      pasted: true,
      found: {},
      said: [],
      unread: [`The log has more than ${mostOfALog.toLocaleString('en-GB')} characters. Paste its first part.`],
    }
  const found = new Map<string, string>()
  const unread: string[] = []
  const seen = new Map<string, string>()
  const rest: string[] = []
  for (const line of log.split(/\r\n|\r|\n/)) {
    const one = labelled(line)
    if (one === null) {
      rest.push(clean(line))
      continue
    }
    const { field, words, value } = one
    const before = seen.get(field)
    if (before !== undefined) {
      if (before !== value) unread.push(`There twice: ${words}. The first is taken.`)
      continue
    }
    seen.set(field, value)
    const read = reading(field, value)
    if (read === null) unread.push(`Not read: ${words}, “${value.slice(0, 60)}”.`)
    else for (const [name, text] of read) if (!found.has(name)) found.set(name, text)
  }
  keepRest(
    found,
    rest.filter((line) => line !== ''),
    unread,
  )
  const said = labels.filter(({ field }) => found.has(field) || found.has(`${field}.date`)).map(({ words }) => words)
  return {
    pasted: log.trim() !== '',
    found: Object.fromEntries(found),
    said,
    unread: [...new Set([...barredIn(log), ...unread])].slice(0, 20),
  }
}

/** What the form shows after a log was read: what a person typed stays, what is empty is filled. */
export function fillFromIncident(typed: Typed, now: Instant): Typed {
  if (typed['incident'] === undefined) return typed
  const log = first(typed, 'incident')
  const { found } = readIncident(log)
  const taken = Object.entries(found).filter(([name]) => first(typed, name).trim() === '')
  const stands = new Set(taken.map(([name]) => name.replace(/\.(date|time|exact)$/, '')))
  // As on the empty form: today, and the time is for the person to type.
  const day = first(typed, 'lastSeenAt.date') === '' ? { 'lastSeenAt.date': localDate(now) } : {}
  return { ...typed, ...day, ...Object.fromEntries(taken), _stands: [...stands].join(' ') }
}

/** What no label says is often what matters most: it goes, line by line, after the reason for the worry; what does not fit is said. */
function keepRest(found: Map<string, string>, rest: readonly string[], unread: string[]): void {
  if (rest.length === 0) return
  const whole = [...(found.has('why') ? [found.get('why')] : []), ...rest].join('\n')
  const most = longest['why'] ?? 0
  found.set('why', whole.slice(0, most).toWellFormed())
  if (whole.length > most)
    unread.push(
      'The log says more than fits under “why they are worried”: its end is not taken over. Add it as a note.',
    )
}

type Labelled = { readonly field: string; readonly words: string; readonly value: string }

/** A `LABEL: value` line; a date of birth and an age also without the colon. */
function labelled(line: string): Labelled | null {
  const [, label, rest] =
    /^\s{0,20}([A-Za-z][A-Za-z ./]{0,30}?)\s{0,5}[:=]\s{0,20}(.*)$/.exec(line) ??
    /^\s{0,20}(dob|d\.o\.b\.?|age)\s{1,20}(\d[\d/.-]{0,12})\s{0,20}$/i.exec(line) ??
    []
  if (label === undefined || rest === undefined) return null
  const known = fieldOf.get(label.toLowerCase().replace(/[./]/g, ' ').replace(/ +/g, ' ').trim())
  const value = clean(rest)
  return known === undefined || value === '' ? null : { field: known.field, words: known.words, value }
}

/** Control characters and marks that turn the direction of writing are not part of a value. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC')

const longest: Readonly<Record<string, number>> = {
  'source.system': 60,
  'source.reference': 60,
  callerPhone: 40,
  callerRelation: 100,
  lastSeenPlace: 300,
  address: 300,
  why: 4000,
  description: 4000,
}

/** The form's fields that one line gives; null where it cannot be understood. */
function reading(field: string, value: string): readonly (readonly [string, string])[] | null {
  // Before any pattern looks at it: a line of a hundred thousand characters is no name and no time.
  if (value.length > (longest[field] ?? 200)) return null
  switch (field) {
    case 'age': {
      const age = /^(\d{1,3})(?:\s*(?:y|yrs?|years?(?: old)?))?\.?$/i.exec(value)?.[1]
      return age === undefined ? null : [['age', String(Number(age))]]
    }
    case 'dateOfBirth': {
      const date = parseLocalDate(isoDate(value))
      return date === null ? null : [['dateOfBirth', date]]
    }
    case 'source.createdAt':
    case 'lastSeenAt':
      return moment(field, value)
    case 'callerPhone':
      return /^\+?[\d\s()-]{6,30}$/.test(value) ? [['callerPhone', value]] : null
    case 'name':
      return named(value)
    case 'lastSeenPlace':
      return seenAt(value)
    default:
      return [[field, value]]
  }
}

/** “Kit LARWOOD, 14” and “Kit Larwood (aged 14)” say an age as well. */
function named(value: string): readonly (readonly [string, string])[] | null {
  const [, name, age] = /^(.+?)[\s,]+\(?(?:aged?\s*)?(\d{1,2})(?:\s*(?:y|yrs?|years?(?: old)?))?\)?$/i.exec(value) ?? []
  return name === undefined || age === undefined
    ? [['name', value]]
    : [
        ['name', name.replace(/[\s,]+$/, '')],
        ['age', String(Number(age))],
      ]
}

/** “28/11/2026 20:15 at the chip shop” says when as well. */
function seenAt(value: string): readonly (readonly [string, string])[] | null {
  const [, when, place] =
    /^((?:\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[\sT,]+(?:at\s+)?\d{1,2}[:.]\d\d)[\s,;-]+(?:at\s+|in\s+)?(\S.*)$/i.exec(
      value,
    ) ?? []
  const at = when === undefined ? null : moment('lastSeenAt', when)
  return at === null || place === undefined ? [['lastSeenPlace', value]] : [...at, ['lastSeenPlace', place]]
}

/** A date and a time together, in either order; an hour that came twice or never is not guessed. */
function moment(field: string, value: string): readonly (readonly [string, string])[] | null {
  const whole = parseInstant(value.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$)/, '$1T'))
  const [, before, clock, seconds, after] =
    /^(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?[\sT,]*(?:at\s+)?(\d{1,2}[:.]\d\d|\d{4})(?::([0-5]\d))?[\s,]*(?:on\s+)?(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?$/.exec(
      value,
    ) ?? []
  const date = isoDate(before ?? after ?? '')
  const local = clock === undefined || date === '' ? null : readLocalTime(date, clock)
  const at =
    whole !== null && isInstant(whole) ? whole : local?.kind === 'instant' ? withSeconds(local.at, seconds) : null
  if (at === null) return null
  return [
    [`${field}.date`, localDate(at)],
    [`${field}.time`, localTime(at)],
    [`${field}.exact`, at],
  ]
}

/** Clocks change by whole minutes: the seconds are the same everywhere. */
const withSeconds = (at: Instant, seconds = '00'): Instant => parseInstant(`${at.slice(0, 17)}${seconds}.000Z`) ?? at
