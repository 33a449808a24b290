// What is refused of rows on stages of monitoring.
import type { RowError } from '../row-reader.ts'
import type { Check } from './named.ts'
import { notCome, when } from './row-wrong.ts'

export const ofMonitoring = ({ register, today }: Check): readonly RowError[] =>
  register.monitoring.flatMap((one) => [
    ...when(one.effective > today, one, 'on', notCome),
    ...when((one.announced ?? '') > today, one, 'announced', notCome),
    ...when((one.decided ?? '') > today, one, 'decided', notCome),
    ...when(
      one.announced !== null && one.decided !== null && one.announced < one.decided,
      one,
      'announced',
      'it was announced before it was decided: check the two dates',
    ),
  ])
