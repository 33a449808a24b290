// Who may import whom, where casts and clocks may be: the table of docs/architecture.md, enforced. Type imports count.
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

const beneath = ['kernel', 'practice', 'registers', 'web']
const everything = [...beneath, 'work', 'accountability', 'demonstration', 'app', 'clock', 'config']

/** A change to this table is an architecture decision. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  practice: ['kernel'],
  registers: ['kernel', 'practice'],
  web: ['kernel', 'practice', 'registers'],
  work: beneath,
  accountability: beneath,
  config: ['kernel'],
  clock: ['kernel'],
  demonstration: [...beneath, 'work', 'accountability'],
  app: [...beneath, 'work', 'accountability', 'demonstration', 'clock', 'config'],
  main: everything,
  cli: everything,
  'main-public': [...beneath, 'accountability', 'config'],
}

type File = { readonly path: string; readonly text: string; readonly imports: readonly string[] }
const files: readonly File[] = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8')
    const found = text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)
    return { path, text, imports: [...found].map((match) => normalize(join(dirname(path), match[1] ?? ''))) }
  })

/** 'work/missing/pages.ts' → 'work'; 'app.ts' → 'app'. */
const areaOf = (path: string): string => (path.split('/')[0] ?? '').replace(/\.ts$/, '')
/** 'work/missing/pages.ts' → 'work/missing'; the list of slices, work/index.ts, belongs to none. */
const sliceOf = (path: string): string | null => /^((?:work|accountability)\/[^/]+)\//.exec(path)?.[1] ?? null

const refused = (holds: (file: File, imported: string) => boolean): readonly string[] =>
  files.flatMap((file) =>
    file.imports.filter((path) => !holds(file, path)).map((path) => `${file.path} imports ${path}`),
  )

test('every file stands in an area of the table, and there are files', () => {
  assert.ok(files.length > 20)
  assert.deepEqual(
    files.filter(({ path }) => mayImport[areaOf(path)] === undefined).map(({ path }) => path),
    [],
  )
})

test('an area imports only from the areas beneath it', () => {
  const allowed = (from: string, to: string) => from === to || (mayImport[from] ?? []).includes(to)
  assert.deepEqual(
    refused((file, path) => allowed(areaOf(file.path), areaOf(path))),
    [],
  )
})

test('a slice never imports another slice', () => {
  const apart = (from: string | null, to: string | null) => from !== null && to !== null && from !== to
  assert.deepEqual(
    refused((file, path) => !apart(sliceOf(file.path), sliceOf(path))),
    [],
  )
})

test('a file says its one idea in its first line', () => {
  assert.deepEqual(
    files.filter(({ text }) => !text.startsWith('// ')).map(({ path }) => path),
    [],
  )
})

test('no two files say the same of themselves', () => {
  const alike = Object.entries(Object.groupBy(files, ({ text }) => text.split('\n')[0] ?? ''))
  assert.deepEqual(
    alike.flatMap(([, same = []]) => (same.length > 1 ? [same.map(({ path }) => path)] : [])),
    [],
  )
})

test('the face of a slice fits on a screen: at most 25 lines, and what is more has a file of its own', () => {
  const faces = files.filter(({ path }) => /^(work|accountability)\/.+\/index\.ts$/.test(path))
  assert.ok(faces.length > 15)
  assert.deepEqual(
    faces
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 25),
    [],
  )
})

