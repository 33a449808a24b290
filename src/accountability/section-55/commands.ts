// The workspace of section 55: complete only when every recommendation has an action or a reason; published in time all the same, with the gap printed.
import { addDays, localDate } from '../../kernel/time.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { afterPublication } from './after-publication.ts'
import { chiefComments, inviteChief } from './chief-officer.ts'
import { answerAsKnown } from './known-answer.ts'
import { open } from './opening.ts'
import { answerFor, comment } from './own-comments.ts'
import { section55 } from './procedure.ts'
import { complete, publish } from './publishing.ts'
import { reports } from './queries.ts'

export const commandsWith = (
  recommendationChoices: (world: World, recordId: string) => Promise<readonly { value: string; text: string }[]>,
): readonly BoundCommand[] => [
  bind(section55, open, {
    says: 'Opened: the clock of 56 days runs from publication',
    after: ({ recordId }) => `/section-55/${recordId}`,
    choices: async (world) => ({ report: await reportChoices(world) }),
  }),
  bind(section55, inviteChief, {
    says: 'Invited',
    initial: async (world) => await Promise.resolve({ replyBy: addDays(localDate(world.now), 28) }),
  }),
  bind(section55, chiefComments, { says: 'Recorded' }),
  bind(section55, comment, { says: 'Recorded' }),
  bind(section55, answerFor, {
    says: 'Answered',
    choices: async (world, recordId) => ({ recordId: await recommendationChoices(world, recordId) }),
    initial: answerAsKnown,
  }),
  bind(section55, complete, { says: 'Complete: every recommendation has an action or a reason' }),
  bind(section55, publish, { says: 'Published', button: 'Record the publication' }),
  ...afterPublication,
]

async function reportChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await reports.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({
    value: row.inspection,
    text: `${row.inspection}, published ${row.published ?? ''}, ${row.recommendations} recommendations`,
  }))
}
