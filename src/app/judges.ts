// The judge, wired: of now, by what is on record; and of a day that has passed, by what was on record then.
import type { ReadMonths } from '../accountability/recommendations/figures.ts'
import type { Judging } from '../accountability/recommendations/judge/reading-written.ts'
import { judge } from '../accountability/recommendations/judge.ts'
import type { Instant } from '../kernel/time.ts'
import { longestWait, versionOf } from '../practice/measure.ts'
import { readMonthsKnownAt } from '../registers/measures.ts'
import type { Policies } from '../registers/policies.ts'
import type { Reaction } from '../registers/world.ts'
import type { Databases } from './databases.ts'
import { definitions, observing } from './slices.ts'

type Given = {
  readonly databases: Pick<Databases, 'judge' | 'measure'>
  readonly policies: Policies
  readonly reactions: readonly Reaction[]
  readonly read: ReadMonths
  readonly isLoading: (force: string) => boolean
}

export function judgesOf({ databases, policies, reactions, read, isLoading }: Given) {
  const judging: Judging = {
    db: databases.judge,
    read,
    versionOf: versionOf(definitions),
    longestWait: longestWait(definitions),
    policyOf: async (force, now) => await policies.of(force, now),
    reactions,
  }
  const readAsRecorded: ReadMonths = async (asked) =>
    await readMonthsKnownAt(databases.measure, observing, policies, { ...asked, known: { recordedUntil: asked.now } })
  return {
    readAsRecorded,
    /** A history is judged as a whole: while it is being loaded nothing is. */
    judgeAt: async (force: string, at: Instant): Promise<void> => {
      if (!isLoading(force)) await judge(judging, force, at)
    },
    judgeAsRecorded: async (force: string, at: Instant): Promise<void> =>
      void (await judge({ ...judging, read: readAsRecorded }, force, at)),
  }
}
