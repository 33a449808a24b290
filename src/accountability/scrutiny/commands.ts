// What the local policing body records of its own actions and of how far it is assured. Nothing here is the force’s to write.
import { localDate } from '../../kernel/time.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { decide } from './assuring.ts'
import { draftCommands, withDraftButton } from './drafting.ts'
import type { Figures } from './figures-beside.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { recommendationChoices } from './recommendation-choices.ts'
import { changeDate, done, undertake } from './undertaking.ts'

const own = { after: ({ recordId }: { readonly recordId: string }) => `/commissioner-action/${recordId}` }

export const commands = ({ read, questions }: Figures): readonly BoundCommand[] => [
  bind(commissionerAction, undertake(read), {
    ...own,
    says: 'Undertaken',
    choices: async () =>
      await Promise.resolve({
        measures: [...questions].map(([value, { question }]) => ({ value, text: `${value}: ${question}` })),
      }),
  }),
  bind(commissionerAction, changeDate, { ...own, says: 'Date changed: the change is counted and shown' }),
  bind(commissionerAction, done, { ...own, says: 'Recorded' }),
  bind(scrutinyDecision, decide, {
    after: ({ recordId }) => `/scrutiny-decision/${recordId}`,
    says: 'Decided: the figures are shown beside your decision',
    choices: async (world) => ({ recommendationId: await recommendationChoices(world) }),
    initial: async (world, _, query) =>
      await Promise.resolve({ decidedOn: localDate(world.now), recommendationId: query['recommendation'] }),
    ...withDraftButton(() => '/scrutiny-decision/drafts'),
  }),
  ...draftCommands,
]
