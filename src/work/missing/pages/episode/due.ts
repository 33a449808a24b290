// What is owed: open duties soonest first, each with the form that does it, and how each settled one came out. Never hidden in tabs.
import type { Instant } from '../../../../kernel/time.ts'
import { compliance, type Duty, isOpen } from '../../../../practice/duty.ts'
import { tellAuthorityLocated, tellAuthorityOfDeath } from '../../duties/return.ts'
import { dutyWords } from '../../duty-words.ts'
import { dayAndTime } from './day-and-time.ts'
import { type Doer, wayTo } from './ways.ts'

/** One line for what is owed twice, as where a raised grade began its own clock: the soonest leads, the later times stand beside it. */
export function dueNext(duties: readonly Duty[], at: Instant, doer: Doer) {
  const open = duties.filter(isOpen).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const whose = (duty: Duty) => JSON.stringify([duty.name, duty.owner, duty.ownerId])
  return [...Map.groupBy(open, whose).values()].flatMap(([duty, ...others]) =>
    duty === undefined
      ? []
      : [
          {
            words: wordsOf([duty, ...others]),
            owner: duty.owner,
            mine: duty.ownerId === doer.who.staffId,
            way: wayTo(duty.name, doer),
            dueAt: duty.dueAt,
            by: dayAndTime(duty.dueAt, at),
            late: duty.dueAt < at,
            alsoDue: others.map((other) => other.dueAt),
            again: others.map((other) => dayAndTime(other.dueAt, at)),
            source: duty.source,
            basis: duty.basis,
          },
        ],
  )
}

/** Placed here from elsewhere the child has two authorities, and each is told: said where it is so. */
function wordsOf(duties: readonly Duty[]): string {
  const [name = ''] = duties.map((duty) => duty.name)
  const told = [tellAuthorityLocated.name, tellAuthorityOfDeath.name]
  const two = told.includes(name) && duties.some((duty) => duty.occurrence === 2)
  return two ? `${dutyWords(name)}: placed here from elsewhere, the placing and the host` : dutyWords(name)
}

export const settled = (duties: readonly Duty[], at: Instant) =>
  duties
    .filter((duty) => !isOpen(duty))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((duty) => ({
      words: wordsOf([duty]),
      owner: duty.owner,
      dueAt: duty.dueAt,
      doneAt: duty.metAt,
      recordedAt: duty.metRecordedAt,
      due: dayAndTime(duty.dueAt, at),
      done: duty.metAt === null ? null : dayAndTime(duty.metAt, at),
      recorded: duty.metRecordedAt === null ? null : dayAndTime(duty.metRecordedAt, at),
      compliance: compliance(duty, at),
    }))
