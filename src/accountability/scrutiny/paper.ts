// The paper of a public performance meeting: the figures of one public release and the office's commentary beside them. It holds no number of its own, so none in it has passed by disclosure control.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { isForces } from '../asked-of.ts'
import { gapShown } from '../public-gap.ts'
import { ofOthers } from '../status-words.ts'
import { performanceMeetingPaperAnswer } from './paper-answer.ts'
import { type PerformanceState, performanceMeeting } from './performance.ts'
import type { PublishedRelease, ReadRelease } from './published-release.ts'

export const paperPage = (readRelease: ReadRelease) =>
  page({
    path: '/performance-meeting/:record/paper',
    permission: 'see recommendations',
    template: 'accountability/scrutiny/views/paper.njk',
    title: 'Paper of a public performance meeting',
    area: '/scrutiny',
    answer: performanceMeetingPaperAnswer,
    load: async (world, { params }) => await readPaper(world, params['record'] ?? '', readRelease),
  })

async function readPaper(
  world: World,
  record: string,
  readRelease: ReadRelease,
): Promise<Outcome<Answered<typeof performanceMeetingPaperAnswer>>> {
  const force = world.who.forceId
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, performanceMeeting, record)
    const { called, paper } = state
    if (called === null) return { kind: 'not found' }
    const release = await readRelease(reader, { force, release: paper?.releaseId ?? null })
    const writes = isOpenFor(state) && may(world.who, 'scrutinise')
    return done({
      record,
      called,
      paper,
      ...(release === null ? { release: null } : paperOf(release, state.commentary, localDate(world.now))),
      mayWrite: writes && release !== null,
      mayPublish: writes && may(world.who, 'publish figures'),
    })
  })
}

/** Commentary is written and the paper frozen before the meeting is held; what was frozen stands. */
const isOpenFor = ({ held, cancelled, paper }: PerformanceState): boolean =>
  held === null && cancelled === null && paper === null

/** What is worse comes first; what is answered with yes, closed or superseded is last. */
const order = ['no', 'too early to say', 'not tested yet', 'yes', 'closed by the inspectorate', 'superseded'] as const

/** As on the public site: what others are asked alone is in no count of the force. */
const groups = [...order, ofOthers] as const
type Group = (typeof groups)[number]
const groupOf = ({ askedOf = [] }: Published, better: (typeof order)[number]): Group =>
  isForces({ asked_of: askedOf }) ? better : ofOthers

function paperOf(release: PublishedRelease, commentary: PerformanceState['commentary'], today: string) {
  const { recommendations, frozenAt, releaseId, ledgerSize, policyVersion, window, againBy, force } = release
  const all = order.flatMap((better) =>
    recommendations
      .filter((one) => one.better === better)
      .map((one) => ({ ...one, better, group: groupOf(one, better) })),
  )
  const listed = groups.flatMap((group) => all.filter((one) => one.group === group))
  return {
    release: {
      releaseId,
      frozenAt,
      ledgerSize,
      policyVersion,
      window: window ?? null,
      at: `/${force}/releases/${releaseId}`,
    },
    stale: againBy !== undefined && againBy < today,
    counts: groups
      .map((answer) => ({ answer, n: listed.filter(({ group }) => group === answer).length }))
      .filter(({ n }) => n > 0),
    fallen: recommendations
      .filter(({ standing }) => standing === 'no longer met')
      .map(({ id, reference, theme, since }) => ({ id, reference, theme, since })),
    whole: commentary.get(null)?.words ?? null,
    groups: grouped(listed),
    recommendations: listed.map((one) => ({
      ...shown(one),
      better: one.better,
      commentary: commentary.get(one.id)?.words ?? null,
    })),
  }
}

/** What is not better, or is no longer met, stands open; the rest folds by its answer with its count. `at`: places in the list. */
function grouped(listed: readonly (Pick<Published, 'standing'> & { readonly group: Group })[]) {
  return groups.flatMap((answer) => {
    const at = [...listed.keys()].filter((place) => listed[place]?.group === answer)
    const fell = at.some((place) => listed[place]?.standing === 'no longer met')
    return at.length === 0 ? [] : [{ answer, folded: answer !== 'no' && !fell, at }]
  })
}

type Published = PublishedRelease['recommendations'][number]

/** The release holds more of each than the paper shows. */
const shown = ({ id, reference, theme, betterBecause, standing, since, dueOn, dateChanges, ...more }: Published) => ({
  ...{ id, reference, theme, betterBecause, standing, since, dueOn, dateChanges },
  datesMoved: more.datesMoved ?? [],
  measures: more.measures.map(({ measure, part = null, question, year, counted = null, change, asked }) => {
    return { measure, part, question, year, counted, change, asked }
  }),
  gaps: (more.gaps ?? []).map(gapShown),
})
