// What an audited file showed is put right: returned at once where a child is at risk, remedied, and audited again.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { text } from '../../web/fields.ts'
import { answered, because, command, grade } from './file-command.ts'
import { type FileState, toAuditAgain, toPutRight } from './file-state.ts'
import { type Judge, outsideRefusals } from './outside.ts'

export const raiseConcern = command({
  name: 'raise-concern',
  title: 'Immediate safeguarding concern: return the case now',
  path: 'safeguarding-concern',
  permission: 'grade files',
  body: Type.Object({ concern: text('What puts the child at risk now', 'Enter what puts the child at risk now') }),
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) =>
    state.drawn === null
      ? answered([refusal('', 'There is no such file.')])
      : answered([], {
          kind: 'audited-file.concern-raised/1',
          happenedAt: now,
          body: { about: state.drawn.about, concern: body.concern },
        }),
})

export const remedy = command({
  name: 'remedy',
  title: 'Record what was put right',
  path: 'remedy',
  permission: 'own actions',
  body: Type.Object({ done: text('What was put right in this case', 'Enter what was put right') }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      when(
        !toPutRight(state),
        '',
        'There is nothing to put right in this file. Its grade is good or not final yet, or it is waiting to be audited again.',
      ),
      { kind: 'audited-file.remedied/1', happenedAt: now, body },
    ),
})

export const auditAgain = command({
  name: 'audit-again',
  title: 'Audit this file again',
  path: 're-audit',
  permission: 'grade files',
  body: Type.Object({ grade, because }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(auditAgainRefusals(state, by), { kind: 'audited-file.re-audited/1', happenedAt: now, body }),
})

export const auditAgainRefusals = (state: FileState, by: Judge): readonly Refusal[] => [
  ...when(!toAuditAgain(state), '', 'Nothing has been put right in this file since it was last audited.'),
  ...byAnotherHuman(by, state.remedies.at(-1)?.by, 'You put this file right. Somebody else must audit it again.'),
  ...outsideRefusals(state, by, 'must audit it again'),
]
