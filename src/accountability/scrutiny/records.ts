// One decision, one own action, one public meeting: everything that was typed about it, for whoever asks later.
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { disagreement } from '../assurance.ts'
import { statusWords } from '../status-words.ts'
import { type Figures, figuresBeside } from './figures-beside.ts'
import { performanceMeeting } from './performance.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { register } from './queries.ts'
import { commissionerActionAnswer, performanceMeetingAnswer, scrutinyDecisionAnswer } from './records-answer.ts'

const folded = async <State, F extends Fact>(
  world: World,
  procedure: Procedure<State, F>,
  record: string,
): Promise<Folded<State, F> | null> =>
  isId(record)
    ? await world.db.read(contextOf(world), async (reader) => await load(reader, world, procedure, record))
    : null

/** Where it stands on the public site. */
const publicAt = ({ who }: World, record: string): string => `/${who.forceId}/commissioner#${record}`

export const decisionPage = page({
  path: '/scrutiny-decision/:record',
  permission: 'see recommendations',
  template: 'accountability/scrutiny/views/decision.njk',
  title: 'A decision of the local policing body',
  area: '/scrutiny',
  answer: scrutinyDecisionAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    const found = await folded(world, scrutinyDecision, record)
    if (found === null || found.state.made === null) return { kind: 'not found' }
    const { made, again, published } = found.state
    const rows = await world.db.read(
      contextOf(world),
      async (reader) => await register.all(reader, { force: world.who.forceId }),
    )
    const about = rows.find((row) => row.record_id === made.recommendationId) ?? null
    const { assurance } = made
    const disagreedThen =
      made.recommendationId === null ? null : disagreement({ assurance, standing: made.standingThen })
    const disagreesNow = about === null || again !== null ? null : disagreement({ assurance, standing: about.standing })
    return done({
      record,
      ...made,
      disagreedThen,
      disagreesNow,
      since: about !== null && again === null ? sinceWords(disagreedThen, disagreesNow) : null,
      again,
      published:
        published === null
          ? null
          : { at: published.at, standing: published.standing, disagreement: published.disagreement },
      publicAt: published === null ? null : publicAt(world, record),
      mayPublish: published === null && again === null && may(world.who, 'scrutinise'),
      late: again === null && made.nextReviewOn < localDate(world.now),
      about: about === null ? null : { ...about, status: statusWords(about) },
      maySay: may(world.who, 'scrutinise'),
    })
  },
})

/** What has become of it since: they disagree still, or in other words, or agree. */
function sinceWords(then: string | null, now: string | null): string | null {
  if (now !== null) return now === then ? 'They still disagree.' : now
  return then === null ? null : 'They agree now.'
}

export const actionPage = (figures: Figures) =>
  page({
    path: '/commissioner-action/:record',
    permission: 'see recommendations',
    template: 'accountability/scrutiny/views/action.njk',
    title: 'What the local policing body undertook',
    area: '/scrutiny',
    answer: commissionerActionAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      const found = await folded(world, commissionerAction, record)
      if (found === null || found.state.undertaken === null) return { kind: 'not found' }
      const { state } = found
      const { figures: then = [], noMeasure = null, ...undertaken } = found.state.undertaken
      return done({
        record,
        undertaken,
        noMeasure,
        measures: await world.db.read(
          contextOf(world),
          async (reader) => await figuresBeside(figures, reader, world, then),
        ),
        undertakenAt: found.facts[0]?.recordedAt ?? null,
        dueOn: state.dueOn,
        dateChanges: state.dateChanges,
        done: state.done,
        publishedAt: state.publishedAt,
        publicAt: state.publishedAt === null ? null : publicAt(world, record),
        mayPublish: state.publishedAt === null && may(world.who, 'scrutinise'),
        late: state.done === null && state.dueOn !== null && state.dueOn < localDate(world.now),
        maySay: state.done === null && may(world.who, 'scrutinise'),
      })
    },
  })

export const meetingPage = page({
  path: '/performance-meeting/:record',
  permission: 'see recommendations',
  template: 'accountability/scrutiny/views/performance.njk',
  title: 'A public performance meeting',
  area: '/scrutiny',
  answer: performanceMeetingAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    const found = await folded(world, performanceMeeting, record)
    if (found === null || found.state.called === null) return { kind: 'not found' }
    const { called, held, enteredAt, cancelled, paper } = found.state
    const waits = held === null && cancelled === null
    return done({
      record,
      called,
      held,
      enteredAt,
      cancelled,
      paper,
      owed: found.duties.filter(isOpen).map(({ dueAt }) => dueAt),
      mayHold: waits && called.heldOn <= localDate(world.now) && may(world.who, 'scrutinise'),
      mayCancel: waits && may(world.who, 'scrutinise'),
    })
  },
})
