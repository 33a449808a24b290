// The inspectors' workspace: old recommendations beside what the figures and files say now, a sample of their own, and a pack without names. Read this first.
import { createHash } from 'node:crypto'
import Type, { type TSchema } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { isId } from '../../kernel/identity.ts'
import { done, type Refusal, refusal } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { type LocalDate as Day, dayOf, type Instant, localDate } from '../../kernel/time.ts'
import { stratified } from '../../practice/audit.ts'
import { wilson } from '../../practice/statistics.ts'
import { type Command, type Decision, load, none } from '../../registers/records.ts'
import { Id, Line, LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, choiceOf, hidden, line, optionalText } from '../../web/fields.ts'
import { bind, page, type Slice } from '../../web/slice.ts'
import { type FieldworkFact, grades } from './facts.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'
import { redact, redacted } from './redaction.ts'

export { fieldwork }

/** Cases a sample may be drawn from, received as values; `names` are those in a case, for taking them out of a pack. */
export type Inspectable = {
  readonly topic: string
  readonly cases: (
    force: string,
    from: Day,
    until: Day,
    now: Instant,
  ) => Promise<readonly { readonly recordId: string; readonly stratum: string }[]>
  readonly address: (recordId: string) => string
  readonly names: (
    force: string,
    recordIds: readonly string[],
    now: Instant,
  ) => Promise<ReadonlyMap<string, readonly string[]>>
}

const command = <Schema extends TSchema, Evidence>(given: Command<FieldworkState, FieldworkFact, Schema, Evidence>) =>
  given
type Facts = Extract<Decision, { kind: 'facts' }>['facts']
const unless = (refusals: readonly Refusal[], facts: Facts): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }
const when = (wrong: boolean, field: string, sentence: string): readonly Refusal[] =>
  wrong ? [refusal(field, sentence)] : []
const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })

const open = command({
  name: 'open',
  title: 'Open fieldwork',
  path: 'fieldworks',
  permission: 'inspect',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what it is called'),
    from: day('From', 'Enter its first day'),
    until: day('Until', 'Enter its last day'),
  }),
  evidence: none,
  decide: ({ body, now }) =>
    unless(when(body.until < body.from, 'until', 'This is before the first day.'), [
      { kind: 'fieldwork.opened/1', happenedAt: now, body },
    ]),
})

const own = (state: FieldworkState, by: { readonly staffId: string }) =>
  when(state.opened?.by !== by.staffId, '', 'This is another inspector’s fieldwork.')

/** SHA-256 of phrase and identity: the inspector chooses the phrase, and nobody chooses the files. */
export const rankBy = (seed: string) => (recordId: string) =>
  createHash('sha256').update(`${seed}/${recordId}`).digest('hex')

const draw = (inspectable: readonly Inspectable[]) =>
  command({
    name: 'draw',
    title: 'Draw a sample',
    path: 'samples',
    permission: 'inspect',
    body: Type.Object({
      topic: choiceOf('Of which cases?', 'Choose the cases'),
      from: day('Ended from', 'Enter the first day'),
      until: day('Ended until', 'Enter the last day'),
      size: {
        ...Type.Integer({ minimum: 1, maximum: 500 }),
        title: 'How many files?',
        missing: 'Enter how many files',
        input: 'number',
      },
      seed: {
        ...Line(200),
        minLength: 8,
        title: 'A phrase of your own',
        description: 'At least eight characters, known to nobody here. With it anyone can draw the same files again',
        missing: 'Enter a phrase',
        input: 'text',
      },
    }),
    evidence: async (_, { body, world }) => {
      const found = inspectable.find((one) => one.topic === body.topic)
      if (found === undefined || body.until < body.from) return null
      return await found.cases(world.who.forceId, dayOf(body.from), dayOf(body.until), world.now)
    },
    decide: ({ body, state, evidence, by, now }) => {
      const { size, ...rest } = body
      const refusals = [
        ...own(state, by),
        ...when(state.sample !== null, '', 'A sample is drawn already: open other fieldwork for another.'),
        ...when(body.until < body.from, 'until', 'This is before the first day.'),
        ...when(body.until > localDate(now), 'until', 'This day has not come yet.'),
        ...when(evidence === null && body.until >= body.from, 'topic', 'Choose one of the kinds of case.'),
        ...when(evidence !== null && evidence.length === 0, 'from', 'No case ended in these days.'),
      ]
      if (refusals.length > 0 || evidence === null) return { kind: 'refused', refusals }
      const files = stratified(evidence, size, rankBy(body.seed)).map(({ recordId, stratum, rank }) => ({
        recordId,
        stratum,
        rank,
      }))
      return unless(
        [],
        [{ kind: 'fieldwork.sample-drawn/1', happenedAt: now, body: { ...rest, population: evidence.length, files } }],
      )
    },
  })

