// Who is drawn: every contact's rank follows from a root that nobody chose, and anyone can compute it again.
import { createHash } from 'node:crypto'
import { idOf } from '../../../kernel/identity.ts'
import { addMonths, dayOf, type Instant, type LocalDate, localDate, startOfLocalDay } from '../../../kernel/time.ts'
import { type Drawn, stratified, type ToAudit } from '../../../practice/audit.ts'

/** Vigil default: enough to see a wrong one in five nearly every month. */
export const sampled = 20

/** One of each force and month. */
export const sampleOf = (force: string, month: string): string => idOf(`${force}/contacts not opened/${month}`)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A contact's name in its sample, which leads nobody to it who may not open it. */
export const contactName = (sampleId: string, recordId: string): string => sha256(`${sampleId}/${recordId}`)

export const rankBy =
  ({ root, sampleId }: { readonly root: string; readonly sampleId: string }) =>
  (recordId: string): string =>
    sha256(`${root}/${contactName(sampleId, recordId)}`)

/** The lowest ranks of each path, in proportion to its contacts. */
export const drawContacts = <Contact extends ToAudit>(
  population: readonly Contact[],
  lot: { readonly root: string; readonly sampleId: string },
): readonly Drawn<Contact>[] => stratified(population, sampled, rankBy(lot))

export type Month = {
  /** 2026-10. */
  readonly name: string
  readonly from: Instant
  readonly until: Instant
}

/** By London's days. */
export const monthOf = (day: LocalDate): Month => {
  const first = dayOf(`${day.slice(0, 7)}-01`)
  return { name: day.slice(0, 7), from: startOfLocalDay(first), until: startOfLocalDay(addMonths(first, 1)) }
}

/** The calendar month so many months before this one. */
export const monthBefore = (back: number, now: Instant): Month =>
  monthOf(addMonths(dayOf(`${localDate(now).slice(0, 7)}-01`), -back))
