// The episode page: who, how graded, the danger in a sentence, who has it, what is owed next; and the same as it was known at a past minute.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { isId } from '../../../kernel/identity.ts'
import { done, type Outcome } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, isInstant, minutesBetween } from '../../../kernel/time.ts'
import { compliance, isOpen } from '../../../practice/duty.ts'
import { fold } from '../../../practice/procedure.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page, type Values } from '../../../web/slice.ts'
import { actionOf } from '../actions.ts'
import { missingForClose } from '../commands/closing.ts'
import { commands } from '../commands.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { questions } from '../grade/questions.ts'
import { missing } from '../procedure.ts'
import { consulted, episodesOfPerson } from '../queries.ts'
import { type EpisodeState, isLive, isMissing } from '../state.ts'
import { told } from '../timeline.ts'

type FoldedEpisode = Awaited<ReturnType<typeof load<EpisodeState, Parameters<typeof missing.evolve>[1]>>>

export const episodePage = page({
  path: '/missing/:record',
  permission: 'see an episode',
  template: 'work/missing/views/episode.njk',
  title: (values) => String(values['name']),
  area: '/board',
  load: async (world, { params }) => await readEpisode(world, params['record'] ?? '', null),
})

export const asKnownPage = page({
  path: '/missing/:record/as-known',
  permission: 'see an episode',
  template: 'work/missing/views/as-known.njk',
  title: 'What was known then',
  area: '/board',
  query: Type.Object({
    at: {
      ...Type.Union([
        Type.Unsafe<Instant>({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
        Type.Null(),
      ]),
      title: 'At',
      input: 'moment',
    },
  }),
  load: async (world, { params, query }) =>
    await readEpisode(world, params['record'] ?? '', query.at !== null && isInstant(query.at) ? query.at : world.now),
})

async function readEpisode(world: World, recordId: string, at: Instant | null): Promise<Outcome<Values>> {
  if (!isId(recordId)) return { kind: 'not found' }
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const now = await load(writer, world, missing, recordId)
    if (now.state.report === null) return { kind: 'not found' }
    const then =
      at === null
        ? now
        : fold(
            missing,
            forceId,
            recordId,
            now.facts.filter((fact) => fact.recordedAt <= at),
            world.policyAt,
          )
    const [names, earlier] = await Promise.all([
      namesOfStaff.all(writer, { ids: [...new Set(now.facts.map((fact) => fact.recordedBy))] }),
      episodesOfPerson.all(writer, {
        force: forceId,
        person: now.state.report.child.personId,
        before: now.state.reportedAt ?? world.now,
        limit: 20,
      }),
    ])
    // No log, no read: in the same transaction.
    writer.send(
      consulted(forceId, staffId, world.now, at === null ? 'episode' : 'episode as known at', [recordId], null),
    )
    if (then.state.report === null)
      return done({
        recordId,
        name: 'Nothing was recorded yet',
        at,
        before: true,
        later: now.facts.length,
        first: now.facts[0]?.recordedAt ?? null,
      })
    const nameOf = new Map(names.map((row) => [row.staff_id, row.name]))
    return done({
      ...shown(world, then, at ?? world.now, nameOf),
      at,
      before: false,
      earlier,
      notKnownThen: at === null ? [] : notKnownThen(now, at, nameOf),
    })
  })
}

