// A decision, and an undertaking, goes on the public site: beside what is computed at that moment, and once somebody has looked at the words.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { dateWords, dayOf } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { gone } from '../../registers/words-erased.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { disagreement } from '../assurance.ts'
import { type GivesAway, looked, mayStand } from '../gives-away.ts'
import { answered, command } from './checks.ts'
import type { ActionFact, DecisionFact } from './facts.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import type { ReadRelease } from './published-release.ts'
import { register } from './queries.ts'
import type { ActionState, DecisionState } from './state.ts'

const Publish = Type.Object(mayStand)

type Computed = {
  /** As the register has it now; null where it is about none, or the public site does not show it. */
  readonly recommendation: { readonly id: string; readonly reference: string; readonly theme: string } | null
  readonly standing: string | null
  readonly ledgerSize: number
}

const publishDecision = (readRelease: ReadRelease, givesAway: GivesAway) =>
  command<DecisionState, DecisionFact, typeof Publish, Computed>({
    name: 'publish',
    title: 'Publish the decision',
    path: 'publication',
    permission: 'scrutinise',
    body: Publish,
    evidence: async (reader, { folded: { state }, world }) => await computed(reader, world, readRelease, state),
    decide: ({ body, state: { made, again, published }, evidence, now }) => {
      const { recommendation, standing, ledgerSize: size } = evidence
      const { refusals, lookedAt } = looked(
        givesAway,
        [
          { where: 'the topic', words: made?.topic ?? null },
          { where: 'the forum', words: made?.forum ?? null },
          { where: 'the reason', words: made?.because ?? null },
          { where: 'what is asked of the force', words: made?.furtherAction ?? null },
        ],
        body.mayStand,
      )
      const about = made?.recommendationId ?? null
      return answered(
        [
          ...when(made === null, '', 'This decision has not been issued yet. Issue it first.'),
          ...when(published !== null, '', 'This decision has been published and cannot be changed.'),
          ...when(
            made?.because === gone,
            '',
            'The words of this decision were erased. Decide again, and publish that decision.',
          ),
          ...when(
            again !== null,
            '',
            `You decided again on ${again === null ? '' : dateWords(dayOf(again.on))}. Publish that decision instead.`,
          ),
          ...when(
            about !== null && recommendation === null,
            '',
            'The public site does not show the recommendation yet. Publish the figures first, because the decision is shown beside them.',
          ),
          ...refusals,
        ],
        {
          kind: 'scrutiny-decision.published/1',
          happenedAt: now,
          body: {
            recommendation,
            standing,
            standingThen: made?.standingThen ?? null,
            ledgerSize: size,
            disagreement: about === null ? null : disagreement({ assurance: made?.assurance ?? null, standing }),
            lookedAt,
          },
        },
      )
    },
  })

async function computed(
  reader: Reader,
  world: World,
  readRelease: ReadRelease,
  { made }: DecisionState,
): Promise<Computed> {
  const force = world.who.forceId
  const [rows, release, ledger] = await Promise.all([
    register.all(reader, { force }),
    readRelease(reader, { force, release: null }),
    ledgerSize.one(reader, {}),
  ])
  const row = rows.find((one) => one.record_id === made?.recommendationId)
  const isShown = release?.recommendations.some(({ id }) => id === row?.record_id) === true
  return {
    recommendation:
      row === undefined || !isShown ? null : { id: row.record_id, reference: row.reference, theme: row.theme },
    standing: row?.standing ?? null,
    ledgerSize: ledger?.size ?? 0,
  }
}

const publishAction = (givesAway: GivesAway) =>
  command<ActionState, ActionFact, typeof Publish, null>({
    name: 'publish',
    title: 'Publish what we undertook',
    path: 'publication',
    permission: 'scrutinise',
    body: Publish,
    evidence: none,
    decide: ({ body, state: { undertaken, publishedAt }, now }) => {
      const texts = [
        { where: 'what is undertaken', words: undertaken?.words ?? null },
        { where: 'why no measure shows it', words: undertaken?.noMeasure ?? null },
      ]
      const { refusals, lookedAt } = looked(givesAway, texts, body.mayStand)
      return answered(
        [
          ...when(
            publishedAt !== null,
            '',
            'This undertaking has been published and cannot be changed. Its dates are updated automatically.',
          ),
          ...when(
            undertaken?.words === gone,
            '',
            'The words of this undertaking were erased. Undertake it again, and publish that undertaking.',
          ),
          ...refusals,
        ],
        { kind: 'commissioner-action.published/1', happenedAt: now, body: { lookedAt, measures: true } },
      )
    },
  })

export const publishingCommands = (readRelease: ReadRelease, givesAway: GivesAway): readonly BoundCommand[] => [
  bind(scrutinyDecision, publishDecision(readRelease, givesAway), {
    says: 'Published: the status computed now is shown beside it',
    button: 'Publish it now',
    after: ({ recordId }) => `/scrutiny-decision/${recordId}`,
    load: async (world, recordId) => ({ about: await decisionWords(world, recordId, readRelease) }),
  }),
  bind(commissionerAction, publishAction(givesAway), {
    says: 'Published: changes of date and completion will be added automatically',
    button: 'Publish it now',
    after: ({ recordId }) => `/commissioner-action/${recordId}`,
    load: async () =>
      await Promise.resolve({
        about: [
          'The public site will show what you undertook, its date, how often the date moved, and whether it is done. From now on it is updated automatically.',
          'Beside it, the site shows the figures of each measure it should move, then and now, after disclosure control, or why no measure shows it.',
          'The site does not show who does it, why a date moved, or what shows that it is done.',
        ],
      }),
  }),
]

async function decisionWords(world: World, recordId: string, readRelease: ReadRelease): Promise<readonly string[]> {
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, scrutinyDecision, recordId)
    const { standing } = await computed(reader, world, readRelease, state)
    const { made } = state
    return [
      'The public site will show the topic, the forum, how far you are assured and why, what you ask of the force, and when you will look at it again. It does not show what you asked or what you saw.',
      made?.recommendationId == null
        ? 'The decision is not about a recommendation, so no computed status is shown beside it.'
        : `The status computed now is shown beside it: ${standing ?? 'none'}. ${disagreement({ assurance: made.assurance, standing }) ?? 'The two do not disagree.'}`,
    ]
  })
}
