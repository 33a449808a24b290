// The command line: what is asked for is found, what is not understood is said in words, and the exit codes hold.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { commands, runCommandLine } from './cli.ts'

async function vigil(words: string, input = '') {
  const said = { out: '', err: '' }
  const code = await runCommandLine(words.split(' ').filter(Boolean), {
    out: async (text) => {
      said.out += text
      await Promise.resolve()
    },
    err: (text) => {
      said.err += text
    },
    input: Readable.from([input]),
    environment: { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/nowhere' },
    root: join(import.meta.dirname, '..'),
  })
  return { code, ...said }
}

test('a deadline in words and as JSON', async () => {
  const words = await vigil('due --rule elapsed-72h --from 2026-03-27T22:10:00Z')
  assert.deepEqual(words, { code: 0, out: '2026-03-30T22:10:00Z (30 March 2026 at 23:10 in London)\n', err: '' })
  const json = await vigil('due --rule=section-55 --from=2022-04-07 --json')
  assert.deepEqual(JSON.parse(json.out), { due: '2022-06-01T22:59:59Z', localDate: '2022-06-01' })
})

test('each line of JSON is answered in its place, and one refused makes the exit code 1', async () => {
  const lines = [
    '{"rule":"weeks-6","from":"2026-03-27"}',
    'nonsense',
    '{"rule":"elapsed-1h","from":"2026-03-27T22:10:00Z"}',
  ]
  const answered = await vigil('due --json', `${lines.join('\r\n')}\n`)
  const [first, second, third] = answered.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(answered.code, 1)
  assert.equal(first.localDate, '2026-05-08')
  assert.match(second.error, /not JSON/)
  assert.equal(third.due, '2026-03-27T23:10:00Z')
  assert.equal((await vigil('due --json', lines[0])).code, 0)
  assert.equal((await vigil('due --json', `${lines[0]}\n\n\n`)).code, 0, 'empty lines at the end are none')
  const between = await vigil('due --json', `${lines[0]}\n\n${lines[2]}\n`)
  assert.deepEqual(
    between.out.split('\n').map((line) => /"(due|error)"/.exec(line)?.[1] ?? null),
    ['due', 'error', 'due', null],
  )
})

test('a minimum grade with the rules that fired; what cannot be assessed is refused, all of it', async () => {
  const report = JSON.stringify({
    child: { age: 14 },
    answers: { 'self-harm': 'yes' },
    reportedAt: '2026-03-27T22:10:00Z',
  })
  const { code, out } = await vigil('assess --json', report)
  const answer = JSON.parse(out)
  assert.deepEqual([code, answer.floor], [0, 'HIGH'])
  assert.deepEqual(Object.keys(answer.rules[0]).sort(), ['because', 'id', 'level', 'source'])
  assert.match((await vigil('assess', report)).out, /^Minimum grade: HIGH\n {2}R4 HIGH: /)
  const wrong = await vigil('assess', '{"child":{"age":14},"answers":{"no-such":"perhaps"}}')
  assert.deepEqual([wrong.code, wrong.out, wrong.err.trim().split('\n').length], [1, '', 2])
  const bad = await vigil('assess --json', 'nonsense')
  assert.deepEqual([bad.code, JSON.parse(bad.out)], [1, { refused: ['The report is not JSON.'] }])
  assert.equal((await vigil('assess --policy /no/such/file', report)).code, 1)
})

test('the questions that can be asked, with history’s fields', async () => {
  const { questions, history } = JSON.parse((await vigil('assess --questions --json')).out)
  assert.equal(questions.filter((one: { mandatory: boolean }) => one.mandatory).length, 12)
  assert.ok(history.some((one: { id: string }) => one.id === 'reportsIn90Days'))
  assert.match((await vigil('assess --questions')).out, /^specific-worry +Is there/)
})

test('what is not understood is said in words, all of it, and is exit code 2', async () => {
  const { code, out, err } = await vigil('due --rul weeks-6 --from --json=yes')
  assert.deepEqual({ code, out }, { code: 2, out: '' })
  assert.match(err, /no option --rul\. Did you mean --rule\?/)
  assert.match(err, /--from needs a value/)
  assert.match(err, /--json takes no value/)
  assert.equal((await vigil('due')).code, 2)
  assert.match((await vigil('du')).err, /no command “du”\. Did you mean “due”\?/)
  assert.equal((await vigil('toString')).code, 2)
})

test('every command says what it does, has examples of itself, and takes --json', async () => {
  for (const name of Object.keys(commands)) {
    const { code, out } = await vigil(`${name} --help`)
    assert.equal(code, 0)
    assert.match(out, /--json/)
    assert.ok(out.split('Examples:')[1]?.includes(`vigil ${name}`), `${name} shows no example of itself`)
    assert.equal((await vigil(`${name} --no-such-option`)).code, 2)
  }
})

test('the launcher runs it with the right Node, reading standard input', () => {
  const launcher = join(import.meta.dirname, '../bin/vigil')
  const ran = spawnSync(launcher, ['due', '--json'], {
    input: '{"rule":"weeks-6","from":"2026-03-27"}\n',
    encoding: 'utf8',
  })
  assert.deepEqual([ran.status, ran.stdout], [0, '{"due":"2026-05-08T22:59:59Z","localDate":"2026-05-08"}\n'])
  assert.equal(spawnSync(launcher, ['due', '--rule', 'fortnight', '--from', '2026-03-27']).status, 1)
})
