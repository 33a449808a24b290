// The status of a frozen pack computed again: its own test over the figures that the ledger held then, and no other.
import { Compile } from 'typebox/compile'
import { localDate } from '../kernel/time.ts'
import type { ReadKnownAt, StandingAgain } from './board/index.ts'
import { figuresFor } from './recommendations/figures.ts'
import { standing } from './recommendations/standing.ts'
import { ClosureTest } from './recommendations/test.ts'

export const standingAgain =
  (read: ReadKnownAt): StandingAgain =>
  async ({ force, recommendations, now, knownAt }) => {
    const judged = recommendations.flatMap(({ test, ...one }) => (isTest(test) ? [{ ...one, test }] : []))
    const tests = judged.map(({ test }) => test)
    const figures = await figuresFor(async (asked) => await read({ ...asked, knownAt }), force, tests, now)
    return new Map(
      judged.map(({ recordId, test, countsFrom, metBefore }) => {
        const audit = figures.audit(test)
        const openConcerns = figures.openConcerns(test)
        const gaps = figures.gaps(test)
        const besides = { countsFrom, today: localDate(now), openConcerns, gaps, ...(audit === null ? {} : { audit }) }
        return [recordId, standing(test, figures.months(test), metBefore, besides).standing]
      }),
    )
  }

const checked = Compile(ClosureTest)
const isTest = (test: unknown): test is ClosureTest => checked.Check(test)
