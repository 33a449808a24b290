// Who asked a public question may be erased from it, and the question and its answer stay. The words themselves may be, where they are not published: anybody may have named a child in them.
import type { Reader } from '../../kernel/database.ts'
import { load } from '../../registers/records.ts'
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { World } from '../../registers/world.ts'
import type { Bodies, QuestionFact } from './facts.ts'
import { typedSigns } from './names-somebody.ts'
import { type PanelMeetingFact, panelMeeting } from './panel-meeting.ts'
import { question } from './procedure.ts'

export const erasable = [
  {
    record: 'question',
    words: 'name and address of the person who asked a public question',
    askedFor: 'question.to-be-forgotten/1',
    look: async (reader: Reader, world: World, recordId: string) => {
      const { facts } = await load(reader, world, question, recordId)
      const positions = facts.filter((fact) => fact.kind === 'question.asker-named/1').map((fact) => fact.position)
      return positions.length === 0 ? null : ({ kind: 'may go', positions } as const)
    },
  },
  {
    ...ownWordsOf({
      procedure: question,
      kind: 'question.words-erased/1',
      words: 'words of a public question and its answers that are not published',
      without,
    }),
    record: 'question words',
  },
  ownWordsOf({
    procedure: panelMeeting,
    kind: 'panel-meeting.words-erased/1',
    words: 'why a meeting of the panel was cancelled',
    without: (fact: PanelMeetingFact) => (fact.kind === 'panel-meeting.cancelled/1' ? { because: gone } : null),
  }),
] as const

function without(fact: QuestionFact, facts: readonly QuestionFact[]): object | null {
  const isPublic = facts.some(({ kind }) => kind === 'question.published/1')
  switch (fact.kind) {
    case 'question.received/1':
    case 'question.supplementary-asked/1':
      return isPublic ? null : { ...fact.body, question: gone }
    case 'question.answered/1':
      return isPublic && !isLeftOut(fact, facts) ? null : { ...fact.body, answer: gone }
    // Only whoever holds the ticket reads why.
    case 'question.rejected/1':
      return { because: gone }
    case 'question.admitted/1': {
      const { lateBecause = null, movedBecause = null } = fact.body
      if (lateBecause === null && movedBecause === null) return null
      return {
        ...fact.body,
        lateBecause: lateBecause === null ? null : gone,
        ...(movedBecause === null ? {} : { movedBecause: gone }),
      }
    }
    case 'question.published/1':
    case 'question.followed-up/1': {
      const { lookedAt } = fact.body
      return lookedAt == null ? null : { ...fact.body, lookedAt: { ...lookedAt, because: gone } }
    }
    default:
      return null
  }
}

type Answered = { readonly position: number; readonly body: Bodies['question.answered/1'] }

/** Corrected before it was published, and left out of what is public for what it holds. */
function isLeftOut({ position, body: { answer, figure = null } }: Answered, facts: readonly QuestionFact[]): boolean {
  const next = facts.find(
    (one) =>
      one.position > position && (one.kind === 'question.answered/1' || one.kind === 'question.supplementary-asked/1'),
  )
  return next?.kind === 'question.answered/1' && typedSigns(answer, figure).length > 0
}
