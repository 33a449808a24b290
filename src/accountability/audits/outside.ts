// Whoever judges an audited file stands outside its case: no hand in it, and not of its unit (accountability.md R24). From the first grading to the last look.
import type { Refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import type { FileState } from './file-state.ts'

export type Judge = Human & Pick<Person, 'unit'>

/** `what` is what somebody of another unit does instead. */
export const outsideRefusals = ({ drawn }: Pick<FileState, 'drawn'>, by: Judge, what: string): readonly Refusal[] => [
  ...byAnotherHuman(by, drawn?.involved, 'You worked on this case.'),
  ...when(
    drawn?.unit !== undefined && drawn.unit === by.unit,
    '',
    `This is a case of your own unit. Somebody from another unit ${what}.`,
  ),
]
