// An audit from the seed to the file audited again: drawn once, by the seed that was fixed; graded apart; a child at risk returned the same day.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { closedCase } from '../../../test/closed-case.ts'
import { covered } from '../../../test/covered.ts'
import { reportBody } from '../../../test/report.ts'
import { demonstrationForce, neighbour } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal, sequence } from '../../kernel/sequencer.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { readMeasure } from '../../registers/measures.ts'
import { appendTo, factsOfRecord, load } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { missing } from '../../work/missing/procedure.ts'
import { type ByHand, commitmentByHand } from './by-hand.ts'
import { seedHash } from './draw.ts'
import { auditedFile } from './procedure.ts'
import { filesOf } from './queries/files.ts'
import { questions } from './questions.ts'
import { moderationRefusals } from './settling.ts'

let now: Instant = instant('2026-09-30T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
let vic = await it.named('Vic Arkwright')
let rhona = await it.named('Rhona Verity')
let improvement = await it.named('Milo Ferrand')
let inspector = await it.named('Gareth Ashdown')
let detective = await it.named('Priya Stanmore')
let commissioner = await it.named('Uma Kettering')
const signIn = [
  async () => (vic = await it.as(vic.person)),
  async () => (rhona = await it.as(rhona.person)),
  async () => (improvement = await it.as(improvement.person)),
  async () => (inspector = await it.as(inspector.person)),
  async () => (detective = await it.as(detective.person)),
  async () => (commissioner = await it.as(commissioner.person)),
]
const seed = 'a phrase for October 2026'
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-seal-')))

const plan = {
  title: 'Missing children, October 2026',
  kind: 'case files',
  topic: 'missing children',
  from: '2026-10-01',
  until: '2026-10-31',
  size: '10',
  doubleShare: '20',
  peerShare: '10',
  seed,
}
const newAudit = async (more: Record<string, string> = {}) => {
  const sent = await vic.send('/audit/plans', { ...plan, ...more })
  assert.equal(sent.status, 303, sent.text)
  return (sent.location ?? '').split('/').at(-1) ?? ''
}
const audit = await newAudit()
const draw = async (more: Record<string, string | readonly string[]> = {}) =>
  await vic.send(`/audit/${audit}/draw`, { seed, auditors: [vic.person.staffId, rhona.person.staffId], ...more })

async function record(recordId: string, facts: readonly NewFact[], who = systemPerson(force)): Promise<void> {
  const world = await it.app.world(who)
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, missing, recordId, () => facts)
  })
}

/** Ended episodes. Vic had a hand in each at HIGH, and so grades none of those. */
const cases = Array.from({ length: 40 }, (_, index) => ({
  recordId: newId(now),
  level: index < 10 ? 'HIGH' : 'MEDIUM',
}))
const byVic = new Set(cases.flatMap((one) => (one.level === 'HIGH' ? [one.recordId] : [])))

