// The response under section 55 as a document: to whom, both sides' comments, and each recommendation with its action or reason. Drafted from today's facts, and for ever as it was published.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { addendaOf } from './addenda.ts'
import { addressees, copiesOwed, lastDay } from './duties.ts'
import type { AsTheRegister, Section55Fact } from './facts.ts'
import { leftOut } from './left-out.ts'
import { section55 } from './procedure.ts'
import { recommendationsNow, registerAsItIs } from './register.ts'
import { section55ResponseAnswer } from './response-answer.ts'
import { addedSince, gapOf, type Section55State, withAdded } from './state.ts'

export const responsePage = page({
  path: '/section-55/:record/response',
  permission: 'see recommendations',
  template: 'accountability/section-55/views/response.njk',
  title: (values) => `Response under section 55: ${String(values['report'])}`,
  area: '/scrutiny',
  answer: section55ResponseAnswer,
  load: async (world, { params }) => await readResponse(world, params['record'] ?? ''),
})

async function readResponse(world: World, record: string): Promise<Outcome<Answered<typeof section55ResponseAnswer>>> {
  return await world.db.read(contextOf(world), async (reader) => {
    const folded = await load(reader, world, section55, record)
    const asPublished = stateAsPublished(folded)
    if (asPublished !== null) return done({ record, ...responseOf(asPublished, folded.state) })
    const { opened } = folded.state
    if (opened === null) return { kind: 'not found' }
    const state = withAdded(folded.state, addedSince(folded.state, await recommendationsNow(reader, world, opened)))
    const register = await registerAsItIs(reader, world, state.recommendations)
    return done({ record, ...responseOf(state, folded.state, register, world.now) })
  })
}

/** The comments as they stood with the fact that published them: a day corrected since, or anything said since, is not in it. */
const stateAsPublished = ({ steps }: Pick<Folded<Section55State, Section55Fact>, 'steps'>): Section55State | null =>
  steps.find(({ state }) => state.published !== null)?.state ?? null

/** `now` is when a draft is drawn; what is published has its own time. */
function responseOf(
  state: Section55State,
  later: Section55State,
  drawn: AsTheRegister | null = null,
  now: Instant | null = null,
) {
  const { opened, chief, own, published } = state
  const register = published === null ? drawn : (published.register ?? null)
  const said = new Map(register?.recommendations.map((one) => [one.recordId, one]))
  const publishedOn = opened?.publishedOn ?? ''
  const last = lastDay(publishedOn)
  const at = published?.at ?? now
  return {
    report: opened?.report ?? '',
    publishedOn,
    lastDay: last,
    addressees: copiesOwed.map((to) => addressees[to]),
    published: published === null ? null : { at: published.at, address: published.address },
    at,
    inTime: at !== null && localDate(at) <= last,
    gap: published?.gap ?? gapOf(state),
    leftOut: leftOut(later).map(({ reference }) => reference),
    ledgerSize: register?.ledgerSize ?? null,
    chief: chief?.comments ?? null,
    chiefSaid: chief !== null,
    replyBy: state.replyBy,
    own: own?.comments ?? null,
    reply: own?.reply ?? null,
    kept: register !== null,
    recommendations: state.recommendations.map(({ recordId, reference, theme }) => {
      const { action = null, whyNone = null } = state.answers.get(recordId) ?? {}
      const { words = null, standing = null, dueOn = null, dateChanges = 0 } = said.get(recordId) ?? {}
      return { recordId, reference, theme, words, standing, dueOn, dateChanges, action, whyNone }
    }),
    addenda: addendaOf(later).map(({ lookedAt: _, ...one }) => one),
    earlier:
      state.earlier === null
        ? null
        : { document: state.earlier.document, on: state.earlier.on, text: state.earlier.text },
    covered: later.covered,
    notOwed: later.notOwed,
  }
}
