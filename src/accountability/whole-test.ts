// A closure test as the public reads it: all that it asks, in words, and the audited files that stand beside its clocks.
import { Compile } from 'typebox/compile'
import { asksNothingOfFiles } from './files-unasked.ts'
import { askedBy } from './recommendations/asked-by.ts'
import { auditMeasures } from './recommendations/figures.ts'
import { ClosureTest } from './recommendations/test.ts'

export type WholeTest = {
  readonly asks: readonly string[]
  /** Files that are good, on the test's topic or any; null where nothing in it is a matter of time and no files are asked. */
  readonly files: { readonly measure: string; readonly part: string | null; readonly asked: string } | null
  /** Measures of “on time”, each of which is to be seen beside “done well”. */
  readonly timely: readonly string[]
  readonly asksNothingOfFiles: boolean
}

export function wholeTest(test: unknown): WholeTest | null {
  if (!checked.Check(test)) return null
  const { audit = null, criteria } = test
  const timely = criteria.flatMap(({ kind, measure }) => (kind === 'timeliness' ? [measure] : []))
  const files =
    audit === null
      ? { part: null, asked: 'nothing of them' }
      : {
          part: audit.topic,
          asked: `at least ${audit.leastGood} good and at most ${audit.mostInadequate} inadequate of ${audit.files}`,
        }
  return {
    asks: askedBy(test),
    files: audit === null && timely.length === 0 ? null : { measure: auditMeasures.good, ...files },
    timely,
    asksNothingOfFiles: asksNothingOfFiles(test),
  }
}

const checked = Compile(ClosureTest)
