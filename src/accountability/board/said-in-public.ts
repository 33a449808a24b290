// What was said in public, beside what the figures said.

import Type from 'typebox'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { refusal } from '../../kernel/outcome.ts'
import { localDate, parseLocalDate } from '../../kernel/time.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import { when } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import { Line, LocalDate } from '../../registers/schemas.ts'
import { line, optionalLine, text } from '../../web/fields.ts'
import type { StatementFact } from './facts.ts'
import { asOfDay, figuresKnownAt } from './figures-known.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import type { Measuring } from './measuring.ts'
import { answered } from './meeting-command.ts'
import { goodFilesOfCases } from './pack.ts'
import type { StatementState } from './procedure.ts'
import type { Questions } from './shown.ts'

const StatementBody = Type.Object({
  who: line('Who said it', 'Enter who said it'),
  saidOn: { ...LocalDate, title: 'When', missing: 'Enter the day', input: 'date' },
  words: text('The words, verbatim', 'Enter the words'),
  place: line('Where: a press release, a meeting, an interview', 'Enter where'),
  address: optionalLine('Where it can be read', { most: 500, description: 'An address beginning with https://' }),
  measures: {
    ...Type.Array(Line(60), { minItems: 1, maxItems: 6 }),
    title: 'Which measures it is about',
    missing: 'Choose what it is about',
    input: 'checkboxes',
  },
})

/** What stands beside a matter of time. */
const filesBeside = (measures: readonly string[], questions: Questions) =>
  measures.some((measure) => questions.get(measure)?.kind === 'timeliness') && !measures.includes(filesOfCases)
    ? [goodFilesOfCases]
    : []

export const recordStatement = (
  measuring: Measuring,
  questions: Questions,
): Command<StatementState, StatementFact, typeof StatementBody, readonly FrozenFigure[]> => ({
  name: 'record',
  title: 'Record a public statement',
  path: 'statements',
  permission: 'keep the board',
  opens: true,
  body: StatementBody,
  evidence: async (reader, { body, world }) => {
    const on = parseLocalDate(body.saidOn)
    if (on === null || on > localDate(world.now)) return []
    const ledger = await ledgerSize.one(reader, {})
    // The last three whole months before it was said, as they are known now.
    const asked = [
      ...body.measures.map((measure) => ({ measure, part: null })),
      ...filesBeside(body.measures, questions),
    ]
    return await figuresKnownAt(measuring, {
      force: world.who.forceId,
      asked,
      now: asOfDay(on, world.now),
      knownAt: ledger?.size ?? 0,
      months: 3,
    })
  },
  decide: ({ body: { measures: _, ...body }, evidence, now }) => {
    const on = parseLocalDate(body.saidOn)
    return answered(
      [
        ...when(on === null, 'saidOn', 'There is no such day.'),
        ...when(
          on !== null && on > localDate(now),
          'saidOn',
          'This date is in the future. Enter today or an earlier day.',
        ),
        ...(body.address === null || /^https?:\/\/\S+$/.test(body.address)
          ? []
          : [refusal('address', 'Enter an address that begins with https://')]),
      ],
      { kind: 'public-statement.made/1', happenedAt: now, body: { ...body, figures: [...evidence] } },
    )
  },
})
