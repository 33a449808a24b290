// A report as the form sends it, for tests: the five fields and everything else left open. A test says only what it is about.
import assert from 'node:assert/strict'
import { sql } from '../src/kernel/sql.ts'
import { hours, type Instant, localDate, localTime, plus, repeatedHour } from '../src/kernel/time.ts'
import type { ReportBody } from '../src/work/missing/commands/report-asked.ts'
import type { Client, It } from './app.ts'

export const reportBody = (now: Instant, more: Partial<ReportBody> = {}): ReportBody => ({
  path: 'missing',
  name: 'Invented Child',
  age: 14,
  lastSeenAt: plus(now, hours(-2)),
  lastSeenPrecision: 'about',
  lastSeenPlace: 'Rugeley station',
  callerPhone: '07700900123',
  why: 'Did not come home from school',
  callerName: null,
  callerRelation: null,
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  description: null,
  address: null,
  postcode: null,
  lookedAfterBy: null,
  firstContactAt: null,
  unit: 'control-room',
  area: 'Stafford',
  reviewBy: null,
  incidentGraded: null,
  matchedAs: null,
  personId: 'none of these',
  source: null,
  answers: {},
  notes: null,
  grade: null,
  ...more,
})

/** Also what no report may hold, to see it refused. */
type More = Readonly<Record<string, unknown>>

/** Reports as one call handler sends them, with no unit and nothing answered, and what the ledger then holds of each. */
export function reportsOf(it: It, handler: Client, always: Partial<ReportBody> = {}) {
  const force = handler.person.forceId
  const body = (more: More = {}) => ({
    ...reportBody(it.clock(), { unit: null, area: null, answers: null, ...always }),
    ...more,
  })
  const send = async (more: More = {}, key?: string) => await handler.api('/api/missing/report', body(more), key)
  const made = async (more: More = {}): Promise<string> => {
    const answer = await send(more)
    assert.equal(answer.status, 201, answer.text)
    return String(JSON.parse(answer.text).recordId)
  }
  const factsOf = async (record: string) => {
    const rows = await it.owner.read({ force, who: handler.person.staffId, now: it.clock() }, async (reader) =>
      reader.query(
        sql`select kind, happened_at, body from fact where force_id = ${force} and record_id = ${record} order by position limit 100`,
      ),
    )
    return rows.rows
  }
  return { body, send, made, factsOf }
}

/** The five fields as they are typed, but for the time. */
export const typedReport = {
  name: 'Wren Aldersey',
  age: '14',
  callerPhone: '01632 960101',
  lastSeenPlace: 'Bus station',
  why: 'not home from school',
  path: 'missing',
  lastSeenPrecision: 'about',
}
/** In the hour that the clocks repeat, with which of the two it is. */
export function typedMoment(at: Instant): Readonly<Record<string, string>> {
  const typed = { 'lastSeenAt.date': localDate(at), 'lastSeenAt.time': localTime(at) }
  const which = repeatedHour(at)
  return which === null ? typed : { ...typed, 'lastSeenAt.which': which }
}

/** Which fields a program is told are wrong. */
export const refusedFields = (text: string): readonly string[] => {
  const { errors }: { readonly errors: readonly { readonly field: string }[] } = JSON.parse(text)
  return errors.map((error) => error.field)
}
