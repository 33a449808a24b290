// What the value of one line of a command-and-control log says: the form’s fields that it gives, or nothing where it cannot be understood.
import {
  type Instant,
  isInstant,
  localDate,
  localTime,
  parseInstant,
  parseLocalDate,
  readLocalTime,
} from '../../../kernel/time.ts'
import { isoDate } from '../../../web/days.ts'
import { callerNumber } from '../caller-number.ts'
import { leadingDay, numberedMonth, wholeYear, withoutHours } from './dates.ts'

/** The form's fields that one line gives; null where it cannot be understood. */
export function reading(field: string, value: string): readonly (readonly [string, string])[] | null {
  // Before any pattern looks at it: a line of a hundred thousand characters is no name and no time.
  if (value.length > (longest[field] ?? 200)) return null
  switch (field) {
    case 'age': {
      const age = /^(\d{1,3})(?:\s*(?:y|y\/?o|yrs?|years?(?: old| of age)?))?\.?$/i.exec(value)?.[1]
      return age === undefined ? null : [['age', String(Number(age))]]
    }
    case 'dateOfBirth': {
      const [, born = '', age] = /^(.{6,30}?)(?:\s{0,3}\((?:aged?\s{1,3})?(\d{1,2})[a-z ]{0,10}\))?$/i.exec(value) ?? []
      const date = parseLocalDate(isoDate(numberedMonth(born)))
      if (date === null) return null
      return [['dateOfBirth', date], ...(age === undefined ? [] : [['age', String(Number(age))] as const])]
    }
    case 'source.createdAt':
    case 'lastSeenAt':
      return moment(field, value)
    case 'callerPhone': {
      // “Withheld” too: what the form asks for where there is none to ring. Whose telephone it is, behind it, is no part of the number.
      const number = value.replace(/\s*\([a-z ]{1,20}\)$/i, '')
      return /^\+?[\d\s()-]{6,30}$/.test(number) || callerNumber(number) === 'none to ring'
        ? [['callerPhone', number]]
        : null
    }
    case 'name':
      return named(value)
    case 'lastSeenPlace':
      return seenAt(value)
    default:
      return [[field, value]]
  }
}

export const longest: Readonly<Record<string, number>> = {
  'source.system': 60,
  'source.reference': 60,
  callerPhone: 40,
  callerRelation: 100,
  lastSeenPlace: 300,
  address: 300,
  sex: 40,
  postcode: 10,
  lookedAfterBy: 200,
  why: 4000,
  description: 4000,
}

/** “Kit LARWOOD, 14” and “Kit Larwood (aged 14)” say an age as well, “Kit Larwood DOB 03/02/2012” when they were born. */
function named(value: string): readonly (readonly [string, string])[] | null {
  const [, whose, born] = /^(.+?)[\s,]+\(?(?:d\.?o\.?b\.?|born)[\s:]{0,5}(\d[\da-z/. -]{5,18})\)?$/i.exec(value) ?? []
  const birth = born === undefined ? null : reading('dateOfBirth', born)
  if (whose !== undefined && birth !== null) return [...(named(whose) ?? []), ...birth]
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
    /^((?:\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[\sT,]+(?:at\s+)?(?:\d{1,2}[:.]\d\d|\d{4}(?= ?h))(?: ?(?:hrs?|hours)\b)?)[\s,;-]+(?:at\s+|in\s+)?(\S.*)$/i.exec(
      leadingDay(value),
    ) ?? []
  const at = when === undefined ? null : moment('lastSeenAt', when)
  return at === null || place === undefined ? seenThen(value) : [...at, ['lastSeenPlace', place]]
}

/** “The chip shop, 28/11/2026 at 20:15”: a whole day and a clock at its end, or it is all a place. */
function seenThen(value: string): readonly (readonly [string, string])[] {
  const [, place, when] =
    /^(.*?[^\s,;(-])[\s,;(-]+(?:on\s+)?((?:\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[\sT,]+(?:at\s+)?(?:\d{1,2}[:.]\d\d|\d{4}(?= ?h))(?: ?(?:hrs?|hours)\b)?)\)?$/i.exec(
      value,
    ) ?? []
  const at = when === undefined ? null : moment('lastSeenAt', when)
  return at === null || place === undefined ? [['lastSeenPlace', value]] : [...at, ['lastSeenPlace', place]]
}

/** A date and a time together, in either order; an hour that came twice or never is not guessed. */
export function moment(field: string, value: string): readonly (readonly [string, string])[] | null {
  const whole = parseInstant(value.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$)/, '$1T'))
  const [, before, clock, seconds, after] =
    /^(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?[\sT,]*(?:at\s+)?(\d{1,2}[:.]\d\d|\d{4})(?::([0-5]\d))?[\s,]*(?:on\s+)?(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?$/.exec(
      asRead(value),
    ) ?? []
  const date = isoDate(before ?? after ?? '')
  const at = whole !== null && isInstant(whole) ? whole : localMoment(date, clock, seconds)
  if (at === null) return null
  return [
    [`${field}.date`, localDate(at)],
    [`${field}.time`, localTime(at)],
    [`${field}.exact`, at],
  ]
}

const asRead = (value: string): string => withoutHours(wholeYear(numberedMonth(value)))

function localMoment(date: string, clock: string | undefined, seconds: string | undefined): Instant | null {
  if (clock === undefined || date === '') return null
  const local = readLocalTime(date, clock)
  return local.kind === 'instant' ? withSeconds(local.at, seconds) : null
}

/** Clocks change by whole minutes: the seconds are the same everywhere. */
const withSeconds = (at: Instant, seconds = '00'): Instant => parseInstant(`${at.slice(0, 17)}${seconds}.000Z`) ?? at
