// The pages of audits: all of them, one with its kappa and its sample drawn again, one file without the other's grade, the list to draw by.
import { stringify } from 'csv-stringify/sync'
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { cohenKappa, wilson } from '../../practice/statistics.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page, type Values } from '../../web/slice.ts'
import type { Auditable } from './cases.ts'
import { rankBy } from './draw.ts'
import { audit, auditedFile, type FileState, finalGrade, inDispute, neededGradings } from './procedure.ts'
import { audits, filesOf, waitingFor } from './queries.ts'
import { grades, questions } from './questions.ts'

export const pagesOf = (auditable: readonly Auditable[]) => [listPage, auditPage, filePage(auditable), populationPage]

const listPage = page({
  path: '/audits',
  permission: 'see recommendations',
  template: 'accountability/audits/views/audits.njk',
  title: 'Case-file audits',
  load: async (world) => {
    const { forceId: force, staffId: who } = world.who
    return await world.db.read(contextOf(world), async (reader) => {
      const [rows, waiting] = await Promise.all([
        audits.all(reader, { force, before: null, limit: 50 }),
        may(world.who, 'grade files') ? waitingFor.all(reader, { force, who }) : [],
      ])
      return done({
        rows,
        waiting,
        mayDraw: may(world.who, 'draw audits'),
        mayGrade: may(world.who, 'grade files'),
      })
    })
  },
})

const auditPage = page({
  path: '/audit/:record',
  permission: 'see recommendations',
  template: 'accountability/audits/views/audit.njk',
  title: (values) => String(values['title']),
  area: '/audits',
  load: async (world, { params }) => await readAudit(world, params['record'] ?? ''),
})

async function readAudit(world: World, record: string): Promise<Outcome<Values>> {
  if (!isId(record)) return { kind: 'not found' }
  return await world.db.read(contextOf(world), async (reader) => {
    const [{ state }, files] = await Promise.all([
      load(reader, world, audit, record),
      filesOf.all(reader, { force: world.who.forceId, audit: record }),
    ])
    const { committed, drawn } = state
    if (committed === null) return { kind: 'not found' }
    return done({
      record,
      title: committed.title,
      plan: committed,
      over: committed.until < localDate(world.now),
      mayDraw: drawn === null && may(world.who, 'draw audits'),
      drawn:
        drawn === null
          ? null
          : { at: drawn.at, seed: drawn.seed, population: drawn.population.length, ledgerSize: drawn.ledgerSize },
      results: results(files),
      agreement: agreement(files),
      files: files.map((file) => ({
        recordId: file.record_id,
        stratum: file.stratum,
        team: file.team,
        how: file.double_graded ? 'twice' : file.peer_graded ? 'and by another force' : 'once',
        auditors: [file.first_name, file.second_name].filter((one) => one !== null),
        // A grade that does not stand yet is nobody's to see: who grades apart must not know it.
        grade: file.final_grade,
        status: statusOf(file),
        concern: file.concern_at,
        reAsked: file.re_asked,
      })),
    })
  })
}

type FileRow = Awaited<ReturnType<typeof filesOf.all>>[number]

function statusOf(file: FileRow): string {
  if (file.in_dispute) return 'two grades differ: to be settled'
  if (file.final_grade === null) return file.first_auditor === null ? 'no auditor yet' : 'to be graded'
  if (file.final_grade !== 'inadequate') return 'graded'
  if (file.re_audited_at !== null) return `audited again: ${file.re_audited_grade ?? ''}`
  return file.remedied_at === null ? 'to be put right' : 'put right, to be audited again'
}

function results(files: readonly FileRow[]) {
  const standing = files.filter((file) => file.final_grade !== null)
  const n = standing.length
  return grades.map((grade) => {
    const count = standing.filter((file) => file.final_grade === grade).length
    const { low, high } = wilson(count, n)
    return {
      grade,
      count,
      n,
      share: n === 0 ? null : percent(count / n),
      interval: `${percent(low)} to ${percent(high)}`,
    }
  })
}

/** Pairs of one force apart from pairs with another's. */
function agreement(files: readonly FileRow[]) {
  const pairs = (peer: boolean) =>
    files.flatMap(({ gradings: [first, second] }) =>
      first !== undefined && second !== undefined && (first.peer || second.peer) === peer
        ? [[first.grade, second.grade] as const]
        : [],
    )
  const shown = (words: string, given: readonly (readonly [string, string])[]) => {
    const { n, kappa, observed, interval } = cohenKappa(given, grades)
    return {
      words,
      n,
      observed: observed === null ? null : percent(observed),
      kappa: kappa === null ? null : kappa.toFixed(2),
      interval: interval === null ? null : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
    }
  }
  return [shown('Two of this force, apart', pairs(false)), shown('This force and another', pairs(true))].filter(
    (one) => one.n > 0,
  )
}

