// `vigil due`: a line out for every line in, whatever the line was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DueLine, dueLine, dueOnce } from './due.ts'

const holidays = { dates: ['2026-04-03', '2026-04-06'], since: '2026-01-01', until: '2026-12-31' }

const answers = (lines: readonly string[]): readonly DueLine[] => lines.map((line) => dueLine(line, holidays))

const asked = (rule: string, from: string) => JSON.stringify({ rule, from })

test('one question, answered in words and as JSON', () => {
  const words = dueOnce('elapsed-72h', '2026-03-27T22:10:00Z', holidays)
  assert.deepEqual(words, { text: '2026-03-30T22:10:00Z (30 March 2026 at 23:10 in London)', refused: false })
  const json = dueOnce('elapsed-72h', '2026-03-27T22:10:00Z', holidays, true)
  assert.deepEqual(json, { text: '{"due":"2026-03-30T22:10:00Z","localDate":"2026-03-30"}', refused: false })
})

test('a refusal is a sentence, or an error in JSON', () => {
  const words = dueOnce('weeks-6', '7 April', holidays)
  assert.ok(words.refused)
  assert.match(words.text, /^“7 April” is neither a date/)
  assert.deepEqual(JSON.parse(dueOnce('soon', '2026-01-05', holidays, true).text), {
    error: '“soon” is not a rule. Use elapsed-72h, working-days-5, weeks-6, months-3 or section-55.',
  })
})

test('an instant with an offset, a date, and an instant with milliseconds', async () => {
  const found = answers([
    asked('elapsed-1h', '2026-06-30T23:30:00+01:00'),
    asked('working-days-1', '2026-04-02'),
    asked('elapsed-1h', '2026-06-30T22:30:00.250Z'),
  ])
  assert.deepEqual(
    found.map((line) => line.text),
    [
      '{"due":"2026-06-30T23:30:00Z","localDate":"2026-07-01"}',
      '{"due":"2026-04-07T22:59:59Z","localDate":"2026-04-07"}',
      '{"due":"2026-06-30T23:30:00.250Z","localDate":"2026-07-01"}',
    ],
  )
})

test('a bad line is answered in its place and the lines after it still are', async () => {
  const bad = ['', 'weeks-6', 'null', '[]', '{"rule":"weeks-6"}', '{"rule":6,"from":"2026-01-05"}']
  const refusedByRule = [asked('weeks-6', '2026-01-05T10:00:00'), asked('working-days-5', '2026-12-30')]
  const found = answers([...bad, ...refusedByRule, asked('weeks-6', '2026-01-05')])
  assert.deepEqual(
    found.map((line) => line.refused),
    [true, true, true, true, true, true, true, true, false],
  )
  for (const line of found.slice(0, 8)) assert.deepEqual(Object.keys(JSON.parse(line.text)), ['error'])
  assert.match(found[7]?.text ?? '', /ends on 31 December 2026/)
  assert.match(found[8]?.text ?? '', /"localDate":"2026-02-16"/)
})

test('ten thousand lines give ten thousand answers', async () => {
  const rules = ['elapsed-72h', 'weeks-6', 'section-55', 'months-3', 'working-days-10']
  const line = (index: number) => asked(rules[index % 5] ?? '', `2026-0${1 + (index % 9)}-1${index % 10}T22:10:00Z`)
  const found = answers(Array.from({ length: 10_000 }, (_, index) => line(index)))
  assert.equal(found.filter((answer) => !answer.refused).length, 10_000)
})

test('a file that begins with the mark of its encoding, and a line that says one thing twice', async () => {
  const [marked, twice] = answers([
    `\uFEFF${asked('weeks-6', '2026-03-27')}`,
    '{"rule":"weeks-6","from":"2026-03-27","rule":"weeks-8"}',
  ])
  assert.equal(marked?.text, '{"due":"2026-05-08T22:59:59Z","localDate":"2026-05-08"}')
  assert.deepEqual(twice, { text: '{"error":"The line gives “rule” twice: say it once."}', refused: true })
})
