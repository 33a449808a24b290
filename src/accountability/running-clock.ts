// What is owed and not done, in words: one source for the page of clocks and for the local policing body's own late dates, so that they never differ.

import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { dateWords, dayNumber, dayOf, type Instant, instant, type LocalDate, localDate } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import type { Policy } from '../practice/policy.ts'
import { Maybe } from '../registers/schemas.ts'
import { DateFrom } from './date-from.ts'
import { forumOf } from './questions/forums.ts'

const row = Type.Object({
  record_id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  owner: Type.String(),
  owner_name: Maybe(Type.String()),
  due_at: Type.String(),
  basis: Type.String(),
  source: Type.String(),
  reference: Maybe(Type.String()),
  subject: Maybe(Type.String()),
  subject_on: Maybe(Type.String()),
  item: Maybe(Type.String()),
  year: Maybe(Type.Integer()),
  time_scale: Maybe(Type.String()),
  base_on: Maybe(Type.String()),
  date_changes: Maybe(Type.Integer()),
  started_by: Type.String(),
  date_from: Maybe(DateFrom),
})

const columns = sql`record_id, kind, name, owner, owner_name, due_at, basis, source, reference, subject, subject_on, item, year, time_scale, base_on, date_changes, started_by, date_from`

/** `keys`: the kinds of duty that are shown, each as its kind of record and its rule: two records may call a rule the same. */
export const runningClocks = statement({
  name: 'clocks: what runs',
  row,
  example: { force: 'demonstration', keys: ['inspection/send the action plan'], limit: 300 },
  sql: (p: { force: string; keys: readonly string[]; limit: number }) => sql`
    select ${columns}
    from running_clock
    where force_id = ${p.force}
      and kind || '/' || name = any (${[...p.keys]}::text[])
    order by due_at, record_id, name
    limit ${p.limit}`,
})

/** What one body owes and is overdue with: overdue on the page of clocks is late here, and the reverse. Of the kinds of record `ahead` what is still to come too. */
export const owedBy = statement({
  name: 'clocks: what is overdue with one owner, or ahead of it',
  row,
  example: {
    force: 'demonstration',
    owner: "commissioner's office",
    apart: ['commissioner-action'],
    ahead: ['question'],
    now: instant('2026-01-01T00:00:00Z'),
  },
  sql: (p: { force: string; owner: string; apart: readonly string[]; ahead: readonly string[]; now: Instant }) => sql`
    select ${columns}
    from running_clock
    where force_id = ${p.force}
      and owner = ${p.owner}
      and kind <> all (${[...p.apart]}::text[])
      and (due_at < ${p.now} or kind = any (${[...p.ahead]}::text[]))
    order by due_at, record_id, name
    limit 200`,
})

type About = {
  readonly record_id: string
  readonly kind: string
  readonly subject: string | null
  readonly subject_on: string | null
  readonly item: string | null
  readonly year: number | null
  readonly name?: string
  readonly started_by?: string
  readonly due_at?: string | null
}

/** What it is about; null where its own words say it all. `thing`: the words of a page that must be published. */
export function subjectOf(one: About, thing: (item: string) => string | undefined, policy: Policy): string | null {
  if (one.item !== null) return thing(one.item) ?? one.item
  if (one.year !== null) return `Public meetings of ${one.year}`
  const on = one.subject_on === null ? null : dateWords(dayOf(one.subject_on))
  if (one.kind === 'question') return `${to(one.subject ?? '', policy)}${on === null ? '' : `, received ${on}`}`
  const parts = [one.subject, on, copyOf(one)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** A forum by its words in the policy; by its short name where the policy no longer has it. */
function to(forum: string, policy: Policy): string {
  const words = forumOf(policy, forum)?.words
  return words === undefined
    ? `To the forum “${forum}”`
    : `To ${words.replace(/^(The|A) /, (one) => one.toLowerCase())}`
}

/** A copy is owed of the comments and of each addendum, on the day it is published: which of them it is. */
function copyOf({ name = '', started_by = '', due_at: due }: About): string | null {
  const what = copied[started_by]
  return what === undefined || due == null || !name.startsWith('copy to ')
    ? null
    : `of the ${what} of ${dateWords(localDate(instant(due)))}`
}

const copied: Readonly<Record<string, string>> = {
  'section-55.published/1': 'comments',
  'section-55.published-earlier/1': 'comments',
  'section-55.addendum-published/1': 'addendum',
}

/** Where it is done; of what has no page of its own, where it stands. */
export function placeOf({ kind, record_id: record, item }: About): string {
  if (item !== null) return `/scrutiny#publish-${item}`
  return kind === 'performance-year' ? '/scrutiny#public-meetings' : `/${kind}/${record}`
}

/** "48 days late (due 12 October 2026)", "due in 5 days (4 December 2026)", by the local day. */
export function whenWords(due: LocalDate, today: LocalDate, late: boolean): string {
  const [days, on] = [dayNumber(due) - dayNumber(today), dateWords(due)]
  if (late) return days === 0 ? `late since today (due ${on})` : `${counted(-days)} late (due ${on})`
  return `due ${howSoon(days)} (${on})`
}

function howSoon(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${counted(days)}`
}

const counted = (days: number): string => `${thousands(days)} ${days === 1 ? 'day' : 'days'}`