const judge = command({
  name: 'judge',
  title: 'Judge a file',
  path: 'judgements',
  permission: 'inspect',
  body: Type.Object({
    recordId: hidden(Id),
    grade: choice('How was the case handled?', 'Choose a grade', grades),
    note: optionalText('Note', { description: 'Names are taken out of the pack you take away' }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...own(state, by),
        ...when(
          !(state.sample?.files ?? []).some((one) => one.recordId === body.recordId),
          '',
          'This file is not in your sample.',
        ),
      ],
      [{ kind: 'fieldwork.file-judged/1', happenedAt: now, body }],
    ),
})

/** The pack's own numbering: identities stay in the force. */
export function packOf(state: FieldworkState, names: ReadonlyMap<string, readonly string[]>) {
  const redactions: { file: number; what: string; times: number }[] = []
  const files = (state.sample?.files ?? []).map((one, index) => {
    const judged = state.judged.get(one.recordId)
    const { text, taken } = redact(judged?.note ?? '', names.get(one.recordId) ?? [])
    for (const what of redacted) if (taken[what] > 0) redactions.push({ file: index + 1, what, times: taken[what] })
    return { file: index + 1, stratum: one.stratum, grade: judged?.grade ?? null, note: text === '' ? null : text }
  })
  const { sample } = state
  return {
    pack: {
      title: state.opened?.title ?? '',
      sample:
        sample === null
          ? null
          : {
              topic: sample.topic,
              from: sample.from,
              until: sample.until,
              population: sample.population,
              drawn: files.length,
            },
      files,
      redactions,
    },
    redactions,
  }
}

const takePack = (inspectable: readonly Inspectable[]) =>
  command({
    name: 'take-pack',
    title: 'Take the pack away',
    path: 'packs',
    permission: 'inspect',
    body: Type.Object({}),
    evidence: async (_, { folded, world }) => await namesFor(inspectable, folded.state, world),
    decide: ({ state, evidence, by, now }) => {
      const { pack, redactions } = packOf(state, evidence)
      return unless(
        [...own(state, by), ...when(state.sample === null, '', 'No sample is drawn yet.')],
        [
          {
            kind: 'fieldwork.pack-taken/1',
            happenedAt: now,
            body: { sha256: hashOf(pack), files: pack.files.length, redactions },
          },
        ],
      )
    },
  })

const hashOf = (pack: unknown): string => createHash('sha256').update(written(pack)).digest('hex')
const written = (pack: unknown): string => `${JSON.stringify(pack, null, 1)}\n`

async function namesFor(inspectable: readonly Inspectable[], state: FieldworkState, world: World) {
  const { sample } = state
  const found = inspectable.find((one) => one.topic === sample?.topic)
  if (sample === null || found === undefined) return new Map<string, readonly string[]>()
  return await found.names(
    world.who.forceId,
    sample.files.map((one) => one.recordId),
    world.now,
  )
}

// ——— pages ———

const Nobody = '00000000-0000-7000-8000-000000000000'

const mine = statement({
  name: 'inspectors: their own fieldwork',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    drawn: Type.Integer(),
    judged: Type.Integer(),
  }),
  example: { force: 'demonstration', by: Nobody },
  sql: (p: { force: string; by: string }) => sql`
    select record_id, title, drawn, judged
    from fieldwork
    where force_id = ${p.force}
      and opened_by = ${p.by}
    order by record_id desc
    limit 50`,
})

const beside = statement({
  name: 'inspectors: recommendations beside what is known now',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    published: Maybe(Type.String()),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    date_changes: Type.Integer(),
    found_again: Type.Integer(),
    revisit: Maybe(Type.String()),
    verified_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, reference, theme, published, stage, standing, stops, date_changes, found_again, revisit, verified_at
    from recommendation_now
    where force_id = ${p.force}
      and stage <> 'superseded'
    order by published nulls last, reference
    limit 500`,
})

const audits = statement({
  name: 'inspectors: the force’s own audits',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    drawn: Type.Integer(),
    good: Type.Integer(),
    requires_improvement: Type.Integer(),
    inadequate: Type.Integer(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, title, drawn, good, requires_improvement, inadequate
    from audit_now
    where force_id = ${p.force}
    order by drawn_at desc nulls last
    limit 50`,
})

