// What is owed: open duties soonest first, and how each settled one came out. Never hidden in tabs.
import type { Instant } from '../../../../kernel/time.ts'
import { compliance, type Duty, isOpen } from '../../../../practice/duty.ts'
import { missing } from '../../procedure.ts'

export const dueNext = (duties: readonly Duty[], at: Instant, staffId: string) =>
  duties
    .filter(isOpen)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((duty) => ({
      words: wordsOf(duty),
      owner: duty.owner,
      mine: duty.ownerId === staffId,
      dueAt: duty.dueAt,
      late: duty.dueAt < at,
      source: duty.source,
      basis: duty.basis,
    }))

export const settled = (duties: readonly Duty[], at: Instant) =>
  duties
    .filter((duty) => !isOpen(duty))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((duty) => ({
      words: wordsOf(duty),
      owner: duty.owner,
      dueAt: duty.dueAt,
      doneAt: duty.metAt,
      recordedAt: duty.metRecordedAt,
      compliance: compliance(duty, at),
    }))

const wordsOf = (duty: Duty): string => missing.rules.find((rule) => rule.name === duty.name)?.words ?? duty.name
