// `vigil redraw`: an audit’s sample, or an inspector’s, drawn once more from its published list. Needs no database.
import { parse } from 'csv-parse/sync'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { seedHash } from '../accountability/audits/draw.ts'
import { type Redrawn, redraw } from '../accountability/audits/redraw.ts'
import {
  type Asked,
  CannotBeDone,
  type CommandLine,
  contentsOf,
  type Io,
  Misused,
  needed,
  printJson,
  printLines,
} from './command.ts'

export const command: CommandLine = {
  name: 'redraw',
  about: [
    'Draws a sample again from its list of cases, and says whether it is the sample that was drawn. The exit code is 1 if it is not.',
    'For an audit, give the list from its page (CSV), with the seed phrase, the root and the number of files shown there. With --hash, the',
    'hash fixed beforehand is checked too. For an inspector’s own sample, give the pack (JSON), which holds everything. No database is needed.',
  ],
  options: [
    { name: 'list', value: '<file>', words: 'population.csv of an audit, or the pack of an inspector’s fieldwork' },
    { name: 'seed', value: '<phrase>', words: 'The seed phrase, shown after the draw' },
    { name: 'root', value: '<hash>', words: 'The root of the ledger that was mixed in' },
    { name: 'size', value: '<files>', words: 'How many files had to be drawn' },
    { name: 'hash', value: '<hash>', words: 'The hash of the seed, as shown beside the plan' },
  ],
  examples: [
    "vigil redraw --list population.csv --seed 'a phrase of ours' --root d3ac… --size 30 --hash cb19…",
    'vigil redraw --list pack.json',
  ],
  run: async (asked, io) => {
    const { list, size, before, hashDiffers } = given(asked)
    const { differences: inList, ...drawn } = redraw(list, size, before)
    const differences = [
      ...(hashDiffers ? ['This is not the phrase that was fixed beforehand: its hash differs.'] : []),
      ...inList,
    ]
    if (asked.json) await printJson(io, { ...drawn, same: differences.length === 0, differences })
    else await say(io, drawn, differences)
    return differences.length === 0 ? 0 : 1
  },
}

async function say(io: Io, { cases, strata, drawn }: Omit<Redrawn, 'differences'>, differences: readonly string[]) {
  await printLines(io, [
    `${drawn.length} of ${cases} cases.`,
    ...strata.map((one) => `${one.stratum}: ${one.drawn} of ${one.cases}`),
    ...drawn,
    ...(differences.length === 0 ? ['These are the cases that were drawn.'] : differences),
  ])
}

type Given = {
  readonly list: Parameters<typeof redraw>[0]
  readonly size: number
  readonly before: string
  readonly hashDiffers: boolean
}

function given(asked: Asked): Given {
  const file = needed(asked, 'list', 'population.csv')
  const text = contentsOf(file)
  return text.trimStart().startsWith('{') ? ofPack(file, text) : ofAudit(asked, file, text)
}

const Rows = Type.Array(
  Type.Object({
    rank: Type.String(),
    case: Type.String({ minLength: 1 }),
    stratum: Type.String(),
    drawn: Type.Unsafe<'yes' | 'no'>({ type: 'string', enum: ['yes', 'no'] }),
  }),
  { minItems: 1 },
)

function ofAudit(asked: Asked, file: string, text: string): Given {
  const size = Number(needed(asked, 'size', '30'))
  if (!Number.isInteger(size) || size < 1) throw new Misused('--size must be a whole number, one or more.')
  const [seed, root] = [needed(asked, 'seed', "'a phrase of ours'"), needed(asked, 'root', 'd3ac…')]
  const rows = parsed(Rows, file, () => parse(text, { columns: true, bom: true, skip_empty_lines: true }))
  const hash = asked.texts.get('hash')
  return {
    list: rows.map((row) => ({ ...row, name: row.case, drawn: row.drawn === 'yes' })),
    size,
    before: `${seed}/${root}`,
    hashDiffers: hash !== undefined && hash.toLowerCase() !== seedHash(seed),
  }
}

const Pack = Type.Object({
  sample: Type.Object({
    seed: Type.String(),
    drawn: Type.Integer(),
    cases: Type.Array(Type.Object({ name: Type.String(), stratum: Type.String(), rank: Type.String() }), {
      minItems: 1,
    }),
  }),
  files: Type.Array(Type.Object({ rank: Type.String() })),
})

function ofPack(file: string, text: string): Given {
  const { sample, files } = parsed(Pack, file, () => JSON.parse(text))
  const ranks = new Set(files.map(({ rank }) => rank))
  return {
    list: sample.cases.map((one) => ({ ...one, drawn: ranks.has(one.rank) })),
    size: sample.drawn,
    before: sample.seed,
    hashDiffers: false,
  }
}

function parsed<Of extends Type.TSchema>(schema: Of, file: string, read: () => unknown): Static<Of> {
  try {
    return Value.Parse(schema, read())
  } catch {
    throw new CannotBeDone(
      `${file} is neither the list of an audit’s cases (rank, case, stratum, drawn) nor an inspector’s pack with the list of its cases.`,
    )
  }
}
