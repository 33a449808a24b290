// Which body held a statutory place on a day, and who took over from it: what a body that ended owed is owed by its successor from the day after.
import Type, { type Static } from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { addDays, dateWords, dayOf, localDate } from '../kernel/time.ts'
import { shortened } from '../kernel/words.ts'
import type { Worded } from '../registers/alarms/ringer.ts'
import { Maybe } from '../registers/schemas.ts'

/** What stood before somebody corrected it: `by` is their account, `because` what was wrong. */
const Corrected = Type.Object({
  name: Type.String(),
  from: Maybe(Type.String()),
  until: Maybe(Type.String()),
  because: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export type BodyCorrected = Readonly<Static<typeof Corrected>>

const Body = Type.Object({
  record_id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  from_on: Maybe(Type.String()),
  until_on: Maybe(Type.String()),
  because: Maybe(Type.String()),
  successor: Maybe(Type.String()),
  corrections: Type.Array(Corrected),
})
export type Body = Readonly<Static<typeof Body>>

export const bodiesKnown = statement({
  name: 'bodies: all, by kind and term',
  row: Body,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, kind, name, from_on, until_on, because, successor, corrections
    from body_now
    where force_id = ${p.force}
    order by kind, from_on nulls first, name
    limit 200`,
})

/** The job that acts for a body: its holders go on in it when the body is succeeded, and no clock begins anew. */
const actsFor: Readonly<Record<string, string>> = {
  "commissioner's office": 'local policing body',
  'panel secretariat': 'panel',
}

export const standsOn = ({ from_on, until_on }: Pick<Body, 'from_on' | 'until_on'>, day: string): boolean =>
  (from_on ?? '') <= day && day <= (until_on ?? '9999')

/** Itself while its term runs, then whoever took over, as far as that is entered; null where nobody did. */
export function owesOn(bodies: readonly Body[], one: Body, day: string): Body | null {
  let at: Body | undefined = one
  for (let steps = 0; at !== undefined && steps < bodies.length; steps++) {
    const { until_on, successor }: Body = at
    if (until_on === null || day <= until_on) return at
    at = bodies.find(({ record_id }) => record_id === successor)
  }
  return null
}

/** By name whoever is behind a job on a day; null where none is entered. */
export function bodyBehind(bodies: readonly Body[], job: string, day: string): string | null {
  const kind = actsFor[job]
  return bodies.find((one) => one.kind === kind && standsOn(one, day))?.name ?? null
}

/** Words that end in the place of a body, as they are sent: with the name of whoever holds it on that day, where one is entered. */
export function withName(bodies: readonly Body[], words: string, job: string, day: string): string {
  const [kind, name] = [actsFor[job], bodyBehind(bodies, job, day)]
  return kind === undefined || name === null || !words.endsWith(` the ${kind}`)
    ? words
    : `${words} (${shortened(name, mostWords - words.length - 5)})`
}

/** For an alarm as it rings: by the day on which it does. What was sent stays as it was sent. */
export const byName: Worded = async (reader, { who, now }, { to, words }) =>
  actsFor[to] === undefined
    ? words
    : withName(await bodiesKnown.all(reader, { force: who.forceId }), words, to, localDate(now))

/** As long as what somebody was told may be: see registers/escalated.ts. */
const mostWords = 300

/** A body that a report names, and who owes in its place on a day; null while it stands, or where it is not entered. */
export function succeededWords(bodies: readonly Body[], name: string | null, day: string): string | null {
  const one = named(bodies, name)
  if (one === undefined || one.until_on === null || day <= one.until_on) return null
  const now = owesOn(bodies, one, day)
  const ended = dateWords(dayOf(one.until_on))
  return now === null ? `ended ${ended}; no successor has been entered` : `ended ${ended}; now ${now.name}`
}

/** As it is called, or as it was before its name was corrected: a report that was entered with that name is not entered again. */
function named(bodies: readonly Body[], name: string | null): Body | undefined {
  const is = (other: string) => other.toLowerCase() === name?.toLowerCase()
  return bodies.find((one) => is(one.name)) ?? bodies.find((one) => one.corrections.some((was) => is(was.name)))
}

/** What a page of clocks says of each place that passed to another by a day. */
export const passedOn = (bodies: readonly Body[], day: string): readonly string[] =>
  bodies
    .filter(({ kind, until_on }) => Object.values(actsFor).includes(kind) && until_on !== null && until_on < day)
    .map((one) => {
      const now = owesOn(bodies, one, day)
      const since = dateWords(addDays(dayOf(lastEnded(bodies, one, day).until_on ?? ''), 1))
      return now === null
        ? `${one.name} ended, and no body has been entered that owes what it owed since ${since}. Enter its successor.`
        : `What ${one.name} owed has been owed by ${now.name} since ${since}. No time limit started again.`
    })

/** Of a body that has ended and of those that took over in turn, the last that has ended by a day. */
function lastEnded(bodies: readonly Body[], one: Body, day: string): Body {
  let at = one
  for (const _ of bodies) {
    const next = bodies.find(({ record_id }) => record_id === at.successor)
    if (next === undefined || next.until_on === null || day <= next.until_on) return at
    at = next
  }
  return at
}
