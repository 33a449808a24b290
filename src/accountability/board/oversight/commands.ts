// Freezing a pack of one cause of concern, and recording what the oversight group asked and decided.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { type Command, none } from '../../../registers/records.ts'
import { Id, LocalDate } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { lines, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { type JudgeForce, judgedBefore, notJudged, olderThanTheirTest } from '../../judged.ts'
import { asAt, asAtChoices, asAtSaid, computedThatDay, readAsAt } from '../as-at.ts'
import { ofAny } from '../frozen-pack.ts'
import type { Measuring } from '../measuring.ts'
import { type ReadPack, readPack } from '../pack.ts'
import type { NewOversightFact, OversightFact } from './facts.ts'
import { type OversightState, oversightPack } from './procedure.ts'
import { concernById, concerns } from './queries.ts'

const { unless } = deciding<NewOversightFact>()

const Freeze = Type.Object({
  findingId: {
    ...Id,
    title: 'Which cause of concern?',
    missing: 'Choose the cause of concern',
    input: 'select',
  },
  asAt,
  residualRisk: text(
    'What is still at risk?',
    'Enter what is still at risk. The group will not believe a pack without it',
  ),
  staffSaid: lines('What staff say', 'One on each line, without names'),
})

type Concern = Awaited<ReturnType<typeof concernById.one>>
type Evidence = {
  /** Whether it is in the register now, whatever was then. */
  readonly known: boolean
  readonly concern: Concern
  readonly pack: ReadPack
  readonly older: readonly string[]
}

const freeze = (measuring: Measuring): Command<OversightState, OversightFact, typeof Freeze, Evidence> => ({
  name: 'freeze',
  title: 'Freeze a pack of one cause of concern',
  path: 'packs',
  permission: 'keep the board',
  opens: true,
  body: Freeze,
  evidence: async (today, { body: { findingId, asAt: at }, world: { who, ...now } }) => {
    const asked = { force: who.forceId, finding: findingId }
    // By whoever freezes it: how it stood is read by a role that sees what is under embargo too.
    const seen = await concernById.one(today, asked)
    return await readAsAt(today, { who, ...now }, measuring, at, async ({ reader, world, ...stood }) => {
      const concern = seen === null ? null : await concernById.one(reader, asked)
      const cause = { findingId, measures: concern?.measures ?? [] }
      return {
        known: seen !== null,
        concern,
        pack: await readPack(reader, world, measuring, { cause, ...stood }),
        older: await olderThanTheirTest(reader, who.forceId),
      }
    })
  },
  decide: ({ body: { asAt: _, ...body }, evidence: { known, concern, pack, older }, now }) => {
    const refusals = [
      ...when(!known, 'findingId', 'Choose a cause of concern in the register.'),
      ...when(
        known && concern === null,
        'asAt',
        'This cause of concern was entered later. Freeze its pack as things are now.',
      ),
      ...when(
        concern !== null && pack.recommendations.length === 0,
        'findingId',
        'No recommendation in the register answers this cause. First enter what was recommended.',
      ),
      ...when(pack.ledgerSize === 0, '', 'The ledger covers no facts yet. Try again in a moment.'),
      ...notJudged(older),
      ...computedThatDay(pack),
    ]
    if (refusals.length > 0 || concern === null) return { kind: 'refused', refusals }
    const { theme, inspection, published_on: publishedOn, again, measures: concernMeasures } = concern
    return unless([], {
      kind: 'oversight-pack.frozen/1',
      happenedAt: now,
      body: { ...body, theme, inspection, publishedOn, again, concernMeasures, ...ofAny(pack) },
    })
  },
})

const Present = Type.Object({
  on: { ...LocalDate, title: 'On which day?', missing: 'Enter the day', input: 'date' },
  asked: text('What did the group ask?', 'Enter what the group asked'),
  outcome: text('What was the outcome?', 'Enter the outcome, and which letter gives it'),
})
const present: Command<OversightState, OversightFact, typeof Present, null> = {
  name: 'present',
  title: 'Record what the oversight group said',
  path: 'presentation',
  permission: 'keep the board',
  body: Present,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.presented !== null, '', 'What the group said is already recorded.'),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'),
        ...when(
          state.frozen !== null && body.on < localDate(state.frozen.frozenAt),
          'on',
          'This is before the pack was frozen. A pack must be frozen before it is shown.',
        ),
      ],
      { kind: 'oversight-pack.presented/1', happenedAt: now, body },
    ),
}

export const oversightCommands = (measuring: Measuring, judge: JudgeForce): readonly BoundCommand[] => [
  judgedBefore(
    judge,
    bind(oversightPack, freeze(measuring), {
      says: 'Frozen. Its numbers can always be computed again',
      button: 'Freeze the pack',
      initial: async () => await Promise.resolve({ asAt: 'now' }),
      choices: async (world) => ({
        asAt: asAtChoices(world.now),
        findingId: (
          await world.db.read(
            contextOf(world),
            async (reader) => await concerns.all(reader, { force: world.who.forceId }),
          )
        ).map((one) => ({
          value: one.finding_id,
          text: `${one.theme} (${one.inspection})${one.ended_how === null ? '' : `, ${one.ended_how}`}`.slice(0, 200),
        })),
      }),
      load: async () =>
        await Promise.resolve({
          about: [
            'The pack freezes the recommendations that answer this cause, with their computed status and what stops them; figures for six whole months with n; the actions that serve them; and audits drawn in this month and the three before it. No score ends engagement.',
            asAtSaid,
          ],
        }),
    }),
  ),
  bind(oversightPack, present, { says: 'Recorded' }),
]