test('a period that has begun, too little graded twice, a short seed and a topic nobody has are refused together, and nothing typed is lost', async () => {
  const refused = await vic.send('/audit/plans', {
    ...plan,
    from: '2026-09-30',
    seed: 'eleven char',
    topic: 'ghosts',
    doubleShare: '10',
    peerShare: '0',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Cases of this day may already be known/)
  assert.match(refused.text, /two people must grade at least 20% of the files/)
  assert.match(refused.text, /another force must also grade at least 10% of the files/)
  assert.match(refused.text, /seed phrase of 12 characters or more/)
  assert.match(refused.text, /Missing children, October 2026/)
  assert.equal((await commissioner.get('/audit/plans')).status, 403)
})

test('an auditor finds from here last month’s sample of contacts that were not opened as missing; who may not look is not sent there', async () => {
  const way = 'href="/missing/contacts/sample"'

  assert.ok((await vic.get('/audits')).text.includes(way))
  assert.ok(!(await commissioner.get('/audits')).text.includes(way))
})

test('the seed itself is nowhere until the draw; its hash is', async () => {
  const page = await improvement.get(`/audit/${audit}`)
  assert.match(page.text, new RegExp(seedHash(seed)))
  assert.doesNotMatch(page.text, /a phrase for October/)
  const stored = await it.databases.app.read({ force, who: SYSTEM, now }, async (reader) => {
    return await factsOfRecord.all(reader, { force, record: audit })
  })
  assert.equal(stored.length, 1)
  assert.doesNotMatch(JSON.stringify(stored), /a phrase for October/)
})

test('it is not drawn before the period is over', async () => {
  const early = await draw()
  assert.equal(early.status, 422)
  assert.match(early.text, /The period runs to the end of 31 October 2026/)
  const withOthers = await draw({ auditors: [vic.person.staffId, detective.person.staffId] })
  assert.match(withOthers.text, /Somebody chosen here may not grade files/)
})

test('another phrase is not the seed, and without a root signed after the period there is no draw', async () => {
  await sequence(it.databases.clock, instant('2026-10-31T12:00:00Z'), seal)
  now = instant('2026-11-02T09:00:00Z')
  // A month on: everybody signs in again.
  for (const sign of signIn) await sign()
  for (const one of cases) await record(one.recordId, closedCase(one.level))
  for (const one of byVic)
    await record(one, [{ kind: 'missing.noted/1', happenedAt: now, body: { text: 'x' } }], vic.person)
  const wrong = await draw({ seed: 'a phrase for November 2026' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /its hash differs/)
  assert.match((await draw()).text, /No root of the ledger has been signed since the period ended/)
  await signed()
})

const signed = async (): Promise<void> => await covered(it.databases.clock, force, now, seal)

const files = async (of = audit) =>
  await it.databases.app.read(
    { force, who: vic.person.staffId, now },
    async (reader) => await filesOf.all(reader, { force, audit: of }),
  )

const sha256 = (words: string) => createHash('sha256').update(words).digest('hex')

test('drawn once: the files are those of lowest rank in each stratum, in proportion, by a root nobody knew when the seed was fixed', async () => {
  // Since the root: one reopened, one graded up, one closed late into the period. None of it changes who is drawn from.
  const [reopened, raised] = [cases[20]?.recordId ?? '', cases[21]?.recordId ?? '']
  const late = newId(now)
  await record(reopened, [{ kind: 'missing.reopened/1', happenedAt: now, body: { because: 'x' } }])
  await record(raised, [
    {
      kind: 'missing.raised/1',
      happenedAt: now,
      body: { level: 'HIGH', because: 'x', onInformationHeldAtReport: false },
    },
  ])
  await record(late, closedCase('HIGH', '2026-10-20T10:00:00Z'))
  await signed()
  assert.equal((await draw()).status, 303)
  const drawn = await files()
  const root = /signed after the period[^<]*<code[^>]*>([0-9a-f]{64})</.exec(
    (await commissioner.get(`/audit/${audit}`)).text,
  )?.[1]
  const rank = (id: string) => sha256(`${seed}/${root}/${sha256(`${audit}/${id}`)}`)
  const lowest = (level: string, count: number) =>
    cases
      .filter((one) => one.level === level)
      .map(({ recordId }) => recordId)
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
      .slice(0, count)
  // 10 of 40: a quarter of 10 HIGH is 2.5, of 30 MEDIUM 7.5: one remainder place, the first stratum by name takes it.
  assert.deepEqual(new Set(drawn.map(({ about }) => about)), new Set([...lowest('HIGH', 3), ...lowest('MEDIUM', 7)]))
  assert.deepEqual(
    [drawn.filter((one) => one.double_graded).length, drawn.filter((one) => one.peer_graded).length],
    [2, 1],
  )
  const again = await draw()
  assert.equal(again.status, 422)
  assert.match(again.text, /It is drawn only once/)
  const withdrawn = await rhona.api(`/api/audit/${audit}/withdrawal`, { because: 'It shows too much' })
  assert.match(withdrawn.text, /The sample has been drawn, so its files must be graded/)
  const page = (await commissioner.get(`/audit/${audit}`)).text
  const nameOf = (id: string) => sha256(`${audit}/${id}`)
  for (const [words, id] of [
    ['Left since[^<]*: 1', reopened],
    ['Joined since[^<]*: 1', late],
    ['Now in another stratum: 1', raised],
  ] as const)
    assert.match(page, new RegExp(`${words}</dt><dd[^>]*><span[^>]*><code[^>]*>${nameOf(id)}<`))
})

test('whoever sees recommendations can draw it again, and learns of no case which it is', async () => {
  const { text } = await commissioner.get(`/audit/${audit}/population.csv`)
  const [head = '', ...rows] = text.trim().split('\n')
  assert.deepEqual([head, rows.length], ['rank,case,stratum,drawn', 40])
  const page = (await commissioner.get(`/audit/${audit}`)).text
  const root = /signed after the period[^<]*<code[^>]*>([0-9a-f]{64})</.exec(page)?.[1]
  for (const row of rows) {
    const [rank, name] = row.split(',')
    assert.equal(rank, sha256(`${seed}/${root}/${name}`))
  }
  const of = (stratum: string) => rows.filter((row) => row.includes(`,${stratum},`))
  const isLowest = (some: readonly string[], count: number) =>
    some.every((row, index) => row.endsWith(index < count ? ',yes' : ',no'))
  assert.ok(isLowest(of('HIGH'), 3) && isLowest(of('MEDIUM'), 7))
  for (const one of cases) assert.ok(!text.includes(one.recordId))
  assert.match(page, /HIGH<\/th>.*10<\/td>.*3<\/td>/)
})

test('the commands that the page gives answer the hash fixed beforehand, and the lowest rank', async () => {
  const { drawn, plan: planned } = JSON.parse((await commissioner.get(`/api/audit/${audit}`)).text)
  const byHand: readonly ByHand[] = drawn.byHand
  const folder = mkdtempSync(join(tmpdir(), 'vigil-redraw-'))
  const list = (await commissioner.get(`/audit/${audit}/population.csv`)).text
  writeFileSync(join(folder, 'population.csv'), list)
  symlinkSync(join(import.meta.dirname, '../../../bin'), join(folder, 'bin'))
  const run = (command: string) => execFileSync('sh', ['-c', command], { encoding: 'utf8', cwd: folder })
  const [whole, ...hashes] = byHand.toReversed()
  assert.match(
    run(whole?.command ?? ''),
    /^10 of 40 cases\.\nHIGH: 3 of 10\nMEDIUM: 7 of 30\n(.*\n)+These are the cases that were drawn\.\n$/,
  )
  const answers = hashes.toReversed().map(({ command }) => run(command).slice(0, 64))
  assert.deepEqual(
    [...answers, whole?.answers],
    byHand.map((one) => one.answers),
  )
  const lowest = list.split('\n')[1]?.split(',')[0]
  assert.deepEqual(answers, [planned.seedHash, lowest])
  const odd = commitmentByHand("it’s “a” phrase of O'Neill $(date) `x` é")
  assert.equal(execFileSync('sh', ['-c', odd.command], { encoding: 'utf8' }).slice(0, 64), odd.answers)
})

test('nobody grades a case they had a hand in', async () => {
  const drawn = await files()
  assert.ok(drawn.every((file) => file.first_auditor !== null))
  assert.deepEqual(
    drawn.filter((file) => byVic.has(file.about)).map((file) => file.first_auditor),
    [rhona, rhona, rhona].map(({ person }) => person.staffId),
  )
})

const answered = Object.fromEntries(questions.map(({ id }) => [`answers.${id}`, 'yes']))
const grading = (grade: string, more: Record<string, string> = {}) => ({
  ...answered,
  grade,
  livedExperience: 'Cold, and nobody rang',
  because: 'First visit after nine hours',
  ...more,
})
const clientOf = (staffId: string | null) => (staffId === vic.person.staffId ? vic : rhona)

test('graded by two apart: neither sees the other’s, a difference waits for a third, and only then does the grade stand', async () => {
  const file = (await files()).find((one) => one.double_graded)
  assert.ok(file?.second_auditor)
  const [first, second] = [clientOf(file.first_auditor), clientOf(file.second_auditor)]
  assert.notEqual(first, second)
  assert.equal(
    (
      await first.send(
        `/audited-file/${file.record_id}/gradings`,
        grading('good', { because: 'A plan within the hour' }),
      )
    ).status,
    303,
  )
  assert.doesNotMatch((await second.get(`/audited-file/${file.record_id}`)).text, /A plan within the hour/)
  assert.match((await first.get(`/audited-file/${file.record_id}`)).text, /A plan within the hour/)
  assert.match(
    (await first.send(`/audited-file/${file.record_id}/gradings`, grading('good'))).text,
    /A grading cannot be changed/,
  )
  assert.equal((await second.send(`/audited-file/${file.record_id}/gradings`, grading('inadequate'))).status, 303)
  const disputed = (await files()).find((one) => one.record_id === file.record_id)
  assert.deepEqual([disputed?.in_dispute, disputed?.final_grade], [true, null])
  assert.match(
    (await first.send(`/audited-file/${file.record_id}/moderation`, { grade: 'good', because: 'Mine' })).text,
    /Somebody who did not must settle the grade/,
  )
  assert.doesNotMatch((await first.get(`/audited-file/${file.record_id}/moderation`)).text, /One grading/, 'blind')
  assert.equal((await inspector.get(`/audited-file/${file.record_id}/moderation`)).status, 403)
})

test('the commissioner’s office reads totals by stratum and unit, and no file: not its grade, not its address, on no page', async () => {
  const drawn = await files()
  const [page, list, program] = await Promise.all(
    [`/audit/${audit}`, '/audits', `/api/audit/${audit}`].map(async (path) => (await commissioner.get(path)).text),
  )
  for (const { record_id } of drawn)
    for (const text of [page, list, program]) assert.ok(!text?.includes(record_id), 'no address of a file')
  const { files: shown, totals } = JSON.parse(program ?? '')
  assert.deepEqual(shown, [])
  assert.deepEqual(
    totals.map(({ by, of }: { by: string; of: { name: string }[] }) => [by, of.map(({ name }) => name)]),
    [
      ['Stratum', ['HIGH', 'MEDIUM']],
      ['Unit', [...new Set(drawn.map(({ team }) => team))].sort()],
    ],
  )
  assert.match(list ?? '', /Grade the audited file<span[^>]*>[^<]*: \d+ files?</, 'what is owed is still said')
  const one = await commissioner.get(`/audited-file/${drawn[0]?.record_id}`)
  assert.equal(one.status, 403)
  assert.match((await improvement.get(`/audit/${audit}`)).text, new RegExp(`/audited-file/${drawn[0]?.record_id}`))
})

test('both auditors graded it: a detective inspector of another unit settles it, and of their own does not', async () => {
  const file = (await files()).find((one) => one.in_dispute)
  assert.ok(file)
  const address = `/audited-file/${file.record_id}`
  assert.match((await detective.get('/audits')).text, /Settle two grades that differ/)
  assert.match((await detective.get(address)).text, /A plan within the hour/, 'who settles sees both')
  const form = (await detective.get(`${address}/moderation`)).text
  assert.match(form, /One grading: good\. Why: “A plan within the hour”/, 'also where they settle it')
  assert.match(form, /One grading: inadequate\. Why: /)
  const world = await it.app.world(vic.person)
  const { state } = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await load(reader, world, auditedFile, file.record_id),
  )
  const refusalsOf = (unit: string) =>
    moderationRefusals(state, { staffId: newId(now), unit }).map((one) => one.sentence)
  assert.deepEqual(refusalsOf('stafford-response'), [
    'This is a case of your own unit. Somebody from another unit must settle it.',
  ])
  assert.deepEqual(refusalsOf('investigation'), [])
  const settled = await detective.send(`${address}/moderation`, {
    grade: 'requires improvement',
    because: 'No plan was kept',
  })
  assert.equal(settled.status, 303, settled.text)
  assert.deepEqual(
    (await files())
      .filter(({ record_id }) => record_id === file.record_id)
      .map((one) => [one.in_dispute, one.final_grade]),
    [[false, 'requires improvement']],
  )
  assert.doesNotMatch((await detective.get('/audits')).text, /Settle two grades that differ/)
  assert.match((await vic.get(address)).text, /No plan was kept<span class="vigil-detail">Priya Stanmore, /)
})

test('given to another auditor: to one whose job it is, of another unit, with no hand in the case', async () => {
  const file = (await files()).find((one) => byVic.has(one.about))
  assert.ok(file)
  const address = `/audited-file/${file.record_id}/allocation`
  assert.match((await vic.get(address)).text, /<option value="[0-9a-f-]{36}"[^>]*>Rhona Verity/)
  const give = async (first: string) => (await vic.api(`/api${address}`, { first, second: null })).text
  assert.match(await give(detective.person.staffId), /may not grade files/)
  assert.match(await give(newId(now)), /may not grade files/)
  assert.match(await give(vic.person.staffId), /worked on the case/)
})

test('a file of one auditor is nobody else’s; its grade is a measure at once', async () => {
  const file = (await files()).find((one) => !one.double_graded && !one.peer_graded)
  assert.ok(file)
  const mine = clientOf(file.first_auditor)
  const other = mine === vic ? rhona : vic
  assert.match(
    (await other.send(`/audited-file/${file.record_id}/gradings`, grading('good'))).text,
    /was given to another auditor/,
  )
  const partly = await mine.send(`/audited-file/${file.record_id}/gradings`, { grade: 'good' })
  assert.equal(partly.status, 422)
  assert.match(partly.text, /Answer: Was the child seen\?/)
  assert.equal((await mine.send(`/audited-file/${file.record_id}/gradings`, grading('inadequate'))).status, 303)
  const elsewhere = { first: other.person.staffId, second: null }
  const given = (await vic.api(`/api/audited-file/${file.record_id}/allocation`, elsewhere)).text
  assert.match(given, /already graded, and stays with the person who graded it/)
  assert.match(given, /All the gradings of this file have been given/)
  const double = (await files()).find((one) => one.double_graded)
  assert.match(
    (await vic.api(`/api/audited-file/${double?.record_id}/allocation`, elsewhere)).text,
    /Two people grade this file\. Choose the second/,
  )
  const read = async (measure: string) => {
    const [figures] = await it.databases.measure.read(
      { force, who: SYSTEM, now },
      async (reader) =>
        await readMeasure(reader, {
          force,
          measure,
          part: 'missing children',
          from: instant('2026-11-01T00:00:00Z'),
          until: instant('2026-12-01T00:00:00Z'),
          now,
        }),
    )
    return figures === undefined ? null : [figures.yes, figures.no, figures.notEvidenced]
  }
  assert.deepEqual(
    [await read('A1'), await read('A2'), await read('A3')],
    [
      // Two of ten drawn have a grade that stands; the other eight are not left out.
      [0, 2, 8],
      [1, 1, 8],
      [0, 1, 0],
    ],
  )
})

test('an inspector reads the share that everybody else does: of the files whose grade stands, the others named', async () => {
  const ines = await it.named('Ines Fallow')
  const page = (await ines.get('/inspector')).text
  assert.match(
    page,
    /Missing children, October 2026<\/a>: 0% good, 0 of 2 \(0% to [\d.]+%\); (?:none graded in [\w, ]+; )?8 files without a final grade/,
  )
})

/** Which case a file is about is drawn by chance. */
const withoutAHandIn = (file: { readonly about: string }) => (byVic.has(file.about) ? rhona : vic)

test('inadequate is put right by its owner, audited again by somebody else, and only that counts', async () => {
  const file = (await files()).find((one) => one.final_grade === 'inadequate')
  assert.ok(file)
  const again = async () =>
    await withoutAHandIn(file).send(`/audited-file/${file.record_id}/re-audit`, {
      grade: 'good',
      because: 'Seen and spoken to',
    })
  assert.match((await again()).text, /Nothing has been put right/)
  assert.equal(
    (await inspector.send(`/audited-file/${file.record_id}/remedy`, { done: 'The child was visited and heard' }))
      .status,
    303,
  )
  assert.equal((await again()).status, 303)
  const audited = (await files()).find((one) => one.record_id === file.record_id)
  assert.deepEqual([audited?.final_grade, audited?.re_audited_grade], ['inadequate', 'good'])
})

test('what is good needs no remedy, and what is found inadequate again needs another', async () => {
  const drawn = await files()
  const remedy = async (id: string) =>
    await inspector.send(`/audited-file/${id}/remedy`, { done: 'The child was visited' })
  const ungraded = drawn.find((one) => one.final_grade === null && !one.in_dispute)
  assert.ok(ungraded)
  assert.match((await remedy(ungraded.record_id)).text, /not final yet/)
  const wanting = drawn.find((one) => one.final_grade === 'requires improvement')
  assert.ok(wanting)
  const again = async (id: string, grade: string) =>
    await withoutAHandIn(wanting).send(`/audited-file/${id}/re-audit`, { grade, because: 'Seen in the file' })
  assert.equal((await remedy(wanting.record_id)).status, 303)
  assert.match((await remedy(wanting.record_id)).text, /waiting to be audited again/)
  assert.equal((await again(wanting.record_id, 'inadequate')).status, 303)
  assert.match((await inspector.get('/audits')).text, /Put right what was inadequate in the case/)
  assert.equal((await remedy(wanting.record_id)).status, 303, 'found inadequate: it is put right once more')
  assert.equal((await again(wanting.record_id, 'good')).status, 303)
  assert.match((await remedy(wanting.record_id)).text, /There is nothing to put right in this file/)
})

test('another force’s grading on paper: not typed in by who graded, and it counts when a second person has confirmed it', async () => {
  const file = (await files()).find((one) => one.peer_graded)
  assert.ok(file)
  const address = `/audited-file/${file.record_id}`
  const mine = clientOf(file.first_auditor)
  // Whichever case is drawn, one who had no hand in it.
  const other = await it.newcomer(force, 'Wilmot Farrow', ['auditor'])
  const standing = async () => (await files()).find((one) => one.record_id === file.record_id)?.final_grade
  assert.equal((await mine.send(`${address}/gradings`, grading('good'))).status, 303)
  assert.equal(await standing(), null)
  const again = await mine.send(`${address}/gradings`, grading('good'))
  assert.match(again.text, /Another force’s grading must come from that force/)
  const paper = grading('good', {
    fromForce: neighbour.id,
    auditor: 'Inga Steelforth',
    document: 'Letter of 3 November 2026, audit folder 12',
  })
  assert.match((await mine.send(`${address}/peer-entry`, paper)).text, /You grade this file. Somebody who does not/)
  assert.match((await other.send(`${address}/peer-entry`, { ...paper, document: '' })).text, /Enter the document/)
  const own = await other.send(`${address}/peer-entry`, { ...paper, fromForce: force })
  assert.match(own.text, /Choose another force/)
  const entered = await other.send(`${address}/peer-entry`, paper)
  assert.equal(entered.status, 303, entered.text)
  assert.equal(await standing(), null, 'typed in, it is no grading yet')
  assert.match(
    (await improvement.get(`/audit/${audit}`)).text,
    /<strong>0 of 1<\/strong> drawn for it.*1 typed in but not/,
  )
  assert.doesNotMatch((await mine.get(address)).text, /Inga Steelforth/, 'blind until it stands')
  assert.match(
    (await mine.api(`/api${address}/peer-force`, { toForce: neighbour.id })).text,
    /has been typed in. It must be confirmed/,
  )
  const typedIn = 'Another force’s grading was typed in from paper'
  const decides = async (who: typeof mine): Promise<boolean> =>
    JSON.parse((await who.get('/api/waiting')).text).mine.some((one: { words: string }) => one.words === typedIn)
  assert.deepEqual(
    await Promise.all([detective, other, mine].map(decides)),
    [true, false, false],
    'neither whoever typed it in compares it, nor whoever grades the file',
  )
  const confirm = { found: 'Word for word with the letter' }
  assert.match(
    (await other.api(`/api${address}/peer-entry-confirmation`, confirm)).text,
    /You typed this in. A second person must compare it/,
  )
  assert.match((await mine.api(`/api${address}/peer-entry-confirmation`, confirm)).text, /You grade this file/)
  assert.equal((await improvement.get(`${address}/peer-entry`)).status, 403)
  assert.equal(
    (await detective.send(`${address}/peer-entry-refusal`, { because: 'Another file’s letter' })).status,
    303,
  )
  assert.equal((await other.send(`${address}/peer-entry`, paper)).status, 303)
  assert.match((await detective.get(address)).text, /Typed in, and not counted yet/)
  const compared = (await detective.get(`${address}/peer-entry-confirmation`)).text
  assert.match(compared, /Letter of 3 November 2026, audit folder 12; graded by Inga Steelforth[\s\S]*Grade: good/)
  assert.match(compared, /Was the risk recognised at first contact\? \w+\./)
  assert.doesNotMatch((await mine.get(`${address}/peer-entry-confirmation`)).text, /Inga Steelforth/, 'blind')
  assert.equal((await detective.send(`${address}/peer-entry-confirmation`, confirm)).status, 303)
  assert.equal(await standing(), 'good')
  assert.equal(await decides(detective), false)
  const page = (await mine.get(address)).text
  assert.match(page, /typed in here, not sent by the force<\/strong>, from Letter of 3 November 2026/)
  assert.match(page, /confirmed it: Word for word with the letter/)
  assert.match(
    (await improvement.get(`/audit/${audit}`)).text,
    /<strong>1 of 1<\/strong> drawn for it; 0 sent by that force, 1 typed/,
  )
})

test('the page says n, interval and kappa with how many files, and shows no grade that does not stand', async () => {
  const page = await improvement.get(`/audit/${audit}`)
  assert.match(page.text, /1 of 3<\/td>/)
  assert.match(page.text, /This force and another/)
  assert.match(page.text, /7 files without a final grade/)
  const owed = (await improvement.get('/audits')).text
  const [, list = ''] = owed.split('What is owed on audited files')
  assert.equal(list.split('<a class="govuk-link" href="/audited-file/').length - 1, 7, 'each file is reached')
  assert.ok(list.split('Grade the audited file').length - 1 < 7, 'what is the same of several is said once')
  assert.match(owed, /Vigil default<span class="vigil-detail">A file that nobody grades drops out/)
  assert.doesNotMatch(page.text, /First visit after nine hours/)
  assert.equal((await commissioner.get(`/audit/${audit}`)).status, 200)
})

test('a child at risk is returned the same day to whoever has the case, and answered there', async () => {
  const handler = await it.named('Asha Nolan')
  const reported = await handler.api(
    '/api/missing/report',
    reportBody(now, {
      name: 'Tilly Invented',
      age: 13,
      lastSeenPlace: 'Hanley bus station',
      callerPhone: '07700 900001',
      why: 'Not home from school',
      unit: null,
      area: null,
      answers: null,
    }),
  )
  const record = String(JSON.parse(reported.text).recordId)
  assert.match(record, /^[0-9a-f-]{36}$/)
  const file = (await files())[0]
  assert.ok(file)
  // The file is made to be about a real case, by the fact that would have drawn it.
  const second = newId(now)
  const body = {
    auditId: audit,
    kind: 'case files',
    topic: 'missing children',
    about: record,
    stratum: 'HIGH',
    team: 'x',
    area: 'x',
    involved: [],
    double: false,
    peer: false,
  }
  const world = await it.app.world({ ...vic.person, staffId: SYSTEM })
  await it.databases.app.write({ force, who: SYSTEM, now }, async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, auditedFile, second, () => [
      { kind: 'audited-file.drawn/1', happenedAt: now, body },
    ])
  })
  const raised = await rhona.send(`/audited-file/${second}/safeguarding-concern`, {
    concern: 'She is back with the man she fled',
  })
  assert.equal(raised.status, 303, raised.text)
  const episode = await detective.get(`/missing/${record}`)
  assert.match(episode.text, /act on an auditor’s or inspector’s safeguarding concern/)
  assert.match(episode.text, /She is back with the man she fled/)
  assert.match((await improvement.get(`/audited-file/${second}`)).text, /No answer yet/)
  const answer = await detective.send(`/missing/${record}/audit-concern-answer`, {
    done: 'Visited, and moved to a safe place',
  })
  assert.equal(answer.status, 303, answer.text)
  const file2 = (await improvement.get(`/audited-file/${second}`)).text
  assert.match(file2, /answered in the case/)
  assert.doesNotMatch(file2, /No answer yet/)
  assert.match(
    (await detective.send(`/missing/${record}/audit-concern-answer`, { done: 'Again' })).text,
    /No concern from an auditor or inspector is waiting/,
  )
})