function shown(world: World, folded: FoldedEpisode, at: Instant, nameOf: ReadonlyMap<string, string>) {
  const { state, duties } = folded
  const report = state.report
  const tolerance = world.policyAt(at).recordingToleranceMinutes
  const doneCodes = new Set(state.done.map((one) => one.action))
  return {
    recordId: folded.recordId,
    name: report?.child.name ?? '',
    age: report?.child.age ?? null,
    ageDisputed: report?.child.ageDisputed ?? false,
    description: report?.child.description ?? null,
    phase: state.phase,
    path: report?.path ?? null,
    grade: state.level,
    floor: state.grading?.floor ?? null,
    endorsed: state.endorsedAt !== null,
    danger: (state.grading?.rules ?? [])
      .filter((rule) => rule.level === state.grading?.floor)
      .slice(0, 3)
      .map((rule) => rule.because),
    rules: state.grading?.rules ?? [],
    why: report?.why ?? '',
    lastSeen: report?.lastSeen ?? null,
    missingMinutes: report === null ? null : minutesBetween(report.lastSeen.at, state.located?.at ?? at),
    reportedAt: state.reportedAt,
    caller: report?.caller ?? null,
    source: report?.source ?? null,
    owner: state.owner,
    acknowledged: state.acknowledgedAt !== null,
    mine: state.owner?.staffId === world.who.staffId && state.acknowledgedAt === null,
    due: duties
      .filter(isOpen)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map((duty) => ({
        words: wordsOf(duty.name),
        owner: duty.owner,
        dueAt: duty.dueAt,
        late: duty.dueAt < at,
        source: duty.source,
        basis: duty.basis,
      })),
    settled: duties
      .filter((duty) => !isOpen(duty))
      .map((duty) => ({
        words: wordsOf(duty.name),
        dueAt: duty.dueAt,
        metAt: duty.metAt,
        compliance: compliance(duty, at),
      })),
    outstanding: isMissing(state)
      ? (state.grading?.mandatoryActions ?? [])
          .filter((code) => !doneCodes.has(code))
          .map((code) => ({ code, words: actionOf.get(code)?.words ?? code }))
      : [],
    tasks: state.tasks,
    unanswered: (state.grading?.unanswered ?? [])
      .filter((id) => (state.answers[id]?.answer ?? 'not known') === 'not known')
      .map((id) => questions.find((one) => one.id === id)?.words ?? id),
    loweringProposed: state.loweringProposed,
    located: state.located,
    returnedAt: state.returnedAt,
    interview: state.interview,
    returnInterview: state.returnInterview,
    learned: state.learned,
    ethnicity:
      state.ethnicity === null ? null : (ethnicityOf.get(state.ethnicity.code ?? '')?.label ?? state.ethnicity.whyNot),
    close: isLive(state) && !isMissing(state) && state.phase !== 'known' ? missingForClose(state) : [],
    closedAt: state.closedAt,
    promisedBy: state.promisedBy,
    places: places(state),
    timeline: told(folded, nameOf, tolerance).reverse(),
    may: actionsFor(world, state),
  }
}

const wordsOf = (name: string): string => missing.rules.find((rule) => rule.name === name)?.words ?? name

/** This child's own earlier found addresses first, most often first; then where last seen. */
function places(state: EpisodeState): readonly { readonly place: string; readonly why: string }[] {
  const counts = new Map<string, number>()
  for (const one of state.report?.history.earlier ?? [])
    if (one.foundAt !== null) counts.set(one.foundAt, (counts.get(one.foundAt) ?? 0) + 1)
  const found = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([place, count]) => ({ place, why: `found here before${count > 1 ? ` ${count} times` : ''}` }))
  const seen = state.report === null ? [] : [{ place: state.report.lastSeen.place, why: 'last seen here' }]
  return [...found, ...seen].slice(0, 6)
}

/** Recorded later than the minute looked at, though it had happened by then. */
function notKnownThen(now: FoldedEpisode, at: Instant, nameOf: ReadonlyMap<string, string>) {
  return told(now, nameOf, 0).filter((one) => one.happenedAt <= at && one.recordedAt > at)
}

/** What this person may do now, in the order in which it comes up. */
function actionsFor(world: World, state: EpisodeState) {
  const wanted: Readonly<Record<string, readonly string[]>> = {
    reported: [
      'grade',
      'assign',
      'record-action',
      'deploy',
      'arrive',
      'contact-family',
      'note',
      'record-known-whereabouts',
      'locate',
      'propose-void',
    ],
    open: [
      'endorse',
      'raise',
      'propose-lowering',
      'assign',
      'deploy',
      'arrive',
      'record-action',
      'review',
      'contact-family',
      'set-task',
      'note',
      'record-trigger-plan',
      'record-known-whereabouts',
      'offer-transfer',
      'locate',
      'record-grave-outcome',
      'propose-void',
    ],
    known: ['review', 'record-contact-lost', 'end-concern', 'assign', 'record-action', 'note'],
    located: [
      'return',
      'tell-authority',
      'hold-interview',
      'except-interview',
      'record-action',
      'note',
      'record-grave-outcome',
    ],
    returned: [
      'hold-interview',
      'except-interview',
      'tell-authority',
      'learn',
      'record-ethnicity',
      'decide-outcome',
      'refer',
      'report-return-interview',
      'read-return-interview',
      'record-trigger-plan',
      'close',
      'note',
    ],
    closed: ['reopen', 'report-return-interview', 'read-return-interview'],
  }
  const extra = [
    ...(state.loweringProposed === null ? [] : ['lower', 'refuse-lowering']),
    ...(state.voidProposed === null ? [] : ['void']),
    ...(state.transfer === null ? [] : ['answer-transfer']),
  ]
  return [...extra, ...(wanted[state.phase] ?? [])].flatMap((name) => {
    const command = commands.find((one) => one.name === name)
    return command !== undefined && may(world.who, command.permission)
      ? [{ path: command.path, title: command.title }]
      : []
  })
}

const namesOfStaff = statement({
  name: 'missing: names of those who recorded',
  row: Type.Object({ staff_id: Type.String(), name: Type.String() }),
  example: { ids: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { ids: readonly string[] }) => sql`
    select staff_id, name
    from staff
    where force_id = context_force()
      and staff_id = any (${[...p.ids]}::uuid[])
    limit 200`,
})
