// Two grades of an audited file differ: a third person settles which stands.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { answered, because, command, grade } from './file-command.ts'
import { type FileState, inDispute } from './file-state.ts'
import { type Judge, outsideRefusals } from './outside.ts'

/** An auditor who did not grade it; where all of them did, a detective inspector of another unit. */
export const moderate = command({
  name: 'moderate',
  title: 'Settle the grade',
  path: 'moderation',
  permission: 'moderate audits',
  body: Type.Object({ grade, because }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(moderationRefusals(state, by), {
      kind: 'audited-file.moderated/1',
      happenedAt: now,
      body,
    }),
})

export function moderationRefusals(state: FileState, by: Judge): readonly Refusal[] {
  const { gradings } = state
  return [
    ...when(!inDispute(state), '', 'Its gradings do not differ, so there is nothing to settle.'),
    ...byAnotherHuman(
      by,
      gradings.map((one) => one.by),
      'You graded this file. Somebody who did not must settle the grade.',
    ),
    ...outsideRefusals(state, by, 'must settle it'),
  ]
}
