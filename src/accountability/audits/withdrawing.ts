// A planned audit that will not be drawn: another person than who planned it says so and why, and the plan stays in sight.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { text } from '../../web/fields.ts'
import type { AuditCommand } from './audit-command.ts'
import { answered } from './file-command.ts'

const Withdraw = Type.Object({
  because: text('Why will it not be drawn?', 'Enter why it will not be drawn', {
    most: 1000,
    description: 'For example: no case ended in the period',
  }),
})

export const withdraw: AuditCommand<typeof Withdraw, null> = {
  name: 'withdraw',
  title: 'Withdraw this plan',
  path: 'withdrawal',
  permission: 'draw audits',
  body: Withdraw,
  evidence: none,
  decide: ({ body, state: { committed, drawn, withdrawn }, by, now }) =>
    answered(
      [
        ...when(committed === null, '', 'No audit has been planned here.'),
        ...when(drawn !== null, '', 'The sample has been drawn, so its files must be graded.'),
        ...when(withdrawn !== null, '', 'This plan has already been withdrawn.'),
        ...byAnotherHuman(by, committed?.by, 'You planned this audit. Another person must withdraw it.'),
      ],
      { kind: 'audit.withdrawn/1', happenedAt: now, body },
    ),
}
