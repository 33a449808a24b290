// The packs, one of them as frozen, and its numbers computed again.
import { isId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { computedAgainAnswer } from '../again-answer.ts'
import { casesPage } from '../cases.ts'
import type { Measuring } from '../measuring.ts'
import { auditsSince } from '../pack.ts'
import {
  allowsForChildren,
  auditShown,
  computedAgain,
  figuresOf,
  type Questions,
  recommendationShown,
} from '../shown.ts'
import { oversightPackAnswer, oversightPacksAnswer } from './answers.ts'
import { oversightPack } from './procedure.ts'
import { packs } from './queries.ts'

export const oversightPages = (measuring: Measuring, questions: Questions) => [
  listPage,
  onePage(questions),
  againPage(measuring),
  casesPage(
    measuring,
    questions,
    'oversight-pack',
    async (reader, world, record) => (await load(reader, world, oversightPack, record)).state.frozen,
  ),
]

const listPage = page({
  path: '/oversight-packs',
  permission: 'read packs',
  template: 'accountability/board/views/oversight-packs.njk',
  title: 'Packs for the oversight group',
  area: '/meetings',
  answer: oversightPacksAnswer,
  load: async (world) =>
    done({
      rows: await world.db.read(
        contextOf(world),
        async (reader) => await packs.all(reader, { force: world.who.forceId }),
      ),
      mayFreeze: may(world.who, 'keep the board'),
    }),
})

const read = async (world: World, record: string) =>
  isId(record)
    ? (await world.db.read(contextOf(world), async (reader) => await load(reader, world, oversightPack, record))).state
    : null

const onePage = (questions: Questions) =>
  page({
    path: '/oversight-pack/:record',
    permission: 'read packs',
    template: 'accountability/board/views/oversight-pack.njk',
    title: 'A pack for the oversight group',
    area: '/meetings',
    answer: oversightPackAnswer,
    load: async (world, { params }) => {
      const state = await read(world, params['record'] ?? '')
      const frozen = state?.frozen ?? null
      if (frozen === null) return { kind: 'not found' }
      return done({
        record: params['record'] ?? '',
        ...frozen,
        recommendations: frozen.recommendations.map((one) => recommendationShown(one, frozen.figures, questions)),
        concernFigures: figuresOf(
          frozen.figures,
          (frozen.concernMeasures ?? []).map((measure) => ({
            measure,
            part: null,
            kind: questions.get(measure)?.kind ?? '',
          })),
          questions,
        ),
        audits: frozen.audits.map(auditShown),
        allowsForChildren: allowsForChildren(frozen.figures),
        auditsFrom: localDate(auditsSince(frozen.at)),
        presented: state?.presented ?? null,
        mayRecord: state?.presented === null && may(world.who, 'keep the board'),
      })
    },
  })

const againPage = (measuring: Measuring) =>
  page({
    path: '/oversight-pack/:record/computed-again',
    permission: 'read packs',
    template: 'accountability/board/views/again.njk',
    title: 'The numbers computed again',
    area: '/meetings',
    answer: computedAgainAnswer,
    load: async (world, { params }) => {
      const frozen = (await read(world, params['record'] ?? ''))?.frozen ?? null
      if (frozen === null) return { kind: 'not found' }
      return done({
        back: `/oversight-pack/${params['record'] ?? ''}`,
        title: frozen.theme,
        ...(await computedAgain(measuring, world.who.forceId, frozen)),
      })
    },
  })