const workspace = page({
  path: '/inspector',
  permission: 'inspect',
  template: 'accountability/inspectors/views/workspace.njk',
  title: 'Inspectors’ workspace',
  load: async (world) => {
    const force = world.who.forceId
    return await world.db.read(contextOf(world), async (reader) =>
      done({
        fieldworks: await mine.all(reader, { force, by: world.who.staffId }),
        recommendations: await beside.all(reader, { force }),
        audits: (await audits.all(reader, { force })).map((one) => ({ ...one, share: shareOf(one.good, one.drawn) })),
      }),
    )
  },
})

const shareOf = (count: number, n: number): string => {
  const { low, high } = wilson(count, n)
  const percent = (value: number) => `${Math.round(value * 100)} %`
  return n === 0 ? 'none graded' : `${percent(count / n)} good (${percent(low)} to ${percent(high)}), n = ${n}`
}

const fieldworkPage = (inspectable: readonly Inspectable[]) =>
  page({
    path: '/fieldwork/:record',
    permission: 'inspect',
    template: 'accountability/inspectors/views/fieldwork.njk',
    title: 'Fieldwork',
    area: '/inspector',
    load: async (world, { params }) => {
      const state = await stateOf(world, params['record'] ?? '')
      if (state === null) return { kind: 'not found' }
      const { sample } = state
      const found = inspectable.find((one) => one.topic === sample?.topic)
      const counts = grades.map((grade) => ({
        grade,
        n: [...state.judged.values()].filter((one) => one.grade === grade).length,
      }))
      return done({
        record: params['record'],
        ...state.opened,
        sample,
        files: (sample?.files ?? []).map((one, index) => ({
          number: index + 1,
          ...one,
          address: found?.address(one.recordId) ?? null,
          judged: state.judged.get(one.recordId) ?? null,
        })),
        counts,
        judged: state.judged.size,
        share: shareOf(counts[0]?.n ?? 0, state.judged.size),
        packs: state.packs,
      })
    },
  })

/** Only its own inspector's: to everybody else there is no such page. */
async function stateOf(world: World, record: string): Promise<FieldworkState | null> {
  if (!isId(record)) return null
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, fieldwork, record),
  )
  return state.opened?.by === world.who.staffId ? state : null
}

const packPage = (inspectable: readonly Inspectable[]) =>
  page({
    path: '/fieldwork/:record/pack',
    permission: 'inspect',
    template: 'accountability/inspectors/views/fieldwork.njk',
    title: 'The pack',
    area: '/inspector',
    api: false,
    load: async (world, { params }) => {
      const state = await stateOf(world, params['record'] ?? '')
      // Nothing leaves before it is on record what leaves.
      if (state === null || state.packs.length === 0) return { kind: 'not found' }
      const { pack } = packOf(state, await namesFor(inspectable, state, world))
      return done({ content: written(pack) })
    },
    file: (values) => ({
      name: 'inspection-pack.json',
      type: 'application/json; charset=utf-8',
      content: String(values['content']),
    }),
  })

export const inspectorsWorkspace = (inspectable: readonly Inspectable[]): Slice => ({
  name: 'inspectors',
  procedures: [fieldwork],
  pages: [workspace, fieldworkPage(inspectable), packPage(inspectable)],
  commands: [
    bind(fieldwork, open, { says: 'Opened' }),
    bind(fieldwork, draw(inspectable), {
      says: 'Drawn: nobody chose these files',
      choices: async () =>
        await Promise.resolve({ topic: inspectable.map((one) => ({ value: one.topic, text: one.topic })) }),
    }),
    bind(fieldwork, judge, {
      says: 'Judged',
      initial: async (_, __, query) => await Promise.resolve({ recordId: query['file'] }),
    }),
    bind(fieldwork, takePack(inspectable), {
      says: 'On record: it may be taken away',
      load: async () =>
        await Promise.resolve({
          about: [
            'Files go by number, never by identity. Names of the case, telephone numbers, addresses of email, postcodes and dates of birth are taken out of your notes.',
            'How many of each were taken out of which file is recorded and printed with the pack. What they were is not.',
          ],
        }),
    }),
  ],
  reactions: [],
})
