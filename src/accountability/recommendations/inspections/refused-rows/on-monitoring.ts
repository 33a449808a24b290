// What is refused of rows on stages of monitoring.
import { certainlyBefore, daysOf } from '../../../published-day.ts'
import type { RowError } from '../row-reader.ts'
import type { Check } from './named.ts'
import { notCome, when } from './row-wrong.ts'

export const ofMonitoring = ({ register, today }: Check): readonly RowError[] =>
  register.monitoring.flatMap((one) => [
    ...when(isToCome(one.effective, today), one, 'on', notCome),
    ...when(isToCome(one.announced, today), one, 'announced', notCome),
    ...when(isToCome(one.decided, today), one, 'decided', notCome),
    ...when(
      certainlyBefore(one.announced, one.decided),
      one,
      'announced',
      'it was announced before it was decided: check the two dates',
    ),
  ])

const isToCome = (said: string | null, today: string): boolean => said !== null && (daysOf(said)?.first ?? '') > today
