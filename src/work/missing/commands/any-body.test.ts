// Whatever body a command's schema lets through, it is done or refused in words: no fact is made that its own schema refuses.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../../../test/database.ts'
import { type Living, officers, openForce, type Step, start } from '../../../../test/episodes.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { hours, type Instant, minutes, plus } from '../../../kernel/time.ts'
import type { Choices } from '../../../web/forms.ts'
import { type Field, fieldOf, type Shape } from '../../../web/shape.ts'
import type { BoundCommand } from '../../../web/slice.ts'
import { foldedOf } from '../choices.ts'
import { commands } from '../commands.ts'
import { besideEpisodes } from '../other-commands.ts'
import type { Phase } from '../state.ts'

const database = await testDatabase()
const now: Instant = plus(start, hours(30))

/** Bodies a command; more for the report, whose body is the largest. */
const runsOf = (command: BoundCommand): number => (command.opens === true ? 200 : 25)

const livedThrough: Readonly<Partial<Record<Phase, readonly Step[]>>> = {
  reported: [],
  open: ['answer', 'grade', 'endorse', 'assign'],
  located: ['grade', 'assign', 'locate'],
  returned: ['grade', 'assign', 'locate', 'return'],
}

async function episodeIn(living: Living, phase: Phase): Promise<string> {
  const report = commands.find((one) => one.opens)
  const from = plus(now, hours(-20))
  if (phase === 'known' && report !== undefined) {
    const recordId = newId(from)
    const body = reportBody(from, { path: 'known whereabouts' })
    await report.run(living.worldAt(from), { recordId, key: newId(from), basedOn: null, body })
    return recordId
  }
  const recordId = await living.report(from)
  for (const [index, step] of (livedThrough[phase] ?? []).entries())
    await living.move(recordId, step, plus(from, minutes(index + 1)), officers[index % 2])
  return recordId
}

test('a body that its schema lets through is done or refused in words, by every command in every phase', async (t) => {
  const living = await openForce(t, database)
  const current = new Map<Phase, string>()
  /** The same episode goes through command after command, until one of them ends its phase. */
  const episode = async (phase: Phase): Promise<string> => {
    const before = current.get(phase)
    if (before !== undefined && (await foldedOf(living.worldAt(now), before)).state.phase === phase) return before
    const made = await episodeIn(living, phase)
    current.set(phase, made)
    return made
  }
  const phases: readonly Phase[] = ['reported', 'open', 'located', 'returned', 'known']
  const outcomes = new Map<string, number>()
  for (const command of [...commands, ...besideEpisodes]) {
    const offered = (await command.choices?.(living.worldAt(now), await episode('open'), {})) ?? {}
    const asked = fc.record({
      body: bodyOf(command, offered),
      phase: fc.constantFrom(...phases),
      second: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ body, phase, second }) => {
        const recordId = command.opens === true ? newId(now) : await episode(phase)
        const world = living.worldAt(now, officers[second ? 1 : 0])
        const outcome = await command.run(world, { recordId, key: newId(now), basedOn: null, body })
        outcomes.set(outcome.kind, (outcomes.get(outcome.kind) ?? 0) + 1)
        assert.ok(['done', 'refused', 'not found', 'conflict'].includes(outcome.kind), outcome.kind)
        if (outcome.kind === 'refused') for (const one of outcome.refusals) assert.match(one.sentence, /\S/)
      }),
      { numRuns: runsOf(command) },
    )
  }
  t.diagnostic([...outcomes].map(([kind, count]) => `${count} ${kind}`).join(', '))
  assert.ok((outcomes.get('done') ?? 0) > 60, 'some of them were done')
})

// ——— bodies ———

const bodyOf = (command: BoundCommand, offered: Choices): fc.Arbitrary<unknown> => anyOf(fieldOf(command.body), offered)

/** What the choices of a form would send is tried as well as any text. */
function anyOf(field: Field, offered: Choices): fc.Arbitrary<unknown> {
  const known = (offered[field.key] ?? []).map((one) => one.value)
  const any = shaped(field.shape, offered, known)
  const chosen = known.length === 0 || field.shape.kind === 'list' ? any : fc.oneof(fc.constantFrom(...known), any)
  return field.nullable ? fc.option(chosen, { nil: null, freq: 2 }) : chosen
}

function shaped(shape: Shape, offered: Choices, known: readonly string[]): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return text(shape)
    case 'moment':
      return moment(shape.past)
    case 'date':
      return fc.constantFrom('0001-01-02', '0012-01-01', '1850-01-01', '1906-03-27', '2011-04-23', '9999-12-30')
    case 'number':
      return number(shape)
    case 'yes or no':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...shape.values)
    case 'list': {
      const of = known.length === 0 ? anyOf(shape.of, offered) : fc.constantFrom(...known)
      return fc.array(of, { minLength: shape.least, maxLength: Math.max(shape.least, Math.min(shape.most, 3)) })
    }
    case 'group':
      return fc.record(Object.fromEntries(shape.fields.map((one) => [one.key, anyOf(one, offered)])), {
        requiredKeys: shape.fields.filter((one) => !one.optional).map((one) => one.key),
      })
    case 'nothing':
    case 'anything':
      return fc.constant(null)
  }
}

/** Mostly around now, and before it where it has passed, since there rules let things through; and the first and the last there are. */
const moment = (past: boolean): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 7,
      arbitrary: fc.integer({ min: -15 * 60, max: past ? 0 : 15 * 60 }).map((count) => plus(now, minutes(count))),
    },
    { weight: 1, arbitrary: fc.integer({ min: -800, max: 800 }).map((days) => plus(now, hours(24 * days))) },
    { weight: 1, arbitrary: fc.constantFrom('0001-01-02T00:00:00.000Z', '9999-12-30T23:59:59.999Z', now) },
  )

function text({ least, most, pattern }: Extract<Shape, { kind: 'text' }>): fc.Arbitrary<string> {
  const longest = Math.max(least, Math.min(most, 80))
  return fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: Math.min(least, 80), maxLength: longest }),
      fc.constant('x'.repeat(Math.min(most, 8000))),
      fc.uuid(),
      fc.constant('QUFB'),
    )
    .filter((value) => pattern === null || pattern.test(value))
}

function number({ whole, least, most }: Extract<Shape, { kind: 'number' }>): fc.Arbitrary<number> {
  const [min, max] = [Math.max(least, -1_000_000), Math.min(most, 1_000_000)]
  return whole ? fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max)) : fc.double({ min, max, noNaN: true })
}
