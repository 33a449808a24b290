// The pages of audits: all of them, one with its kappa and its sample drawn again, one file without the other's grade, the list to draw by.
import { stringify } from 'csv-stringify/sync'
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { addDays, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { cohenKappa, wilson } from '../../practice/statistics.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page, type Values } from '../../web/slice.ts'
import type { Auditable } from './cases.ts'
import { caseHash, itemName, rankBy, rankBySeed } from './draw.ts'
import { gradeFile, rules } from './duties.ts'
import { moderationRefusals } from './file-commands.ts'
import { type FileState, finalGrade, inDispute, neededGradings, toAuditAgain, toPutRight } from './file-state.ts'
import { gapsBeside, type Timely } from './gap.ts'
import { audit, auditedFile } from './procedure.ts'
import { audits, filesOf, owedOnFiles, waitingFor } from './queries.ts'
import { grades, questions, topics } from './questions.ts'

export const pagesOf = (auditable: readonly Auditable[], timely: Timely) => [
  listPage,
  auditPage(timely),
  filePage(auditable),
  populationPage,
]

const listPage = page({
  path: '/audits',
  permission: 'see recommendations',
  template: 'accountability/audits/views/audits.njk',
  title: 'Case-file audits',
  load: async (world) => {
    const { forceId: force, staffId: who } = world.who
    return await world.db.read(contextOf(world), async (reader) => {
      const [rows, waiting, owed] = await Promise.all([
        audits.all(reader, { force, before: null, limit: 50 }),
        may(world.who, 'grade files') ? waitingFor.all(reader, { force, who }) : [],
        owedOnFiles.all(reader, { force, limit: 200 }),
      ])
      return done({
        rows,
        waiting,
        owed: owed.map((one) => ({
          ...one,
          words: owedWords.get(one.name) ?? one.name,
          // Who grades is said only of what graders owe.
          who: one.name === gradeFile.name && one.auditors.length > 0 ? one.auditors.join(' and ') : one.owner,
          late: one.due_at < world.now,
        })),
        late: owed.filter((one) => one.due_at < world.now).length,
        mayDraw: may(world.who, 'draw audits'),
        mayGrade: may(world.who, 'grade files'),
      })
    })
  },
})

const owedWords = new Map(rules.map(({ name, words }) => [name, words]))

const auditPage = (timely: Timely) =>
  page({
    path: '/audit/:record',
    permission: 'see recommendations',
    template: 'accountability/audits/views/audit.njk',
    title: (values) => String(values['title']),
    area: '/audits',
    load: async (world, { params }) => await readAudit(world, params['record'] ?? '', timely),
  })

async function readAudit(world: World, record: string, timely: Timely): Promise<Outcome<Values>> {
  if (!isId(record)) return { kind: 'not found' }
  return await world.db.read(contextOf(world), async (reader) => {
    const [{ state }, files] = await Promise.all([
      load(reader, world, audit, record),
      filesOf.all(reader, { force: world.who.forceId, audit: record }),
    ])
    const { committed, drawn } = state
    if (committed === null) return { kind: 'not found' }
    const graded = committed.kind === 'case files' && files.some((file) => file.final_grade !== null)
    const onTime = graded ? await timely({ force: world.who.forceId, ...periodOf(committed), now: world.now }) : []
    return done({
      record,
      title: committed.title,
      plan: committed,
      over: committed.until < localDate(world.now),
      mayDraw: drawn === null && may(world.who, 'draw audits'),
      drawn:
        drawn === null
          ? null
          : {
              at: drawn.at,
              seed: drawn.seed,
              population: drawn.population.length,
              ledgerSize: drawn.ledgerSize,
              root: drawn.root ?? null,
              strata: strataOf(drawn.population, files),
            },
      ungraded: files.filter((file) => file.final_grade === null).length,
      gaps: gapsBeside(
        onTime,
        files.map((file) => file.final_grade),
      ),
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
        concernAnswered: file.concern_answered_at,
        reAsked: file.re_asked,
      })),
    })
  })
}

/** The days of the plan, as moments. */
const periodOf = (plan: { readonly from: string; readonly until: string }) => ({
  from: startOfLocalDay(dayOf(plan.from)),
  until: startOfLocalDay(addDays(dayOf(plan.until), 1)),
})

