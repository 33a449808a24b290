// The pages of the policy: its contents and what waits in it, one version, two versions compared. Values and tables have files of their own.
import Type from 'typebox'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { instant } from '../../kernel/time.ts'
import { asPolicy } from '../../registers/policies.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, type Page, page } from '../../web/slice.ts'
import { policyAnswer, policyCompareAnswer, policyOneAnswer } from './answers.ts'
import { bySubject } from './by-subject.ts'
import { compare, type Side } from './compare.ts'
import type { PolicyGiven } from './given.ts'
import { policy } from './procedure.ts'
import type { VersionRow } from './queries.ts'
import { stillOpen } from './still-open.ts'
import { dmnPage, slug, tablePage } from './table-pages.ts'
import { everyValuePage, subjectPage } from './value-pages.ts'
import { valuesInForce, versionsSeen } from './values.ts'

export const pagesOf = (given: PolicyGiven): readonly Page[] => [
  inForcePage(given),
  everyValuePage(given),
  subjectPage(given),
  comparePage(given),
  tablePage(given),
  dmnPage(given),
  versionPage(given),
]

const openOf = async (world: World, all: readonly VersionRow[]) =>
  await world.db.read(contextOf(world), async (reader) => await stillOpen(world, reader, all))

const inForcePage = (given: PolicyGiven) =>
  page({
    path: '/policy',
    permission: 'see measures',
    template: 'work/policy/views/policy.njk',
    title: 'Policy',
    answer: policyAnswer,
    load: async (world) => {
      const all = await versionsSeen(world)
      const inForce = world.policyAt(world.now)
      const values = valuesInForce(given, all, inForce, world.now)
      return done({
        version: inForce.version,
        since: inForce.version === given.standing.version ? null : inForce.effectiveFrom,
        values,
        subjects: bySubject(values),
        ofTheForce: values.filter((one) => one.changed !== null).length,
        waiting: (await openOf(world, all)).map((row) => listed(row, world.now)),
        tables: given.tables.map(({ name, title }) => ({ name, title, href: `/policy/tables/${slug(name)}` })),
        versions: all.map((row) => listed(row, world.now)).reverse(),
      })
    },
  })

const listed = (row: VersionRow, now: string) => ({
  recordId: row.record_id,
  version: row.version,
  effectiveFrom: row.effective_from,
  proposedBy: row.proposed_by_name ?? 'Somebody who has left',
  approvedBy: row.approved_by_name,
  approvedAt: row.approved_at,
  status: statusOf(row, now),
})

function statusOf(row: VersionRow, now: string): string {
  if (row.approved_at === null) return 'not approved'
  return row.effective_from <= now ? 'approved, in force since' : 'approved, in force from'
}

const versionPage = (given: PolicyGiven) =>
  page({
    path: '/policy/:record',
    permission: 'see measures',
    template: 'work/policy/views/version.njk',
    title: (values) => `Policy ${String(values['version'])}`,
    answer: policyOneAnswer,
    load: async (world, { params }): Promise<Outcome<Answered<typeof policyOneAnswer>>> => {
      const recordId = params['record'] ?? ''
      const all = await versionsSeen(world)
      const row = all.find((one) => one.record_id === recordId)
      if (row === undefined) return { kind: 'not found' }
      const folded = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, policy, recordId),
      )
      const { proposal, refused, approved } = folded.state
      if (proposal === null) return { kind: 'not found' }
      const before = world.policyAt(instant(proposal.at))
      return done({
        ...listed(row, world.now),
        status: outcomeOf(refused !== null, approved !== null),
        waits: refused === null && approved === null,
        mine: isSameHuman(world.who, row.proposed_by),
        because: proposal.because,
        proposedAt: proposal.at,
        refused,
        before: before.version,
        ...compare(given, before, asPolicy(row, given.standing)),
      })
    },
  })

function outcomeOf(refused: boolean, approved: boolean): string {
  if (refused) return 'refused'
  return approved ? 'approved' : 'waiting for another person’s approval'
}

const Compared = Type.Object({
  from: Type.Optional(Type.String({ maxLength: 60, title: 'From' })),
  to: Type.Optional(Type.String({ maxLength: 60, title: 'To' })),
})

const comparePage = (given: PolicyGiven) =>
  page({
    path: '/policy/compare',
    permission: 'see measures',
    template: 'work/policy/views/compare.njk',
    title: 'Compare two versions of the policy',
    query: Compared,
    answer: policyCompareAnswer,
    load: async (world, { query }): Promise<Outcome<Answered<typeof policyCompareAnswer>>> => {
      const sides: readonly Side[] = [
        given.standing,
        ...(await versionsSeen(world)).map((row) => asPolicy(row, given.standing)),
      ]
      const find = (version: string | undefined, otherwise: string) =>
        sides.find((side) => side.version === (version ?? otherwise))
      const from = find(query.from, given.standing.version)
      const to = find(query.to, world.policyAt(world.now).version)
      if (from === undefined || to === undefined) return { kind: 'not found' }
      return done({
        from: from.version,
        to: to.version,
        versions: sides.map((side) => side.version),
        ...compare(given, from, to),
      })
    },
  })