const filePage = (auditable: readonly Auditable[]) =>
  page({
    path: '/audited-file/:record',
    permission: 'see recommendations',
    template: 'accountability/audits/views/file.njk',
    title: 'Audited file',
    area: '/audits',
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      if (!isId(record)) return { kind: 'not found' }
      return await world.db.read(contextOf(world), async (reader) => {
        const { state } = await load(reader, world, auditedFile, record)
        return state.drawn === null ? { kind: 'not found' } : done(shownFile(world, record, state, auditable))
      })
    },
  })

function shownFile(world: World, record: string, state: FileState, auditable: readonly Auditable[]): Values {
  const { drawn, allocated, gradings } = state
  const who = world.who.staffId
  const mine = allocated?.first === who || allocated?.second === who
  const own = gradings.filter((one) => one.by === who)
  const final = finalGrade(state)
  // Blind: until the grade stands each auditor sees their own; who settles a dispute sees both.
  const settles = inDispute(state) && may(world.who, 'moderate audits') && own.length === 0
  const readsFiles = may(world.who, 'grade files') || may(world.who, 'own actions')
  const seen = readsFiles && (final !== null || settles) ? gradings : own
  const source = auditable.find(({ topic }) => topic === drawn?.topic)
  const seesCase = may(world.who, 'see an episode')
  const graded = drawn?.kind === 'case files'
  return {
    record,
    drawn:
      drawn === null
        ? null
        : {
            auditId: drawn.auditId,
            topic: drawn.topic,
            stratum: drawn.stratum,
            team: drawn.team,
            double: drawn.double,
            peer: drawn.peer,
            kind: drawn.kind,
          },
    caseAddress: seesCase && drawn !== null ? (source?.address(drawn.about) ?? null) : null,
    gradings: seen.map((one) => ({
      ...one,
      whose: one.peer !== null ? 'Another force’s grading' : one.by === who ? 'Your grading' : 'A grading',
      answers: questions.map(({ id, words }) => ({ words, answer: one.answers[id] ?? '' })),
    })),
    waiting: graded ? neededGradings(state) - gradings.length : 0,
    dispute: inDispute(state),
    sentTo: state.sentTo,
    cameBack: state.gradings.some((one) => one.peer !== null),
    refusedBy: state.refusedBy,
    final: final?.grade ?? null,
    moderated: readsFiles ? state.moderated : null,
    concernAt: state.concernAt,
    remedied: readsFiles ? state.remedied : null,
    reAudited: readsFiles ? state.reAudited : null,
    reAsked: readsFiles ? state.reAsked : [],
    may: [
      ...(graded && mine && gradings.length < neededGradings(state)
        ? [{ path: 'gradings', title: 'Grade this file' }]
        : []),
      ...(drawn?.peer === true && may(world.who, 'grade files') && !gradings.some((one) => one.peer !== null)
        ? [{ path: 'copy', title: 'The copy for another force, and sending it' }]
        : []),
      ...(settles ? [{ path: 'moderation', title: 'Settle the grade' }] : []),
      ...(may(world.who, 'grade files')
        ? [{ path: 'safeguarding-concern', title: 'Immediate safeguarding concern: return the case now' }]
        : []),
      ...(final !== null && state.remedied === null && may(world.who, 'own actions')
        ? [{ path: 'remedy', title: 'Record what was put right' }]
        : []),
      ...(state.remedied !== null && state.reAudited === null && may(world.who, 'grade files')
        ? [{ path: 're-audit', title: 'Audit this file again' }]
        : []),
      ...(!graded && may(world.who, 'grade files')
        ? [{ path: 're-asked', title: 'Record an answer asked again' }]
        : []),
      ...(gradings.length === 0 && may(world.who, 'draw audits')
        ? [{ path: 'allocation', title: 'Give it to another auditor' }]
        : []),
    ],
  }
}

/** Everything needed to draw the sample again with a pencil: the seed, and each case with its rank. */
const populationPage = page({
  path: '/audit/:record/population.csv',
  permission: 'draw audits',
  title: 'Population',
  file: (values) => ({ name: 'population.csv', type: 'text/csv; charset=utf-8', content: String(values['csv']) }),
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, audit, record)
      if (state.drawn === null) return { kind: 'not found' }
      const rank = rankBy(state.drawn.seed)
      const files = await filesOf.all(reader, { force: world.who.forceId, audit: record })
      const drawn = new Set(files.map(({ about }) => about))
      const rows = state.drawn.population
        .map((one) => ({ ...one, rank: rank(one.recordId), drawn: drawn.has(one.recordId) ? 'yes' : 'no' }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      return done({
        csv: stringify(rows, {
          header: true,
          columns: ['rank', 'recordId', 'stratum', 'drawn'],
          escape_formulas: true,
        }),
      })
    })
  },
})

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
