// The status of a frozen pack computed again: its own test over the figures that the ledger held then, and no other.
import { Compile } from 'typebox/compile'
import { localDate } from '../kernel/time.ts'
import { distinct, type ReadKnownAt, type StandingAgain } from './board/index.ts'
import { figuresFor } from './recommendations/figures.ts'
import { standing } from './recommendations/standing.ts'
import { ClosureTest } from './recommendations/test.ts'

export const standingAgain =
  (read: ReadKnownAt): StandingAgain =>
  async ({ force, recommendations, beside, now, knownAt, recordedUntil = null, gapDefined }) => {
    const judged = recommendations.flatMap(({ test, ...one }) => (isTest(test) ? [{ ...one, test }] : []))
    const tests = judged.map(({ test }) => test)
    let months: Awaited<ReturnType<ReadKnownAt>> = new Map()
    const figures = await figuresFor(
      async (asked) => {
        months = await read({ ...asked, measures: distinct([...asked.measures, ...beside]), knownAt, recordedUntil })
        return months
      },
      force,
      tests,
      now,
      gapDefined,
    )
    const standings = new Map(
      judged.map(({ recordId, test, countsFrom, metBefore }) => {
        const audit = figures.audit(test)
        const openConcerns = figures.openConcerns(test)
        const gaps = figures.gaps(test)
        const besides = { countsFrom, today: localDate(now), openConcerns, gaps, ...(audit === null ? {} : { audit }) }
        return [recordId, standing(test, figures.months(test), metBefore, besides).standing] as const
      }),
    )
    return { standings, months }
  }

const checked = Compile(ClosureTest)
const isTest = (test: unknown): test is ClosureTest => checked.Check(test)
