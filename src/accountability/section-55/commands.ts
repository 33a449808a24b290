// The workspace of section 55: complete only when every recommendation has an action or a reason; published in time all the same, with the gap printed.
import { isId } from '../../kernel/identity.ts'
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import type { GivesAway } from '../gives-away.ts'
import { afterPublication } from './after-publication.ts'
import { beforePublishing } from './before-publishing.ts'
import { chiefComments, inviteChief, replyToOffer } from './chief-officer.ts'
import { answerAsKnown } from './known-answer.ts'
import { open } from './opening.ts'
import { answerFor, comment } from './own-comments.ts'
import { section55 } from './procedure.ts'
import { publicWords } from './public-words.ts'
import { publishedBefore } from './published-before.ts'
import { complete, publish } from './publishing.ts'
import { unopened } from './queries/reports.ts'
import { recommendationChoices } from './recommendation-choices.ts'
import { sayingNone } from './saying-none.ts'

export const commands = (givesAway: GivesAway): readonly BoundCommand[] => [
  bind(section55, open, {
    says: 'Opened: the 56 days run from publication of the report',
    after: ({ recordId }) => `/section-55/${recordId}`,
    choices: async (world) => ({ inspection: await reportChoices(world) }),
  }),
  bind(section55, inviteChief, {
    says: 'Invited',
    initial: replyOffered,
  }),
  bind(section55, chiefComments, { says: 'Recorded' }),
  bind(section55, comment, { says: 'Recorded' }),
  bind(section55, answerFor, {
    says: 'Answered',
    choices: async (world, recordId) => ({ recordId: await recommendationChoices(world, recordId) }),
    initial: answerAsKnown,
  }),
  bind(section55, complete, { says: 'Complete: every recommendation has an action or a reason' }),
  bind(section55, publish(givesAway), { says: 'Published', button: 'Record the publication', load: beforePublishing }),
  ...afterPublication(givesAway),
  ...publishedBefore,
  ...sayingNone,
  ...publicWords(givesAway),
]

async function reportChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await unopened.all(reader, { force: world.who.forceId }),
  )
  return rows.map(({ record_id, title, published_on }) => ({
    value: record_id,
    text: `${title}, published ${dateWords(dayOf(published_on))}`,
  }))
}

async function replyOffered(world: World, recordId: string) {
  const today = localDate(world.now)
  if (!isId(recordId)) return {}
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, section55, recordId),
  )
  return state.opened === null ? {} : { replyBy: replyToOffer(state.opened.publishedOn, today) }
}
