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
          ...when(made === null, '', 'It is not issued yet. Issue the decision first.'),
          ...when(published !== null, '', 'It is published: what it said stands.'),
          ...when(made?.because === gone, '', 'What it said was erased. Decide again, and publish that decision.'),
          ...when(
            again !== null,
            '',
            `It was decided again on ${again === null ? '' : dateWords(dayOf(again.on))}: publish that decision.`,
          ),
          ...when(
            about !== null && recommendation === null,
            '',
            'The public site does not show the recommendation yet. Publish the figures first: the decision stands beside them.',
          ),
          ...refusals,
        ],
        {
          kind: 'scrutiny-decision.published/1',
          happenedAt: now,
          body: {
            recommendation,
            standing,
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
          ...when(publishedAt !== null, '', 'It is published: what it said stands, and its dates follow it.'),
          ...when(
            undertaken?.words === gone,
            '',
            'What it said was erased. Undertake it again, and publish that undertaking.',
          ),
          ...refusals,
        ],
        { kind: 'commissioner-action.published/1', happenedAt: now, body: { lookedAt, measures: true } },
      )
    },
  })

export const publishingCommands = (readRelease: ReadRelease, givesAway: GivesAway): readonly BoundCommand[] => [
  bind(scrutinyDecision, publishDecision(readRelease, givesAway), {
    says: 'Published: the status computed at this moment stands beside it',
    button: 'Publish it now',
    after: ({ recordId }) => `/scrutiny-decision/${recordId}`,
    load: async (world, recordId) => ({ about: await decisionWords(world, recordId, readRelease) }),
  }),
  bind(commissionerAction, publishAction(givesAway), {
    says: 'Published: its dates, and that it is done, follow by themselves',
    button: 'Publish it now',
    after: ({ recordId }) => `/commissioner-action/${recordId}`,
    load: async () =>
      await Promise.resolve({
        about: [
          'The public site shows what is undertaken, by when, how often that moved, and whether it is done: from now on by itself.',
          'Beside it stands what each measure that it should move said then and says now, after disclosure control, or why no measure shows it.',
          'Who does it, why a date moved and what shows that it is done do not go there.',
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
      'The public site shows the topic, the forum, how far we are assured and why, what is asked of the force and when it is looked at again. What was asked and what was seen do not go there.',
      made?.recommendationId == null
        ? 'It is about no recommendation: no computed status stands beside it.'
        : `Beside it stands the status as it is computed now: ${standing ?? 'none'}. ${disagreement({ assurance: made.assurance, standing }) ?? 'The two do not disagree.'}`,
    ]
  })
}