test('what is exported is imported by another file: of the product, the tests, the measurements or the scripts of the documents', () => {
  const root = join(import.meta.dirname, '..')
  const everything = globSync(['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'docs/*.ts'], { cwd: root }).map(
    (path) => ({ path, text: readFileSync(join(root, path), 'utf8') }),
  )
  const taken = new Set<string>()
  for (const { path, text } of everything) {
    for (const [, names = '', from = ''] of text.matchAll(
      /^(?:im|ex)port (?:type )?(\{[^}]*\}|\*(?: as [\w$]+)?) from '(\.[^']+)'/gm,
    ))
      for (const name of namesIn(names)) taken.add(`${normalize(join(dirname(path), from))} ${name}`)
    for (const [, from = ''] of text.matchAll(/\bimport\('(\.[^']+)'\)/g))
      taken.add(`${normalize(join(dirname(path), from))} *`)
  }
  // The runner of the tests takes its setup by its place.
  const givers = everything.filter(({ path }) => !path.endsWith('.test.ts') && path !== 'test/setup.ts')
  const given = givers.flatMap(({ path, text }) =>
    [
      ...text.matchAll(/^export (?:(?:async )?(?:const|function\*?|type|class) ([\w$]+)|(?:type )?(\{[^}]*\}))/gm),
    ].flatMap(([, one, list = '']) =>
      (one === undefined ? namesIn(list, true) : [one]).map((name) => ({ path, name })),
    ),
  )
  assert.ok(given.length > 1000)
  assert.deepEqual(
    given
      .filter(({ path, name }) => !taken.has(`${path} ${name}`) && !taken.has(`${path} *`))
      .map(({ path, name }) => `${path} exports ${name}`),
    [],
  )
})

/** `{ a, type B as C }` → a and B, or as they are called from here on; `* as d` → *. */
const namesIn = (words: string, asCalled = false): readonly string[] =>
  words
    .replace(/[{}]/g, '')
    .split(',')
    .map((one) =>
      one
        .trim()
        .replace(/^type /, '')
        .split(' as '),
    )
    .map((parts) => (asCalled ? parts.at(-1) : parts[0]) ?? '')
    .filter((name) => name !== '')

test('the product imports nothing from the folders of tests and measurements', () => {
  assert.deepEqual(
    refused((_, path) => !path.startsWith('..')),
    [],
  )
})

test('no import leads back to where it began', () => {
  const imports = new Map(files.map((file) => [file.path, file.imports]))
  const finished = new Set<string>()
  const follow = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [[...way.slice(way.indexOf(path)), path].join(' → ')]
    if (finished.has(path)) return []
    const found = (imports.get(path) ?? []).flatMap((next) => follow(next, [...way, path]))
    finished.add(path)
    return found
  }
  assert.deepEqual(
    files.flatMap((file) => follow(file.path, [])),
    [],
  )
})

test('only kernel/time.ts reads a clock', () => {
  const clock = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/
  const readers = files.filter(({ text }) => clock.test(withoutComments(text))).map(({ path }) => path)
  assert.deepEqual(readers, ['kernel/time.ts'])
})

test('rules wait for nothing: neither practice nor a procedure', () => {
  const isRule = (path: string) => areaOf(path) === 'practice' || path.endsWith('/procedure.ts')
  const rules = files.filter(({ path }) => isRule(path))
  assert.ok(rules.length > 3)
  assert.deepEqual(
    rules.filter(({ text }) => /\bawait\b|\basync\b|'node:/.test(withoutComments(text))).map(({ path }) => path),
    [],
  )
})

test('types are not asserted outside the kernel, and nothing is of any type', () => {
  const found = files.flatMap(({ path, text }) => [
    ...(areaOf(path) === 'kernel' ? [] : erasedWords(text, /\bas\b(?!\s+const\b)/g)).map(
      (line) => `${path}:${line} casts`,
    ),
    ...erasedWords(text, /\bany\b/g).map((line) => `${path}:${line} says any`),
  ])
  assert.deepEqual(found, [])
})

/** What is somebody's own is done under the entry it was given to: no rule of two people, which `registers/same-human.ts` alone knows. */
const ofTheEntry: readonly string[] = [
  'accountability/audits/allocating.ts: one.staffId === staffId',
  'accountability/audits/file-page.ts: by === who',
  'accountability/audits/file-page.ts: entry.by === who',
  'accountability/audits/file-page.ts: one.by === who',
  'accountability/audits/grading.ts: allocated.first === who',
  'accountability/audits/grading.ts: allocated.second === who',
  'accountability/bodies/successor.ts: one.record_id === by',
  'accountability/inspectors/taking.ts: state.opened?.by !== world.who.staffId',
  'accountability/plan/action/action-offers.ts: state.owner?.staffId === who.staffId',
  'accountability/plan/action/dating.ts: state.owner?.staffId !== by.staffId',
  'accountability/plan/action/doing.ts: state.owner?.staffId !== by.staffId',
  'accountability/plan/action/ending.ts: state.owner?.staffId !== by.staffId',
  'accountability/questions/answering.ts: state.allocated.staffId !== by.staffId',
  'accountability/questions/pages.ts: state.allocated?.staffId === world.who.staffId',
  'accountability/recommendations/inspections/inspection-forms.ts: value !== world.who.staffId',
  'registers/records/append.ts: world.who.staffId !== SYSTEM',
  'registers/records/perform.ts: one.recordedBy === world.who.staffId',
  'work/access/pages.ts: glass?.staff_id === who.staffId',
  'work/missing/commands/ownership.ts: owner.staffId !== asked.by.staffId',
  'work/missing/commands/ownership.ts: owner?.staffId !== staffId',
  'work/missing/handover/commands.ts: child.owner_id !== by.staffId',
  'work/missing/pages/board/rows.ts: row.owner_id === world.who.staffId',
  'work/missing/pages/episode/shown.ts: state.owner?.staffId === who.staffId',
  'work/missing/reactions/tell-the-handler.ts: state.handler === world.who.staffId',
  'work/missing/reactions/tell-the-owner.ts: staffId === world.who.staffId',
]

test('no rule compares entries of staff by itself: whoever has two would be their own second person', () => {
  const self = String.raw`(?:asked\.|given\.|world\.)*(?:by|who|asked)\.staffId\b`
  const bare = new RegExp(
    String.raw`[\w.?]+ [!=]== ${self}|${self} [!=]== [\w.?]+|[\w.?()-]+\.(?:includes|has)\(${self}\)|[\w.?]+ [!=]== (?:by|who|staffId)(?![\w.?(:])`,
    'g',
  )
  const found = files
    .filter(({ path }) => path !== 'registers/same-human.ts' && !path.startsWith('demonstration/'))
    .flatMap(({ path, text }) => [...withoutComments(text).matchAll(bare)].map(([words]) => `${path}: ${words}`))
  assert.deepEqual([...new Set(found)].sort(), ofTheEntry)
})

/** Written by versions before this one, and still read wherever they stand. */
const ofEarlierVersions = ['recommendation.received/1']

test('what can happen is recorded by something: no kind of fact waits for a command that nobody wrote', () => {
  const declared = files
    .filter(({ path }) => /(^|\/)[a-z-]*facts\.ts$/.test(path))
    .flatMap(({ text }) =>
      [...withoutComments(text).matchAll(/^ {2}'([a-z-]+\.[a-z-]+\/\d+)':/gm)].map((found) => found[1] ?? ''),
    )
  assert.ok(declared.length > 100, `${declared.length}`)
  const written = new Set(
    files
      .flatMap(({ text }) => [
        ...text.matchAll(/kind: '([a-z-]+\.[a-z-]+\/\d+)'|(?:record|escalating)\('([a-z-]+\.[a-z-]+\/\d+)'/g),
      ])
      .map((found) => found[1] ?? found[2]),
  )
  assert.deepEqual(
    declared.filter((kind) => !written.has(kind) && !ofEarlierVersions.includes(kind)),
    [],
  )
})

/** Lines with a word that Node erases to run the file: it stood in a type. Names in imports and mapped types may say `as`. */
function erasedWords(text: string, word: RegExp): readonly number[] {
  const source = withoutComments(text)
  const stripped = stripTypeScriptTypes(source)
  return [...source.matchAll(word)]
    .filter(
      ({ index }) =>
        stripped[index] === ' ' && !/\{[^}]*\bin\b[^}]*$|\b(?:import|export)\b[^;'()]*$/.test(source.slice(0, index)),
    )
    .map(({ index }) => source.slice(0, index).split('\n').length)
}

/** Comments become spaces, so that places stay; `//` inside an address is no comment. */
function withoutComments(text: string): string {
  return text.replace(/\/\*\*?[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}

test('no template asks which measure it shows, nor takes an address apart: what it says comes ready', () => {
  const templates = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.njk'))
  assert.ok(templates.length > 100)
  const asks = /[!=]= ?['"][A-Z]\d|path\[\d\] ?[!=]=/
  assert.deepEqual(
    templates.filter((path) => asks.test(readFileSync(`src/${path}`, 'utf8'))),
    [],
  )
})

test('no test file waits after its first test: the runner ends it before, and the tests behind are lost', () => {
  const tests = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: join(import.meta.dirname, '..') })
  assert.ok(tests.length > 100)
  const waiting = tests.filter((path) => {
    const lines = readFileSync(join(import.meta.dirname, '..', path), 'utf8').split('\n')
    const first = lines.findIndex((line) => line.startsWith('test('))
    // What begins a line stands outside every test; a function that waits later is none of it.
    return lines.some((line, at) => first >= 0 && at > first && /^(?:await |(?:const|let) .*= await )/.test(line))
  })
  assert.deepEqual(waiting, [])
})