/** Of each stratum how many cases there were and how many were drawn: what whoever draws again must come to. */
function strataOf(population: readonly { readonly stratum: string }[], files: readonly FileRow[]) {
  return [...new Set(population.map(({ stratum }) => stratum))].sort().map((stratum) => ({
    stratum,
    cases: population.filter((one) => one.stratum === stratum).length,
    drawn: files.filter((one) => one.stratum === stratum).length,
  }))
}

type FileRow = Awaited<ReturnType<typeof filesOf.all>>[number]

function statusOf(file: FileRow): string {
  if (file.in_dispute) return 'two grades differ: to be settled'
  if (file.final_grade === null) return file.first_auditor === null ? 'no auditor yet' : 'to be graded'
  if (file.final_grade !== 'inadequate') return 'graded'
  if (file.remedied_at !== null && (file.re_audited_at === null || file.re_audited_at < file.remedied_at))
    return 'put right, to be audited again'
  if (file.re_audited_at === null) return 'to be put right'
  return `audited again: ${file.re_audited_grade ?? ''}${file.re_audited_grade === 'inadequate' ? ', to be put right' : ''}`
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
  const settles = may(world.who, 'moderate audits') && moderationRefusals(state, world.who).length === 0
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
            question: drawn.question ?? null,
          },
    caseAddress: seesCase && drawn !== null ? (source?.address(drawn.about) ?? null) : null,
    gradings: seen.map((one) => ({
      ...one,
      whose: one.peer !== null ? 'Another force’s grading' : one.by === who ? 'Your grading' : 'A grading',
      answers: questions.flatMap(({ id, words }) => {
        const answer = one.answers[id]
        return answer === undefined ? [] : [{ words, answer }]
      }),
      topics: topics.flatMap(({ id, words }) => {
        const grade = one.topics?.[id] ?? null
        return grade === null ? [] : [{ words, grade }]
      }),
    })),
    waiting: graded ? neededGradings(state) - gradings.length : 0,
    dispute: inDispute(state),
    sentTo: state.sentTo,
    cameBack: state.gradings.some((one) => one.peer !== null),
    refusedBy: state.refusedBy,
    final: final?.grade ?? null,
    moderated: readsFiles ? state.moderated : null,
    concerns: state.concerns,
    remedies: readsFiles ? state.remedies : [],
    reAudits: readsFiles ? state.reAudits : [],
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
      ...(toPutRight(state) && may(world.who, 'own actions')
        ? [{ path: 'remedy', title: 'Record what was put right' }]
        : []),
      ...(toAuditAgain(state) && may(world.who, 'grade files')
        ? [{ path: 're-audit', title: 'Audit this file again' }]
        : []),
      ...(!graded && may(world.who, 'grade files')
        ? [{ path: 're-asked', title: 'Record an answer asked again' }]
        : []),
      ...(graded && gradings.length < neededGradings(state) && may(world.who, 'draw audits')
        ? [{ path: 'allocation', title: 'Give it to another auditor' }]
        : []),
    ],
  }
}

/**
 * Everything needed to draw the sample again with a pencil, for whoever may see that it was drawn: each case by its name in this audit,
 * which leads nobody to the case who may not open it.
 */
const populationPage = page({
  path: '/audit/:record/population.csv',
  permission: 'see recommendations',
  title: 'Population',
  file: (values) => ({ name: 'population.csv', type: 'text/csv; charset=utf-8', content: String(values['csv']) }),
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, audit, record)
      if (state.drawn === null) return { kind: 'not found' }
      const { seed, root, population } = state.drawn
      const rank = root === undefined ? rankBySeed(seed) : rankBy({ seed, root: root.hash, auditId: record })
      const files = await filesOf.all(reader, { force: world.who.forceId, audit: record })
      const drawn = new Set(files.map(({ about, question }) => itemName(about, question ?? undefined)))
      const rows = population
        .map(({ recordId, stratum, question }) => {
          const item = itemName(recordId, question)
          return { rank: rank(item), case: caseHash(record, item), stratum, drawn: drawn.has(item) ? 'yes' : 'no' }
        })
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      return done({
        csv: stringify(rows, { header: true, columns: ['rank', 'case', 'stratum', 'drawn'], escape_formulas: true }),
      })
    })
  },
})

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
