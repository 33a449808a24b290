// “LAST SEEN: Canal Street 18:30” says when as well, without a day: a clock that can be nothing else, on the day of the call.
import { dateAndTime, type Instant, instant, isInstant, localDate } from '../../../kernel/time.ts'
import { moment } from './line.ts'

/** Four figures with a colon, or before “hrs”: 6:30, 18.30 and 1830 by themselves may be something else. */
const clock = String.raw`(?:([01]\d|2[0-3]):([0-5]\d)(?:\s?(?:hrs?|hours)\b\.?)?|([01]\d|2[0-3])[.:]?([0-5]\d)\s?(?:hrs?|hours)\b\.?)`

const behind = new RegExp(String.raw`^(.*?[^\s,;(@–-])[\s,;(@–-]+(?:at\s+)?${clock}\)?$`, 'i')
const before = new RegExp(String.raw`^${clock}(?:\s*[,;–-]\s*|\s+(?:at|in|outside|near)\s+)(?=\S)(.+)$`, 'i')

/**
 * With any of these the clock may be another's, another day's or no more than about: a train's, when somebody was due, since or until when.
 * It then stays where it was written, for a person to read.
 */
const other =
  /\b(?:platform|flight|ferry|due|expected|back|by|until|till?|to|from|since|after|before|between|and|or|approx\w*|about|around|circa|ca?|roughly|nearly|almost|not|never|no longer|possibl[ey]|poss|yesterday|today|tomorrow|tonight|last|next|previous|day|night|morning|afternoon|evening|date|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|\w+day|[ap]\.?m|gmt|bst|utc)\b|\b(?:trains?|bus(?:es)?|coach|service)\b(?! (?:station|stop|shelter|depot)\b)|\b(?:the|no|number|unit|flat|room|gate|channel|bay)$|[~?=<>+]|\d[:.]\d/i

/** What a clock shows that nobody set. */
const midnight = '00:00'

type Found = Map<string, string>

/** Later than the call itself it is of another day; with no call's time in the log, later than now. Then nobody guesses. */
export function clockBesidePlace(found: Found, unread: string[], now: Instant | null): void {
  const place = found.get('lastSeenPlace')
  if (place === undefined || ['date', 'time'].some((part) => found.has(`lastSeenAt.${part}`))) return
  const told = found.get('source.createdAt.exact')
  const until = told !== undefined && isInstant(told) ? instant(told) : now
  const read = placeAndClock(place)
  if (until === null || read === null) return
  const at = moment('lastSeenAt', `${localDate(until)} ${read.clock}`)
  const exact = at?.find(([name]) => name === 'lastSeenAt.exact')?.[1]
  if (at === null || exact === undefined || exact > until) return
  for (const [name, text] of [...at, ['lastSeenPlace', read.place] as const]) found.set(name, text)
  unread.push(
    `No day was given: “${read.written}” beside the place has been entered as ${dateAndTime(instant(exact))}. Check it.`,
  )
}

type Read = { readonly place: string; readonly clock: string; readonly written: string }

function placeAndClock(value: string): Read | null {
  const last = behind.exec(value)
  const [place, ...figures] = last === null ? firstOf(value) : [last[1], ...last.slice(2, 6)]
  const [hour, minute] = figures.filter((figure) => figure !== undefined)
  if (place === undefined || hour === undefined || minute === undefined || other.test(place)) return null
  if (`${hour}:${minute}` === midnight) return null
  return {
    place,
    clock: `${hour}:${minute}`,
    written: value.replace(place, '').replace(/^[\s,;(@–-]+|[\s,;)@–-]+$/g, ''),
  }
}

function firstOf(value: string): readonly (string | undefined)[] {
  const read = before.exec(value)
  return read === null ? [] : [read[5], ...read.slice(1, 5)]
}
