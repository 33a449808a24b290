// What was asked to be erased and what became of it; never what it said.
import { done } from '../../kernel/outcome.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { erasureAnswer, erasuresAnswer } from './answers.ts'
import { type Erasable, wordsOf } from './erasable.ts'
import { erasure, stageOf } from './procedure.ts'
import { askedWith, erasures } from './queries.ts'

export const listPage = (erasables: readonly Erasable[]) =>
  page({
    path: '/erasures',
    permission: 'erase',
    template: 'work/erasure/views/list.njk',
    title: 'Erasures',
    answer: erasuresAnswer,
    load: async (world) => {
      const rows = await world.db.read(
        contextOf(world),
        async (reader) => await erasures.all(reader, { force: world.who.forceId }),
      )
      return done({ erasures: rows.map((row) => ({ ...row, what: wordsOf(erasables, row.of_kind) })) })
    },
  })

export const onePage = (erasables: readonly Erasable[]) =>
  page({
    path: '/erasure/:record',
    permission: 'erase',
    template: 'work/erasure/views/one.njk',
    title: 'Erasure',
    area: '/erasures',
    answer: erasureAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      return await world.db.read(contextOf(world), async (reader) => {
        const { state, duties } = await load(reader, world, erasure, record)
        const { asked, approved, refused, carriedOut } = state
        if (asked === null) return { kind: 'not found' }
        const ids = [asked, approved, refused].flatMap((one) => (one === null ? [] : [one.staffId]))
        const names = new Map((await namesOfStaff.all(reader, { ids })).map((row) => [row.staff_id, row.name]))
        const named = <Of extends { readonly staffId: string }>(one: Of | null) =>
          one === null ? null : { ...one, name: one.staffId === SYSTEM ? 'Vigil' : (names.get(one.staffId) ?? '') }
        return done({
          record,
          stage: stageOf(state),
          what: wordsOf(erasables, asked.ofKind),
          asked: named(asked),
          facts: asked.positions.length,
          approved: named(approved),
          refused: named(refused),
          carriedOut,
          due: duties[0]?.dueAt ?? null,
          beside: (await askedWith.all(reader, { force: world.who.forceId, order: record })).map((row) => ({
            ...row,
            what: wordsOf(erasables, row.of_kind),
          })),
          goesWith: asked.with ?? null,
          mayDecide: stageOf(state) === 'asked' && asked.with === undefined && !isSameHuman(world.who, asked.staffId),
          own: isSameHuman(world.who, asked.staffId),
        })
      })
    },
  })
