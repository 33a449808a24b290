// The commands of an audit as forms: plan it, and draw it.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { auditorChoices } from './auditor-choices.ts'
import type { Auditable } from './cases.ts'
import { draw } from './drawing.ts'
import { commit } from './planning.ts'
import { audit } from './procedure.ts'
import { withdraw } from './withdrawing.ts'

export const auditCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(audit, commit(auditable), {
    says: 'Fixed. The sample can be drawn when the period is over',
    button: 'Fix the plan and the seed',
    after: ({ recordId }) => `/audit/${recordId}`,
    choices: async () =>
      await Promise.resolve({ topic: auditable.map(({ topic }) => ({ value: topic, text: topic })) }),
    initial: async () => await Promise.resolve({ kind: 'case files', size: 30, doubleShare: 0.2, peerShare: 0.1 }),
    load: async () =>
      await Promise.resolve({
        about: [
          'Choose a period that begins tomorrow or later, so that nobody can know now which cases it will hold.',
          'Vigil keeps only a hash of your seed phrase. Keep the phrase itself. You need it to draw the sample, and then everyone can see it.',
          'The first root of the ledger signed after the period is mixed in, so that nobody, including you, knows beforehand which cases will be drawn.',
        ],
      }),
  }),
  bind(audit, draw(auditable), {
    says: 'Drawn: every file has its auditor',
    button: 'Draw the sample',
    after: ({ recordId }) => `/audit/${recordId}`,
    choices: async (world) => ({ auditors: await auditorChoices(world) }),
  }),
  bind(audit, withdraw, {
    says: 'Withdrawn. It stays on the list, with the reason',
    after: ({ recordId }) => `/audit/${recordId}`,
  }),
]
